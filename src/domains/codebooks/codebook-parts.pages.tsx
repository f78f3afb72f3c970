import { formatDate } from '#/french/dates.ts';
import { Definitions } from '#/ui/definition.tsx';
import { Disclosure } from '#/ui/disclosure.tsx';
import { Table } from '#/ui/table.tsx';
import type { Calendar } from './calendar.ts';
import type { Code, CodeList, Field } from './codebook.ts';
import { ConditionText } from './condition.pages.tsx';
import { type CodebookView, OutputText } from './output.pages.tsx';
import { PartMarkTag } from './part-mark.pages.tsx';

/** Fields by section: reference, who gives them, when, and how Toile fills them. */
export function FieldsPart(view: CodebookView) {
  const { book, words, locale } = view;
  const requiredText = (field: Field) => {
    if (field.requiredWhen === 'true') return words.always;
    if (field.requiredWhen === 'false') return words.never;
    return <ConditionText book={book} locale={locale} text={field.requiredWhen} />;
  };
  return (
    <section aria-labelledby="champs">
      <h2 id="champs">{words.fields}</h2>
      {book.sections.map((section) => (
        <Table
          key={section.id}
          caption={section.label[locale]}
          note={section.reference}
          rows={book.fields.filter((field) => field.section === section.id)}
          rowKey={(field) => field.id}
          columns={[
            {
              key: 'field',
              heading: words.field,
              cell: (field) => <FieldName field={field} view={view} />,
            },
            { key: 'reference', heading: words.reference, cell: (field) => field.reference ?? '' },
            { key: 'type', heading: words.type, cell: (field) => words.types[field.type] },
            {
              key: 'applies',
              heading: words.applies,
              cell: (field) => appliesTo(field, view),
            },
            { key: 'required', heading: words.required, cell: requiredText },
            {
              key: 'filled',
              heading: words.filledBy,
              cell: (field) => (
                <OutputText book={book} words={words} locale={locale} field={field} output={field.output} />
              ),
            },
          ]}
        />
      ))}
    </section>
  );
}

function FieldName({ field, view }: { field: Field; view: CodebookView }) {
  return (
    <div>
      {field.label[view.locale]}
      <PartMarkTag marks={view.marks ?? null} place="fields" id={field.id} words={view.words} />
      {field.note ? <p class="hint">{field.note[view.locale]}</p> : null}
    </div>
  );
}

function appliesTo(field: Field, { book, words, locale }: CodebookView): string {
  const labels = (
    all: readonly { id: string; label: { fr: string; en: string } }[],
    ids: readonly string[],
  ) => all.filter(({ id }) => ids.includes(id)).map(({ label }) => label[locale].toLowerCase());
  if (field.kinds.length === 0 || field.acts.length === 0) return words.retired;
  const kinds =
    field.kinds.length === book.kinds.length ? words.everyKind : labels(book.kinds, field.kinds).join(', ');
  if (field.acts.length === book.acts.length) return kinds;
  return `${kinds}, ${words.onlyActs(labels(book.acts, field.acts).join(', '))}`;
}

/** Code lists, each closed until asked for. */
export function ListsPart(view: CodebookView) {
  const { book, words, locale } = view;
  return (
    <section aria-labelledby="listes">
      <h2 id="listes">{words.lists}</h2>
      {book.codeLists.map((list) => (
        <Disclosure
          key={list.id}
          id={`liste-${list.id}`}
          summary={`${list.label[locale]} – ${words.codesIn(list.codes.length)}`}
        >
          <CodesTable list={list} view={view} />
        </Disclosure>
      ))}
    </section>
  );
}

function CodesTable({ list, view: { words, locale, marks = null } }: { list: CodeList; view: CodebookView }) {
  const validity = (code: Code) =>
    words.inForce(
      formatDate(code.validFromOn, locale),
      code.validUntilOn === null ? null : formatDate(code.validUntilOn, locale),
    );
  return (
    <Table
      caption={list.label[locale]}
      note={list.reference}
      rows={list.codes}
      rowKey={(code) => code.id}
      columns={[
        { key: 'code', heading: words.code, cell: (code) => code.code ?? words.noCode },
        {
          key: 'label',
          heading: words.label,
          cell: (code) => (
            <span>
              {code.label[locale]}
              <PartMarkTag marks={marks} place={`codes/${list.id}`} id={code.id} words={words} />
            </span>
          ),
        },
        { key: 'validity', heading: words.validity, cell: validity },
      ]}
    />
  );
}

export function ValidationsPart({ book, words, locale, marks = null }: CodebookView) {
  return (
    <section aria-labelledby="verifications">
      <h2 id="verifications">{words.validations}</h2>
      <Table
        caption={words.validationsCaption}
        rows={book.validations}
        rowKey={(validation) => validation.id}
        columns={[
          {
            key: 'sentence',
            heading: words.validation,
            cell: (validation) => (
              <span>
                {validation.sentence[locale]}
                <PartMarkTag marks={marks} place="validations" id={validation.id} words={words} />
              </span>
            ),
          },
          {
            key: 'importance',
            heading: words.importance,
            cell: (validation) => words.importances[validation.importance],
          },
          { key: 'what', heading: words.whatToDo, cell: (validation) => validation.whatToDo[locale] },
          {
            key: 'condition',
            heading: words.condition,
            cell: ({ failsWhen }) => <ConditionText book={book} locale={locale} text={failsWhen} />,
          },
        ]}
      />
    </section>
  );
}

export function ConventionsPart({ book, words, locale }: CodebookView) {
  const counted = book.countedBy.map(
    (id) => book.fields.find((field) => field.id === id)?.label[locale].toLowerCase() ?? id,
  );
  return (
    <section aria-labelledby="conventions">
      <h2 id="conventions">{words.conventions}</h2>
      <p>{words.countedBy(counted.join(', '))}</p>
      <Definitions
        items={book.conventions.map((convention) => ({
          term: convention.question[locale],
          details: convention.answer[locale],
        }))}
      />
    </section>
  );
}

/** Months, quarters and years say their own days: a table of them would tell nothing. */
const isTold = ({ kind }: Calendar) => kind === 'month' || kind === 'quarter' || kind === 'year';

/** Calendars, with the periods of the year that holds the given day. */
export function CalendarsPart({ book, words, locale, today }: CodebookView & { today: string }) {
  return (
    <section aria-labelledby="calendriers">
      <h2 id="calendriers">{words.calendars}</h2>
      {book.calendars.map((calendar) => (
        <Disclosure key={calendar.id} summary={calendar.label[locale]}>
          {calendar.note ? <p>{calendar.note[locale]}</p> : null}
          <p class="hint">{words.yearsHeld(calendar.years[0]?.id ?? '', calendar.years.at(-1)?.id ?? '')}</p>
          {isTold(calendar) ? null : (
            <PeriodsTable calendar={calendar} view={{ book, words, locale }} today={today} />
          )}
        </Disclosure>
      ))}
    </section>
  );
}

function PeriodsTable({
  calendar,
  view: { words, locale },
  today,
}: {
  calendar: Calendar;
  view: CodebookView;
  today: string;
}) {
  const year =
    calendar.years.find(({ startsOn, endsOn }) => startsOn <= today && today <= endsOn) ??
    calendar.years.at(-1);
  if (!year) return null;
  return (
    <Table
      caption={`${calendar.label[locale]}, ${year.label[locale].toLowerCase()}`}
      rows={year.periods}
      rowKey={(period) => period.id}
      columns={[
        { key: 'period', heading: words.period, cell: (period) => period.label[locale] },
        { key: 'from', heading: words.from, cell: (period) => formatDate(period.startsOn, locale) },
        { key: 'to', heading: words.to, cell: (period) => formatDate(period.endsOn, locale) },
      ]}
    />
  );
}

import type { Locale } from '#/platform/visit.ts';
import { Definitions } from '#/ui/definition.tsx';
import { Table } from '#/ui/table.tsx';
import { CodePicks } from './code-pick.pages.tsx';
import type { fr } from './codebook.words.ts';
import { declares, type Row } from './decision-table.ts';
import { type CodebookView, codeLabel, OutputText } from './output.pages.tsx';
import { PartMarkTag } from './part-mark.pages.tsx';
import { labelOf, plainCell } from './plain-cell.rules.ts';
import { conditionInputIds, type InputId, traceInput } from './trace-input.ts';

/** The decision table in plain words: conditions on the trace on one side, what follows on the other. */
export function RulesPart(view: CodebookView) {
  const { book, words, locale } = view;
  return (
    <section aria-labelledby="regles">
      <h2 id="regles">{words.rules}</h2>
      <p>{words.rulesLead}</p>
      {book.mapping.exclusions.length === 0 ? null : (
        <RowsTable {...view} place="exclusions" caption={words.exclusions} rows={book.mapping.exclusions} />
      )}
      {book.mapping.groups.map((group) => (
        <RowsTable
          key={group.id}
          {...view}
          place={`rows/${group.id}`}
          caption={group.label[locale]}
          rows={group.rows}
        />
      ))}
      <h3>{words.reasons}</h3>
      <Definitions
        items={book.mapping.reasons.map((reason) => ({
          term: reason.label[locale],
          details: reason.explanation[locale],
        }))}
      />
      <TranslationsPart {...view} />
    </section>
  );
}

function RowsTable({
  place,
  caption,
  rows,
  ...view
}: CodebookView & { place: string; caption: string; rows: readonly Row[] }) {
  const { words, locale } = view;
  return (
    <Table
      caption={caption}
      rows={rows}
      rowKey={(row) => row.id}
      columns={[
        { key: 'rule', heading: words.rule, cell: (row) => <RuleName row={row} place={place} view={view} /> },
        {
          key: 'conditions',
          heading: words.conditions,
          cell: (row) => <Conditions row={row} words={words} locale={locale} />,
        },
        { key: 'result', heading: words.result, cell: (row) => <Result {...view} row={row} /> },
      ]}
    />
  );
}

function RuleName({ row, place, view }: { row: Row; place: string; view: CodebookView }) {
  return (
    <span id={`regle-${row.id}`}>
      {row.sentence[view.locale]} <span class="hint">{row.reference}</span>
      <PartMarkTag marks={view.marks ?? null} place={place} id={row.id} words={view.words} />
    </span>
  );
}

/** The conditions of a row in words. */
export function Conditions({ row, words, locale }: { row: Row; words: typeof fr; locale: Locale }) {
  // In the order of the vocabulary: the database does not keep that of the file.
  const cells = conditionInputIds.flatMap((input): [InputId, string][] => {
    const test = row.when[input];
    return test === undefined ? [] : [[input, test]];
  });
  if (cells.length === 0) return words.noCondition;
  return (
    <ul>
      {cells.map(([input, test]) => (
        <li key={input}>
          {traceInput(input).label[locale]}
          {locale === 'fr' ? '\u00a0: ' : ': '}
          <CellText input={input} test={test} words={words} locale={locale} />
        </li>
      ))}
    </ul>
  );
}

function CellText({
  input,
  test,
  words,
  locale,
}: {
  input: InputId;
  test: string;
  words: typeof fr;
  locale: Locale;
}) {
  const cell = plainCell(input, test);
  if (cell.kind === 'formula') return <code>{cell.text}</code>;
  if ('number' in cell) return words[cell.kind](cell.number);
  if (!('values' in cell)) return words[cell.kind];
  const values = cell.values.map((value) => value[locale]).join(words.or);
  if (cell.kind === 'noneOf') return words.except(values);
  if (cell.kind === 'contains') return words.contains(values);
  return cell.kind === 'lacks' ? words.lacks(values) : values;
}

/** What follows when a row decides, in words. */
export function Result({ book, words, locale, row }: CodebookView & { row: Row }) {
  if (!declares(row)) {
    const reason = book.mapping.reasons.find(({ id }) => id === row.reason);
    return words.leavesOut(reason?.label[locale] ?? row.reason);
  }
  const kind = book.kinds.find(({ id }) => id === row.declare.kind)?.label[locale] ?? row.declare.kind;
  const act = book.acts.find(({ id }) => id === row.declare.act)?.label[locale] ?? row.declare.act;
  const given = Object.entries(row.declare.fields).flatMap(([id, output]) => {
    const field = book.fields.find((candidate) => candidate.id === id);
    return field ? [{ field, output }] : [];
  });
  return (
    <div>
      <p>{words.gives(kind, act)}</p>
      {given.length === 0 ? null : (
        <ul>
          {given.map(({ field, output }) => (
            <li key={field.id}>
              {field.label[locale]}
              {locale === 'fr' ? '\u00a0: ' : ': '}
              <OutputText book={book} words={words} locale={locale} field={field} output={output} />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function TranslationsPart({ book, words, locale }: CodebookView) {
  if (book.translations.length === 0) return null;
  return (
    <section aria-labelledby="correspondances">
      <h3 id="correspondances">{words.translations}</h3>
      <p>{words.translationsLead}</p>
      <CodePicks book={book} locale={locale} />
      {book.translations.map((translation) => (
        <div key={translation.id} id={`table-${translation.id}`}>
          <Table
            caption={translation.label[locale]}
            rows={[
              ...translation.pairs.map(({ value, code }) => ({
                value: labelOf(translation.input, value)[locale],
                code,
              })),
              { value: words.otherwise, code: translation.otherwise },
            ]}
            rowKey={({ value }) => value}
            columns={[
              { key: 'value', heading: words.value, cell: ({ value }) => value },
              {
                key: 'code',
                heading: words.becomes,
                cell: ({ code }) =>
                  code === null ? words.empty : codeLabel(book, translation.codeList, code, locale),
              },
            ]}
          />
        </div>
      ))}
    </section>
  );
}

import type { Codebook } from '#/domains/codebooks/codebooks.public.ts';
import { traceAspects } from '#/domains/codebooks/codebooks.public.ts';
import { paths } from '#/paths.ts';
import type { Locale } from '#/platform/visit.ts';
import { Definitions } from '#/ui/definition.tsx';
import { type Column, Table } from '#/ui/table.tsx';
import { writtenMinutes, writtenNumber, writtenTime } from './amount.rules.ts';
import { figureKey } from './figure.rules.ts';
import type { Figure, FigureSubject, Likeness } from './figure.ts';
import {
  actName,
  familyName,
  fieldName,
  kindName,
  likenessName,
  type Naming,
  tellingFields,
  valueName,
} from './figure-names.rules.ts';
import { partsColumns, partsNote } from './figure-parts.pages.tsx';
import type { fr } from './statement.words.ts';

export type Words = typeof fr;

/** What every part of a statement needs to be drawn. */
export interface FiguresView {
  statementId: string;
  codebook: Codebook;
  /** The space whose copy of it this is, when it is not everybody's. */
  codebookSpaceId?: string | null;
  figures: readonly Figure[];
  words: Words;
  locale: Locale;
}

export type Of<Kind extends FigureSubject['kind']> = Figure & {
  subject: Extract<FigureSubject, { kind: Kind }>;
};

export function ofKind<Kind extends FigureSubject['kind']>(
  figures: readonly Figure[],
  kind: Kind,
): Of<Kind>[] {
  return figures.filter((figure): figure is Of<Kind> => figure.subject.kind === kind);
}

export function namingOf({
  codebook,
  locale,
  words,
}: Pick<FiguresView, 'codebook' | 'locale' | 'words'>): Naming {
  return { codebook, locale, noValue: words.noValue };
}

/** A figure that opens on where it comes from. */
export function FigureLink({ view, figure, what }: { view: FiguresView; figure: Figure; what: string }) {
  return (
    <span>
      <a
        class="figure-link"
        href={paths.statementFigure(view.statementId, encodeURIComponent(figure.key))}
        aria-label={`${writtenNumber(figure.count, view.locale)} – ${what}`}
      >
        {writtenNumber(figure.count, view.locale)}
      </a>
    </span>
  );
}

function minutesColumns<Kind extends FigureSubject['kind']>({
  words,
  locale,
}: FiguresView): Column<Of<Kind>>[] {
  return [
    {
      key: 'minutes',
      heading: words.minutesNoted,
      numeric: true,
      cell: (figure) => writtenTime(figure, words.notNoted, locale),
    },
    {
      key: 'untimed',
      heading: words.untimed,
      numeric: true,
      cell: (figure) => writtenNumber(figure.untimedCount, locale),
    },
  ];
}

/** Declarations, one table a kind, one line a sort of act: no line adds the others. */
export function DeclaredPart({ view }: { view: FiguresView }) {
  const { words, codebook, locale } = view;
  const naming = namingOf(view);
  const declared = ofKind(view.figures, 'declared');
  const telling = tellingFields(naming, declared);
  return (
    <section aria-labelledby="recu">
      <h2 id="recu">{words.sees}</h2>
      <p>{words.seesLead}</p>
      {codebook.kinds.map((kind) => {
        const rows = declared.filter(({ subject }) => subject.likeness.declarationKind === kind.id);
        if (rows.length === 0) return null;
        return (
          <Table
            key={kind.id}
            caption={kindName(naming, kind.id)}
            note={[kind.definition[locale], partsNote(rows, locale)].filter(Boolean).join(' ')}
            rows={rows}
            rowKey={(figure) => figure.key}
            columns={[
              ...telling.map(
                (fieldId): Column<Of<'declared'>> => ({
                  key: fieldId,
                  heading: fieldName(naming, fieldId),
                  cell: ({ subject }) =>
                    valueName(
                      naming,
                      fieldId,
                      subject.likeness.values[codebook.countedBy.indexOf(fieldId)] ?? null,
                    ),
                }),
              ),
              {
                key: 'act',
                heading: words.likeAct,
                cell: ({ subject }) => actName(naming, subject.likeness.act),
              },
              {
                key: 'count',
                heading: words.declarations,
                numeric: true,
                cell: (figure) => (
                  <FigureLink
                    view={view}
                    figure={figure}
                    what={likenessName(naming, figure.subject.likeness)}
                  />
                ),
              },
              ...minutesColumns<'declared'>(view),
              ...partsColumns(rows, locale),
            ]}
          />
        );
      })}
    </section>
  );
}

/** What no declaration says: traces left out, by reason, and what declared traces lose. */
export function UnseenPart({ view }: { view: FiguresView }) {
  const { words, codebook, locale } = view;
  const naming = namingOf(view);
  const notDeclared = ofKind(view.figures, 'notDeclared');
  const dropped = ofKind(view.figures, 'dropped');
  const reasonOf = (id: string) => codebook.mapping.reasons.find((reason) => reason.id === id);
  const aspectName = ({ subject }: Of<'dropped'>) => traceAspects[subject.aspect][locale];
  const family = ({ subject }: Of<'dropped'>) => familyName(naming, subject.declarationKind, subject.act);
  return (
    <section aria-labelledby="non-recu">
      <h2 id="non-recu">{words.seesNot}</h2>
      {notDeclared.length === 0 ? null : (
        <Table
          caption={words.notDeclared}
          rows={notDeclared}
          rowKey={(figure) => figure.key}
          columns={[
            {
              key: 'reason',
              heading: words.reason,
              cell: ({ subject }) => (
                <ReasonText reason={reasonOf(subject.reasonId)} id={subject.reasonId} locale={locale} />
              ),
            },
            {
              key: 'count',
              heading: words.tracesHeading,
              numeric: true,
              cell: (figure) => (
                <FigureLink
                  view={view}
                  figure={figure}
                  what={reasonOf(figure.subject.reasonId)?.label[locale] ?? ''}
                />
              ),
            },
            ...minutesColumns<'notDeclared'>(view),
          ]}
        />
      )}
      {dropped.length === 0 ? null : (
        <Table
          caption={words.dropped}
          note={words.droppedLead}
          rows={dropped}
          rowKey={(figure) => figure.key}
          columns={[
            { key: 'aspect', heading: words.aspect, cell: aspectName },
            { key: 'family', heading: words.concerns, cell: family },
            {
              key: 'count',
              heading: words.tracesHeading,
              numeric: true,
              cell: (figure) => (
                <FigureLink view={view} figure={figure} what={`${aspectName(figure)}, ${family(figure)}`} />
              ),
            },
            {
              key: 'minutes',
              heading: words.minutesNoted,
              numeric: true,
              cell: (figure) => writtenMinutes(figure.minutes, locale),
            },
          ]}
        />
      )}
    </section>
  );
}

type ReasonOfCodebook = Codebook['mapping']['reasons'][number];

function ReasonText({
  reason,
  id,
  locale,
}: {
  reason: ReasonOfCodebook | undefined;
  id: string;
  locale: Locale;
}) {
  if (!reason) return id;
  return (
    <div>
      {reason.label[locale]}
      <p class="hint">{reason.explanation[locale]}</p>
    </div>
  );
}

/** How like acts differ, field by field. Fields with one value for all of them come last, in a line. */
export function DetailsPart({ view, likeness }: { view: FiguresView; likeness: Likeness }) {
  const { words } = view;
  const naming = namingOf(view);
  const key = figureKey({ kind: 'declared', likeness });
  const whole = view.figures.find((figure) => figure.key === key);
  const mine = ofKind(view.figures, 'value').filter(
    ({ subject }) => figureKey({ kind: 'declared', likeness: subject.likeness }) === key,
  );
  const isSame = (figure: Of<'value'>) =>
    figure.count === whole?.count &&
    mine.filter(({ subject }) => subject.fieldId === figure.subject.fieldId).length === 1;
  const differing = mine.filter((figure) => !isSame(figure));
  return (
    <section aria-labelledby="details">
      <h2 id="details">{words.details}</h2>
      {differing.length === 0 ? null : (
        <Table
          caption={likenessName(naming, likeness)}
          note={words.detailsLead}
          rows={differing}
          rowKey={(figure) => figure.key}
          columns={[
            { key: 'field', heading: words.field, cell: ({ subject }) => fieldName(naming, subject.fieldId) },
            {
              key: 'value',
              heading: words.value,
              cell: ({ subject }) => valueName(naming, subject.fieldId, subject.value),
            },
            {
              key: 'count',
              heading: words.declarations,
              numeric: true,
              cell: (value) => (
                <FigureLink
                  view={view}
                  figure={value}
                  what={valueName(naming, value.subject.fieldId, value.subject.value)}
                />
              ),
            },
          ]}
        />
      )}
      <p>{words.sameForAll}</p>
      <Definitions
        items={mine.filter(isSame).map(({ subject }) => ({
          term: fieldName(naming, subject.fieldId),
          details: valueName(naming, subject.fieldId, subject.value),
        }))}
      />
    </section>
  );
}

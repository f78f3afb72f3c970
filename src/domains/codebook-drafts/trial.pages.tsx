import {
  type FigureChange,
  type Naming,
  PartsLine,
  type statementWordsFr,
  subjectName,
  writtenCount,
  writtenMinutes,
} from '#/domains/statements/statements.public.ts';
import { formatDate } from '#/french/dates.ts';
import { paths } from '#/paths.ts';
import { Empty } from '#/ui/empty.tsx';
import { LinkedList } from '#/ui/linked-list.tsx';
import { Notice } from '#/ui/notice.tsx';
import { Table } from '#/ui/table.tsx';
import { DraftFrame, type DraftView } from './draft-frame.pages.tsx';
import { SamplePart } from './sample.pages.tsx';
import type { RowTraces, SamplePeriod, Trial } from './trial.ts';

export interface TrialPageProps {
  view: DraftView;
  statementWords: typeof statementWordsFr;
  sample: SamplePeriod | null;
  trial: Trial | null;
  /** Why there is nothing to compare. */
  whyNot: string | null;
}

/** The sample period compiled twice: with the version in force and with the draft. */
export function TrialPage({ view, statementWords, sample, trial, whyNot }: TrialPageProps) {
  const { words, locale } = view;
  return (
    <DraftFrame view={view} tab="trial">
      <SamplePart view={view} sample={sample} traceCount={trial?.difference.traceCount ?? null} />
      {trial === null ? (
        <Notice kind="warning" title={words.trialImpossible}>
          <p>{whyNot ?? words.sampleNone}</p>
        </Notice>
      ) : (
        <>
          <p>
            {words.trialLead(
              `${trial.present.title[locale]}, ${words.reference(trial.present.id, trial.present.version)}`,
            )}
          </p>
          <p class="hint">{words.effort}</p>
          {trial.difference.changes.length === 0 ? (
            <Empty title={words.trialNone}>
              <p>{words.trialNoneText}</p>
            </Empty>
          ) : (
            <FiguresTable view={view} statementWords={statementWords} trial={trial} />
          )}
          <MovesPart view={view} trial={trial} />
        </>
      )}
    </DraftFrame>
  );
}

interface TrialView {
  view: DraftView;
  statementWords: typeof statementWordsFr;
  trial: Trial;
}

function FiguresTable({ view, statementWords, trial }: TrialView) {
  const { words, locale, draft } = view;
  const noValue = statementWords.noValue;
  const before: Naming = { codebook: trial.present, locale, noValue };
  const after: Naming = { codebook: draft.book, locale, noValue };
  const amount = (change: FigureChange, side: 'before' | 'after') => {
    const there = change[side];
    if (there === null) return statementWords.absent;
    const count = writtenCount({ subject: change.subject, count: there.count }, statementWords, locale);
    // A duration that was not noted is not a time of zero.
    const timed =
      there.minutes === 0 ? count : statementWords.amount(count, writtenMinutes(there.minutes, locale));
    return (
      <>
        {timed}
        <PartsLine parts={there.parts} locale={locale} />
      </>
    );
  };
  return (
    <Table
      caption={words.trialFigures}
      rows={trial.difference.changes}
      rowKey={({ key }) => key}
      columns={[
        {
          key: 'figure',
          heading: words.figure,
          cell: (change) =>
            subjectName(change.after ? after : before, change.subject, statementWords.subjects),
        },
        { key: 'before', heading: words.before, numeric: true, cell: (change) => amount(change, 'before') },
        { key: 'after', heading: words.after, numeric: true, cell: (change) => amount(change, 'after') },
      ]}
    />
  );
}

function MovesPart({ view, trial }: Pick<TrialView, 'view' | 'trial'>) {
  const { words, locale, draft } = view;
  const { moves } = trial.difference;
  if (moves.length === 0) return null;
  const sentences = (ids: readonly string[], book: typeof draft.book) => {
    const rows = [...book.mapping.exclusions, ...book.mapping.groups.flatMap((group) => group.rows)];
    const named = ids.map((id) => rows.find((row) => row.id === id)?.sentence[locale] ?? id);
    return named.length === 0 ? words.noRow : named.join(' ; ');
  };
  return (
    <Table
      caption={words.moves}
      note={words.movesLead}
      rows={moves}
      rowKey={({ from, to }) => `${from.join(' ')} → ${to.join(' ')}`}
      columns={[
        { key: 'from', heading: words.from, cell: ({ from }) => sentences(from, trial.present) },
        { key: 'to', heading: words.to, cell: ({ to }) => sentences(to, draft.book) },
        {
          key: 'count',
          heading: words.traces,
          numeric: true,
          cell: ({ traceCount }) => new Intl.NumberFormat(`${locale}-CA`).format(traceCount),
        },
      ]}
    />
  );
}

/** The traces that a row decides of, or those that no row takes. */
export function RowTracesPage({ view, found }: { view: DraftView; found: RowTraces }) {
  const { words, locale } = view;
  return (
    <>
      <p class="hint">{found.sample.period.label[locale]}</p>
      {found.traces.length === 0 ? <p>{words.rowTracesNone}</p> : null}
      <LinkedList
        lines={found.traces.map((trace) => ({
          label: trace.title,
          href: paths.trace(trace.id),
          note: formatDate(trace.eventOn, locale),
        }))}
      />
      <p class="hint">{words.rowTracesShown(found.traces.length, found.visibleCount)}</p>
    </>
  );
}

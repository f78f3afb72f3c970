import {
  type CodebookFault,
  Conditions,
  type Overlap,
  overlapsIn,
  PartMarkTag,
  Result,
  type Row,
  type RowGroup,
} from '#/domains/codebooks/codebooks.public.ts';
import { paths } from '#/paths.ts';
import { LinkButton } from '#/ui/button.tsx';
import { Notice } from '#/ui/notice.tsx';
import { Table } from '#/ui/table.tsx';
import { Tag } from '#/ui/tag.tsx';
import { DraftFrame, type DraftView } from './draft-frame.pages.tsx';
import { placeSlug } from './place.data.ts';
import { RowCountLines } from './row-count.pages.tsx';
import { SamplePart } from './sample.pages.tsx';
import type { CountedTable, SamplePeriod, TableCounts } from './trial.ts';

export interface TableProps {
  view: DraftView;
  /** What each row takes of the sample period; null while an error keeps the table from being run. */
  counted: CountedTable | null;
  sample: SamplePeriod | null;
  faults: readonly CodebookFault[];
  /** Why there are no counts. */
  whyNot: string | null;
}

/** The decision table as a document: each row in plain words, with what it takes of a real period. */
export function TablePage(props: TableProps) {
  const { view, counted, sample, whyNot } = props;
  const { draft, words, mayWrite } = view;
  const { mapping } = draft.book;
  return (
    <DraftFrame view={view} tab="rules">
      <p>{words.rulesLead}</p>
      <SamplePart view={view} sample={sample} traceCount={counted?.counts.traceCount ?? null} />
      {whyNot ? (
        <Notice kind="warning" title={words.cannotRun}>
          <p>{whyNot}</p>
        </Notice>
      ) : null}
      <h2>{words.exclusions}</h2>
      <RowsTable {...props} place="exclusions" rows={mapping.exclusions} overlaps={[]} />
      {mayWrite ? <AddLink view={view} slug="exclusions" label={words.addExclusion} /> : null}
      {mapping.groups.map((group) => (
        <GroupPart key={group.id} {...props} group={group} />
      ))}
      {mayWrite ? <AddLink view={view} slug="groupes" label={words.addGroup} /> : null}
      {counted ? <UnmatchedPart view={view} counts={counted.counts} /> : null}
    </DraftFrame>
  );
}

function GroupPart({ group, ...props }: TableProps & { group: RowGroup }) {
  const { view, whyNot } = props;
  const { words, locale, mayWrite } = view;
  const slug = placeSlug({ list: 'rows', of: group.id });
  return (
    <section aria-labelledby={`groupe-${group.id}`}>
      <h2 id={`groupe-${group.id}`}>{words.group(group.label[locale])}</h2>
      {group.exclusive ? <p class="hint">{words.exclusive}</p> : null}
      <RowsTable
        {...props}
        place={`rows/${group.id}`}
        rows={group.rows}
        overlaps={whyNot ? [] : overlapsIn(group)}
      />
      {mayWrite ? <AddLink view={view} slug={slug} label={words.addRule} /> : null}
    </section>
  );
}

function AddLink({ view: { draft }, slug, label }: { view: DraftView; slug: string; label: string }) {
  return (
    <p>
      <LinkButton href={paths.codebookDraftAddition(draft.id, slug)}>{label}</LinkButton>
    </p>
  );
}

interface RowsProps extends TableProps {
  place: string;
  rows: readonly Row[];
  overlaps: readonly Overlap[];
}

function RowsTable(props: RowsProps) {
  const { view, place, rows } = props;
  const { words, bookWords, locale, draft, mayWrite } = view;
  if (rows.length === 0) return <p class="hint">{words.emptyList}</p>;
  return (
    <Table
      caption={words.inOrder}
      rows={rows}
      rowKey={(row) => row.id}
      columns={[
        {
          key: 'rule',
          heading: words.rule,
          cell: (row) => (
            <span id={`regle-${row.id}`}>
              {mayWrite ? (
                <a href={paths.codebookDraftRule(draft.id, row.id)}>{row.sentence[locale]}</a>
              ) : (
                row.sentence[locale]
              )}{' '}
              <span class="hint">{row.reference}</span>
              <PartMarkTag marks={view.marks} place={place} id={row.id} words={bookWords} />
            </span>
          ),
        },
        {
          key: 'conditions',
          heading: words.ifTrace,
          cell: (row) => <Conditions row={row} words={bookWords} locale={locale} />,
        },
        {
          key: 'result',
          heading: words.outcome,
          cell: (row) => <Result book={draft.book} words={bookWords} locale={locale} row={row} />,
        },
        { key: 'taken', heading: words.onSample, cell: (row) => <Taken {...props} row={row} /> },
      ]}
    />
  );
}

/** What a row takes, and why it takes nothing when it never can. */
function Taken({ view, counted, faults, row, rows, overlaps }: RowsProps & { row: Row }) {
  const { words, locale, draft } = view;
  const hidden = faults.find(
    ({ code, place }) =>
      (code === 'unreachableRow' || code === 'impossibleRow') && place.endsWith(`/${row.id}`),
  );
  const sentenceOf = (id: string) =>
    [...draft.book.mapping.exclusions, ...rows].find((other) => other.id === id)?.sentence[locale] ?? id;
  const met = overlaps.find(({ firstId }) => firstId === row.id);
  return (
    <div>
      {hidden ? (
        <p>
          <Tag>{words.neverReached}</Tag> {hidden.more ? words.hiddenBy(sentenceOf(hidden.more)) : null}
        </p>
      ) : null}
      {counted ? <RowCountLines view={view} rowId={row.id} counts={counted.counts} /> : null}
      {met ? <p class="hint">{words.meets(sentenceOf(met.secondId))}</p> : null}
    </div>
  );
}

function UnmatchedPart({ view, counts }: { view: DraftView; counts: TableCounts }) {
  const { words, draft, locale } = view;
  const { mapping } = draft.book;
  const reason = mapping.reasons.find(({ id }) => id === mapping.noRuleReason);
  return (
    <section aria-labelledby="sans-regle">
      <h2 id="sans-regle">{words.unmatchedTitle}</h2>
      {counts.unmatchedCount === 0 ? (
        <p>{words.unmatchedNone}</p>
      ) : (
        <p>
          {words.unmatched(counts.unmatchedCount)} {reason?.label[locale] ?? mapping.noRuleReason}.{' '}
          <a href={paths.codebookDraftRuleTraces(draft.id, 'aucune')}>{words.seeUnmatched}</a>
        </p>
      )}
    </section>
  );
}

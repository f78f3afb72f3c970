import { paths } from '#/paths.ts';
import type { DraftView } from './draft-frame.pages.tsx';
import type { CountedTable, TableCounts } from './trial.ts';

export interface RowCountProps {
  view: DraftView;
  rowId: string;
  counts: TableCounts;
}

/** What a row takes of the sample period, as the draft stands; leads to the traces. */
export function RowCountLines({ view: { words, draft }, rowId, counts }: RowCountProps) {
  const count = counts.byRow.get(rowId);
  return (
    <>
      <p>
        {count && count.decides > 0 ? (
          <a href={paths.codebookDraftRuleTraces(draft.id, rowId)}>{words.decides(count.decides)}</a>
        ) : (
          words.decidesNone
        )}
      </p>
      {count && count.shadowed > 0 ? <p class="hint">{words.shadowed(count.shadowed)}</p> : null}
    </>
  );
}

/** The same on the page of a row, with the period: saving the row counts again. */
export function RowCountPart({
  view,
  rowId,
  counted,
}: Omit<RowCountProps, 'counts'> & { counted: CountedTable }) {
  const { words, locale } = view;
  const { sample, counts } = counted;
  return (
    <section aria-labelledby="prises">
      <h2 id="prises">{words.rowTraces}</h2>
      <p class="hint">{words.sampleText(sample.period.label[locale], counts.traceCount)}</p>
      <RowCountLines view={view} rowId={rowId} counts={counts} />
    </section>
  );
}

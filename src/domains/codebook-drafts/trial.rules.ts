import { type Codebook, type InputValues, rowReader } from '#/domains/codebooks/codebooks.public.ts';
import type { TraceGroup } from '#/domains/statements/statements.public.ts';
import type { RowCount, RowMove, TableCounts } from './trial.ts';

/** What each row takes of the traces of a period, counted by the inputs that the codebook reads. */
export function tableCounts(book: Codebook, groups: Iterable<TraceGroup>): TableCounts {
  const read = rowReader(book.mapping);
  const byRow = new Map<string, RowCount>();
  const count = (id: string, how: keyof RowCount, traces: number) => {
    const known = byRow.get(id) ?? { decides: 0, shadowed: 0 };
    byRow.set(id, { ...known, [how]: known[how] + traces });
  };
  const unmatched: InputValues[] = [];
  let traceCount = 0;
  let unmatchedCount = 0;
  for (const group of groups) {
    const { deciding, shadowed } = read(group.values);
    traceCount += group.traceCount;
    for (const id of deciding) count(id, 'decides', group.traceCount);
    for (const id of shadowed) count(id, 'shadowed', group.traceCount);
    if (deciding.length > 0) continue;
    unmatchedCount += group.traceCount;
    unmatched.push(group.values);
  }
  return { byRow, traceCount, unmatchedCount, unmatched };
}

/** Combinations that a row decides of. */
export function takenBy(book: Codebook, rowId: string, groups: Iterable<TraceGroup>): InputValues[] {
  const read = rowReader(book.mapping);
  return [...groups]
    .filter(({ values }) => read(values).deciding.includes(rowId))
    .map(({ values }) => values);
}

/** Which traces change rows between two versions; groups are counted by the inputs that either reads. */
export function rowMoves(before: Codebook, after: Codebook, groups: Iterable<TraceGroup>): RowMove[] {
  const readers = [rowReader(before.mapping), rowReader(after.mapping)] as const;
  const moves = new Map<string, RowMove>();
  for (const group of groups) {
    const [from, to] = readers.map((read) => read(group.values).deciding) as [
      readonly string[],
      readonly string[],
    ];
    const key = `${from.join(' ')} → ${to.join(' ')}`;
    if (from.join(' ') === to.join(' ')) continue;
    const traceCount = (moves.get(key)?.traceCount ?? 0) + group.traceCount;
    moves.set(key, { from, to, traceCount });
  }
  return [...moves.values()].toSorted((first, second) => second.traceCount - first.traceCount);
}

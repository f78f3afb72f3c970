import type { TextRun } from './plan-version.ts';

/** Past this many steps between two texts they are shown whole, one after the other. */
const mostSteps = 4_000_000;

/**
 * What changed between two texts, word by word, in reading order. Joined, the `same` and `gone` runs give the
 * old text, the `same` and `new` runs the new one.
 */
export function wordDifference(before: string, after: string): TextRun[] {
  const old = wordsOf(before);
  const now = wordsOf(after);
  let start = 0;
  while (start < old.length && start < now.length && old[start] === now[start]) start += 1;
  let end = 0;
  while (
    end < old.length - start &&
    end < now.length - start &&
    old[old.length - 1 - end] === now[now.length - 1 - end]
  ) {
    end += 1;
  }
  const middle = between(old.slice(start, old.length - end), now.slice(start, now.length - end));
  return joined([
    ...old.slice(0, start).map((text): TextRun => ({ kind: 'same', text })),
    ...middle,
    ...old.slice(old.length - end).map((text): TextRun => ({ kind: 'same', text })),
  ]);
}

/** Words with the space that follows them. */
function wordsOf(text: string): string[] {
  return text.match(/\s+|[^\s]+\s*/gu) ?? [];
}

/** Longest common part of what lies between, by the usual table. */
function between(old: readonly string[], now: readonly string[]): TextRun[] {
  if (old.length === 0 || now.length === 0 || old.length * now.length > mostSteps) {
    return [
      ...old.map((text): TextRun => ({ kind: 'gone', text })),
      ...now.map((text): TextRun => ({ kind: 'new', text })),
    ];
  }
  const width = now.length + 1;
  const lengths = new Uint32Array((old.length + 1) * width);
  const at = (row: number, column: number) => lengths[row * width + column] ?? 0;
  for (let row = old.length - 1; row >= 0; row -= 1) {
    for (let column = now.length - 1; column >= 0; column -= 1) {
      lengths[row * width + column] =
        old[row] === now[column]
          ? at(row + 1, column + 1) + 1
          : Math.max(at(row + 1, column), at(row, column + 1));
    }
  }
  return followed(old, now, at);
}

function followed(
  old: readonly string[],
  now: readonly string[],
  at: (row: number, column: number) => number,
): TextRun[] {
  const runs: TextRun[] = [];
  let [row, column] = [0, 0];
  while (row < old.length || column < now.length) {
    if (row < old.length && column < now.length && old[row] === now[column]) {
      runs.push({ kind: 'same', text: old[row] ?? '' });
      row += 1;
      column += 1;
    } else if (column >= now.length || (row < old.length && at(row + 1, column) >= at(row, column + 1))) {
      runs.push({ kind: 'gone', text: old[row] ?? '' });
      row += 1;
    } else {
      runs.push({ kind: 'new', text: now[column] ?? '' });
      column += 1;
    }
  }
  return runs;
}

function joined(runs: readonly TextRun[]): TextRun[] {
  const out: TextRun[] = [];
  for (const run of runs) {
    const last = out.at(-1);
    if (last?.kind === run.kind) last.text += run.text;
    else out.push({ ...run });
  }
  return out;
}

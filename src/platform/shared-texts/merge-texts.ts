import { diff3Merge } from 'node-diff3';

/** One stretch of two texts brought together: the same in both, or a place where both changed the same sentence. */
export type MergedPiece =
  | { kind: 'agreed'; text: string }
  | { kind: 'conflict'; base: string; mine: string; theirs: string };

export type MergedTexts = { kind: 'merged'; text: string } | { kind: 'conflict'; pieces: MergedPiece[] };

/**
 * Brings together two texts that both come from `base`, line by line, then sentence by sentence: what only one of them
 * changed is taken from it. Where both changed the same sentence, or neighbours of one removed, both are given, to be
 * chosen from. Line ends become `\n`.
 */
export function mergeTexts(base: string, mine: string, theirs: string): MergedTexts {
  const whole = { kind: 'conflict' as const, base: unix(base), mine: unix(mine), theirs: unix(theirs) };
  const pieces = joined(
    refined(whole, linesOf).flatMap((piece) =>
      piece.kind === 'conflict' ? refined(piece, sentencesOf) : [piece],
    ),
  );
  if (pieces.some((piece) => piece.kind === 'conflict')) return { kind: 'conflict', pieces };
  return { kind: 'merged', text: pieces.map((piece) => (piece as { text: string }).text).join('') };
}

const unix = (text: string) => text.replaceAll(/\r\n?/g, '\n');

type Conflict = Extract<MergedPiece, { kind: 'conflict' }>;

/** The same place, in smaller pieces. */
function refined({ base, mine, theirs }: Conflict, tokensOf: (text: string) => string[]): MergedPiece[] {
  const [ours, old, others] = [keyed(tokensOf(mine)), keyed(tokensOf(base)), keyed(tokensOf(theirs))];
  if (pairs(ours, old) > mostPairs || pairs(others, old) > mostPairs) return [rough(base, mine, theirs)];
  return diff3Merge<string>(ours, old, others).map(({ ok, conflict }) =>
    conflict
      ? { kind: 'conflict', base: said(conflict.o), mine: said(conflict.a), theirs: said(conflict.b) }
      : { kind: 'agreed', text: said(ok ?? []) },
  );
}

function rough(base: string, mine: string, theirs: string): MergedPiece {
  if (mine === theirs || theirs === base) return { kind: 'agreed', text: mine };
  return mine === base ? { kind: 'agreed', text: theirs } : { kind: 'conflict', base, mine, theirs };
}

/** The time of comparing grows with the pairs of like pieces: texts that repeat themselves thousands of times stay whole. */
const mostPairs = 60_000;

function pairs(one: readonly string[], other: readonly string[]): number {
  const counts = new Map<string, number>();
  for (const token of one) counts.set(token, (counts.get(token) ?? 0) + 1);
  return other.reduce((sum, token) => sum + (counts.get(token) ?? 0), 0);
}

const linesOf = (text: string) => text.match(/[^\n]*\n+|[^\n]+$/g) ?? [];

const segmenter = new Intl.Segmenter('fr', { granularity: 'sentence' });

/** Sentences, and apart from them what stands between: two that follow each other may change without meeting. */
function sentencesOf(text: string): string[] {
  return text.split(/(\n+)/).flatMap((line) => {
    if (line === '') return [];
    if (/^[\n|]/.test(line)) return [line];
    return [...segmenter.segment(line)].flatMap(({ segment }) => {
      const words = segment.trimEnd();
      return [words, segment.slice(words.length)].filter((token) => token !== '');
    });
  });
}

/** With a sign before them, words like « constructor » are no key of an object. */
const keyed = (tokens: readonly string[]) => tokens.map((token) => `=${token}`);

const said = (tokens: readonly string[]) => tokens.map((token) => token.slice(1)).join('');

/** Conflicts that only white space parts are one place: what was rewritten as a whole is shown as a whole. */
function joined(pieces: readonly MergedPiece[]): MergedPiece[] {
  const result: MergedPiece[] = [];
  for (const [at, piece] of pieces.entries()) {
    const last = result.at(-1);
    const isBetween =
      piece.kind === 'agreed' && piece.text.trim() === '' && pieces[at + 1]?.kind === 'conflict';
    if (last?.kind === 'conflict' && (piece.kind === 'conflict' || isBetween)) {
      last.base += piece.kind === 'conflict' ? piece.base : piece.text;
      last.mine += piece.kind === 'conflict' ? piece.mine : piece.text;
      last.theirs += piece.kind === 'conflict' ? piece.theirs : piece.text;
    } else if (last?.kind === 'agreed' && piece.kind === 'agreed') last.text += piece.text;
    else result.push({ ...piece });
  }
  return result;
}

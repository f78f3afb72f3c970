/* Showing in the original text what answered a query. */
import {
  answers,
  type OpenWord,
  occurrences,
  openWord,
  parseQuery,
  type Query,
  type QueryClause,
  type QueryOptions,
} from './query.ts';
import { analyse, type Token } from './terms.ts';

/** UTF-16 offsets, end excluded. */
export interface Range {
  start: number;
  end: number;
}

export interface Excerpt {
  /** A passage of the text as written, with « … » where it is cut. */
  text: string;
  /** The words that answer, by offsets in the excerpt's own text. */
  ranges: Range[];
}

interface Hit extends Range {
  clause: number;
}

/**
 * The passages of the text that answer the query, in order, apart from one another. A quoted phrase is one passage;
 * an inclusive ending belongs to its word. Excluded words are never shown.
 */
export function highlight(text: string, query: Query | string, options: QueryOptions = {}): Range[] {
  return merged(hitsIn(text, query, options));
}

/**
 * About `length` UTF-16 units of the text, around the place that answers most of the query; the beginning of the
 * text when nothing answers. Cut between words where possible, never within a character.
 */
export function excerpt(
  text: string,
  query: Query | string,
  length: number,
  options: QueryOptions = {},
): Excerpt {
  const hits = hitsIn(text, query, options);
  if (text.length <= length) return { text, ranges: merged(hits) };
  const best = bestStart(hits, length);
  const lead = best === null ? 0 : Math.max(0, best - Math.floor(length / 4));
  const start = wordBoundary(text, Math.min(lead, text.length - length), 1);
  const end = wordBoundary(text, Math.min(text.length, start + Math.max(0, length)), -1, start);
  const before = start > 0 ? '…' : '';
  const inside = merged(hits).filter((range) => range.start >= start && range.end <= end);
  return {
    text: `${before}${text.slice(start, end)}${end < text.length ? '…' : ''}`,
    ranges: inside.map((range) => ({
      start: range.start - start + before.length,
      end: range.end - start + before.length,
    })),
  };
}

function hitsIn(text: string, query: Query | string, options: QueryOptions): Hit[] {
  const parsed = typeof query === 'string' ? parseQuery(query) : query;
  const open = openWord(parsed, options);
  const tokens = analyse(text);
  const hits = [...parsed.words, ...parsed.phrases].flatMap((clause, rank) =>
    runsOf(tokens, clause, open).map((run) => ({
      start: run[0]!.start,
      end: Math.max(...run.map((token) => token.end)),
      clause: rank,
    })),
  );
  return hits.sort((one, other) => one.start - other.start || one.end - other.end);
}

function runsOf(tokens: readonly Token[], clause: QueryClause, open: OpenWord | null): Token[][] {
  const runs = occurrences(tokens, clause, open);
  if (clause.inSequence || runs.length > 0) return runs;
  return tokens
    .filter((token) => clause.words.some((word) => answers(token.term, word, open)))
    .map((token) => [token]);
}

function merged(hits: readonly Range[]): Range[] {
  const ranges: Range[] = [];
  for (const { start, end } of hits) {
    const last = ranges[ranges.length - 1];
    if (last && start < last.end) last.end = Math.max(last.end, end);
    else ranges.push({ start, end });
  }
  return ranges;
}

/** The hit from which a passage of that length answers the most clauses, then the most often. */
function bestStart(hits: readonly Hit[], length: number): number | null {
  const counts = new Map<number, number>();
  let best: { start: number; score: number } | null = null;
  let first = 0;
  for (const [rank, hit] of hits.entries()) {
    counts.set(hit.clause, (counts.get(hit.clause) ?? 0) + 1);
    while (hits[first]!.start < hit.end - length * 0.7 && first < rank) {
      const dropped = hits[first]!.clause;
      const left = counts.get(dropped)! - 1;
      if (left === 0) counts.delete(dropped);
      else counts.set(dropped, left);
      first += 1;
    }
    const score = counts.size * 1000 + Math.min(999, rank - first + 1);
    if (!best || score > best.score) best = { start: hits[first]!.start, score };
  }
  return best?.start ?? null;
}

/** The nearest place between two words within 24 units in the given direction, else one that splits no character. */
function wordBoundary(text: string, at: number, step: 1 | -1, notBefore = 0): number {
  if (at <= notBefore || at >= text.length) return Math.max(notBefore, Math.min(at, text.length));
  for (
    let place = at;
    Math.abs(place - at) <= 24 && place > notBefore && place < text.length;
    place += step
  ) {
    if (/\s/.test(text[step === 1 ? place - 1 : place]!)) return place;
  }
  let place = at;
  while (place > notBefore && /[\uDC00-\uDFFF\p{M}]/u.test(text.charAt(place))) place -= 1;
  return place;
}

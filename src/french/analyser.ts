/*
 * The one door to French searching: the same terms on the server, in the browser and in PostgreSQL.
 * Order of things: words are found, then stemmed, then folded, so that accents may be missing anywhere.
 */
import type { Query } from './query.ts';
import { units } from './segmentation.ts';
import { surfaceOf } from './terms.ts';

export { fold } from './folding.ts';
export { type Excerpt, excerpt, highlight, type Range } from './highlight.ts';
export { nearestWord } from './nearness.ts';
export {
  matches,
  parseQuery,
  type Query,
  type QueryClause,
  type QueryOptions,
  type QueryWord,
} from './query.ts';
export {
  tokensIn,
  tsqueryLiteral,
  tsvectorLiteral,
  type Weight,
  type WeightedText,
} from './search-vector.ts';
export { analyse, type Token } from './terms.ts';

const SHORTEST_WORTH_CORRECTING = 4;

/**
 * The words asked for as they were typed, folded, to be compared by trigrams with the words of the index when a
 * query finds little. Without exclusions, words of grammar, numbers, nor words under four letters; no repeats.
 */
export function termsForTypo(query: Query): string[] {
  const words = [...query.words, ...query.phrases].flatMap((clause) => clause.words);
  const surfaces = words
    .filter((word) => !word.isStop && !/\d/.test(word.surface))
    .map((word) => word.surface);
  return [...new Set(surfaces)].filter((surface) => surface.length >= SHORTEST_WORTH_CORRECTING);
}

/** The text with another word wherever this one stands (folded, as `termsForTypo` gives it), whatever surrounds it. */
export function withWord(text: string, surface: string, word: string): string {
  let [written, at] = ['', 0];
  for (const unit of units(text)) {
    for (const { written: typed, start, end } of unit.words) {
      if (surfaceOf(typed) !== surface) continue;
      written += text.slice(at, start) + word;
      at = end;
    }
  }
  return written + text.slice(at);
}

/* Our tokens in PostgreSQL's own writing, so that the server searches with the same terms as the browser. */
import {
  type OpenWord,
  openWord,
  type Query,
  type QueryClause,
  type QueryOptions,
  type QueryWord,
} from './query.ts';
import { analyse, type Token } from './terms.ts';

export type Weight = 'A' | 'B' | 'C' | 'D';

export interface WeightedText {
  text: string;
  /** A counts most. */
  weight: Weight;
}

/** PostgreSQL's limits: a position beyond 16383 is lost, a lexeme keeps 256 positions, a vector holds 1 MiB. */
const LAST_POSITION = 16_383;
const MOST_POSITIONS_OF_A_TERM = 255;
const MOST_BYTES = 512 * 1024;
/** Between two parts, so that no phrase runs from the end of a title into the text. */
const GAP_BETWEEN_PARTS = 10;

/**
 * A literal to cast: `$1::tsvector`. Parts are read in order; when the vector would pass 512 KiB, the terms met last
 * are left out, and past the 16383rd word terms have no exact place. Empty texts give '', which casts too.
 */
export function tsvectorLiteral(parts: readonly WeightedText[]): string {
  const placesByTerm = new Map<string, Set<string>>();
  let bytes = 0;
  for (const { part, tokens, offset } of inOrder(parts)) {
    for (const token of tokens) {
      let places = placesByTerm.get(token.term);
      if (!places) {
        bytes += bytesOf(token.term) + 8;
        if (bytes > MOST_BYTES) continue;
        places = new Set();
        placesByTerm.set(token.term, places);
      }
      if (places.size >= MOST_POSITIONS_OF_A_TERM || bytes > MOST_BYTES) continue;
      bytes += 2;
      places.add(`${placeOf(token, offset)}${part.weight}`);
    }
  }
  return [...placesByTerm].map(([term, places]) => `${quoted(term)}:${[...places].join(',')}`).join(' ');
}

/**
 * The tokens of several texts as the vector of these texts has them, for `matches`: their positions run on, apart
 * enough for no phrase to go from one text into the next; their offsets are still those of each text.
 */
export function tokensIn(texts: readonly string[]): Token[] {
  return inOrder(texts.map((text) => ({ text }))).flatMap(({ tokens, offset }) =>
    tokens.map((token) => ({ ...token, position: placeOf(token, offset) })),
  );
}

interface Placed<P> {
  part: P;
  tokens: Token[];
  /** What is added to the positions of its tokens. */
  offset: number;
}

function inOrder<P extends { text: string }>(parts: readonly P[]): Placed<P>[] {
  let offset = 0;
  return parts.map((part) => {
    const placed = { part, tokens: analyse(part.text), offset };
    offset += (placed.tokens.at(-1)?.position ?? 0) + GAP_BETWEEN_PARTS;
    return placed;
  });
}

function placeOf(token: Token, offset: number): number {
  return Math.min(offset + token.position, LAST_POSITION);
}

/**
 * A literal to cast: `$1::tsquery`; null when the query looks for nothing (empty, only signs, only exclusions).
 */
export function tsqueryLiteral(query: Query, options: QueryOptions = {}): string | null {
  const wanted = [...query.words, ...query.phrases];
  if (wanted.length === 0) return null;
  const open = openWord(query, options);
  return [
    ...wanted.map((clause) => clauseLiteral(clause, open)),
    ...query.excluded.map((clause) => `!${clauseLiteral(clause, null)}`),
  ].join(' & ');
}

function clauseLiteral(clause: QueryClause, open: OpenWord | null): string {
  const together = clause.words
    .map((word) => wordLiteral(word, open))
    .join(clause.inSequence ? ' <-> ' : ' & ');
  return clause.joined === null ? `(${together})` : `((${together}) | ${quoted(clause.joined)})`;
}

function wordLiteral(word: QueryWord, open: OpenWord | null): string {
  if (word !== open?.word) return quoted(word.term);
  return `(${[`${quoted(open.prefix)}:*`, ...[...open.terms].map(quoted)].join(' | ')})`;
}

function quoted(term: string): string {
  return `'${term.replace(/['\\]/g, '$&$&')}'`;
}

function bytesOf(term: string): number {
  let bytes = 0;
  for (const character of term) {
    const code = character.codePointAt(0)!;
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  }
  return bytes;
}

/* What a person typed in a search box, and whether a text answers it. */
import { type Unit, units, type Word } from './segmentation.ts';
import { stem } from './stemmer.ts';
import { isStopWord } from './stop-words.ts';
import { joinedTerm, surfaceOf, type Token, termOf } from './terms.ts';

export interface QueryWord {
  term: string;
  /** The word as typed, folded, not stemmed. */
  surface: string;
  /** A word of grammar alone. */
  isStop: boolean;
}

/** One thing asked for: a word, a compound (« COVID-19 ») or a quoted phrase. */
export interface QueryClause {
  words: QueryWord[];
  /** Whether the words must follow one another; false for « 1 234 », whose groups may be apart. */
  inSequence: boolean;
  /** A term that answers as well as the words together; null when there is none. */
  joined: string | null;
}

export interface Query {
  /** Every one must be found. Holds words of grammar only when there is nothing else to look for. */
  words: QueryClause[];
  /** Between quotes: the words one after the other. Every one must be found. */
  phrases: QueryClause[];
  /** After a minus sign: none may be found. */
  excluded: QueryClause[];
  /** Whether the text ends on a word of `words`, perhaps not typed to its end: the last clause of `words`. */
  isOpen: boolean;
}

export interface QueryOptions {
  /** Take the last word, when the query is open, for the beginning of one: « organisat » finds « organisation ». */
  prefixLast?: boolean;
}

const MOST_CLAUSES = 24;
const MOST_WORDS_IN_A_PHRASE = 24;
const SHORTEST_PREFIX = 3;
const QUOTES = '"«»“”„';
const QUOTED = new RegExp(`(^|\\s)([-−–]?)[${QUOTES}]([^${QUOTES}]*)(?:[${QUOTES}]|$)`, 'gu');
const EXCLUDED = new RegExp(`(^|\\s)[-−–](?=[\\p{L}\\p{N}])[^\\s${QUOTES}]*`, 'gu');

/**
 * Reads a search box: plain words, "exact phrases" or « citations », -exclusions. Any text is a query; what exceeds
 * 24 words or phrases of one kind is left out.
 */
export function parseQuery(text: string): Query {
  const query: Query = { words: [], phrases: [], excluded: [], isOpen: false };
  const unquoted = text.replace(QUOTED, (all: string, _before, minus: string, quoted: string) => {
    const phrase = phraseOf(quoted);
    if (phrase) (minus ? query.excluded : query.phrases).push(phrase);
    return ' '.repeat(all.length);
  });
  const plain = unquoted.replace(EXCLUDED, (all: string) => {
    for (const unit of units(all)) addClause(query.excluded, unit);
    return ' '.repeat(all.length);
  });
  const asked: QueryClause[] = [];
  let endOfLast = -1;
  for (const unit of units(plain)) {
    addClause(asked, unit);
    endOfLast = unit.words[unit.words.length - 1]!.end;
  }
  const telling = asked.filter(
    (clause) => !clause.words.every((word) => word.isStop) || clause.joined !== null,
  );
  const kept = telling.length > 0 || query.phrases.length > 0 ? telling : asked;
  query.words = withoutRepeats(kept).slice(0, MOST_CLAUSES);
  query.phrases = query.phrases.slice(0, MOST_CLAUSES);
  query.excluded = withoutRepeats(query.excluded).slice(0, MOST_CLAUSES);
  const last = asked[asked.length - 1];
  query.isOpen =
    last !== undefined && endOfLast === plain.length && query.words[query.words.length - 1] === last;
  return query;
}

function addClause(clauses: QueryClause[], unit: Unit): void {
  for (const part of unit.joined === null ? splitAtSlashes(unit) : [unit.words]) {
    const words = part.map(queryWord).filter((word) => word.term !== '');
    if (words.length === 0) continue;
    clauses.push({
      words,
      inSequence: !unit.separators.some((separator) => /\s/.test(separator)),
      joined: unit.joined === null ? null : joinedTerm(unit.joined),
    });
  }
}

/** « eau/gaz » asks for two things, which need not be next to each other. */
function splitAtSlashes(unit: Unit): Word[][] {
  const parts: Word[][] = [];
  for (const [rank, word] of unit.words.entries()) {
    const part = parts[parts.length - 1];
    if (part && !/[/+]/.test(unit.separators[rank - 1]!)) part.push(word);
    else parts.push([word]);
  }
  return parts;
}

function phraseOf(quoted: string): QueryClause | null {
  const all = [...units(quoted)];
  const words = all.flatMap((unit) => unit.words.map(queryWord)).filter((word) => word.term !== '');
  if (words.length === 0) return null;
  const joined = all.length === 1 ? all[0]!.joined : null;
  return {
    words: words.slice(0, MOST_WORDS_IN_A_PHRASE),
    inSequence: true,
    joined: joined === null ? null : joinedTerm(joined),
  };
}

function queryWord(word: Word): QueryWord {
  return { term: termOf(word), surface: surfaceOf(word.written), isStop: isStopWord(word.written) };
}

function withoutRepeats(clauses: QueryClause[]): QueryClause[] {
  const byKey = new Map<string, QueryClause>();
  for (const clause of clauses) {
    const key = clause.words.map((word) => word.term).join(' ');
    byKey.delete(key);
    byKey.set(key, clause);
  }
  return [...byKey.values()];
}

/** Endings a half-typed word may still receive, whose stem is then shorter than what was typed. */
const COMPLETIONS =
  'e s x es le ne te n on ion tion t nt ent ment ement r er ir re ice rice ce eur ur euse se if f ve ée que ue'.split(
    ' ',
  );

/** A half-typed word and the terms it may be the beginning of. */
export interface OpenWord {
  word: QueryWord;
  /** Any term that starts so. */
  prefix: string;
  /** Shorter terms: « organisati » is the beginning of « organisation », whose term is "organi". */
  terms: ReadonlySet<string>;
}

/** The word of a query to be taken for the beginning of one, if there is one long enough. */
export function openWord(query: Query, options: QueryOptions = {}): OpenWord | null {
  const clause = query.isOpen && options.prefixLast ? query.words[query.words.length - 1] : undefined;
  const word = clause?.words.length === 1 ? clause.words[0]! : null;
  if (word === null || word.isStop || word.surface.length < SHORTEST_PREFIX) return null;
  const stems = [word.term, ...COMPLETIONS.map((completion) => stem(word.surface + completion))];
  return {
    word,
    prefix: word.surface,
    terms: new Set(stems.filter((term) => !term.startsWith(word.surface))),
  };
}

/** Whether a word of a text, by its term, answers a word of the query. */
export function answers(term: string, word: QueryWord, open: OpenWord | null): boolean {
  if (term === word.term) return true;
  return open !== null && word === open.word && (term.startsWith(open.prefix) || open.terms.has(term));
}

/** The runs of tokens that answer a clause: the tokens of its words, or the one token of its joined form. */
export function occurrences(tokens: readonly Token[], clause: QueryClause, open: OpenWord | null): Token[][] {
  const runs: Token[][] = [];
  const [first, ...others] = clause.words;
  const byPosition = others.length > 0 ? positionsOf(tokens) : new Map<number, Token[]>();
  for (const token of tokens) {
    if (clause.joined !== null && token.term === clause.joined) runs.push([token]);
    if (!first || !answers(token.term, first, open)) continue;
    const run = [token];
    for (const [rank, word] of others.entries()) {
      const here = byPosition.get(token.position + rank + 1) ?? [];
      const found = here.find((candidate) => answers(candidate.term, word, open));
      if (!found) break;
      run.push(found);
    }
    if (run.length === clause.words.length) runs.push(run);
  }
  return runs;
}

function positionsOf(tokens: readonly Token[]): Map<number, Token[]> {
  const byPosition = new Map<number, Token[]>();
  for (const token of tokens) {
    const here = byPosition.get(token.position);
    if (here) here.push(token);
    else byPosition.set(token.position, [token]);
  }
  return byPosition;
}

/**
 * Whether a text, by its tokens, answers the query, as PostgreSQL says of the same text's vector and
 * `tsqueryLiteral`. A query that looks for nothing is answered by nothing.
 */
export function matches(tokens: readonly Token[], query: Query, options: QueryOptions = {}): boolean {
  const open = openWord(query, options);
  const has = (clause: QueryClause): boolean =>
    occurrences(tokens, clause, open).length > 0 ||
    (!clause.inSequence &&
      clause.words.every((word) => tokens.some((token) => answers(token.term, word, open))));
  const wanted = [...query.words, ...query.phrases];
  return wanted.length > 0 && wanted.every(has) && !query.excluded.some(has);
}

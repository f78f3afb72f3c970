/* From a text to what is indexed and searched for. */
import { fold } from './folding.ts';
import { type Unit, units, type Word } from './segmentation.ts';
import { stem } from './stemmer.ts';
import { isStopWord } from './stop-words.ts';

/** What a word counts as for searching, and where it stands. */
export interface Token {
  /** The term indexed and searched for; never empty, at most 64 UTF-16 units, free of spaces and quotes. */
  term: string;
  /** UTF-16 offsets in the text as given, end excluded. */
  start: number;
  end: number;
  /** Rank of the word in the text, from 1. A compound run together has the rank of its first word. */
  position: number;
}

const LONGEST_TERM = 64;
const REMEMBERED_TERMS = 5000;
const remembered = new Map<string, string>();

/**
 * The tokens of a text, in the order of their starts. The words of grammar are there too, under a term of their own.
 * NFC and NFD give the same terms. Never throws, whatever the text; linear in its length.
 */
export function analyse(text: string): Token[] {
  const tokens: Token[] = [];
  let position = 0;
  for (const unit of units(text)) position = addUnit(tokens, unit, position);
  return tokens;
}

function addUnit(tokens: Token[], unit: Unit, before: number): number {
  let position = before;
  for (const [rank, word] of unit.words.entries()) {
    const term = termOf(word);
    if (term === '') continue;
    position += 1;
    tokens.push({ term, start: word.start, end: word.end, position });
    if (rank > 0 || unit.joined === null) continue;
    const end = unit.words[unit.words.length - 1]!.end;
    tokens.push({ term: joinedTerm(unit.joined), start: word.start, end, position });
  }
  return position;
}

/** The term of a word as found by the segmentation; '' when nothing storable is left of it. */
export function termOf(word: Pick<Word, 'written'>): string {
  const { written } = word;
  if (written.length > LONGEST_TERM) return computedTerm(written);
  const known = remembered.get(written);
  if (known !== undefined) return known;
  if (remembered.size >= REMEMBERED_TERMS) remembered.clear();
  const term = computedTerm(written);
  remembered.set(written, term);
  return term;
}

/** The term of a compound run together: « socio-économiques » and « socioéconomique » meet in it. */
export function joinedTerm(joined: string): string {
  return /^[\d.]+$/.test(joined) ? joined : computedTerm(joined);
}

/** The word as typed, folded and bounded, before any stemming: what a person may have misspelt. */
export function surfaceOf(written: string): string {
  return bounded(fold(written).replace(/[^\p{L}\p{N}]/gu, ''));
}

function computedTerm(written: string): string {
  return isStopWord(written) ? `_${fold(written)}` : bounded(stem(surfaceOf(written)));
}

function bounded(term: string): string {
  return term.slice(0, LONGEST_TERM).replace(/[\uD800-\uDBFF]$/, '');
}

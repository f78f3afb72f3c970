/*
 * Where the words of a text are. Inclusive writing, elisions, hyphens, numbers and acronyms are recognised here;
 * what a word means for searching is decided in terms.ts.
 */
import { APOSTROPHES, fold, INVISIBLES } from './folding.ts';

/** A word of the text; start and end are UTF-16 offsets in the text, the inclusive ending comprised. */
export interface Word {
  /** The word as written, without its inclusive ending: "élu" for « élu·e·s ». */
  written: string;
  start: number;
  end: number;
}

/** Words written without a space between them: « Montréal-Nord », « COVID-19 », « prenom@exemple.org ». */
export interface Unit {
  words: Word[];
  /** The words run together where people also write them so: "COVID19"; null where nobody does. */
  joined: string | null;
  /** What stands between the words: one less than the words. A space stands between groups of digits only. */
  separators: string[];
}

const LETTER = '(?![\\u02B9-\\u02C8])\\p{L}';
const DIGIT = '\\p{Nd}²³¹\\u2070-\\u2079\\u2080-\\u2089';
const INSIDE = `(?:${LETTER}|[${DIGIT}\\p{M}]|[${INVISIBLES}]+(?=[\\p{L}${DIGIT}\\p{M}]))`;
const WORD = `(?:${LETTER}|[${DIGIT}])${INSIDE}*`;
const WORD_HERE = new RegExp(WORD, 'uy');
const APOSTROPHE = new RegExp(`[${APOSTROPHES}]`, 'y');

/** Words that lose their vowel before another; they are not searched for. */
const ELIDED = /^(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quoiqu|quelqu)$/;

const NO_MORE = `(?![\\p{L}\\p{M}${DIGIT}@])`;
const ACCENTED_E = '(?:è|e\\u0300|é|e\\u0301|e)';
/** Endings that double a word for another gender or number, after a dot of any kind or between parentheses. */
const DOUBLET = `(?:s|x|[nlt]?[nlt]?es?|s?ses?|t?r?ices?|atrices?|i?${ACCENTED_E}res?|eures?|r?euses?|i?ves?|f?fes?|c?hes?|ces?|ales?|aux|elles?|i?ennes?|onnes?|${ACCENTED_E}es?|[eo]?t?t?esses?|ques?|[ae]ntes?|ines?)`;
/** The same after a hyphen or a slash, where « dis-le » and « elle/il » are whole words. */
const DOUBLET_AFTER_LINE = `(?:es?|nes?|t?r?ices?|i?${ACCENTED_E}res?|euses?|i?ves?|fes?|i?ennes?)(?:-s)?`;
const INCLUSIVE_ENDINGS = [
  new RegExp(`(?:[.·•‧∙⋅・\\u0387]${DOUBLET}){1,3}${NO_MORE}`, 'iuy'),
  new RegExp(`\\(${DOUBLET}\\)(?:\\(?s\\)?)?${NO_MORE}`, 'iuy'),
  new RegExp(`\\/${DOUBLET_AFTER_LINE}(?:\\/s)?${NO_MORE}`, 'iuy'),
  new RegExp(`-${DOUBLET_AFTER_LINE}(?![\\p{L}\\p{M}${DIGIT}@-])`, 'iuy'),
];
const DOUBLET_STARTS = '.·•‧∙⋅・\u0387(/-';
/** « citoyenEs », « excluE », « animateurTRICEs » */
const INCLUSIVE_CAPITALS = /^(\p{L}\p{Ll}+)(?:N?E|L?E|T?E|VE|FE|T?RICE|ICE|EUSE|I?ÈRE|I?ERE)[sS]?$/u;

const GLUE = /[-‐‑@_.:&/+]/;
const HYPHENS = /^[-‐‑]$/;
const CLITICS =
  /^(?:je|tu|il|elle|on|nous|vous|ils|elles|ce|ci|la|le|les|lui|leur|moi|toi|y|en|t|meme|memes)$/;
const WORDS_IN_A_UNIT = 6;
const LONGEST_JOINED = 40;

/** The units of a text in order; linear in its length, never throws, whatever the text. */
export function* units(text: string): Generator<Unit> {
  let unit: Word[] = [];
  let glues: string[] = [];
  for (const word of words(text)) {
    const last = unit[unit.length - 1];
    const glue = last && unit.length < WORDS_IN_A_UNIT ? glueBetween(text, last, word) : null;
    if (last && glue === null) {
      yield unitOf(unit, glues);
      unit = [];
      glues = [];
    }
    if (glue !== null) glues.push(glue);
    unit.push(word);
  }
  if (unit.length > 0) yield unitOf(unit, glues);
}

function unitOf(words: Word[], separators: string[]): Unit {
  return { words, separators, joined: joinedForm(words, separators) };
}

function* words(text: string): Generator<Word> {
  const next = new RegExp(WORD, 'gu');
  for (let found = next.exec(text); found; found = next.exec(text)) {
    const start = found.index;
    const rest = afterApostrophe(text, next.lastIndex, found[0]);
    if (rest === 'elided') continue;
    const written = found[0] + rest.kept;
    const end = endOfDoublets(text, written, rest.end);
    next.lastIndex = end;
    yield { written: withoutCapitals(written), start, end };
  }
}

/** What follows an apostrophe belongs to the word (aujourd’hui, entr’aide), unless the word is elided (l’, qu’). */
function afterApostrophe(text: string, at: number, word: string): 'elided' | { kept: string; end: number } {
  APOSTROPHE.lastIndex = at;
  if (!APOSTROPHE.test(text)) return { kept: '', end: at };
  if (word.length < 9 && ELIDED.test(fold(word))) return 'elided';
  WORD_HERE.lastIndex = at + 1;
  const found = WORD_HERE.exec(text);
  if (!found) return { kept: '', end: at };
  return { kept: /^s$/i.test(found[0]) ? '' : found[0], end: WORD_HERE.lastIndex };
}

function endOfDoublets(text: string, word: string, from: number): number {
  if (!DOUBLET_STARTS.includes(text.charAt(from) || ' ') || !/\p{L}{2}$/u.test(fold(word))) return from;
  const isUpper = word === word.toUpperCase();
  let end = from;
  for (let matched = true; matched; ) {
    matched = false;
    for (const ending of INCLUSIVE_ENDINGS) {
      ending.lastIndex = end;
      const found = ending.exec(text)?.[0];
      if (!found || (found !== found.toLowerCase() && !isUpper)) continue;
      end += found.length;
      matched = true;
    }
  }
  return end;
}

function withoutCapitals(word: string): string {
  if (word.length > 40 || !/\p{Ll}\p{M}*\p{Lu}/u.test(word)) return word;
  return INCLUSIVE_CAPITALS.exec(word.normalize('NFC'))?.[1] ?? word;
}

/** What stands between two words written together, a space between two groups of digits included; else null. */
function glueBetween(text: string, before: Word, after: Word): string | null {
  const between = text.slice(before.end, Math.min(after.start, before.end + 4));
  if (between === '://' || (between.length === 1 && GLUE.test(between))) return between;
  if (!isNumber(before) || !isNumber(after)) return null;
  if (between === ',') return between;
  const digits = after.written.length;
  const isGroup = digits === 3 ? before.written.length <= 3 : digits === 4 && before.written.length === 3;
  return isGroup && /^[ \u00A0\u202F]$/.test(between) ? between : null;
}

function isNumber(word: Word): boolean {
  return word.written.length <= 12 && /^\d+$/.test(word.written);
}

/** « É » is one letter, whether its accent is written with it or after it. */
function isOneLetter(word: Word): boolean {
  return word.written.length <= 4 && word.written.normalize('NFC').length === 1;
}

function joinedForm(unit: readonly Word[], glues: readonly string[]): string | null {
  const first = unit[0]!;
  const last = unit[unit.length - 1]!;
  if (unit.length < 2 || last.end - first.start > 3 * LONGEST_JOINED) return null;
  const together = unit.map((word) => word.written).join('');
  if (together.normalize('NFC').length > LONGEST_JOINED) return null;
  if (unit.every(isNumber)) {
    if (!/[.,]/.test(glues[glues.length - 1]!)) return together;
    return `${together.slice(0, -last.written.length)}.${last.written}`;
  }
  if (glues.every((glue) => glue === '.')) return unit.every(isOneLetter) ? together : null;
  if (!glues.every((glue) => HYPHENS.test(glue) || glue === '&')) return null;
  return unit.slice(1).some((word) => CLITICS.test(fold(word.written))) ? null : together;
}

import type { Language } from './date-words.ts';
import { formatNumber } from './numbers.ts';

const spelledNumbers: Record<Language, readonly string[]> = {
  fr: 'zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize'.split(
    ' ',
  ),
  en: 'zero one two three four five six seven eight nine ten eleven twelve'.split(' '),
};

/** A small whole number in letters (« neuf », « une »), a larger one in digits, as a sentence wants it. */
export function spelled(
  n: number,
  language: Language,
  gender: 'masculine' | 'feminine' = 'masculine',
): string {
  if (language === 'fr' && n === 1) return gender === 'feminine' ? 'une' : 'un';
  return spelledNumbers[language][n] ?? formatNumber(n, language);
}

/** Numbers said in one breath: all in letters, or all in digits as soon as one is large. */
export function spelledTogether(numbers: readonly number[], language: Language): string[] {
  const isLarge = numbers.some((n) => spelledNumbers[language][n] === undefined);
  return numbers.map((n) => (isLarge ? formatNumber(n, language) : spelled(n, language)));
}

/** « a », « a et b », « a, b et c »; "a, b and c". */
export function enumerated(things: readonly string[], language: Language): string {
  if (things.length < 2) return things.join('');
  return `${things.slice(0, -1).join(', ')} ${language === 'fr' ? 'et' : 'and'} ${things.at(-1)}`;
}

/** A text that bears quotes of any sort, to stand between others: its own become “ ” in French, ‘ ’ in English. */
function withinQuotes(text: string, language: Language): string {
  const [open, close] = language === 'fr' ? '“”' : '‘’';
  return text
    .replaceAll(/«[\s\u00a0\u202f]*|“/gu, open!)
    .replaceAll(/[\s\u00a0\u202f]*»|”/gu, close!)
    .replaceAll(/"([^"]+)"/gu, `${open}$1${close}`);
}

/** « Marche du jeudi », “Thursday walk”: quoted, with what it quotes itself inside. */
export function quoted(text: string, language: Language): string {
  return language === 'fr'
    ? `«\u00a0${withinQuotes(text, language)}\u00a0»`
    : `“${withinQuotes(text, language)}”`;
}

/** The sentence begun by a capital letter. */
export function capitalised(text: string): string {
  const [first = ''] = text;
  return first.toLocaleUpperCase('fr') + text.slice(first.length);
}

/** A label of a list said within a sentence: its first letter small, unless the word is an acronym. */
export function withinSentence(label: string): string {
  const [first = ''] = label;
  const [word = ''] = label.split(/[\s,’'-]/u);
  const isAcronym = word.length > 1 && word === word.toLocaleUpperCase('fr');
  return isAcronym ? label : first.toLocaleLowerCase('fr') + label.slice(first.length);
}

/** Somebody's own words closed by a mark, so that another sentence may follow. */
export function closedSentence(text: string): string {
  const trimmed = text.trim();
  return trimmed === '' || /[.!?…][\s»”"’)*_]*$/u.test(trimmed) ? trimmed : `${trimmed}.`;
}

import type { Language } from './date-words.ts';
import { formatNumber } from './numbers.ts';

/** The form that goes with a number in French: 0, 1 and 1,5 are singular, 2 is plural, whatever the sign. */
export function plural(n: number, one: string, many: string): string {
  return Math.abs(n) < 2 ? one : many;
}

/** The form that goes with a number in English: only 1 is singular. */
export function pluralEnglish(n: number, one: string, many: string): string {
  return Math.abs(n) === 1 ? one : many;
}

/** The number and its noun, not to be parted at the end of a line: « 1 234 traces », "0 traces". */
export function counted(n: number, one: string, many: string, language: Language = 'fr'): string {
  const form = language === 'fr' ? plural(n, one, many) : pluralEnglish(n, one, many);
  return `${formatNumber(n, language)}\u00A0${form}`;
}

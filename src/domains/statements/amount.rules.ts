/** Figures as people read them, with the spaces of each language. */

import { formatDuration } from '#/french/dates.ts';
import type { Locale } from '#/platform/visit.ts';
import type { Figure } from './figure.ts';

const numbers = { fr: new Intl.NumberFormat('fr-CA'), en: new Intl.NumberFormat('en-CA') };

export function writtenNumber(value: number, locale: Locale): string {
  return numbers[locale].format(value);
}

/** Whether the noun after the number is singular: 0 is, in French only. */
export function isSingular(value: number, locale: Locale): boolean {
  return locale === 'fr' ? value < 2 : value === 1;
}

/** Sentences for the two units of a statement, as words give them. */
export interface AmountWords {
  declarationCount(count: string, isOne: boolean): string;
  traceCount(count: string, isOne: boolean): string;
}

/** « 14 déclarations », « 3 traces »: in the unit of the figure. */
export function writtenCount(
  { subject, count }: Pick<Figure, 'subject' | 'count'>,
  words: AmountWords,
  locale: Locale,
): string {
  const sentence =
    subject.kind === 'notDeclared' || subject.kind === 'dropped' ? words.traceCount : words.declarationCount;
  return sentence(writtenNumber(count, locale), isSingular(count, locale));
}

/** The time noted on what a figure counts; said otherwise when none was noted, which is not a time of zero. */
export function writtenTime(
  { count, minutes, untimedCount }: Pick<Figure, 'count' | 'minutes' | 'untimedCount'>,
  notNoted: string,
  locale: Locale,
): string {
  return untimedCount === count ? notNoted : writtenMinutes(minutes, locale);
}

export const writtenMinutes = (minutes: number, locale: Locale) => formatDuration(minutes, locale);

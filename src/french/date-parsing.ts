import { addDays, daysBetween, partsOf, plainDate, weekday } from './calendar.ts';
import { monthNamed, weekdayNamed } from './date-words.ts';
import { fold } from './folding.ts';

/** Why a text is not taken for a date. */
export type DateProblem = 'empty' | 'not-a-date' | 'no-such-day' | 'year-missing' | 'weekday-disagrees';

export type ParsedDate =
  | {
      date: string;
      /** What « 03/04/2026 » (month first) or « 26-03-31 » (year first, when that is earlier) may mean instead. */
      otherReading?: string;
    }
  | { problem: DateProblem };

export interface DateOptions {
  /** The day it is, 'YYYY-MM-DD': gives the missing year and a meaning to « hier ». */
  today?: string;
  /** Which such day a date without a year is: the nearest to today (as told nothing), or the last one. */
  missingYear?: 'nearest' | 'past';
}

const RELATIVE: Record<string, number> = {
  'avant-hier': -2,
  hier: -1,
  yesterday: -1,
  "aujourd'hui": 0,
  today: 0,
  demain: 1,
  tomorrow: 1,
};

/**
 * A date as people type it, in French, English or ISO: « 31 mars 2026 », « 1er avril », « lundi 3 nov. 2026 »,
 * « 31/03/2026 », « 31-03-26 », « 31-mars-26 », "March 31, 2026", '2026-03-31', '2026-03-31T10:00'. Numbers are read
 * day first, month first only when nothing else is possible. Years of two digits are 1970 to 2069.
 */
export function parseDate(text: string, options: DateOptions = {}): ParsedDate {
  const plain = text.length > 80 ? '' : fold(text).replace(/\s+/g, ' ').trim();
  if (plain === '') return { problem: text.trim() === '' ? 'empty' : 'not-a-date' };
  const { today } = options;
  if (today !== undefined && Object.hasOwn(RELATIVE, plain))
    return { date: addDays(today, RELATIVE[plain]!) };
  return yearFirst(plain) ?? numbersOnly(plain) ?? withWords(plain, options) ?? { problem: 'not-a-date' };
}

function yearFirst(text: string): ParsedDate | null {
  const found = /^(\d{4})([-/. ]?)(\d\d?)\2(\d\d?)(?:[t ]\d\d?:\d\d\S*(?: ?z)?)?$/.exec(text);
  if (!found || (found[2] === '' && !/^\d{8}/.test(text))) return null;
  return existing(plainDate(Number(found[1]), Number(found[3]), Number(found[4])));
}

function numbersOnly(text: string): ParsedDate | null {
  const found = /^(?:le )?(\d\d?)([-/. ])(\d\d?)\2(\d{4}|\d\d)(?: \d\d?:\d\d(?::\d\d)?)?$/.exec(text);
  if (!found) return null;
  const [first, second, last] = [found[1]!, found[3]!, found[4]!];
  const year = fullYear(last);
  const dayFirst = plainDate(year, Number(second), Number(first));
  const monthFirst = plainDate(year, Number(first), Number(second));
  const hasTwoShortEnds = first.length === 2 && last.length === 2;
  const yearFirst = hasTwoShortEnds ? plainDate(fullYear(first), Number(second), Number(last)) : null;
  const date = dayFirst ?? monthFirst ?? yearFirst;
  if (date === null) return { problem: 'no-such-day' };
  const isLikelier = yearFirst !== null && yearFirst < date;
  const otherReading =
    monthFirst !== null && monthFirst !== date ? monthFirst : isLikelier ? yearFirst : null;
  return otherReading === null ? { date } : { date, otherReading };
}

function withWords(text: string, options: DateOptions): ParsedDate | null {
  const words = text
    .replace(/^(?:le|on|the) /, '')
    .split(/[\s,/-]+/)
    .filter((word) => word !== '' && word !== 'the');
  const hasOtherMonth = words.slice(1).some((word) => monthNamed(word) !== null);
  const isMonth = monthNamed(words[0] ?? '') !== null && !hasOtherMonth;
  const expected = isMonth ? null : weekdayNamed(words[0] ?? '');
  const rest = expected === null ? words : words.slice(1);
  const [first = '', second = '', third] = rest;
  if (rest.length < 2 || rest.length > 3) return null;
  const month = monthNamed(second) ?? monthNamed(first);
  const day = /^(\d\d?)(?:er|re|st|nd|rd|th|e)?\.?$/.exec(monthNamed(second) === null ? second : first)?.[1];
  if (month === null || day === undefined) return null;
  if (third === undefined) return withoutYear(month, Number(day), expected, options);
  if (!/^(?:\d{4}|'?\d\d)$/.test(third)) return null;
  return agreeing(plainDate(fullYear(third.replace("'", '')), month, Number(day)), expected);
}

/** The nearest such day, or the last one, of the right weekday when one was said. */
function withoutYear(month: number, day: number, expected: number | null, options: DateOptions): ParsedDate {
  const { today, missingYear = 'nearest' } = options;
  if (today === undefined) return { problem: 'year-missing' };
  const { year } = partsOf(today);
  const dates = [-8, -7, -6, -5, -4, -3, -2, -1, 0, 1, 2, 3, 4, 5, 6, 7, 8]
    .flatMap((years) => plainDate(year + years, month, day) ?? [])
    .filter((date) => missingYear === 'nearest' || date <= today)
    .sort((one, other) => Math.abs(daysBetween(today, one)) - Math.abs(daysBetween(today, other)));
  const date = dates[0];
  if (date === undefined) return { problem: 'no-such-day' };
  if (expected === null || weekday(date) === expected) return { date };
  const second = dates[1];
  return second && weekday(second) === expected ? { date: second } : { problem: 'weekday-disagrees' };
}

function agreeing(date: string | null, expected: number | null): ParsedDate {
  if (date !== null && expected !== null && weekday(date) !== expected)
    return { problem: 'weekday-disagrees' };
  return existing(date);
}

function existing(date: string | null): ParsedDate {
  return date === null ? { problem: 'no-such-day' } : { date };
}

function fullYear(digits: string): number {
  const number = Number(digits);
  if (digits.length === 4) return number;
  return number < 70 ? 2000 + number : 1900 + number;
}

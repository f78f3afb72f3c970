import { type DateProblem, parseDate, plainDate } from '#/french/dates.ts';
import { fold } from '#/french/folding.ts';
import type { DateOrder } from './column-mapping.ts';

const hourAtTheEnd =
  /[\sT,]+(?:à\s+)?(\d{1,2}\s*(?:h\s*\d{0,2}|:\s*\d{2}(?::\d{2}(?:\.\d+)?)?)\s*(?:am|pm|a\.m\.|p\.m\.)?)\s*Z?$/i;

/** The day, and the hour when there is one after it, typed in a column of dates. */
export type TypedMoment = { day: string; hour: string | null } | { problem: DateProblem };

/**
 * The day in what a person typed in a column of dates: ISO, figures, words, with or without an hour after it
 * (`10 mars 2026 à 13 h 30`).
 * @param order of a date in figures whose two first parts could both be a month.
 */
export function momentTyped(typed: string, order: DateOrder): TypedMoment {
  const hour = hourAtTheEnd.exec(typed.trim());
  const read = parseDate(hour ? typed.trim().slice(0, hour.index) : typed);
  if ('problem' in read) return read;
  const day = order === 'month-day' ? (read.otherReading ?? read.date) : read.date;
  return { day, hour: hour ? hourTyped(hour[1]!) : null };
}

const clock = /^(\d{1,2})\s*(?:[:h]\s*(\d{2})?)?(?::\d{2}(?:[.,]\d+)?)?\s*(am|pm|a\.m\.|p\.m\.)?z?$/;

/** The hour (`HH:MM`) typed in a column of hours: `13 h 30`, `9h`, `13:30`, `1:30 PM`. Null when it is none. */
export function hourTyped(typed: string): string | null {
  const text = fold(typed).replace(/\s+/g, ' ').trim();
  if (text === 'midi' || text === 'noon') return '12:00';
  if (text === 'minuit' || text === 'midnight') return '00:00';
  const parts = clock.exec(text);
  if (!parts || (parts[3] === undefined && !/[:h]/.test(text))) return null;
  let hour = Number(parts[1]);
  const minute = Number(parts[2] ?? 0);
  if (parts[3] !== undefined && (hour < 1 || hour > 12)) return null;
  if (parts[3]?.startsWith('p')) hour = (hour % 12) + 12;
  else if (parts[3]?.startsWith('a')) hour %= 12;
  return hour < 24 && minute < 60 ? hourOf(hour * 60 + minute) : null;
}

/** `HH:MM` of a number of minutes since midnight. */
export function hourOf(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}

/** The day of one of Excel's serial numbers (days since 30 December 1899), or null when it is not of our times. */
export function dayOfSerial(serial: number): string | null {
  const date = new Date((Math.floor(serial + 1e-9) - 25_569) * 86_400_000);
  if (Number.isNaN(date.getTime()) || date.getUTCFullYear() < 1900 || date.getUTCFullYear() > 2199)
    return null;
  return plainDate(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate());
}

/** The hour of a serial number, or null at midnight, which is how a day without hour is written. */
export function hourOfSerial(serial: number): string | null {
  const minutes = Math.round((serial - Math.floor(serial)) * 1_440) % 1_440;
  return minutes === 0 ? null : hourOf(minutes);
}

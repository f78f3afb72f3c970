import { fold } from '#/french/folding.ts';
import type { DateOrder } from './column-mapping.ts';

/** Names of the months in French and in English, folded; any beginning of three letters or more will do. */
const months: readonly (readonly string[])[] = [
  ['janvier', 'january'],
  ['fevrier', 'february'],
  ['mars', 'march'],
  ['avril', 'april'],
  ['mai', 'may'],
  ['juin', 'june'],
  ['juillet', 'july'],
  ['aout', 'august'],
  ['septembre', 'september'],
  ['octobre', 'october'],
  ['novembre', 'november'],
  ['decembre', 'december'],
];
const weekdays =
  'lun(?:di)?|mardi|mar(?=\\.)|mer(?:credi)?|jeu(?:di)?|ven(?:dredi)?|sam(?:edi)?|dim(?:anche)?|mon(?:day)?|tue(?:s|sday)?|wed(?:nesday)?|thu(?:rs|rsday)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?';
const weekday = new RegExp(`^(?:(?:${weekdays})\\.?,?\\s+)?(?:le\\s+)?`);
const time = '(?:[ t,]+(?:a\\s+)?\\d{1,2}\\s*[:h].*)?';
const yearFirst = new RegExp(`^(\\d{4})[-/. ](\\d{1,2})[-/. ](\\d{1,2})${time}$`);
const compact = /^(\d{4})(\d{2})(\d{2})$/;
const yearLast = new RegExp(`^(\\d{1,2})[-/. ](\\d{1,2})[-/. ](\\d{4}|\\d{2})${time}$`);
const dayNameYear = new RegExp(
  `^(\\d{1,2})(?:er|re|e|st|nd|rd|th)?[-/. ]+(?:de |of )?([a-z]{3,9})\\.?[-/., ]+(\\d{4}|\\d{2})${time}$`,
);
const nameDayYear = new RegExp(`^([a-z]{3,9})\\.?[-/ ]+(\\d{1,2})(?:er|st|nd|rd|th)?[-/, ]+(\\d{4})${time}$`);

/**
 * The day (`YYYY-MM-DD`) in what a person typed in a column of dates: ISO (`2026-03-10`), figures (`10/03/26`), words
 * (`mardi 10 mars 2026`, `1er avril 2026`, `March 10, 2026`), with or without an hour after it. Null when it is none,
 * does not exist, or gives no year.
 * @param order of a date in figures whose two first parts could both be a month.
 */
export function dayTyped(typed: string, order: DateOrder): string | null {
  const text = fold(typed).replace(/\s+/g, ' ').trim().replace(weekday, '');
  const iso = yearFirst.exec(text) ?? compact.exec(text);
  if (iso) return dayOrNull(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const figures = yearLast.exec(text);
  if (figures) return ofFigures(Number(figures[1]), Number(figures[2]), fullYear(figures[3]!), order);
  const words = dayNameYear.exec(text);
  if (words) return dayOrNull(fullYear(words[3]!), monthNamed(words[2]!), Number(words[1]));
  const english = nameDayYear.exec(text);
  return english ? dayOrNull(Number(english[3]), monthNamed(english[1]!), Number(english[2])) : null;
}

function ofFigures(first: number, second: number, year: number, order: DateOrder): string | null {
  const [day, month] = order === 'day-month' ? [first, second] : [second, first];
  // A month above twelve is a day: one row typed the other way round does not cost the row.
  return dayOrNull(year, month, day) ?? dayOrNull(year, day, month);
}

function fullYear(text: string): number {
  const year = Number(text);
  return text.length === 4 ? year : year < 70 ? 2000 + year : 1900 + year;
}

function monthNamed(name: string): number {
  const found = months.flatMap((names, index) =>
    names.some((one) => one.startsWith(name)) ? [index + 1] : [],
  );
  if (name === 'juil' || name === 'jul') return 7;
  return found.length === 1 ? found[0]! : 0;
}

function dayOrNull(year: number, month: number, day: number): string | null {
  if (year < 1900 || year >= 2200 || month < 1 || month > 12 || day < 1 || day > 31) return null;
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCDate() === day ? date.toISOString().slice(0, 10) : null;
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

/** The hour after a typed date (`2026-03-10 13:30`), or null. */
export function hourAfterDay(typed: string): string | null {
  const found = /[\sT,](?:à\s+)?(\d{1,2}\s*[:h]\s*(?:\d{2})?(?::\d{2})?\s*(?:am|pm)?)\s*Z?$/i.exec(
    typed.trim(),
  );
  return found ? hourTyped(found[1]!) : null;
}

/** `HH:MM` of a number of minutes since midnight. */
export function hourOf(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}

/** The day of one of Excel's serial numbers (days since 30 December 1899), or null when it is not of our times. */
export function dayOfSerial(serial: number): string | null {
  const date = new Date((Math.floor(serial + 1e-9) - 25_569) * 86_400_000);
  if (Number.isNaN(date.getTime())) return null;
  return dayOrNull(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate());
}

/** The hour of a serial number, or null at midnight, which is how a day without hour is written. */
export function hourOfSerial(serial: number): string | null {
  const minutes = Math.round((serial - Math.floor(serial)) * 1_440) % 1_440;
  return minutes === 0 ? null : hourOf(minutes);
}

/* The one door to plain dates, hours and durations: the words are here, the maths and the readings beside. */
import { partsOf, weekday } from './calendar.ts';
import { type Language, MONTHS, WEEKDAYS } from './date-words.ts';

export {
  addDays,
  addMonths,
  daysBetween,
  endOfMonth,
  isoWeek,
  isPlainDate,
  partsOf,
  plainDate,
  startOfMonth,
  startOfWeek,
  weekday,
} from './calendar.ts';
export { type DateOptions, type DateProblem, type ParsedDate, parseDate } from './date-parsing.ts';
export type { Language } from './date-words.ts';
export { type DurationOptions, formatDuration, parseDuration } from './durations.ts';

const NBSP = '\u00A0';

/** The day in words: « 1er avril 2026 », "April 1, 2026". Ordinary spaces. */
export function formatDate(date: string, language: Language): string {
  const { year } = partsOf(date);
  const day = formatDayAndMonth(date, language);
  return language === 'fr' ? `${day} ${year}` : `${day}, ${year}`;
}

/** Without the year: « 3 novembre », "November 3". */
export function formatDayAndMonth(date: string, language: Language): string {
  const { month, day } = partsOf(date);
  const name = MONTHS[language][month - 1];
  return language === 'fr' ? `${frenchDay(day)} ${name}` : `${name} ${day}`;
}

/** « lundi 3 novembre », "Monday, November 3"; with the year unless told otherwise. */
export function formatWeekdayAndDate(date: string, language: Language, withYear = true): string {
  const name = WEEKDAYS[language][weekday(date) - 1];
  const rest = withYear ? formatDate(date, language) : formatDayAndMonth(date, language);
  return language === 'fr' ? `${name} ${rest}` : `${name}, ${rest}`;
}

/** « mars 2026 », "March 2026". */
export function formatMonth(date: string, language: Language): string {
  const { year, month } = partsOf(date);
  return `${MONTHS[language][month - 1]} ${year}`;
}

/**
 * From a day to another, both included: « du 3 au 7 novembre 2026 », « du 30 mars au 2 avril 2026 », « le 3 novembre
 * 2026 » for one day; "November 3 to 7, 2026". What both share is said once.
 */
export function formatDateRange(from: string, to: string, language: Language): string {
  const start = partsOf(from);
  const end = partsOf(to);
  const isSameYear = start.year === end.year;
  const isSameMonth = isSameYear && start.month === end.month;
  if (language === 'fr') {
    if (from === to) return `le ${formatDate(from, 'fr')}`;
    if (isSameMonth) return `du ${frenchDay(start.day)} au ${formatDate(to, 'fr')}`;
    return `du ${isSameYear ? formatDayAndMonth(from, 'fr') : formatDate(from, 'fr')} au ${formatDate(to, 'fr')}`;
  }
  if (from === to) return formatDate(from, 'en');
  if (isSameMonth) return `${formatDayAndMonth(from, 'en')} to ${end.day}, ${end.year}`;
  return `${isSameYear ? formatDayAndMonth(from, 'en') : formatDate(from, 'en')} to ${formatDate(to, 'en')}`;
}

/** 'HH:MM' (0 to 24 h) as « 13 h 30 », « 9 h », "1:30 p.m."; RangeError for anything else. */
export function formatTime(time: string, language: Language): string {
  const parts = /^(\d\d):([0-5]\d)(?::\d\d)?$/.exec(time);
  const hour = Number(parts?.[1]);
  const minute = Number(parts?.[2]);
  if (!parts || hour > 24 || (hour === 24 && minute > 0))
    throw new RangeError(`Not a time: ${JSON.stringify(time)}`);
  if (language === 'fr') return `${hour}${NBSP}h${minute === 0 ? '' : `${NBSP}${parts[2]}`}`;
  return `${hour % 12 === 0 ? 12 : hour % 12}:${parts[2]}${NBSP}${hour % 24 < 12 ? 'a.m.' : 'p.m.'}`;
}

function frenchDay(day: number): string {
  return day === 1 ? '1er' : String(day);
}

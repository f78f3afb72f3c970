/* The one door to plain dates, hours and durations: maths, words and what people type. */
export {
  addDays,
  addMonths,
  daysBetween,
  daysInMonth,
  endOfMonth,
  isoWeek,
  isPlainDate,
  partsOf,
  plainDate,
  startOfMonth,
  startOfWeek,
  weekday,
} from './calendar.ts';
export {
  formatDate,
  formatDateRange,
  formatDayAndMonth,
  formatMonth,
  formatTime,
  formatWeekdayAndDate,
} from './date-formats.ts';
export { type DateOptions, type DateProblem, type ParsedDate, parseDate } from './date-parsing.ts';
export type { Language } from './date-words.ts';
export { type DurationOptions, formatDuration, parseDuration } from './durations.ts';

import { addDays, addMonths, endOfMonth, startOfWeek } from '#/french/dates.ts';

/** The seven days of the week of a day, from Monday. */
export function weekOf(day: string): string[] {
  const monday = startOfWeek(day);
  return Array.from({ length: 7 }, (_, at) => addDays(monday, at));
}

/** The days of a calendar page: whole weeks, from the Monday before the first to the Sunday after the last. */
export function calendarOf(month: string): string[][] {
  const first = `${month}-01`;
  const last = endOfMonth(first);
  const weeks: string[][] = [];
  for (let day = startOfWeek(first); day <= last; day = addDays(day, 7)) weeks.push(weekOf(day));
  return weeks;
}

/** The month so many months later (earlier when negative), `YYYY-MM`. */
export function monthsAfter(month: string, count: number): string {
  return addMonths(`${month}-01`, count).slice(0, 7);
}

/** Whether a text is a month that can be shown, `YYYY-MM`. */
export function isMonth(text: string | null): text is string {
  return text !== null && /^(19|20|21)\d{2}-(0[1-9]|1[0-2])$/.test(text);
}

/** The month of a day, `YYYY-MM`. */
export function monthOf(day: string): string {
  return day.slice(0, 7);
}

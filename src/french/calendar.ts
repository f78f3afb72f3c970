/*
 * Plain dates: days of the civil calendar written 'YYYY-MM-DD', years 1 to 9999, without hour or zone.
 * They compare and sort as texts. Functions refuse anything else with a RangeError: check what people typed first.
 */

const DAYS_BEFORE_1970 = 719_468;
const DAYS_IN_400_YEARS = 146_097;

/** Whether the text is a day that exists: '2028-02-29' is, '2026-02-29' is not. */
export function isPlainDate(text: string): boolean {
  const parts = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text);
  return parts !== null && plainDate(Number(parts[1]), Number(parts[2]), Number(parts[3])) !== null;
}

/** 'YYYY-MM-DD' for that day, or null when it does not exist. Months count from 1. */
export function plainDate(year: number, month: number, day: number): string | null {
  if (![year, month, day].every(Number.isInteger)) return null;
  if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month))
    return null;
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

/** 28 to 31. Months count from 1. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

/** Year, month (from 1) and day of a plain date. */
export function partsOf(date: string): { year: number; month: number; day: number } {
  if (!isPlainDate(date)) throw new RangeError(`Not a plain date: ${JSON.stringify(date)}`);
  return { year: Number(date.slice(0, 4)), month: Number(date.slice(5, 7)), day: Number(date.slice(8, 10)) };
}

export function addDays(date: string, days: number): string {
  return fromDayNumber(dayNumber(date) + days);
}

/** The same day of another month, or that month's last day when it is shorter: 31 January + 1 = 28 February. */
export function addMonths(date: string, months: number): string {
  const { year, month, day } = partsOf(date);
  const total = year * 12 + (month - 1) + months;
  const newYear = Math.floor(total / 12);
  const newMonth = total - newYear * 12 + 1;
  const moved = plainDate(newYear, newMonth, Math.min(day, daysInMonth(newYear, newMonth)));
  if (moved === null) throw new RangeError(`Out of the calendar: ${date} and ${months} months`);
  return moved;
}

/** Days from one date to another; negative when the second comes first, 0 on the same day. */
export function daysBetween(from: string, to: string): number {
  return dayNumber(to) - dayNumber(from);
}

/** 1 for Monday to 7 for Sunday, as ISO 8601 counts. */
export function weekday(date: string): number {
  return ((((dayNumber(date) + 3) % 7) + 7) % 7) + 1;
}

/** ISO 8601 week; its year differs from the date's around the New Year. */
export function isoWeek(date: string): { year: number; week: number } {
  const thursday = dayNumber(date) + 4 - weekday(date);
  const year = civil(thursday).year;
  return { year, week: Math.floor((thursday - numberOf(year, 1, 1)) / 7) + 1 };
}

/** The Monday of the week. */
export function startOfWeek(date: string): string {
  return addDays(date, 1 - weekday(date));
}

export function startOfMonth(date: string): string {
  partsOf(date);
  return `${date.slice(0, 8)}01`;
}

export function endOfMonth(date: string): string {
  const { year, month } = partsOf(date);
  return `${date.slice(0, 8)}${daysInMonth(year, month)}`;
}

/** Days since 1 January 1970. */
function dayNumber(date: string): number {
  const { year, month, day } = partsOf(date);
  return numberOf(year, month, day);
}

function numberOf(year: number, month: number, day: number): number {
  const shifted = month <= 2 ? year - 1 : year;
  const era = Math.floor(shifted / 400);
  const yearOfEra = shifted - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * DAYS_IN_400_YEARS + dayOfEra - DAYS_BEFORE_1970;
}

function fromDayNumber(days: number): string {
  const { year, month, day } = civil(days);
  const date = plainDate(year, month, day);
  if (date === null) throw new RangeError(`Out of the calendar: day ${days}`);
  return date;
}

function civil(days: number): { year: number; month: number; day: number } {
  const shifted = days + DAYS_BEFORE_1970;
  const era = Math.floor(shifted / DAYS_IN_400_YEARS);
  const dayOfEra = shifted - era * DAYS_IN_400_YEARS;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1,
  };
}

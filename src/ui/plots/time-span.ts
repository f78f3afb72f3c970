import { daysBetween, partsOf, plainDate } from '#/french/dates.ts';

export interface Span {
  /** Percent of the drawing's width from its left. */
  left: number;
  width: number;
  /** Only one of its two days is known: drawn as a mark. */
  isMark: boolean;
}

/**
 * Where something that lasts stands between two days, cut at both ends; null when neither of its days is known
 * or when all of it lies outside.
 */
export function spanOf(
  startsOn: string | null,
  dueOn: string | null,
  from: string,
  until: string,
): Span | null {
  const first = startsOn ?? dueOn;
  const last = dueOn ?? startsOn;
  if (first === null || last === null || last < from || first > until) return null;
  const whole = Math.max(1, daysBetween(from, until) + 1);
  const begin = Math.max(0, daysBetween(from, first < from ? from : first));
  const end = daysBetween(from, last > until ? until : last) + 1;
  const isMark = startsOn === null || dueOn === null;
  return { left: (begin / whole) * 100, width: Math.max(0.6, ((end - begin) / whole) * 100), isMark };
}

export interface Tick {
  day: string;
  left: number;
}

/** First days of quarters, or of months when the stretch is short, as marks on the drawing. */
export function ticksBetween(from: string, until: string): Tick[] {
  const days = daysBetween(from, until) + 1;
  const step = days > 1200 ? 12 : days > 400 ? 6 : days > 130 ? 3 : 1;
  const { year } = partsOf(from);
  const ticks: Tick[] = [];
  for (let at = 0; at < 12 * 60; at += step) {
    const day = plainDate(year + Math.floor(at / 12), (at % 12) + 1, 1) ?? until;
    if (day > until) break;
    if (day >= from) ticks.push({ day, left: (daysBetween(from, day) / days) * 100 });
  }
  return ticks;
}

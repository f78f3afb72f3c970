import { formatDuration, parseDuration } from '#/french/durations.ts';

/** Longest duration kept, in minutes. */
export const longestMinutes = 100_000;

const decimals = /^\s*\d*[.,]\d+\s*$/;

/**
 * Minutes in what a person typed: `1 h 30`, `1:30`, `90 min`, `une heure et demie`… A number alone is hours
 * when it has decimals (`1,5` → 90) and minutes otherwise (`45` → 45). Null when it is not a duration, or is
 * longer than `longestMinutes`.
 */
export function minutesIn(typed: string): number | null {
  const minutes = parseDuration(typed, { bareUnit: decimals.test(typed) ? 'hours' : 'minutes' });
  return minutes !== null && minutes <= longestMinutes ? minutes : null;
}

/** Minutes as one types them again: `90` → `1 h 30`, `45` → `45`. */
export function durationTyped(minutes: number): string {
  return minutes < 60 ? String(minutes) : formatDuration(minutes, 'fr').replaceAll('\u00a0', ' ');
}

/** Minutes as machines read them (ISO 8601). */
export function isoDuration(minutes: number): string {
  return `PT${minutes}M`;
}

/** Longest duration kept, in minutes. */
export const longestMinutes = 100_000;

const clock = /^(\d{1,4})\s*(?:h|:|heures?|hours?|hrs?|hr)\s*(\d{1,2})?\s*(?:m|min|mins|minutes?)?\.?$/;
const minutesOnly = /^(\d{1,6})\s*(?:m|min|mins|minutes?)\.?$/;
const decimalHours = /^(\d{1,4}(?:[.,]\d{1,4})?|[.,]\d{1,4})\s*(?:h|heures?|hours?|hrs?|hr)\.?$/;
const bareNumber = /^(\d{1,6})(?:[.,](\d{1,4}))?$/;

/**
 * Minutes in what a person typed: `1 h 30`, `1h30`, `1:30`, `90 min`, `1,5 h`, `45`. Null when it is not a
 * duration, or is longer than `longestMinutes`.
 *
 * A number alone is told by its size and its decimals: with decimals it is hours (`1,5` → 90); whole and
 * below `wholeHoursBelow` it is hours too; otherwise minutes (`45` → 45).
 * @param wholeHoursBelow the default, 0, reads every whole number as minutes.
 */
export function minutesIn(typed: string, wholeHoursBelow = 0): number | null {
  const text = typed
    .toLowerCase()
    .replaceAll(/[\u00a0\u202f\s]+/g, ' ')
    .trim();
  const minutes =
    ofClock(clock.exec(text)) ??
    ofNumber(minutesOnly.exec(text)?.[1], 1) ??
    ofNumber(decimalHours.exec(text)?.[1], 60) ??
    ofBare(bareNumber.exec(text), wholeHoursBelow);
  return minutes !== null && minutes <= longestMinutes ? minutes : null;
}

function ofClock(found: RegExpExecArray | null): number | null {
  if (!found) return null;
  const minutes = Number(found[2] ?? 0);
  return minutes < 60 ? Number(found[1]) * 60 + minutes : null;
}

function ofNumber(text: string | undefined, factor: number): number | null {
  return text === undefined ? null : Math.round(Number(text.replace(',', '.')) * factor);
}

function ofBare(found: RegExpExecArray | null, wholeHoursBelow: number): number | null {
  if (!found) return null;
  const [, whole = '', decimals] = found;
  if (decimals !== undefined) return Math.round(Number(`${whole}.${decimals}`) * 60);
  return Number(whole) < wholeHoursBelow ? Number(whole) * 60 : Number(whole);
}

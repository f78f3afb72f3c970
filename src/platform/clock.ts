/** The only source of the present. Tests give one that stands still. */
export interface Clock {
  now(): Date;
}

export const systemClock: Clock = { now: () => new Date() };

/** A clock that stands at one instant until told otherwise. */
export function fixedClock(instant: string | Date): Clock & { set(instant: string | Date): void } {
  let current = new Date(instant);
  return {
    now: () => new Date(current),
    set: (next) => {
      current = new Date(next);
    },
  };
}

/** Each visit asks for its day: within one second the answer is the same. */
let lastDay = { zone: '', second: Number.NaN, day: '' };
const dayFormats = new Map<string, Intl.DateTimeFormat>();

/** The calendar day of an instant in a time zone, as `YYYY-MM-DD`. */
export function dayIn(zone: string, instant: Date): string {
  const second = Math.floor(instant.getTime() / 1000);
  if (lastDay.zone === zone && lastDay.second === second) return lastDay.day;
  let format = dayFormats.get(zone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-CA', { timeZone: zone, dateStyle: 'short' });
    dayFormats.set(zone, format);
  }
  const day = format.format(instant);
  lastDay = { zone, second, day };
  return day;
}

/** The hour of an instant in a time zone, as `HH:MM`. */
export function timeIn(zone: string, instant: Date): string {
  const format = new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  return format.format(instant);
}

import ICAL from 'ical.js';
import { Temporal } from 'temporal-polyfill';
import type { ZoneBook } from './agenda-zones.rules.ts';

/** A date or a time as written in a calendar, understood. */
export interface WrittenTime {
  time: ICAL.Time;
  /** The zone it names is nowhere known: the reader's was taken. */
  zoneUnknown: boolean;
}

export type TimeReading =
  | { ok: true; times: WrittenTime[] }
  | { ok: false; code: 'dateUnreadable' | 'dateImpossible'; text: string };

const propertyPattern = /^[A-Za-z-]+((?:;.*?)?):\s*(\d{4}-?\d{2}-?\d{2}.*)$/s;
const tzidPattern = /;TZID\s*=\s*(?:"([^"]*)"|([^;]*))/i;
const valuePattern =
  /^(\d{4})-?(\d{2})-?(\d{2})(?:[T ](\d{2}):?(\d{2})(?::?(\d{2}))?(?:[.,]\d+)?\s*(Z|[+-]\d{2}:?\d{2})?)?(?:Z)?$/i;

/**
 * Reads the dates of a property line (`DTSTART;TZID=…:20260310T133000`). The value decides between a day and a
 * time, whatever `VALUE=` says, since programs contradict themselves. Also taken: seconds left out, ISO dashes and
 * colons, offsets, periods (their beginning), zone names with colons and without quotes, lists.
 * @param readerZone given to times without a zone (RFC 5545 « floating »): they are meant for any reader's wall clock.
 */
export function writtenTimes(text: string, zones: ZoneBook, readerZone: ICAL.Timezone): TimeReading {
  const match = propertyPattern.exec(text.trim());
  if (!match)
    return { ok: false, code: 'dateUnreadable', text: text.slice(text.indexOf(':') + 1).slice(0, 40) };
  const tzid = tzidPattern.exec(match[1]!);
  const name = tzid ? (tzid[1] ?? tzid[2] ?? '').trim() : '';
  const zone = name === '' ? readerZone : zones.find(name);
  const times: WrittenTime[] = [];
  for (const written of match[2]!.split(',')) {
    const value = written.split('/')[0]!.trim();
    if (value === '') continue;
    const parts = valuePattern.exec(value);
    if (!parts) return { ok: false, code: 'dateUnreadable', text: value.slice(0, 40) };
    const time = timeOf(parts, zone ?? readerZone);
    if (!time) return { ok: false, code: 'dateImpossible', text: value.slice(0, 40) };
    times.push({ time, zoneUnknown: zone === null && !time.isDate });
  }
  return { ok: true, times };
}

function timeOf(parts: RegExpExecArray, zone: ICAL.Timezone): ICAL.Time | null {
  const [year, month, day, hour = 0, minute = 0, second = 0] = parts
    .slice(1, 7)
    .map((part) => (part === undefined ? undefined : Number(part)));
  if (!isDay(year!, month!, day!) || hour > 24 || minute > 59 || second > 60) return null;
  if (parts[4] === undefined) return dayTime(year!, month!, day!);
  const time = new ICAL.Time({ year, month, day, hour: 0, minute: 0, second: 0, isDate: false }, zone);
  time.adjust(0, hour, minute, Math.min(second, 59));
  const mark = parts[7]?.toUpperCase();
  if (mark === undefined) return time;
  time.zone = ICAL.Timezone.utcTimezone;
  if (mark !== 'Z') {
    const minutes = Number(mark.slice(1, 3)) * 60 + Number(mark.slice(-2));
    time.adjust(0, 0, mark[0] === '-' ? minutes : -minutes, 0);
  }
  return time;
}

function isDay(year: number, month: number, day: number): boolean {
  const date = new Date(Date.UTC(year, month - 1, day));
  return (
    year >= 1000 &&
    date.getUTCFullYear() === year &&
    date.getUTCMonth() === month - 1 &&
    date.getUTCDate() === day
  );
}

/** Seconds since 1970 of a time; a day without hour is its midnight in the zone given. */
export function secondsOf(time: ICAL.Time, dayZone: ICAL.Timezone): number {
  const wall = Date.UTC(time.year, time.month - 1, time.day, time.hour, time.minute, time.second) / 1_000;
  const zone = time.isDate ? dayZone : time.zone;
  return (
    wall -
    (zone === ICAL.Timezone.utcTimezone || zone === ICAL.Timezone.localTimezone ? 0 : zone.utcOffset(time))
  );
}

/** `YYYY-MM-DD` of the wall clock that the time is written in. */
export function dayOf(time: ICAL.Time): string {
  return `${pad(time.year, 4)}-${pad(time.month, 2)}-${pad(time.day, 2)}`;
}

/** `YYYY-MM-DD` and `HH:MM` that the wall clocks of a zone show at an instant. */
export function wallClock(seconds: number, zone: string): { on: string; at: string } {
  const wall = Temporal.Instant.fromEpochMilliseconds(seconds * 1_000).toZonedDateTimeISO(zone);
  return {
    on: `${pad(wall.year, 4)}-${pad(wall.month, 2)}-${pad(wall.day, 2)}`,
    at: `${pad(wall.hour, 2)}:${pad(wall.minute, 2)}`,
  };
}

/** A calendar day without hour. */
export function dayTime(year: number, month: number, day: number): ICAL.Time {
  return new ICAL.Time({ year, month, day, isDate: true }, ICAL.Timezone.localTimezone);
}

/** `YYYY-MM-DD` as a calendar day. */
export function asTime(day: string): ICAL.Time {
  const [year, month, date] = day.split('-').map(Number);
  return dayTime(year!, month!, date!);
}

function pad(value: number, length: number): string {
  return String(value).padStart(length, '0');
}

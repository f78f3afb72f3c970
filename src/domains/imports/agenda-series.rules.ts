import type ICAL from 'ical.js';
import type { AgendaNote, AgendaProblem } from './agenda.ts';
import { agendaLimits } from './agenda.ts';
import type { CalendarEvent } from './agenda-event.rules.ts';
import type { Occurrence } from './agenda-proposal.rules.ts';
import {
  type Occurrences,
  occurrencesOf,
  repeats,
  type SecondsRange,
  type StepBudget,
} from './agenda-recurrence.rules.ts';
import { dayOf, secondsOf, wallClock } from './agenda-times.rules.ts';

export interface SeriesContext {
  range: SecondsRange;
  readerZone: ICAL.Timezone;
  budget: StepBudget;
}

export interface SeriesReading {
  occurrences: Occurrence[];
  problems: AgendaProblem[];
}

interface Instance {
  time: ICAL.Time;
  seconds: number;
  key: string;
}

/**
 * Counts out one event: all the parts of a file that share a UID, that is the series and the exceptions that move,
 * rename or cancel some of its occurrences (`RECURRENCE-ID`, `RANGE=THISANDFUTURE` included).
 */
export function readSeries(events: readonly CalendarEvent[], context: SeriesContext): SeriesReading {
  const reading: SeriesReading = { occurrences: [], problems: [] };
  const exceptions = latestExceptions(events, context);
  const masters = latestMasters(events.filter((event) => event.recurrenceId === null));
  const [series, ...homonyms] = masters;
  if (series) addSeries(series, exceptions, context, reading);
  else for (const exception of exceptions) addException(exception, null, context, reading);
  for (const other of homonyms)
    addSeries(other, [], context, reading, `:${dayOf(other.start)}:${other.line}`);
  return reading;
}

/** Of several versions of one event, the last; events that only share a UID by the fault of a program are all kept. */
function latestMasters(masters: readonly CalendarEvent[]): CalendarEvent[] {
  const ordered = [...masters].sort(newestFirst);
  const [newest] = ordered;
  if (!newest) return [];
  const others = ordered
    .slice(1)
    .filter((event) => event.sequence === newest.sequence && !isCopy(event, newest));
  return [newest, ...others.filter((event) => event.stampedAt === newest.stampedAt)];
}

function isCopy(event: CalendarEvent, other: CalendarEvent): boolean {
  return event.start.toString() === other.start.toString() && event.summary === other.summary;
}

function newestFirst(one: CalendarEvent, other: CalendarEvent): number {
  return (
    other.sequence - one.sequence ||
    (other.stampedAt < one.stampedAt ? -1 : other.stampedAt > one.stampedAt ? 1 : one.line - other.line)
  );
}

function latestExceptions(events: readonly CalendarEvent[], context: SeriesContext): CalendarEvent[] {
  const latest = new Map<number, CalendarEvent>();
  for (const event of events.filter((one) => one.recurrenceId !== null).sort(newestFirst)) {
    const identity = secondsOf(event.recurrenceId!, context.readerZone);
    if (!latest.has(identity)) latest.set(identity, event);
  }
  return [...latest.values()].sort((one, other) => one.line - other.line);
}

function addSeries(
  series: CalendarEvent,
  exceptions: readonly CalendarEvent[],
  context: SeriesContext,
  reading: SeriesReading,
  suffix = '',
): void {
  const changes = exceptions
    .filter((event) => event.thisAndFuture)
    .sort((one, other) => identityOf(one, context) - identityOf(other, context));
  const range = widened(context.range, changes, context);
  const counted = occurrencesOf(series, range, context.readerZone, context.budget);
  const notes = notesOf(counted);
  reading.problems.push(...problemsOf(series, counted, context.range));
  const instances = keyed(counted.starts, context);
  const taken = new Set<Instance>();
  for (const exception of exceptions) {
    const instance = instances.find((one) => isInstanceOf(exception, one, context)) ?? null;
    if (instance) taken.add(instance);
    addException(exception, instance, context, reading);
  }
  for (const instance of instances) {
    if (taken.has(instance)) continue;
    const change = changes.findLast((event) => identityOf(event, context) <= instance.seconds);
    const recurrenceId = repeats(series) || exceptions.length > 0 ? instance.key + suffix : suffix || null;
    reading.occurrences.push(
      change
        ? changed(change, instance, recurrenceId, context)
        : { event: series, start: instance.time, recurrenceId, notes },
    );
  }
}

/** An occurrence keeps its name when its hour changes: it is called by its day, and by its hour only on a day that has several. */
function keyed(starts: readonly { time: ICAL.Time; seconds: number }[], context: SeriesContext): Instance[] {
  const days = new Set<string>();
  return starts.map(({ time, seconds }) => {
    const clock = time.isDate ? { on: dayOf(time), at: '' } : wallClock(seconds, context.readerZone.tzid);
    const key = days.has(clock.on)
      ? `${clock.on}T${clock.at}:${String(seconds % 60).padStart(2, '0')}`
      : clock.on;
    days.add(clock.on);
    return { time, seconds, key };
  });
}

function identityOf(exception: CalendarEvent, context: SeriesContext): number {
  return secondsOf(exception.recurrenceId!, context.readerZone);
}

/** Exchange names an occurrence by its day, or by its midnight, as well as by its instant. */
function isInstanceOf(exception: CalendarEvent, instance: Instance, context: SeriesContext): boolean {
  const identity = exception.recurrenceId!;
  if (identityOf(exception, context) === instance.seconds) return true;
  const byDay = identity.isDate || instance.time.isDate || (identity.hour === 0 && identity.minute === 0);
  return byDay && dayOf(identity) === dayOf(instance.time);
}

function addException(
  exception: CalendarEvent,
  instance: Instance | null,
  context: SeriesContext,
  reading: SeriesReading,
): void {
  const identity = exception.recurrenceId!;
  const day = identity.isDate
    ? dayOf(identity)
    : wallClock(identityOf(exception, context), context.readerZone.tzid).on;
  reading.occurrences.push({
    event: exception,
    start: exception.start,
    recurrenceId: instance?.key ?? day,
    notes: [],
  });
}

/** A later occurrence as an exception « this one and the following » tells it: same words, moved by as much. */
function changed(
  change: CalendarEvent,
  instance: Instance,
  recurrenceId: string | null,
  context: SeriesContext,
): Occurrence {
  const start =
    instance.time.isDate || change.start.isDate ? instance.time.clone() : inZone(instance, change.start.zone);
  start.adjust(0, 0, 0, wallShift(change, context));
  return { event: change, start, recurrenceId, notes: [] };
}

function inZone(instance: Instance, zone: ICAL.Timezone): ICAL.Time {
  return instance.time.convertToZone(zone);
}

/** Seconds by which an exception moves its occurrences, on the wall clock of its own zone. */
function wallShift(change: CalendarEvent, context: SeriesContext): number {
  const { start } = change;
  const identity = change.recurrenceId!;
  if (start.isDate || identity.isDate) return (asDay(start) - asDay(identity)) / 1_000;
  const original = identity.convertToZone(start.zone ?? context.readerZone);
  return (asWall(start) - asWall(original)) / 1_000;
}

function asDay(time: ICAL.Time): number {
  return Date.UTC(time.year, time.month - 1, time.day);
}

function asWall(time: ICAL.Time): number {
  return asDay(time) + ((time.hour * 60 + time.minute) * 60 + time.second) * 1_000;
}

/** Two days more on each side, and what « this one and the following » moves. */
function widened(
  range: SecondsRange,
  changes: readonly CalendarEvent[],
  context: SeriesContext,
): SecondsRange {
  const shift = Math.max(0, ...changes.map((change) => Math.abs(wallShift(change, context))));
  const margin = 2 * 86_400 + Math.min(shift, 400 * 86_400);
  return { from: range.from - margin, to: range.to + margin };
}

function notesOf({ rulesIgnored }: Occurrences): AgendaNote[] {
  if (rulesIgnored === null) return [];
  return [rulesIgnored === 'unreadable' ? 'recurrenceUnreadable' : 'recurrenceIgnored'];
}

/** A rule that nobody could follow may have dates in these days: with none to bear the note, it is told of. */
function problemsOf(series: CalendarEvent, counted: Occurrences, range: SecondsRange): AgendaProblem[] {
  const isSilent =
    counted.rulesIgnored !== null && !counted.starts.some(({ seconds }) => isWithin(seconds, range));
  return [
    ...(counted.cut ? [problemOf(series, 'tooManyOccurrences')] : []),
    ...(isSilent ? [problemOf(series, 'recurrenceUnfollowed')] : []),
  ];
}

function isWithin(seconds: number, range: SecondsRange): boolean {
  return seconds >= range.from && seconds <= range.to;
}

function problemOf(series: CalendarEvent, code: AgendaProblem['code']): AgendaProblem {
  const values = { kept: agendaLimits.maximumOccurrences };
  return { code, line: series.line, uid: series.uid, summary: series.summary || null, values };
}

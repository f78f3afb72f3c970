import ICAL from 'ical.js';
import { agendaLimits } from './agenda.ts';
import type { CalendarEvent } from './agenda-event.rules.ts';
import { dayOf, dayTime, secondsOf } from './agenda-times.rules.ts';

/** Instants, in seconds since 1970, between which occurrences are wanted, both included. */
export interface SecondsRange {
  from: number;
  to: number;
}

export interface Occurrences {
  /** Beginnings in order, before any exception moves them. */
  starts: { time: ICAL.Time; seconds: number }[];
  /** There were more than the limit; the first ones are there. */
  cut: boolean;
  /** A rule could not be read, or leads nowhere; what it would add is missing. */
  rulesIgnored: 'unreadable' | 'endless' | null;
}

/** Steps that the rules of one file may take together: a hostile rule costs a bounded time. */
export class StepBudget {
  #left: number;

  constructor(steps = 3_000_000) {
    this.#left = steps;
  }

  /** Takes one step, or throws `Exhausted`. */
  spend(): void {
    if (this.#left <= 0) throw new Exhausted();
    this.#left -= 1;
  }
}

class Exhausted extends Error {}

const stepsPerRule = 200_000;
const ruleParts =
  /^(?:FREQ|INTERVAL|COUNT|WKST|BYSECOND|BYMINUTE|BYHOUR|BYDAY|BYMONTHDAY|BYYEARDAY|BYWEEKNO|BYMONTH|BYSETPOS)$/;
const shiftSeconds: Readonly<Record<string, number>> = {
  SECONDLY: 1,
  MINUTELY: 60,
  HOURLY: 3_600,
  DAILY: 86_400,
  WEEKLY: 604_800,
};

/**
 * Beginnings of an event and of its repetitions inside a range (`RRULE`, `RDATE`, minus `EXDATE` and `EXRULE`).
 * The first beginning always counts, as RFC 5545 §3.8.5.3 has it. The rules themselves are ical.js's; the sums and
 * the exclusions are made here, because its own expansion forgets an `EXDATE` that follows one matching nothing.
 */
export function occurrencesOf(
  event: CalendarEvent,
  range: SecondsRange,
  readerZone: ICAL.Timezone,
  budget: StepBudget,
): Occurrences {
  const found = new Map<number, ICAL.Time>();
  const result: Occurrences = { starts: [], cut: false, rulesIgnored: null };
  const add = (time: ICAL.Time) => {
    const seconds = secondsOf(time, readerZone);
    if (seconds >= range.from && seconds <= range.to) found.set(seconds, time);
  };
  add(event.start);
  for (const time of event.addedTimes) add(alike(time, event.start));
  for (const text of event.rules)
    ignoring(result, () => followRule(text, event, range, readerZone, budget, add));
  const excluded = exclusionsOf(event, range, readerZone, budget, result);
  const all = [...found]
    .map(([seconds, time]) => ({ seconds, time }))
    .filter((one) => !excluded(one.time, one.seconds));
  all.sort((one, other) => one.seconds - other.seconds);
  result.cut = all.length > agendaLimits.maximumOccurrences;
  result.starts = all.slice(0, agendaLimits.maximumOccurrences);
  return result;
}

/** Whether an event repeats. */
export function repeats(event: CalendarEvent): boolean {
  return event.rules.length > 0 || event.addedTimes.length > 0;
}

function ignoring(result: Occurrences, follow: () => void): void {
  try {
    follow();
  } catch (error) {
    result.rulesIgnored = error instanceof Exhausted ? 'endless' : 'unreadable';
  }
}

function exclusionsOf(
  event: CalendarEvent,
  range: SecondsRange,
  readerZone: ICAL.Timezone,
  budget: StepBudget,
  result: Occurrences,
) {
  const instants = new Set<number>();
  const days = new Set<string>();
  for (const time of event.excludedTimes) {
    if (time.isDate) days.add(dayOf(time));
    else if (event.start.isDate) days.add(dayOf(time));
    else instants.add(secondsOf(time, readerZone));
  }
  const exclude = (time: ICAL.Time) => instants.add(secondsOf(time, readerZone));
  for (const text of event.exclusionRules)
    ignoring(result, () => followRule(text, event, range, readerZone, budget, exclude));
  return (time: ICAL.Time, seconds: number) => instants.has(seconds) || days.has(dayOf(time));
}

/** A time in the shape (day, or day and hour) of another. */
function alike(time: ICAL.Time, model: ICAL.Time): ICAL.Time {
  if (time.isDate === model.isDate) return time;
  if (model.isDate) return dayTime(time.year, time.month, time.day);
  const shaped = new ICAL.Time(
    { year: time.year, month: time.month, day: time.day, isDate: false },
    model.zone,
  );
  shaped.adjust(0, model.hour, model.minute, model.second);
  return shaped;
}

function followRule(
  text: string,
  event: CalendarEvent,
  range: SecondsRange,
  readerZone: ICAL.Timezone,
  budget: StepBudget,
  add: (time: ICAL.Time) => void,
): void {
  const { rule, until } = ruleOf(text, event.start, readerZone);
  const last = Math.min(range.to, until ?? range.to);
  if (secondsOf(event.start, readerZone) > last) return;
  const iterator = iteratorOf(rule, startNear(rule, event.start, range.from, readerZone), last, budget);
  if (!iterator) return;
  let kept = 0;
  for (let time = iterator.next(); time; time = iterator.next()) {
    const seconds = secondsOf(time, readerZone);
    if (seconds > last) return;
    if (seconds < range.from || !isOfRule(time, rule)) continue;
    add(time.clone());
    kept += 1;
    if (kept > agendaLimits.maximumOccurrences) return;
  }
}

/** ical.js lets a month overflow into the next when it has not the day asked for (30 February gives 2 March). */
function isOfRule(time: ICAL.Time, rule: ICAL.Recur): boolean {
  const months: unknown[] = rule.getComponent('BYMONTH');
  const days: unknown[] = rule.getComponent('BYMONTHDAY');
  const fromEnd = time.day - ICAL.Time.daysInMonth(time.month, time.year) - 1;
  return (
    (months.length === 0 || months.includes(time.month)) &&
    (days.length === 0 || days.includes(time.day) || days.includes(fromEnd))
  );
}

function ruleOf(
  text: string,
  start: ICAL.Time,
  readerZone: ICAL.Timezone,
): { rule: ICAL.Recur; until: number | null } {
  const parts = text
    .toUpperCase()
    .replace(/\s+/g, '')
    .split(';')
    .map((part) => part.split('='));
  const kept = parts.filter(
    ([name, value]) => ruleParts.test(name ?? '') && value !== undefined && value !== '',
  );
  const rule = ICAL.Recur.fromString(kept.map(([name, value]) => `${name}=${value}`).join(';'));
  if (!rule.freq) throw new Error('A rule needs a frequency.');
  const until = parts.find(([name]) => name === 'UNTIL')?.[1];
  return { rule, until: until === undefined ? null : untilSeconds(until, start, readerZone) };
}

/** A last day counts whole, whatever hour the event has; programs disagree on it, people do not. */
function untilSeconds(text: string, start: ICAL.Time, readerZone: ICAL.Timezone): number {
  const parts = /^(\d{4})-?(\d{2})-?(\d{2})(?:T(\d{2}):?(\d{2}):?(\d{2})?(Z?))?$/.exec(text);
  if (!parts) throw new Error('An end of rule that cannot be read.');
  const [year, month, day, hour = 23, minute = 59, second = 59] = parts
    .slice(1, 7)
    .map((part) => (part === undefined ? undefined : Number(part)));
  const zone = parts[7] === 'Z' ? ICAL.Timezone.utcTimezone : start.isDate ? readerZone : start.zone;
  return secondsOf(
    new ICAL.Time({ year, month, day, hour, minute, second, isDate: false }, zone),
    readerZone,
  );
}

/** A later beginning that gives the same repetitions from `from` on, so that a daily habit of 2004 is not counted out day by day. */
function startNear(rule: ICAL.Recur, start: ICAL.Time, from: number, readerZone: ICAL.Timezone): ICAL.Time {
  const unit = shiftSeconds[rule.freq];
  if (unit === undefined || rule.count) return start;
  const step = unit * Math.max(1, rule.interval);
  const steps = Math.floor((from - 8 * 86_400 - secondsOf(start, readerZone)) / step);
  if (steps <= 0) return start;
  const moved = start.clone();
  const seconds = steps * step;
  moved.adjust(Math.floor(seconds / 86_400), 0, 0, seconds % 86_400);
  return moved;
}

/**
 * The iterator of ical.js looks for the next match without end when a rule can never match (30 February); each look
 * is counted here, and looking stops past the last instant wanted.
 */
function iteratorOf(rule: ICAL.Recur, start: ICAL.Time, last: number, budget: StepBudget) {
  const bounded = rule.clone();
  const end = new Date((last + 2 * 86_400) * 1_000);
  bounded.until = dayTime(end.getUTCFullYear(), end.getUTCMonth() + 1, end.getUTCDate());
  let iterator: ICAL.RecurIterator;
  try {
    iterator = bounded.iterator(start);
  } catch (error) {
    if (error instanceof Error && error.constructor.name === 'InvalidRecurrenceRuleError') return null;
    throw error;
  }
  let steps = 0;
  const matches = iterator.check_contracting_rules.bind(iterator);
  iterator.check_contracting_rules = () => {
    budget.spend();
    steps += 1;
    if (steps > stepsPerRule) throw new Exhausted();
    const { year, month, day } = iterator.last;
    return Date.UTC(year, month - 1, day) / 1_000 > last + 2 * 86_400 || matches();
  };
  return iterator;
}

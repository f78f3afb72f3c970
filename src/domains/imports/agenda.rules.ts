import type ICAL from 'ical.js';
import { addDays } from '#/french/dates.ts';
import {
  type AgendaOptions,
  type AgendaProblem,
  type AgendaProposal,
  type AgendaReading,
  type AgendaRefusal,
  type AgendaResult,
  agendaLimits,
} from './agenda.ts';
import { type Block, blocksOf } from './agenda-blocks.rules.ts';
import { type CalendarEvent, readEvent } from './agenda-event.rules.ts';
import { contentOf, fingerprintOf, type Occurrence, proposalOf } from './agenda-proposal.rules.ts';
import { StepBudget } from './agenda-recurrence.rules.ts';
import { readSeries, type SeriesContext } from './agenda-series.rules.ts';
import { contentLines } from './agenda-text.rules.ts';
import { asTime, dayOf, secondsOf } from './agenda-times.rules.ts';
import { namedZone, zoneBook } from './agenda-zones.rules.ts';
import { textOfBytes, withoutUtf16 } from './text-bytes.rules.ts';

/**
 * Reads an agenda (RFC 5545, and what programs really write) into proposals, one for each occurrence that begins
 * inside the window. A bad event never costs the others; a file that is not an agenda, or too big, is refused whole.
 * @throws RangeError when the reader's zone is not an IANA name: settings are checked before.
 */
export function readAgenda(bytes: Uint8Array, options: AgendaOptions): AgendaResult {
  const readerZone = namedZone(options.zone);
  if (!readerZone) throw new RangeError(`No time zone is called "${options.zone}".`);
  const refusal = refusalOf(bytes, options);
  if (refusal) return { ok: false, refusal };
  const root = blocksOf(contentLines(bytes));
  const calendars = calendarsOf(root);
  const events = calendars.flatMap((calendar) =>
    calendar.children.filter((block) => block.name === 'vevent'),
  );
  if (events.length > agendaLimits.maximumEvents) {
    return refused('tooManyEvents', { limit: agendaLimits.maximumEvents, count: events.length });
  }
  if (events.length === 0) return refused(looksLikeCalendar(root) ? 'noEvents' : 'notCalendar');
  const reading = emptyReading(calendars, events.length);
  const read = calendars.map((calendar) => readEvents(calendar, readerZone, reading.problems));
  const context = contextOf(options, readerZone);
  for (const group of groupsOf(read.flat())) addGroup(group, context, options, reading);
  if (reading.proposals.length > agendaLimits.maximumProposals) {
    return refused('tooManyProposals', {
      limit: agendaLimits.maximumProposals,
      count: reading.proposals.length,
    });
  }
  reading.proposals = distinct(reading.proposals).sort(byTime);
  reading.problems.sort((one, other) => one.line - other.line);
  return { ok: true, reading };
}

function refused(code: AgendaRefusal['code'], values: AgendaRefusal['values'] = {}): AgendaResult {
  return { ok: false, refusal: { code, values } };
}

function refusalOf(bytes: Uint8Array, options: AgendaOptions): AgendaRefusal | null {
  if (bytes.length === 0) return { code: 'empty', values: {} };
  if (bytes.length > agendaLimits.maximumBytes) {
    return { code: 'tooLarge', values: { limitMegabytes: agendaLimits.maximumBytes / 1_048_576 } };
  }
  if (options.from > options.to)
    return { code: 'windowBackwards', values: { from: options.from, to: options.to } };
  const head = textOfBytes(withoutUtf16(bytes.subarray(0, 2_000)));
  if (/^\s*<(?:!doctype|html|\?xml)/i.test(head)) return { code: 'webPage', values: {} };
  return null;
}

function calendarsOf(root: Block): Block[] {
  const calendars = root.children.filter((block) => block.name === 'vcalendar');
  const loose = root.children.filter((block) => block.name !== 'vcalendar');
  return loose.length > 0 ? [...calendars, { ...root, children: loose }] : calendars;
}

function looksLikeCalendar(root: Block): boolean {
  return root.children.some((block) => /^v(?:calendar|todo|journal|timezone|freebusy)$/.test(block.name));
}

function emptyReading(calendars: readonly Block[], eventCount: number): AgendaReading {
  const count = (name: string) =>
    calendars.reduce((sum, one) => sum + one.children.filter((block) => block.name === name).length, 0);
  return {
    calendarName: calendars.map(nameOf).find((name) => name !== null) ?? null,
    proposals: [],
    problems: [],
    ignored: { tasks: count('vtodo'), journals: count('vjournal'), availabilities: count('vfreebusy') },
    eventCount,
    eventsOutsideWindow: 0,
  };
}

function nameOf(calendar: Block): string | null {
  const line = calendar.lines.find((one) => /^(?:X-WR-CALNAME|NAME)[;:]/i.test(one.text));
  const name = line?.text
    .slice(line.text.indexOf(':') + 1)
    .replace(/\\([\\;,])/g, '$1')
    .trim();
  return name ? name.slice(0, agendaLimits.maximumSummaryLength) : null;
}

function readEvents(calendar: Block, readerZone: ICAL.Timezone, problems: AgendaProblem[]): CalendarEvent[] {
  const zones = zoneBook(calendar.children.filter((block) => block.name === 'vtimezone'));
  const events: CalendarEvent[] = [];
  for (const block of calendar.children) {
    if (block.name !== 'vevent') continue;
    const read = readSafely(() => readEvent(block, zones, readerZone), block);
    if (read.ok) events.push(read.event);
    else problems.push(read.problem);
    if (read.ok && !block.closed) {
      problems.push({
        code: 'eventCut',
        line: block.line,
        uid: read.event.uid,
        summary: read.event.summary || null,
        values: {},
      });
    }
  }
  return events;
}

/** Programs write more strangely than anyone foresees: an event that upsets the reading is told of, the others go on. */
function readSafely<T>(read: () => T, block: Block): T | { ok: false; problem: AgendaProblem } {
  try {
    return read();
  } catch {
    return {
      ok: false,
      problem: { code: 'eventUnreadable', line: block.line, uid: null, summary: null, values: {} },
    };
  }
}

function contextOf(options: AgendaOptions, readerZone: ICAL.Timezone): SeriesContext {
  const from = secondsOf(asTime(options.from), readerZone);
  const to = secondsOf(asTime(addDays(options.to, 1)), readerZone) - 1;
  return { range: { from, to }, readerZone, budget: new StepBudget() };
}

function groupsOf(events: readonly CalendarEvent[]): CalendarEvent[][] {
  const groups = new Map<string, CalendarEvent[]>();
  for (const event of events) {
    const key = event.uid ?? `line:${event.line}`;
    const group = groups.get(key);
    if (group) group.push(event);
    else groups.set(key, [event]);
  }
  return [...groups.values()];
}

function addGroup(
  group: readonly CalendarEvent[],
  context: SeriesContext,
  options: AgendaOptions,
  reading: AgendaReading,
): void {
  try {
    const series = readSeries(group, context);
    reading.problems.push(...series.problems);
    const inside = series.occurrences
      .filter((one) => mayTouch(one, options))
      .map((one) => proposalOf(one, options, context.readerZone));
    const kept = inside.filter(
      (proposal) => proposal.startsOn >= options.from && proposal.startsOn <= options.to,
    );
    if (kept.length === 0 && series.problems.length === 0) reading.eventsOutsideWindow += 1;
    for (const proposal of kept)
      if (reading.proposals.length <= agendaLimits.maximumProposals) reading.proposals.push(proposal);
  } catch {
    const [first] = group;
    reading.problems.push({
      code: 'eventUnreadable',
      line: first!.line,
      uid: first!.uid,
      summary: first!.summary || null,
      values: {},
    });
  }
}

/** Cheap look before the exact one: zones are at most a day apart. */
function mayTouch(occurrence: Occurrence, options: AgendaOptions): boolean {
  const day = dayOf(occurrence.start);
  return day >= addDays(options.from, -2) && day <= addDays(options.to, 2);
}

/** One fingerprint, one proposal: exact copies go, others that clash by the fault of a program are told apart by their beginning. */
function distinct(proposals: readonly AgendaProposal[]): AgendaProposal[] {
  const seen = new Map<string, AgendaProposal>();
  for (const proposal of proposals) {
    const clash = seen.get(proposal.fingerprint);
    if (!clash) seen.set(proposal.fingerprint, proposal);
    else if (contentOf(clash) !== contentOf(proposal)) {
      const fingerprint = fingerprintOf(
        proposal.fingerprint,
        `${proposal.startsOn}T${proposal.startTime ?? ''}${proposal.summary}`,
      );
      if (!seen.has(fingerprint)) seen.set(fingerprint, { ...proposal, fingerprint });
    }
  }
  return [...seen.values()];
}

function byTime(one: AgendaProposal, other: AgendaProposal): number {
  const key = (proposal: AgendaProposal) => `${proposal.startsOn}${proposal.startTime ?? ''}`;
  const [first, second] = [key(one), key(other)];
  if (first !== second) return first < second ? -1 : 1;
  return one.fingerprint < other.fingerprint ? -1 : one.fingerprint > other.fingerprint ? 1 : 0;
}

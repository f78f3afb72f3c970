import ICAL from 'ical.js';
import type { AgendaNote, AgendaProblem, AgendaStatus } from './agenda.ts';
import { agendaLimits } from './agenda.ts';
import type { Block } from './agenda-blocks.rules.ts';
import { looksOnline, personsWords, withoutMarkup } from './agenda-description.rules.ts';
import { EventLines } from './agenda-lines.rules.ts';
import { dayTime, secondsOf, type WrittenTime, writtenTimes } from './agenda-times.rules.ts';
import type { ZoneBook } from './agenda-zones.rules.ts';

/** An event as written, its occurrences not counted out yet. */
export interface CalendarEvent {
  line: number;
  uid: string | null;
  sequence: number;
  stampedAt: string;
  start: ICAL.Time;
  /** Exact length in seconds; null for a whole day or when no usable end is given. */
  durationSeconds: number | null;
  /** Number of whole days; null for an event with hours. */
  days: number | null;
  recurrenceId: ICAL.Time | null;
  thisAndFuture: boolean;
  /** `RRULE` and `EXRULE` values. */
  rules: string[];
  exclusionRules: string[];
  addedTimes: ICAL.Time[];
  excludedTimes: ICAL.Time[];
  summary: string;
  description: string;
  location: string;
  status: AgendaStatus;
  transparent: boolean;
  confidential: boolean;
  online: boolean;
  attendees: string[];
  organizer: string | null;
  categories: string[];
  notes: Set<AgendaNote>;
}

export type EventReading = { ok: true; event: CalendarEvent } | { ok: false; problem: AgendaProblem };

/** Reads one `VEVENT`. What cannot be used is noted; only an event without a usable beginning is refused. */
export function readEvent(block: Block, zones: ZoneBook, readerZone: ICAL.Timezone): EventReading {
  const lines = new EventLines(block);
  const startLine = lines.first('dtstart');
  if (startLine === undefined) return refused(block, lines, 'startMissing');
  const read = writtenTimes(startLine, zones, readerZone);
  if (!read.ok) return refused(block, lines, read.code, { value: read.text });
  const written = read.times[0];
  if (!written) return refused(block, lines, 'dateUnreadable', { value: '' });
  const notes = new Set<AgendaNote>(block.repaired ? ['textRepaired'] : []);
  if (written.zoneUnknown) notes.add('zoneUnknown');
  const span = spanOf(
    lines,
    asWholeDay(written.time, lines),
    (text) => timesIn([text], zones, readerZone, notes)[0],
    notes,
    readerZone,
  );
  const identity = lines.first('recurrence-id');
  const times = (name: string) => timesIn(lines.all(name), zones, readerZone, notes);
  return {
    ok: true,
    event: {
      line: block.line,
      uid: lines.text('uid').trim().slice(0, 1_000) || null,
      sequence: Number.parseInt(lines.text('sequence'), 10) || 0,
      stampedAt: lines.text('last-modified') || lines.text('dtstamp'),
      ...span,
      recurrenceId:
        identity === undefined ? null : (timesIn([identity], zones, readerZone, notes)[0]?.time ?? null),
      thisAndFuture: /;RANGE="?THISANDFUTURE"?[;:]/i.test(identity ?? ''),
      rules: lines.values('rrule'),
      exclusionRules: lines.values('exrule'),
      addedTimes: times('rdate').map((one) => one.time),
      excludedTimes: times('exdate').map((one) => one.time),
      ...textsOf(lines, notes),
      ...peopleOf(lines),
      notes,
    },
  };
}

function refused(
  block: Block,
  lines: EventLines,
  code: AgendaProblem['code'],
  values: AgendaProblem['values'] = {},
): EventReading {
  const uid = lines.text('uid') || null;
  return { ok: false, problem: { code, line: block.line, uid, summary: summaryOf(lines) || null, values } };
}

function timesIn(
  lines: readonly string[],
  zones: ZoneBook,
  readerZone: ICAL.Timezone,
  notes: Set<AgendaNote>,
): WrittenTime[] {
  const times: WrittenTime[] = [];
  for (const line of lines) {
    const read = writtenTimes(line, zones, readerZone);
    if (read.ok) times.push(...read.times);
    if (read.ok && read.times.some((one) => one.zoneUnknown)) notes.add('zoneUnknown');
  }
  return times;
}

/** Outlook and Exchange write some whole days as midnights; a private property tells them apart. */
function asWholeDay(start: ICAL.Time, lines: EventLines): ICAL.Time {
  const marked = /TRUE/i.test(lines.text('x-microsoft-cdo-alldayevent') || lines.text('x-funambol-allday'));
  const midnight = start.hour === 0 && start.minute === 0;
  if (start.isDate || !marked || !midnight) return start;
  return dayTime(start.year, start.month, start.day);
}

type Span = Pick<CalendarEvent, 'start' | 'durationSeconds' | 'days'>;

function spanOf(
  lines: EventLines,
  start: ICAL.Time,
  timeIn: (line: string) => WrittenTime | undefined,
  notes: Set<AgendaNote>,
  readerZone: ICAL.Timezone,
): Span {
  const seconds = lengthInSeconds(lines, start, timeIn, notes, readerZone);
  if (seconds !== null && seconds < 0) notes.add('endBeforeStart');
  if (start.isDate)
    return {
      start,
      durationSeconds: null,
      days: Math.min(Math.max(1, Math.ceil((seconds ?? 0) / 86_400)), 3_660),
    };
  return { start, durationSeconds: seconds !== null && seconds > 0 ? seconds : null, days: null };
}

function lengthInSeconds(
  lines: EventLines,
  start: ICAL.Time,
  timeIn: (line: string) => WrittenTime | undefined,
  notes: Set<AgendaNote>,
  readerZone: ICAL.Timezone,
): number | null {
  const endLine = lines.first('dtend');
  if (endLine !== undefined) {
    const end = timeIn(endLine)?.time;
    if (!end) notes.add('endUnreadable');
    if (end && start.isDate) return wallSeconds(end) - wallSeconds(start);
    if (end) return secondsOf(end, start.zone ?? readerZone) - secondsOf(start, readerZone);
  }
  const duration = lines.first('duration');
  if (duration === undefined) return null;
  const read = durationSeconds(duration.slice(duration.indexOf(':') + 1).trim());
  if (read === null) notes.add('endUnreadable');
  return read;
}

function wallSeconds(time: ICAL.Time): number {
  return Date.UTC(time.year, time.month - 1, time.day, time.hour, time.minute, time.second) / 1_000;
}

function durationSeconds(text: string): number | null {
  if (!/^[+-]?P(?=.*\d)/i.test(text)) return null;
  try {
    return ICAL.Duration.fromString(text.toUpperCase()).toSeconds();
  } catch {
    return null;
  }
}

const wholeSummaryOf = (lines: EventLines) =>
  withoutMarkup(lines.text('summary')).replace(/\s+/g, ' ').trim();

const summaryOf = (lines: EventLines) => wholeSummaryOf(lines).slice(0, agendaLimits.maximumSummaryLength);

/** Before the invitations of machines are taken out, so that no text costs more than another. */
const longestDescription = 20_000;

type Texts = Pick<
  CalendarEvent,
  'summary' | 'description' | 'location' | 'status' | 'transparent' | 'confidential' | 'online' | 'categories'
>;

function textsOf(lines: EventLines, notes: Set<AgendaNote>): Texts {
  const whole = lines.text('description').trim() || lines.text('x-alt-desc');
  const described = whole.slice(0, longestDescription);
  const said = personsWords(described);
  const location = lines
    .text('location')
    .replace(/\s*\n\s*/g, ', ')
    .replace(/\s+/g, ' ')
    .trim();
  const isCut =
    wholeSummaryOf(lines).length > agendaLimits.maximumSummaryLength ||
    location.length > agendaLimits.maximumSummaryLength ||
    said.length > agendaLimits.maximumDescriptionLength;
  if (isCut) notes.add('textCut');
  return {
    summary: summaryOf(lines),
    description: said.slice(0, agendaLimits.maximumDescriptionLength),
    location: location.slice(0, agendaLimits.maximumSummaryLength),
    status: statusOf(lines),
    transparent:
      /^TRANSPARENT$/i.test(lines.text('transp').trim()) ||
      /^FREE$/i.test(lines.text('x-microsoft-cdo-busystatus').trim()),
    confidential: /^(?:PRIVATE|CONFIDENTIAL)$/i.test(lines.text('class').trim()),
    online:
      conferenceNames.some((name) => lines.text(name).trim() !== '') ||
      looksOnline(location) ||
      looksOnline(described),
    categories: categoriesOf(lines),
  };
}

/** Where calendars write the address of a meeting at a distance. */
const conferenceNames = [
  'conference',
  'x-google-conference',
  'x-microsoft-skypeteamsmeetingurl',
  'x-microsoft-onlinemeetingexternallink',
];

function statusOf(lines: EventLines): AgendaStatus {
  const status = lines.text('status').trim().toUpperCase();
  const cancelledByTitle = /^(?:annulée?|cancell?ed)\s*:/i.test(lines.text('summary').trim());
  if (status === 'CANCELLED' || status === 'CANCELED' || cancelledByTitle) return 'cancelled';
  return status === 'TENTATIVE' ? 'tentative' : 'confirmed';
}

function categoriesOf(lines: EventLines): string[] {
  const named = lines.texts('categories').map((one) => one.trim());
  return [...new Set(named.filter((one) => one !== ''))].slice(0, 20);
}

function peopleOf(lines: EventLines): Pick<CalendarEvent, 'attendees' | 'organizer'> {
  const people = lines.all('attendee').filter((line) => !/;CUTYPE="?(?:ROOM|RESOURCE)"?[;:]/i.test(line));
  const organizer = lines.first('organizer');
  return {
    attendees: people.map(personOf),
    organizer: organizer === undefined ? null : personOf(organizer) || null,
  };
}

function personOf(line: string): string {
  const named = /;CN=(?:"([^"]*)"|([^;:]*))/i.exec(line);
  const name = (named?.[1] ?? named?.[2] ?? '').trim();
  if (name !== '') return name.slice(0, 200);
  return line
    .slice(line.lastIndexOf(':') + 1)
    .trim()
    .slice(0, 200);
}

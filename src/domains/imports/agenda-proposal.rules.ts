import type ICAL from 'ical.js';
import { addDays } from '#/french/dates.ts';
import type { AgendaNote, AgendaOptions, AgendaProposal } from './agenda.ts';
import type { CalendarEvent } from './agenda-event.rules.ts';
import { dayOf, secondsOf, wallClock } from './agenda-times.rules.ts';

/** One occurrence to tell: whose words, when, and which one of its series it is. */
export interface Occurrence {
  event: CalendarEvent;
  start: ICAL.Time;
  recurrenceId: string | null;
  notes: readonly AgendaNote[];
}

/** Tells an occurrence in the reader's zone. */
export function proposalOf(
  occurrence: Occurrence,
  options: AgendaOptions,
  readerZone: ICAL.Timezone,
): AgendaProposal {
  const { event, recurrenceId } = occurrence;
  const when = event.days === null ? timed(occurrence, options.zone, readerZone) : wholeDays(occurrence);
  const uid = event.uid ?? madeUpUid(event, when.startsOn, when.startTime);
  const notes = new Set<AgendaNote>([...event.notes, ...occurrence.notes]);
  if (event.uid === null) notes.add('uidMissing');
  return {
    uid,
    recurrenceId,
    summary: event.summary,
    description: event.description,
    location: event.location,
    ...when,
    status: event.status,
    transparent: event.transparent,
    confidential: event.confidential,
    online: event.online,
    attendeesCount: event.attendees.length,
    organizer: options.withNames ? event.organizer : null,
    attendees: options.withNames ? event.attendees : [],
    categories: event.categories,
    notes: [...notes],
    fingerprint: fingerprintOf(uid, recurrenceId),
  };
}

/** The same for the same occurrence of the same event in any file, whatever else was changed in it. */
export function fingerprintOf(uid: string, recurrenceId: string | null): string {
  return JSON.stringify(recurrenceId === null ? [uid] : [uid, recurrenceId]);
}

/** What a person reads in a proposal, as one text: when it differs, the event was changed since. */
export function contentOf(proposal: AgendaProposal): string {
  const { summary, description, location, startsOn, startTime, endsOn, durationMinutes, status } = proposal;
  return JSON.stringify([
    summary,
    description,
    location,
    startsOn,
    startTime,
    endsOn,
    durationMinutes,
    status,
  ]);
}

type When = Pick<AgendaProposal, 'startsOn' | 'startTime' | 'endsOn' | 'durationMinutes' | 'allDay'>;

function wholeDays({ event, start }: Occurrence): When {
  const startsOn = dayOf(start);
  return {
    startsOn,
    startTime: null,
    endsOn: addDays(startsOn, event.days! - 1),
    durationMinutes: null,
    allDay: true,
  };
}

function timed({ event, start }: Occurrence, zone: string, readerZone: ICAL.Timezone): When {
  const seconds = secondsOf(start, readerZone);
  const from = wallClock(seconds, zone);
  const length = event.durationSeconds;
  // An evening that ends at midnight does not touch the next day.
  const to = length === null ? from : wallClock(seconds + length - 1, zone);
  const minutes = length === null ? null : Math.max(1, Math.round(length / 60));
  return { startsOn: from.on, startTime: from.at, endsOn: to.on, durationMinutes: minutes, allDay: false };
}

/** Without a UID, an event is known by its beginning and its title: moved or renamed, it is another. */
function madeUpUid(event: CalendarEvent, startsOn: string, startTime: string | null): string {
  return `no-uid:${startsOn}T${startTime ?? ''}:${event.summary}`;
}

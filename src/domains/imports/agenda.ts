/** What may be read from one calendar file; past these the file is refused whole, with what to do. */
export const agendaLimits = {
  maximumBytes: 10 * 1024 * 1024,
  maximumEvents: 50_000,
  maximumProposals: 50_000,
  /** Occurrences of one series inside the window. */
  maximumOccurrences: 2_000,
  maximumSummaryLength: 300,
  maximumDescriptionLength: 5_000,
} as const;

export type AgendaStatus = 'confirmed' | 'tentative' | 'cancelled';

/** What the reader of a proposal should know before keeping it. */
export type AgendaNote =
  | 'uidMissing'
  | 'zoneUnknown'
  | 'endBeforeStart'
  | 'endUnreadable'
  | 'recurrenceUnreadable'
  | 'recurrenceIgnored'
  | 'textCut'
  | 'textRepaired';

/** One occurrence of one event, told in the reader's time zone. Nothing of it is a trace yet. */
export interface AgendaProposal {
  uid: string;
  /** Which occurrence of a series, by its day in the event's own zone; null for an event that is not one. */
  recurrenceId: string | null;
  summary: string;
  description: string;
  location: string;
  /** `YYYY-MM-DD`. */
  startsOn: string;
  /** `HH:MM`, null for a whole day. */
  startTime: string | null;
  /** Last day touched, included. */
  endsOn: string;
  /** Null for a whole day, and when the file gives no usable end. */
  durationMinutes: number | null;
  allDay: boolean;
  status: AgendaStatus;
  /** The calendar says that this does not occupy the person (TRANSP:TRANSPARENT, free in Outlook). */
  transparent: boolean;
  /** The calendar says private or confidential. */
  confidential: boolean;
  /** A link to a meeting at a distance was found. */
  online: boolean;
  /** People invited, rooms and resources left out. */
  attendeesCount: number;
  /** Kept only when the person asks for names. */
  organizer: string | null;
  attendees: readonly string[];
  categories: readonly string[];
  notes: readonly AgendaNote[];
  /** Same event, same occurrence: same fingerprint, whatever else changed. Long: kept hashed. */
  fingerprint: string;
}

type AgendaProblemCode =
  | 'startMissing'
  | 'dateUnreadable'
  | 'dateImpossible'
  | 'eventCut'
  | 'tooManyOccurrences'
  | 'recurrenceUnfollowed'
  | 'eventUnreadable';

/** One event that could not be proposed, or not wholly; the others were. */
export interface AgendaProblem {
  code: AgendaProblemCode;
  /** Line of the file where the event begins, from 1. */
  line: number;
  uid: string | null;
  summary: string | null;
  values: Readonly<Record<string, string | number>>;
}

export interface AgendaRefusal {
  code:
    | 'empty'
    | 'notCalendar'
    | 'webPage'
    | 'noEvents'
    | 'tooLarge'
    | 'tooManyEvents'
    | 'tooManyProposals'
    | 'archiveUnreadable'
    | 'tooSlow'
    | 'tooHeavy'
    | 'windowBackwards';
  values: Readonly<Record<string, string | number>>;
}

export interface AgendaReading {
  calendarName: string | null;
  proposals: AgendaProposal[];
  problems: AgendaProblem[];
  /** Parts of the file that are not events, counted and left out. */
  ignored: { tasks: number; journals: number; availabilities: number };
  eventCount: number;
  /** Events read well, none of whose occurrences starts inside the window. */
  eventsOutsideWindow: number;
}

export type AgendaResult = { ok: true; reading: AgendaReading } | { ok: false; refusal: AgendaRefusal };

export interface AgendaOptions {
  /** First and last day wanted, `YYYY-MM-DD`, both included, in the reader's zone. */
  from: string;
  to: string;
  /** IANA name of the reader's time zone. */
  zone: string;
  /** Keep the names of those invited: only when the person asked for them. */
  withNames: boolean;
}

/** Length of a window in days, past which the person is asked for a shorter one. */
export const maximumWindowDays = 3 * 366;

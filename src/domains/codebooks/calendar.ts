import type { Bilingual } from './codebook.ts';

export const calendarKinds = ['financial', 'month', 'quarter', 'year', 'other'] as const;
export type CalendarKind = (typeof calendarKinds)[number];

/** First and last day included, `YYYY-MM-DD`. */
export interface Period {
  /** Permanent within its calendar, such as `2025-2026-p01`. */
  id: string;
  label: Bilingual;
  startsOn: string;
  endsOn: string;
}

/** A year and the periods that tile it, without hole or overlap. */
export interface CalendarYear {
  id: string;
  label: Bilingual;
  startsOn: string;
  endsOn: string;
  periods: readonly Period[];
}

export interface Calendar {
  id: string;
  kind: CalendarKind;
  label: Bilingual;
  note: Bilingual | null;
  years: readonly CalendarYear[];
}

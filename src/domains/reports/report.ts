import type { Locale } from '#/platform/visit.ts';

/** For whom a bilan is told. Everybody but the team is outside of it: figures are protected, words are agreed. */
export const audiences = ['team', 'institution', 'funder', 'members', 'public'] as const;
export type Audience = (typeof audiences)[number];

/** What people say of a bilan before its first line. */
export interface ReportContent {
  title: string;
  startsOn: string;
  /** Last day told, included. */
  endsOn: string;
  language: Locale;
  audience: Audience;
}

export interface Report extends ReportContent {
  id: string;
  /** Name of the template it began from. */
  templateTitle: string;
  version: number;
  orderVersion: number;
  archivedOn: string | null;
  /** When its proposals were last made. */
  proposedAt: Date;
  openedAt: Date;
  openedBy: string | null;
  spaceIds: readonly string[];
  /** Dossiers chosen; none: all those of the period. */
  dossierIds: readonly string[];
}

/** A bilan in a list. */
export type ReportSummary = Pick<
  Report,
  'id' | 'title' | 'startsOn' | 'endsOn' | 'audience' | 'archivedOn' | 'spaceIds'
>;

export interface ReportSpace {
  id: string;
  /** Null when the reader may not see the space. */
  name: string | null;
}

/** What a section is proposed from; `free` is written by people alone. */
export const sectionKinds = [
  'mission',
  'dossiers',
  'natures',
  'plan',
  'changes',
  'events',
  'partners',
  'funding',
  'statement',
  'learnings',
  'next',
  'free',
] as const;
export type SectionKind = (typeof sectionKinds)[number];

export interface Section {
  id: string;
  /** Rank from 1. */
  position: number;
  kind: SectionKind;
  /** Natures of work that its proposal keeps to; none: all. */
  natures: readonly string[];
  heading: string;
  /** What to write there, in the words of the template. */
  hint: string;
  /** Markdown. */
  body: string;
  revision: number;
  cutAt: Date | null;
  writtenAt: Date;
  /** Name of who wrote it last, or null. */
  writtenBy: string | null;
}

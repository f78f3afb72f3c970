import type {
  Codebook,
  CodebookReference,
  Part,
  ReviewedConflict,
} from '#/domains/codebooks/codebooks.public.ts';

/** A period of one of the codebook's calendars, on which changes are tried. */
export interface Sample {
  calendarId: string;
  periodId: string;
}

/** What a space prepares before publishing a version of a codebook. */
export interface CodebookDraft {
  id: string;
  spaceId: string;
  book: Codebook;
  /** The version it was opened from: an earlier one of the same codebook, or the one that a new variant extends. */
  base: CodebookReference;
  /** Empty unless the extended codebook changed version since. */
  review: readonly ReviewedConflict[];
  /** One more at each change. */
  revision: number;
  sample: Sample | null;
  changedAt: Date;
  publishedAt: Date | null;
}

/** The same in a list. */
export interface DraftSummary {
  id: string;
  spaceId: string;
  spaceName: string;
  reference: CodebookReference;
  title: Codebook['title'];
  extends: CodebookReference | null;
  revision: number;
  changedAt: Date;
}

export const changeKinds = [
  'opened',
  'added',
  'changed',
  'moved',
  'removed',
  'headed',
  'carried',
  'decided',
  'renumbered',
  'set-aside',
  'published',
] as const;
export type ChangeKind = (typeof changeKinds)[number];

/** One line of the history of a draft. A text set aside is kept here and nowhere else. */
export interface DraftChange {
  id: string;
  /** Revision of the draft once the change was made; for a text set aside, the one it met. */
  revision: number;
  kind: ChangeKind;
  place: string;
  partId: string;
  before: Part | null;
  after: Part | null;
  /** Null when the person left Toile. */
  personName: string | null;
  changedAt: Date;
}

/** A change as it enters the history; what it is about is left out when it is about the draft as a whole. */
export interface LoggedChange {
  kind: ChangeKind;
  place?: string;
  partId?: string;
  before?: Part | null;
  after?: Part | null;
}

/** Whom a version is published for: the space of its draft, or everybody here, which an administrator does. */
export const audiences = ['space', 'everybody'] as const;
export type Audience = (typeof audiences)[number];

/** What a draft written whole may not do. Everything else is for its faults to say. */
export type ReplacementRefusal = 'fixed' | 'publishedField' | 'publishedCode';

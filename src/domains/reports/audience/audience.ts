import type { KeptFigure } from '#/domains/reports/evidence.ts';
import type { Audience, ReportContent, ReportSpace } from '#/domains/reports/report.ts';

/** A bilan as one audience reads it: what it may not read was taken out, and is listed. */
export interface AudienceReading extends ReportContent {
  reportId: string;
  audience: Audience;
  /** The named version that is read; null for the text that is being written. */
  version: { id: string; number: number; name: string } | null;
  spaces: readonly ReportSpace[];
  /** In order; those that were cut, or of which nothing is left, do not stand here. */
  sections: readonly { id: string; heading: string; markdown: string }[];
  /** By the name that the Markdown gives them. */
  figures: ReadonlyMap<string, KeptFigure>;
  /** Addresses of the evidence that this reader may open, by name; words whose evidence is not here stand alone. */
  evidence: ReadonlyMap<string, { href: string }>;
  removed: readonly Removal[];
}

/** What does not reach an audience, and why. Told to the team alone. */
export interface Removal {
  sectionId: string;
  heading: string;
  /** A sentence taken out, said without its numbers, a number of a plot, a heading; or words to read again. */
  what: 'sentence' | 'numbers' | 'figure' | 'figure-numbers' | 'heading' | 'reread';
  why: RemovalReason;
  /** The words concerned, as the team reads them. */
  words: string;
  /** Evidence they rest on, by name; null when none is named. */
  evidence: string | null;
}

export const removalReasons = [
  'few',
  'two-values',
  'trace-narrow',
  'trace-gone',
  'dossier-narrow',
  'plan-narrow',
  'statement-inside',
  'evidence-unknown',
  'names-person',
] as const;
export type RemovalReason = (typeof removalReasons)[number];

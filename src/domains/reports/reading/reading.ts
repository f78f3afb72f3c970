import type { AudienceReading } from '#/domains/reports/audience/audience.ts';

/** As what a bilan is taken away. */
export const reportFiles = ['pdf', 'docx', 'odt', 'md'] as const;
export type ReportFile = (typeof reportFiles)[number];

/** What is said around a bilan as it is told to somebody. */
export interface Telling {
  reading: AudienceReading;
  /** What it is and for whom, in a sentence. */
  summary: string;
  day: string;
  /** Absolute address of its page. */
  address: string;
  /** As what it leaves the site; null for its page. */
  format: ReportFile | null;
}

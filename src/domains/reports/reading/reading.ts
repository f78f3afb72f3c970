import type { KeptFigure } from '#/domains/reports/evidence.ts';
import type { Report } from '#/domains/reports/report.ts';

/** As what a bilan is taken away. */
export const reportFiles = ['pdf', 'docx', 'odt', 'md'] as const;
export type ReportFile = (typeof reportFiles)[number];

/** A bilan as it is told to somebody: what they may read, and nothing else. */
export interface ToldReport {
  report: Pick<Report, 'title' | 'startsOn' | 'endsOn' | 'language'>;
  sections: readonly { heading: string; body: string }[];
  figures: ReadonlyMap<string, KeptFigure>;
  /** Names of its spaces. */
  spaces: readonly string[];
  /** What it is and for whom, in a sentence. */
  summary: string;
  day: string;
  /** Absolute address of its page. */
  address: string;
  /** Where the evidence of a sentence is told; null when its reader may not follow. */
  evidenceHref: ((name: string) => string) | null;
  /** It leaves the site. */
  isFile: boolean;
}

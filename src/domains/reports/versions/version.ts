import type { ReportContent, SectionKind } from '#/domains/reports/report.ts';

/** A section as it stood when its version was named. Its evidence and plots never change: it names them. */
export interface FrozenSection {
  id: string;
  kind: SectionKind;
  heading: string;
  body: string;
}

/** The whole text of a bilan at one moment. */
export interface FrozenText extends ReportContent {
  sections: readonly FrozenSection[];
}

export interface Adoption {
  spaceId: string;
  /** Null when the reader may not see the space. */
  spaceName: string | null;
  adoptedOn: string;
  /** Where it was adopted, in words: an assembly, a meeting. */
  adoptedAt: string;
}

/** A named version, without its text. */
export interface ReportVersion {
  id: string;
  number: number;
  name: string;
  namedAt: Date;
  /** Null when the person is no longer there. */
  namedBy: string | null;
  adoptions: readonly Adoption[];
}

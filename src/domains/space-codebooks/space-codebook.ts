import type { CodebookReference } from '#/domains/codebooks/codebooks.public.ts';

/** What a codebook may be made of. */
export type CodebookSource = { kind: 'axes' } | { kind: 'plan'; planId: string; versionId: string };

/** One thing of a space that can be read in its traces. */
export interface Offer {
  source: CodebookSource;
  /** Of the plan; absent for axes. */
  title?: string;
  /** How many lines the codebook would have. */
  lineCount: number;
  /** The frozen version of a plan: its number and name. */
  version?: { number: number; name: string };
  /** The codebook that says this already. */
  made: CodebookReference | null;
  /** The version of the axes that a list changed since. */
  outdated: CodebookReference | null;
}

export interface SpaceOffers {
  spaceId: string;
  spaceName: string;
  /** True when its axes are those that everybody starts from: the codebook that comes with Toile reads them. */
  hasStartingAxes: boolean;
  offers: readonly Offer[];
}

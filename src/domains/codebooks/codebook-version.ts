import type { Codebook, CodebookReference } from './codebook.ts';

export const versionStates = ['draft', 'published', 'superseded'] as const;
export type VersionState = (typeof versionStates)[number];

/** A version of a codebook, as this site holds it. */
export interface CodebookVersion {
  codebook: Codebook;
  /** The space that brought it, or null for those everybody here may use. */
  spaceId: string | null;
  state: VersionState;
  publishedAt: Date | null;
}

/** The same in a list. */
export interface CodebookSummary extends CodebookReference {
  title: Codebook['title'];
  summary: Codebook['summary'];
  official: boolean;
  validFromOn: string;
  validUntilOn: string | null;
  spaceId: string | null;
  state: VersionState;
}

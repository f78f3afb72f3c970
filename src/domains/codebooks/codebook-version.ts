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
  supersededAt: Date | null;
  /** It comes with Toile. */
  isShipped: boolean;
}

/** Of the copies of one version that several spaces hold, the first: a choice names a version, and a space its copy. */
export function oneOfEach<Held extends CodebookReference>(held: readonly Held[]): Held[] {
  const named = new Map<string, Held>();
  for (const one of held) {
    const name = `${one.id} ${one.version}`;
    if (!named.has(name)) named.set(name, one);
  }
  return [...named.values()];
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

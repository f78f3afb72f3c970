/** What can be found. */
export const findingKinds = ['trace', 'dossier', 'plan', 'plan-item', 'report'] as const;
export type FindingKind = (typeof findingKinds)[number];

/** Something that answers a search, before its text is read. */
export interface Finding {
  kind: FindingKind;
  subjectId: string;
  happenedOn: string;
  rank: number;
}

/** Something that answers a search, as it is shown. */
export interface ShownFinding {
  kind: FindingKind;
  id: string;
  title: string;
  titleRanges: readonly { start: number; end: number }[];
  excerpt: string;
  excerptRanges: readonly { start: number; end: number }[];
  happenedOn: string;
  href: string;
}

export interface SearchLimits {
  kind: FindingKind | null;
  spaceId: string | null;
  since: string | null;
  until: string | null;
}

/** Beyond this many answers the count is « plus de 2 000 »: an unbounded list is never ranked. */
export const mostCandidates = 2000;
export const pageLength = 20;

/** The circles that are nobody's space, those of real people and those of the story (see 0019_story_apart.sql). */
export const realCircles = {
  network: '00000000-0000-8000-8000-00000000000a',
  everybody: '00000000-0000-8000-8000-00000000000b',
} as const;
export const storyCircles = {
  network: '00000000-0000-8000-8000-00000000001a',
  everybody: '00000000-0000-8000-8000-00000000001b',
} as const;

/** One page of answers. */
export interface SearchAnswer {
  findings: ShownFinding[];
  /** How many answer, up to `mostCandidates`; null means more than that. */
  count: number | null;
  hasNext: boolean;
  /** The query with its mistyped words mended, when it found nothing and the mended one finds something. */
  mended: string | null;
  /** False while much waits to be indexed, as after a restore or a large import: answers may be missing. */
  isComplete: boolean;
}

import type { HiddenCounts, Policy, ProtectedPublication, Publication } from './publication.ts';

/** A thing of another domain: its kind and its id, opaque here. */
export interface Reference {
  /** Lower case and hyphens: `statement`. */
  kind: string;
  id: string;
}

/** What is asked of the ledger. */
export interface ReleaseRequest {
  spaceId: string;
  /** What is published; its keys are stable from one release to the next of the same space. */
  publication: Publication;
  /** What the figures belong to, for instance a statement. */
  subject: Reference;
  /** What the figures are for, as noted elsewhere; null when nothing was noted. */
  purpose: Reference | null;
  /** What was released, in the words of those who release it. */
  title: string;
  /** For whom, in words: an institution, a funder, everyone. */
  audience: string;
  /** Who releases it; null for the system. */
  releasedBy: string | null;
}

/** What was released, protected; the ledger keeps it. */
export interface Release {
  id: string;
  protectedPublication: ProtectedPublication;
}

/** One line of the ledger. No value stands here. */
export interface ReleaseSummary {
  id: string;
  spaceId: string;
  title: string;
  audience: string;
  subject: Reference;
  purpose: Reference | null;
  releasedAt: Date;
  /** Null when the person has left. */
  releasedBy: string | null;
  shownCount: number;
  hidden: HiddenCounts;
  /** Earlier releases of the space that share numbers with this one. */
  earlierCount: number;
  /** The rule of that day. */
  policy: Policy;
  /** Small numbers that earlier releases already gave away. */
  exposedCount: number;
}

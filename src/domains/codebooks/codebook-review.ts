/** What must be decided when the codebook that a variant extends gets a new version. */

import type { Part } from './codebook-part.ts';

export const conflictKinds = [
  /** Both changed the same attributes of the same part. */
  'bothChanged',
  /** Changed here, and taken out of the new version. */
  'goneThere',
  /** Taken out here, and changed in the new version. */
  'changedThere',
  /** Added on both sides under one id. */
  'addedTwice',
  /** A code list narrowed here, to which the new version adds a code. */
  'listGrew',
  /** Both changed what the codebook says of itself. */
  'bothHeads',
] as const;
export type ConflictKind = (typeof conflictKinds)[number];

export const resolutions = ['ours', 'theirs', 'retire'] as const;
/** Keep what the variant says, take what the new version says, or retire the part. */
export type Resolution = (typeof resolutions)[number];

export interface Conflict {
  kind: ConflictKind;
  /** As `placeText` writes it; `head` for what the codebook says of itself. */
  place: string;
  /** The part, or the attribute of the head. */
  id: string;
  /** Attributes concerned; empty when the whole part is. */
  attributes: readonly string[];
  /** The part, or the value of the head, in the version extended until now, in the variant, in the new version. */
  before: Part | null;
  ours: Part | null;
  theirs: Part | null;
}

/** A conflict with what was decided of it, once it is. */
export interface ReviewedConflict extends Conflict {
  resolution: Resolution | null;
}

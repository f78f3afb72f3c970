/** What the codes of one version of a codebook become in another. */

import type { CodebookReference } from '#/domains/codebooks/codebooks.public.ts';

/** An exact part of a whole, in lowest terms: above 0, at most 1. */
export interface Share {
  numerator: number;
  denominator: number;
}

export interface Destination {
  code: string;
  share: Share;
}

/** What one code becomes. No destination means that somebody said it has no equivalent. */
export interface CodeLink {
  code: string;
  /** Their shares sum to 1 exactly. */
  destinations: readonly Destination[];
  /** The destination is close, and not the same. */
  isNear: boolean;
  note: string;
}

/** Links of one list of codes to one other. A code that has no link is undecided. */
export interface ListLinks {
  from: string;
  to: string;
  links: readonly CodeLink[];
}

/** What a revision holds. */
export interface CrosswalkContent {
  note: string;
  lists: readonly ListLinks[];
}

/** The days on which a crosswalk holds, the last one included. */
export interface Validity {
  validFromOn: string;
  validUntilOn: string | null;
}

export interface CrosswalkIdentity extends Validity {
  from: CodebookReference;
  to: CodebookReference;
}

export interface Crosswalk extends CrosswalkIdentity, CrosswalkContent {
  id: string;
  spaceId: string;
  /** From 1. */
  revision: number;
  /** Null once the person has asked to be forgotten. */
  madeBy: string | null;
  madeAt: Date;
}

export interface CrosswalkSummary extends CrosswalkIdentity {
  id: string;
  spaceId: string;
  spaceName: string;
  fromTitle: { fr: string; en: string };
  toTitle: { fr: string; en: string };
  revision: number;
  madeAt: Date;
}

export const mostDestinations = 6;

/** What a code becomes: the same thing, something like it, nothing, or nobody said yet. */
export const fates = ['carried', 'approximated', 'lost', 'undecided'] as const;
export type Fate = (typeof fates)[number];

export function fateOf(link: CodeLink | undefined): Fate {
  if (!link) return 'undecided';
  if (link.destinations.length === 0) return 'lost';
  return link.destinations.length > 1 || link.isNear ? 'approximated' : 'carried';
}

/** One revision, for the history. */
export interface Revision {
  number: number;
  madeBy: string | null;
  madeAt: Date;
}

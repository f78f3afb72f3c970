import type { PlaceList } from './territory.ts';

/** What became of a place. Read forward (a place of the past, today) and backward (a place of today, long ago). */

export const successionKinds = ['merger', 'split', 'renaming', 'transfer'] as const;
export type SuccessionKind = (typeof successionKinds)[number];

/** How sure the source is: checked against an official text, likely, or still to be checked. */
export const confidences = ['verified', 'likely', 'to-check'] as const;
export type Confidence = (typeof confidences)[number];

export interface Succession {
  fromId: string;
  toId: string;
  /** First day of what follows. */
  happenedOn: string;
  kind: SuccessionKind;
  confidence: Confidence;
  source: string;
}

/** When a place exists: the first day it does, and the first day it no longer does. */
export interface PlaceSpan {
  id: string;
  validFrom: string | null;
  validUntil: string | null;
}

/** Where a place is found on a day: in one place, in one of several and nothing says which, or nowhere known. */
export type PlaceOnDay =
  | { kind: 'one'; id: string }
  | { kind: 'several'; ids: readonly string[] }
  | { kind: 'unknown' };

/** What happened in a place, to be told in the places of another day. */
export interface PlaceAmount {
  placeId: string;
  count: number;
}

export interface AmountsOnDay {
  byPlace: ReadonlyMap<string, number>;
  /** What could belong to several places, by the set of them: shown, never shared out. */
  shared: readonly { ids: readonly string[]; count: number }[];
  unknownCount: number;
}

export type SuccessionFault =
  | 'samePlace'
  | 'unknownPlace'
  | 'twice'
  | 'cycle'
  /** What ends on that day is said to end on another. */
  | 'endsOtherwise'
  /** What follows is said to begin after it was given something. */
  | 'beginsLater'
  | 'beforeItBegan';

/** A place as its line over time shows it. */
export interface SpannedPlace extends PlaceSpan {
  name: string;
  list: PlaceList;
  kind: string;
  spaceId: string | null;
}

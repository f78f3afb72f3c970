/**
 * What is about to be published, as the protection of small numbers sees it: cells, what adds up to what, and what
 * was published before. Nothing here knows what is counted.
 */

/** One number of a publication. */
export interface Cell {
  /**
   * The same from one release to the next for the same thing counted, and never for another: name the codebook
   * version, the period, the territory and the codes in it.
   */
  key: string;
  /** The number itself: a whole number, zero or more. */
  value: number;
  /** How many different persons contribute to it; null when it does not come from persons. */
  people: number | null;
  /** How many different organisations contribute to it; null when it does not come from organisations. */
  organisations: number | null;
  /** Chooses the threshold; the instance's own when absent or without a threshold of its own. */
  topic?: string;
  /** True when the number can only be zero (a combination that does not exist): everybody knows it, it is shown. */
  isStructuralZero?: boolean;
  /**
   * How far apart two values must be to count as two (1 when absent). For minutes noted to the quarter of an hour,
   * 15: five possible values are then an interval of an hour.
   */
  grain?: number;
  /** True when the number is not printed, and only ties others together. */
  isUnpublished?: boolean;
  /** True when it is hidden for another’s sake, whatever the relations say. */
  isWithheld?: boolean;
  /** For a number that is not printed: true when readers might reckon it, so that it is protected when it is small. */
  isReckoned?: boolean;
}

/** A total and the parts that make it. The parts must not overlap, and all of them must be cells. */
export interface Relation {
  total: string;
  parts: readonly string[];
}

/** A rate, mean or percentage: whoever knows it and all but one of its sources knows the last one. */
export interface DerivedFigure {
  key: string;
  from: readonly string[];
}

export interface Publication {
  cells: readonly Cell[];
  relations: readonly Relation[];
  derived?: readonly DerivedFigure[];
  /**
   * Things that several of these numbers may count at once, as readers know the rules of each: for each thing, the keys
   * of the cells that count it, each as often as it does. How many there are of each is never printed.
   */
  crossings?: readonly (readonly string[])[];
}

/** Why a number is hidden. Never said outside of the space: knowing it narrows what the number can be. */
export const hidingReasons = [
  'fewPeople',
  'fewOrganisations',
  'smallChange',
  'complementary',
  'inherited',
] as const;
export type HidingReason = (typeof hidingReasons)[number];

/** Reasons of the numbers that are small by themselves. */
export type SmallReason = Exclude<HidingReason, 'complementary' | 'inherited'>;

/** How many numbers each reason hides; a reason that hides none is absent. */
export type HiddenCounts = Readonly<Partial<Record<HidingReason, number>>>;

export type CellState = { kind: 'shown' } | { kind: 'hidden'; reason: HidingReason };

/** A number of an earlier release. When the thing counted changes, its key gains a new revision. */
export interface ReleasedFact {
  key: string;
  /** From 1. */
  revision: number;
  value: number;
  people: number | null;
  organisations: number | null;
  isStructuralZero: boolean;
  grain: number;
  /** `unpublished` ties others together without having been printed. */
  state: CellState | { kind: 'unpublished' };
  /** Least value that a reader knows it can have: 1 where zeros are printed. */
  floor: 0 | 1;
  /** Possible values it was promised; 0 for what is shown or hidden for another’s sake. */
  possibleValues: number;
}

/** A relation between facts of earlier releases, each named by `factName`. */
export interface EarlierReleases {
  facts: readonly ReleasedFact[];
  relations: readonly Relation[];
}

export interface Thresholds {
  /** A number that comes from fewer persons is small. */
  people: number;
  /** A number that comes from fewer organisations is small. */
  organisations: number;
}

/** `shown`: a zero names nobody and is printed. `hidden`: a zero is hidden like any small number. */
export const zerosPolicies = ['shown', 'hidden'] as const;
export type ZerosPolicy = (typeof zerosPolicies)[number];

/** The rule, which is public. */
export interface Policy extends Thresholds {
  zeros: ZerosPolicy;
  topics: Readonly<Record<string, Thresholds>>;
}

/** The rule of an instance that has set none. */
export const startingPolicy: Policy = { people: 5, organisations: 5, zeros: 'shown', topics: {} };

export interface ProtectedPublication {
  /** State of each printed cell and derived figure, by key. */
  states: ReadonlyMap<string, CellState>;
  /** One per cell of the publication, unpublished ones included, in order. */
  facts: readonly ReleasedFact[];
  /** Relations of the publication between facts. */
  relations: readonly Relation[];
  /**
   * Small numbers that nothing can protect any more, because earlier releases already let them be computed. They are
   * hidden all the same. Empty unless there are earlier releases.
   */
  exposed: readonly string[];
  counts: { shown: number; hidden: HiddenCounts };
}

/** Name of a fact in relations: the key, and its revision after the first. */
export function factName(key: string, revision: number): string {
  return revision === 1 ? key : `${key}\u0001${revision}`;
}

/** A publication that contradicts itself; the message names the place. */
export class UnsoundPublication extends Error {
  override name = 'UnsoundPublication';
}

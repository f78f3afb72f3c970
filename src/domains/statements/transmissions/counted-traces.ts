import type { Codebook, InputValues } from '#/domains/codebooks/codebooks.public.ts';
import type { Cell } from '#/domains/protection/protection.public.ts';

/** The traces that a statement counted, and how its framework reads them: plain data, which may be handed to a thread. */
export interface CountedTraces {
  codebook: { id: string; version: string };
  /** First and last day of the statement. */
  startsOn: string;
  endsOn: string;
  book: Codebook;
  /** What the traces of each group had in common, by position. */
  values: readonly InputValues[];
  traces: readonly CountedTrace[];
  /** Its numbers, as they are handed over or as the ledger has them. */
  cells: readonly Cell[];
  /** Names of those that were printed before. */
  printed: ReadonlySet<string>;
  /** Names of those that were handed over with another value before: only the last is tied. */
  changed: readonly string[];
}

export interface CountedTrace {
  id: string;
  position: number;
  /** As bits, in the order of `aspectIds`. */
  aspects: number;
}

/** Whom a trace concerns, as far as is known today. */
export interface TraceConcern {
  addressee: 'community' | 'group' | 'person';
  peopleCount: number | null;
  isPreparation: boolean;
  isInternalRequest: boolean;
  organisations: readonly string[];
}

/** All that tells of some of the same traces. */
export interface ToldTogether {
  /** The statement that is about to leave; null when it is told elsewhere. */
  own: CountedTraces | null;
  /** Statements that left before. */
  others: readonly CountedTraces[];
  /** What leaves now among them, when no statement does. */
  elsewhere: readonly ToldElsewhere[];
}

/** A number told otherwise than by a statement, as a bilan tells it, and the traces it counts: each of them once. */
export interface ToldElsewhere {
  cell: Cell;
  /** Null when nobody knows which. */
  traceIds: readonly string[] | null;
  /** Days and all that decides whether it counts a trace, but for the natures of that trace; null for what only ties. */
  about: string | null;
  /** Whether it was printed before. */
  isPrinted: boolean;
  /** Whether it counts acts for themselves, and is no detail of another number. */
  isOfActs: boolean;
  /** Whether it left with another value: only the last is tied. */
  isChanged: boolean;
}

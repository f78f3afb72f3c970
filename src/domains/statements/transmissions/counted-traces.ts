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

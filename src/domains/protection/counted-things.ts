import type { ReleasedFact } from './publication.ts';

/** Which things a number counted when it left, each once: what ties it to whatever counts some of the same. */
export interface CountedThings {
  /** Name of the number in the ledger. */
  key: string;
  value: number;
  /** Opaque ids; null when nobody knows. */
  things: readonly string[] | null;
  /** The days it speaks of; null for what only ties others together. */
  days: { startsOn: string; endsOn: string } | null;
}

/** A number of the ledger as it left last, and what it counted then. */
export interface CountedFact extends CountedThings {
  fact: ReleasedFact;
}

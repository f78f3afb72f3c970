import type { Publication } from '#/domains/protection/protection.public.ts';

/** Which traces a number of a bilan counted when it left: what ties it to those of the next bilans. */
export interface CountedTraces {
  /** Name of the number in the ledger. */
  key: string;
  value: number;
  traceIds: readonly string[];
}

/** What of a trace says who stands behind a number that counts it. */
export interface TraceBehind {
  id: string;
  spaceId: string;
  /** Null when it concerns nobody in particular. */
  people: number | null;
  organisations: readonly string[];
  /** The class of its duration, as numbers are named: `duration-2`, `untimed`. */
  durationClass: string;
}

/** An organisation that was met, as what stands behind a number that counts it: itself. */
export const asMet = (id: string): TraceBehind => ({
  ...{ id, spaceId: '', people: null, organisations: [id], durationClass: '' },
});

/** A number that left before, as the ledger keeps it. */
export interface NumberThatLeft {
  key: string;
  revision: number;
  value: number;
  people: number | null;
  organisations: number | null;
}

export interface TiedPublication {
  publication: Publication;
  /** What each of its numbers counts, parts included, to be told again from the next bilans. */
  counted: readonly CountedTraces[];
}

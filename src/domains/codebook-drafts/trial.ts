import type { Codebook, InputValues, Period } from '#/domains/codebooks/codebooks.public.ts';
import type { FigureChange } from '#/domains/statements/statements.public.ts';
import type { Trace } from '#/domains/traces/traces.public.ts';
import type { Sample } from './draft.ts';

export interface SamplePeriod extends Sample {
  period: Period;
}

/** What a row of the decision table takes on the sample period. */
export interface RowCount {
  /** Traces for which it decides. */
  decides: number;
  /** Traces that its conditions take, and that an earlier row decided of. */
  shadowed: number;
}

export interface TableCounts {
  byRow: ReadonlyMap<string, RowCount>;
  traceCount: number;
  /** Traces that no row takes, and the combinations that they show. */
  unmatchedCount: number;
  unmatched: readonly InputValues[];
}

export interface CountedTable {
  sample: SamplePeriod;
  counts: TableCounts;
}

/** Traces that are no longer read by the same rows. */
export interface RowMove {
  /** Ids of the rows that decide, before and after; none when no row does. */
  from: readonly string[];
  to: readonly string[];
  traceCount: number;
}

/** What a draft changes on a real period. */
export interface TrialDifference {
  changes: readonly FigureChange[];
  moves: readonly RowMove[];
  traceCount: number;
}

export interface Trial {
  sample: SamplePeriod;
  present: Codebook;
  difference: TrialDifference;
}

export interface RowTraces {
  sample: SamplePeriod;
  /** The latest ones. */
  traces: readonly Trace[];
  /** How many the viewer may see in all. */
  visibleCount: number;
}

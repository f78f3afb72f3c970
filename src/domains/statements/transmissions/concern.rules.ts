/**
 * Who stands behind each figure: how many people and organisations its traces concern, which is what the protection of
 * small numbers needs to know. See docs/decisions/0013-what-is-protected-in-a-statement.md.
 */

import {
  type AspectId,
  aspectIds,
  type CompiledCodebook,
  type InputValues,
} from '#/domains/codebooks/codebooks.public.ts';
import type { Figure, TraceGroup } from '#/domains/statements/figure.ts';
import { compileStatement } from '#/domains/statements/statement.rules.ts';
import { tied } from './tie.rules.ts';

/** What one trace says of whom it concerns. */
export interface ConcernedTrace {
  values: InputValues;
  durationMinutes: number | null;
  aspects: ReadonlySet<AspectId>;
  /** People present or taking part, as noted; null when nobody noted it. */
  peopleCount: number | null;
  /** Each organisation once, known or only named. */
  organisations: readonly string[];
}

/** Who is behind a figure, and the figure itself reckoned again from its traces. */
export interface Concern {
  count: number;
  minutes: number;
  /** Sum over the traces; null when none concerns anybody outside of the team. */
  people: number | null;
  /** Different organisations; null when no trace names one. */
  organisations: number | null;
}

/** Concerns by key, for every figure and every number that ties figures together. */
export function concernsOf(
  compiled: CompiledCodebook,
  traces: Iterable<ConcernedTrace>,
): ReadonlyMap<string, Concern> {
  const sums = new Map<string, { concern: Concern; organisations: Set<string> }>();
  const figuresOf = figuresByTrace(compiled);
  for (const trace of traces) {
    const people = peopleConcerned(trace);
    for (const { key, count } of figuresOf(trace)) {
      const known = sums.get(key) ?? { concern: nobody(), organisations: new Set<string>() };
      sums.set(key, known);
      known.concern.count += count;
      known.concern.minutes += count * (trace.durationMinutes ?? 0);
      if (people !== null) known.concern.people = (known.concern.people ?? 0) + people;
      for (const organisation of trace.organisations) known.organisations.add(organisation);
    }
  }
  return new Map(
    [...sums].map(([key, { concern, organisations }]) => [
      key,
      { ...concern, organisations: organisations.size === 0 ? null : organisations.size },
    ]),
  );
}

const nobody = (): Concern => ({ count: 0, minutes: 0, people: null, organisations: null });

/**
 * An act without a noted number concerns one person at least. Preparation, and answers to the institution, concern
 * nobody outside of the team unless people were counted.
 */
function peopleConcerned({ values, peopleCount }: ConcernedTrace): number | null {
  if (peopleCount !== null) return Math.max(1, peopleCount);
  return values.isPreparation === true || values.isInternalRequest === true ? null : 1;
}

/** Figures and ties that one trace gives, remembered by its inputs and aspects: many traces are alike. */
function figuresByTrace(
  compiled: CompiledCodebook,
): (trace: ConcernedTrace) => readonly { key: string; count: number }[] {
  const known = new Map<string, readonly { key: string; count: number }[]>();
  return (trace) => {
    const print = JSON.stringify([trace.values, [...trace.aspects].sort()]);
    const found = known.get(print);
    if (found) return found;
    const figures = compileStatement(compiled, [aloneInItsGroup(trace)]);
    const all = [...figures, ...tied(compiled.codebook, figures).ties];
    known.set(print, all);
    return all;
  };
}

/** One trace as a group, without its duration: only where it counts is asked. */
function aloneInItsGroup({ values, aspects }: ConcernedTrace): TraceGroup {
  const held = aspectIds.filter((aspect) => aspects.has(aspect));
  return {
    values,
    traceCount: 1,
    minutes: 0,
    untimedCount: 0,
    aspects: Object.fromEntries(held.map((aspect) => [aspect, { traceCount: 1, minutes: 0 }])),
  };
}

/** Whether the traces of today still give these figures: otherwise nobody knows any more who is behind them. */
export function saysTheSame(figures: readonly Figure[], concerns: ReadonlyMap<string, Concern>): boolean {
  return figures.every(({ key, count }) => concerns.get(key)?.count === count);
}

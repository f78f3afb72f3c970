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
  /** Whom the act was for. */
  addressee: 'community' | 'group' | 'person';
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
  /** Different organisations; null when an act behind the figure names none: it is then about no organisation. */
  organisations: number | null;
  /** Whether people were noted on one of the traces at least. */
  arePeopleNoted: boolean;
}

/** Concerns by key, for every figure and every number that ties figures together. */
export function concernsOf(
  compiled: CompiledCodebook,
  traces: Iterable<ConcernedTrace>,
): ReadonlyMap<string, Concern> {
  const all = [...traces];
  const countsOf = countsByTrace(compiled, all);
  const sums = new Map<string, Sum>();
  for (const trace of all) {
    const { values } = trace;
    const people = peopleConcerned({
      ...trace,
      isPreparation: values.isPreparation === true,
      isInternalRequest: values.isInternalRequest === true,
    });
    for (const [key, count] of countsOf(trace)) {
      const known = sums.get(key) ?? nobody();
      sums.set(key, known);
      addTrace(known, trace, count, people);
    }
  }
  return new Map(
    [...sums].map(([key, { concern, organisations, isWithoutOrganisation }]) => [
      key,
      { ...concern, organisations: isWithoutOrganisation ? null : organisations.size },
    ]),
  );
}

interface Sum {
  concern: Concern;
  organisations: Set<string>;
  isWithoutOrganisation: boolean;
}

const nobody = (): Sum => ({
  concern: { count: 0, minutes: 0, people: null, organisations: null, arePeopleNoted: false },
  organisations: new Set(),
  isWithoutOrganisation: false,
});

function addTrace(sum: Sum, trace: ConcernedTrace, count: number, people: number | null): void {
  const { concern } = sum;
  concern.count += count;
  concern.minutes += count * (trace.durationMinutes ?? 0);
  if (people !== null) concern.people = (concern.people ?? 0) + people;
  if (trace.peopleCount !== null) concern.arePeopleNoted = true;
  if (trace.organisations.length === 0) sum.isWithoutOrganisation = true;
  for (const organisation of trace.organisations) sum.organisations.add(organisation);
}

/**
 * A noted number counts. Without one, an act for a person or a small group concerns one person at least; an act for the
 * community, preparation, and answers to the institution concern nobody in particular.
 */
export function peopleConcerned(
  trace: Pick<ConcernedTrace, 'addressee' | 'peopleCount'> & {
    isPreparation: boolean;
    isInternalRequest: boolean;
  },
): number | null {
  if (trace.peopleCount !== null) return Math.max(1, trace.peopleCount);
  if (trace.isPreparation || trace.isInternalRequest) return null;
  return trace.addressee === 'community' ? null : 1;
}

/**
 * How often one trace counts in each figure, and in each number that ties the figures of all of them: in what is left of
 * a total too, where the trace has no part. Remembered by inputs and aspects: many traces are alike.
 */
function countsByTrace(
  compiled: CompiledCodebook,
  traces: readonly ConcernedTrace[],
): (trace: ConcernedTrace) => ReadonlyMap<string, number> {
  const figures = new Map<string, readonly Figure[]>();
  const print = ({ values, aspects }: ConcernedTrace) => JSON.stringify([values, [...aspects].sort()]);
  for (const trace of traces)
    if (!figures.has(print(trace)))
      figures.set(print(trace), compileStatement(compiled, [aloneInItsGroup(trace)]));
  const all = new Map<string, Figure>();
  for (const figure of [...figures.values()].flat())
    all.set(figure.key, { ...figure, count: figure.count + (all.get(figure.key)?.count ?? 0) });
  const { ties, relations } = tied(compiled.codebook, [...all.values()]);
  const isTie = new Set(ties.map(({ key }) => key));
  const counts = new Map(
    [...figures].map(([name, own]) => [
      name,
      withTies(new Map(own.map(({ key, count }) => [key, count])), relations, isTie),
    ]),
  );
  return (trace) => counts.get(print(trace)) ?? new Map();
}

function withTies(
  counts: Map<string, number>,
  relations: readonly { total: string; parts: readonly string[] }[],
  isTie: ReadonlySet<string>,
): ReadonlyMap<string, number> {
  const sum = (keys: readonly string[]) => keys.reduce((total, key) => total + (counts.get(key) ?? 0), 0);
  const note = (key: string, count: number) => {
    if (count > 0) counts.set(key, count);
  };
  for (const { total, parts } of relations) {
    if (isTie.has(total) && !counts.has(total)) note(total, sum(parts));
    const whole = counts.get(total) ?? 0;
    const rest = whole === 0 ? undefined : parts.find((key) => isTie.has(key));
    if (rest !== undefined) note(rest, whole - sum(parts.filter((key) => key !== rest)));
  }
  return counts;
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

/** One look at the traces serves several codebooks: each then reads the groups by the inputs that it uses itself. */

import { type AspectId, type InputId, inputIds } from '#/domains/codebooks/codebooks.public.ts';
import type { FigureSubject, TraceGroup } from './figure.ts';

/** Every input that one of them reads, each once, in the order of the vocabulary. */
export function inputsTogether(lists: readonly (readonly InputId[])[]): InputId[] {
  const used = new Set(lists.flat());
  return inputIds.filter((input) => used.has(input));
}

export interface CoarserGroups {
  groups: TraceGroup[];
  /** For each of these groups, the places of those it is made of. */
  members: number[][];
}

/**
 * Groups counted by many inputs, counted again by some of them: those alike are added. Nothing is lost of the amounts,
 * and one codebook evaluates its table once for each combination of its own inputs, whatever the others read.
 */
export function coarserGroups(groups: readonly TraceGroup[], inputs: readonly InputId[]): CoarserGroups {
  const [first] = groups;
  // These inputs are all that the groups were counted by: each stands for itself.
  if (first && Object.keys(first.values).length === inputs.length)
    return { groups: [...groups], members: groups.map((_, place) => [place]) };
  const places = new Map<string, number>();
  const coarser: TraceGroup[] = [];
  const members: number[][] = [];
  for (const [place, group] of groups.entries()) {
    const values = Object.fromEntries(inputs.map((input) => [input, group.values[input] ?? null]));
    const key = JSON.stringify(Object.values(values));
    const known = places.get(key);
    if (known === undefined) {
      places.set(key, coarser.length);
      coarser.push({ ...group, values });
      members.push([place]);
    } else {
      coarser[known] = added(coarser[known] as TraceGroup, group);
      members[known]?.push(place);
    }
  }
  return { groups: coarser, members };
}

function added(group: TraceGroup, other: TraceGroup): TraceGroup {
  const aspects = { ...group.aspects };
  for (const [aspect, more] of Object.entries(other.aspects) as [
    AspectId,
    { traceCount: number; minutes: number },
  ][]) {
    const known = aspects[aspect];
    aspects[aspect] = known
      ? { traceCount: known.traceCount + more.traceCount, minutes: known.minutes + more.minutes }
      : more;
  }
  return {
    values: group.values,
    traceCount: group.traceCount + other.traceCount,
    minutes: group.minutes + other.minutes,
    untimedCount: group.untimedCount + other.untimedCount,
    aspects,
  };
}

/** Traces behind a figure of these groups: each once, however many declarations it gives. */
export function tracesBehind(subject: FigureSubject, groups: readonly TraceGroup[]): number {
  const aspect = subject.kind === 'dropped' ? subject.aspect : null;
  return groups.reduce(
    (sum, group) => sum + (aspect === null ? group.traceCount : (group.aspects[aspect]?.traceCount ?? 0)),
    0,
  );
}

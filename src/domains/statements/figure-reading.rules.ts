/** One look at the traces serves several codebooks: each then reads the groups by the inputs that it uses itself. */

import {
  type AspectId,
  type InputId,
  type InputValue,
  inputIds,
} from '#/domains/codebooks/codebooks.public.ts';
import type { FigureSubject, TraceGroup } from './figure.ts';

/** Every input that one of them reads, each once, in the order of the vocabulary. */
export function inputsTogether(lists: readonly (readonly InputId[])[]): InputId[] {
  const used = new Set(lists.flat());
  return inputIds.filter((input) => used.has(input));
}

export interface CoarserGroups {
  /** Their values are those of the first of the groups they are made of: what other inputs say there is left out of sight. */
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
  const numbered = valueNumbers();
  const coarser: TraceGroup[] = [];
  const members: number[][] = [];
  for (const [place, group] of groups.entries()) {
    const key = inputs.map((input) => numbered(group.values[input] ?? null)).join();
    const known = places.get(key);
    if (known === undefined) {
      places.set(key, coarser.length);
      coarser.push(group);
      members.push([place]);
    } else {
      coarser[known] = added(coarser[known] as TraceGroup, group);
      members[known]?.push(place);
    }
  }
  return { groups: coarser, members };
}

/** A number for each different value. Groups hold few values many times: each is looked into once. */
function valueNumbers(): (value: InputValue) => number {
  const ofSame = new Map<InputValue, number>();
  const ofAlike = new Map<string, number>();
  return (value) => {
    const known = ofSame.get(value);
    if (known !== undefined) return known;
    const text = JSON.stringify(value);
    const number = ofAlike.get(text) ?? ofAlike.size;
    ofAlike.set(text, number);
    ofSame.set(value, number);
    return number;
  };
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
export function tracesBehind(subject: FigureSubject, groups: Iterable<TraceGroup>): number {
  const aspect = subject.kind === 'dropped' ? subject.aspect : null;
  let sum = 0;
  for (const group of groups)
    sum += aspect === null ? group.traceCount : (group.aspects[aspect]?.traceCount ?? 0);
  return sum;
}

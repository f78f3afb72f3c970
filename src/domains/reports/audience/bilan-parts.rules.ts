/** The parts that bilans make of the traces they count, as the protection of small numbers wants them. */

import type { Cell, Publication } from '#/domains/protection/protection.public.ts';
import type { CountedTraces, NumberThatLeft, TraceBehind } from './counted-traces.ts';
import { topicOf } from './said-numbers.rules.ts';

/** What the names of parts begin with in the ledger; a part is named by the traces it holds. */
export const partsBegin = 'bilan~/';

export interface Overlap {
  own: Publication;
  /** The traces that the numbers of the publication count, nature by nature; one that is not here is not known. */
  counted: readonly CountedTraces[];
  /** Last value of all that left with bilans of the space, parts included. */
  left: readonly NumberThatLeft[];
  /** The traces that it counted, each time it left. */
  countedBefore: readonly CountedTraces[];
  /** Those of today. One that is not here concerns a person, to be sure. */
  traces: ReadonlyMap<string, TraceBehind>;
  /** A name of these traces, and of no others. */
  nameOf(traceIds: readonly string[]): string;
}

/**
 * `bilan/2025-04-01/2026-03-31/…/nature/support`: its days, its nature, and its class of duration if it has one. Organisations
 * met are tied in the same way, by which they are and not by the traces that name them.
 */
interface NumberName {
  startsOn: string;
  endsOn: string;
  nature: string;
  durationClass: string | null;
}

const shape =
  /^bilan\/(\d{4}-\d\d-\d\d)\/(\d{4}-\d\d-\d\d)\/[^/]*\/(?:nature\/([^/]+)(?:\/([^/]+))?|(organisations))$/;

/** What stands for a nature in the names of numbers of organisations. */
export const organisations = 'organisations';

export function nameIn(key: string): NumberName | null {
  const found = shape.exec(key);
  const [, startsOn = '', endsOn = ''] = found ?? [];
  const [nature, durationClass = null] = [found?.[3] ?? found?.[5] ?? '', found?.[4]];
  return nature === '' ? null : { startsOn, endsOn, nature, durationClass };
}

/** Whether a number counts traces, and not organisations. */
export const isOfTraces = (key: string) =>
  !key.startsWith(`${partsBegin}${organisations}/`) && nameIn(key)?.nature !== organisations;

/** `of`: a class of duration, or all of them. */
export const partKey = (nature: string, of: string, name: string) => `${partsBegin}${nature}/${of}/${name}`;
export const allClasses = '*';

/** Traces that a number counts, some of which others may count too. */
export interface Whole extends CountedTraces {
  /** Named by its traces, since no bilan tells it. */
  isPart: boolean;
}

/** The parts that wholes make of their traces. */
export function partsOf(wholes: readonly Whole[]): string[][] {
  const places = new Map<string, string>();
  for (const [at, { traceIds }] of wholes.entries())
    for (const id of traceIds) places.set(id, `${places.get(id) ?? ''} ${at}`);
  const parts = Map.groupBy([...places.keys()], (id) => places.get(id));
  return [...parts.values()].map((part) => part.sort());
}

export const isCrossing = (one: CountedTraces, other: CountedTraces) => {
  const among = new Set(other.traceIds);
  return one.traceIds.some((id) => among.has(id));
};

export function partCell(key: string, traceIds: readonly string[], { traces }: Overlap): Cell {
  const behind = behindAll(traceIds, traces);
  const cell = { key, value: traceIds.length, ...behind, topic: topicOf(behind) };
  return { ...cell, isUnpublished: true, isReckoned: true };
}

/** A number that left before, or leaves now, tied as it is. */
export function leftCell(key: string, { own, left }: Overlap): Cell {
  const mine = own.cells.find((cell) => cell.key === key);
  if (mine) return mine;
  const { value = 0, people = null, organisations = null } = left.find((one) => one.key === key) ?? {};
  return {
    ...{ key, value, people, organisations },
    topic: topicOf({ people, organisations }),
    isUnpublished: true,
  };
}

/** As bilans count it: people are added; organisations are those met, when every trace names one. */
export function behindAll(
  traceIds: readonly string[],
  traces: Overlap['traces'],
): Pick<Cell, 'people' | 'organisations'> {
  const behind = traceIds.map((id) => traces.get(id));
  const people = behind.flatMap((one) => (one ? (one.people ?? []) : 1));
  const named = behind.map((one) => one?.organisations ?? []);
  return {
    people: people.length === 0 ? null : people.reduce((all, one) => all + one, 0),
    organisations: named.some((some) => some.length === 0) ? null : new Set(named.flat()).size,
  };
}

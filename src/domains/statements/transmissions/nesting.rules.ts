/**
 * Periods that hold or cross each other: a year and its thirteen periods, a month and the weeks it cuts. Each is the
 * sum of the stretches of days that all of their bounds make, so that what was handed over for one, and what is handed
 * over for another, stand in one linear system. A stretch never handed over can be reckoned by subtraction.
 */

import type { Cell, Relation } from '#/domains/protection/protection.public.ts';
import { addDays } from '#/french/dates.ts';

/** First and last day, included. */
export interface Stretch {
  startsOn: string;
  endsOn: string;
}

/** A number of a stretch, with who stands behind it. */
export interface StretchNumber {
  value: number;
  people: number | null;
  organisations: number | null;
  topic?: string;
  grain?: number;
}

export interface StretchNumbers extends Stretch {
  /** Whether a statement of exactly these days was handed over, now or before. */
  isHandedOver: boolean;
  /** By name of the number, the same in every stretch. */
  numbers: ReadonlyMap<string, StretchNumber>;
}

/** Whether readers may want to reckon a number. Families are sums of what is printed: none is smaller than its parts. */
export const isReckoned = (name: string) => !name.startsWith('s.');

const spanOf = ({ startsOn, endsOn }: Stretch) => `${startsOn}/${endsOn}`;
const holds = (outer: Stretch, inner: Stretch) =>
  outer.startsOn <= inner.startsOn && inner.endsOn <= outer.endsOn;

/** Those that share days with the first, directly or through others; the first is one of them. */
export function crossing(own: StretchNumbers, others: readonly StretchNumbers[]): StretchNumbers[] {
  const found = [own];
  let left = others.filter((other) => !other.isHandedOver || spanOf(other) !== spanOf(own));
  for (let place = 0; place < found.length; place += 1) {
    const { startsOn, endsOn } = found[place]!;
    const met = left.filter((other) => other.startsOn <= endsOn && startsOn <= other.endsOn);
    found.push(...met);
    left = left.filter((other) => !met.includes(other));
  }
  return found;
}

/** The shortest stretches that the bounds of these make, in order of time; days that none holds are left out. */
export function shortestStretches(all: readonly Stretch[]): Stretch[] {
  const firsts = new Set(all.flatMap(({ startsOn, endsOn }) => [startsOn, addDays(endsOn, 1)]));
  const bounds = [...firsts].sort();
  return bounds.slice(0, -1).flatMap((startsOn, place) => {
    const stretch = { startsOn, endsOn: addDays(bounds[place + 1]!, -1) };
    return all.some((one) => holds(one, stretch)) ? [stretch] : [];
  });
}

/**
 * Cells and relations that tie what is handed over now to what was handed over before. `all` holds both, and the
 * stretches reckoned before; `loose` what the traces say today of the shortest stretches that were never handed over.
 */
export function nested(
  all: readonly StretchNumbers[],
  loose: readonly StretchNumbers[],
  keyOf: (stretch: StretchNumbers, name: string) => string,
): { cells: Cell[]; relations: Relation[] } {
  const handedOver = all.filter((one) => one.isHandedOver);
  if (handedOver.length < 2) return { cells: [], relations: [] };
  const known = new Map(handedOver.map((one) => [spanOf(one), one]));
  const rest = new Map(loose.map((one) => [spanOf(one), one]));
  const shortest = shortestStretches(all).map((one) => known.get(spanOf(one)) ?? rest.get(spanOf(one))!);
  const tying = { cells: new Map<string, Cell>(), relations: [] as Relation[], keyOf };
  for (const name of new Set(handedOver.flatMap(({ numbers }) => [...numbers.keys()]))) {
    // A line that does not stand in a statement is zero there, and everybody knows it.
    const empty = handedOver.filter(({ numbers }) => !numbers.has(name));
    const parts = shortest.filter((part) => !empty.some((one) => holds(one, part)));
    for (const whole of all) {
      const number = whole.numbers.get(name);
      if (number === undefined || (shortest.includes(whole) && whole.isHandedOver)) continue;
      const inside = parts.filter((part) => holds(whole, part));
      tie({ name, whole, number, parts: inside }, tying);
    }
  }
  return { cells: [...tying.cells.values()], relations: tying.relations };
}

interface Tying {
  cells: Map<string, Cell>;
  relations: Relation[];
  keyOf: (stretch: StretchNumbers, name: string) => string;
}

interface Whole {
  name: string;
  whole: StretchNumbers;
  number: StretchNumber;
  parts: readonly StretchNumbers[];
}

/**
 * The whole is the sum of its parts. When traces changed in between, it is no longer: what is left of the whole once
 * the parts handed over are taken away is then tied instead, since that is what somebody who subtracts would find.
 */
function tie({ name, whole, number, parts }: Whole, tying: Tying): void {
  const { cells, relations, keyOf } = tying;
  const add = (stretch: StretchNumbers, called: string, value: StretchNumber): string => {
    const key = keyOf(stretch, called);
    cells.set(key, { key, ...value, isUnpublished: true, isReckoned: isReckoned(name) });
    return key;
  };
  if (
    parts.length === 1 &&
    parts[0]!.isHandedOver === whole.isHandedOver &&
    spanOf(parts[0]!) === spanOf(whole)
  )
    return;
  const amounts = parts.map((part) => ({ part, amount: part.numbers.get(name) ?? nothing(number) }));
  const sum = amounts.reduce((added, { amount }) => added + amount.value, 0);
  if (sum === number.value) {
    const total = add(whole, name, number);
    relations.push({ total, parts: amounts.map(({ part, amount }) => add(part, name, amount)) });
    return;
  }
  if (!whole.isHandedOver) return;
  const printed = amounts.filter(({ part }) => part.isHandedOver);
  const left = number.value - printed.reduce((added, { amount }) => added + amount.value, 0);
  if (printed.length === 0) return;
  const apart = spent(number, Math.abs(left));
  const total = add(whole, name, number);
  const shares = printed.map(({ part, amount }) => add(part, name, amount));
  if (left >= 0) relations.push({ total, parts: [...shares, add(whole, `${name}/left`, apart)] });
  else {
    const now = { ...number, value: number.value - left };
    const later = add(whole, `${name}/now`, now);
    relations.push({ total: later, parts: shares });
    relations.push({ total: later, parts: [total, add(whole, `${name}/more`, apart)] });
  }
}

const nothing = ({ topic, grain }: StretchNumber): StretchNumber => ({
  value: 0,
  people: null,
  organisations: null,
  ...(topic === undefined ? {} : { topic }),
  ...(grain === undefined ? {} : { grain }),
});

/** Nobody knows any more who stands behind a difference: at the least, one for each unit of it. */
function spent(number: StretchNumber, value: number): StretchNumber {
  const atLeast = Math.ceil(value / (number.grain ?? 1));
  return {
    ...number,
    value,
    people: number.people === null ? null : Math.min(number.people, atLeast),
    organisations: number.organisations === null ? null : Math.min(number.organisations, atLeast),
  };
}

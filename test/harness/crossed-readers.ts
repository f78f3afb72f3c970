/** Readers who know every rule: what they reckon of numbers that are sums of the same crossings of what may be noted. */

import { factName, type ProtectedPublication } from '#/domains/protection/publication.ts';
import { attack, type PublishedWorld } from './attacker.ts';
import { worldOf } from './tables.ts';

/** Crossings of what may be noted, by place, and the name of their sum: as many times as it counts each. */
export interface CrossedSet {
  key: string;
  crossings: readonly number[];
}

/** What is told by lines: those that are shown, and those that do not stand, which everybody knows to be zero. */
export interface ToldLines {
  lines: readonly CrossedSet[];
  known: readonly CrossedSet[];
  zeros: readonly CrossedSet[];
}

export function toldBy(lines: readonly CrossedSet[], releases: readonly ProtectedPublication[]): ToldLines {
  const states = new Map(releases.flatMap((release) => [...release.states]));
  const known = lines.filter(({ key }) => (states.get(key)?.kind ?? 'shown') === 'shown');
  return { lines, known, zeros: lines.filter(({ key }) => !states.has(key)) };
}

/** What lines count, what one leaves of another, and what two have in common: those that `isSmall` says are. */
export function smallSets(
  lines: readonly CrossedSet[],
  isSmall: (crossings: readonly number[]) => boolean,
  isOfActs: (line: CrossedSet) => boolean,
): CrossedSet[] {
  const pairs = lines.flatMap((one) =>
    lines
      .filter((other) => isOfActs(one) || isOfActs(other))
      .flatMap((other) => [
        {
          key: `${one.key} − ${other.key}`,
          crossings: one.crossings.filter((at) => !other.crossings.includes(at)),
        },
        {
          key: `${one.key} ∩ ${other.key}`,
          crossings: one.crossings.filter((at) => other.crossings.includes(at)),
        },
      ]),
  );
  const sets = [...pairs, ...lines].map((set) => ({ ...set, crossings: [...new Set(set.crossings)] }));
  const distinct = new Map(sets.map((set) => [set.crossings.join(), set]));
  return [...distinct.values()].filter(({ crossings }) => isSmall(crossings));
}

/** Names of the sets that are sums of what is known, each as often as one likes: by fractions, in whole numbers. */
export function reckoned(known: readonly CrossedSet[], asked: readonly CrossedSet[]): Set<string> {
  const size = 1 + Math.max(0, ...[...known, ...asked].flatMap((set) => set.crossings));
  const rowOf = ({ crossings }: CrossedSet): bigint[] => {
    const row = Array.from({ length: size }, () => 0n);
    for (const at of crossings) row[at]! += 1n;
    return row;
  };
  const basis: { pivot: number; row: bigint[] }[] = [];
  const reduced = (given: bigint[]) =>
    basis.reduce(
      (row, { pivot, row: by }) => row.map((value, at) => value * by[pivot]! - row[pivot]! * by[at]!),
      given,
    );
  for (const set of known) {
    const row = reduced(rowOf(set));
    const pivot = row.findIndex((value) => value !== 0n);
    if (pivot !== -1) basis.push({ pivot, row });
  }
  return new Set(
    asked.filter((set) => reduced(rowOf(set)).every((value) => value === 0n)).map(({ key }) => key),
  );
}

/** Small sets that are reckoned from all that is printed now, and could not be before. */
export function givenAwayNow(now: ToldLines, before: ToldLines, asked: readonly CrossedSet[]): string[] {
  // Which lines stand is public, whatever is hidden of them: what that alone tells, nothing can hide.
  const earlier = reckoned([...before.known, ...now.zeros], asked);
  return [...reckoned(now.known, asked)].filter((key) => !earlier.has(key));
}

/**
 * All that is printed, and what readers know besides: every number is the sum of the crossings it counts, and one that
 * does not stand is zero.
 */
function crossedWorld(
  releases: readonly ProtectedPublication[],
  { lines, zeros }: ToldLines,
): PublishedWorld {
  const world = worldOf(releases);
  const known = new Map([...world.known, ...zeros.map(({ key }) => [key, 0] as const)]);
  const unknown = new Map(world.unknown);
  const relations = [...world.relations];
  for (const { key, crossings } of lines) {
    const parts = crossings.map((at, place) => {
      unknown.set(`crossing ${at}`, 0);
      const before = crossings.slice(0, place).filter((other) => other === at).length;
      if (before === 0) return `crossing ${at}`;
      const again = `crossing ${at}, again ${before}`;
      if (!unknown.has(again)) relations.push({ total: again, parts: [`crossing ${at}`] });
      unknown.set(again, 0);
      return again;
    });
    relations.push({ total: key, parts });
  }
  return { known, unknown, relations };
}

/**
 * Small numbers that all this leaves fewer possible values than the threshold says, by linear programming, though they
 * would keep them if the last release had printed nothing but which of its lines stand.
 */
export async function foundOutNow(
  releases: readonly ProtectedPublication[],
  told: ToldLines,
): Promise<{ found: string[]; asked: number }> {
  const world = crossedWorld(releases, told);
  const needs = new Map(
    releases.flatMap(({ facts }) =>
      facts
        .filter(({ possibleValues }) => possibleValues > 0)
        .map((fact) => [factName(fact.key, fact.revision), fact.possibleValues] as const),
    ),
  );
  const narrowIn = async (read: PublishedWorld, names: readonly string[]) => {
    const intervals = await attack(read, names);
    return names.filter(
      (name) => intervals.get(name)!.high - intervals.get(name)!.low + 1 < needs.get(name)!,
    );
  };
  const found = await narrowIn(world, [...needs.keys()]);
  const anyway = found.length === 0 ? [] : await narrowIn(withoutTheLast(releases, world), found);
  return { found: found.filter((name) => !anyway.includes(name)), asked: needs.size };
}

/** The same, were all that the last release prints hidden. */
function withoutTheLast(
  releases: readonly ProtectedPublication[],
  { known, unknown, relations }: PublishedWorld,
): PublishedWorld {
  const before = new Set(releases.slice(0, -1).flatMap(({ states }) => [...states.keys()]));
  const last = [...releases.at(-1)!.states.keys()].filter(
    (key) => (known.get(key) ?? 0) > 0 && !before.has(key),
  );
  const hidden = new Map([...unknown, ...last.map((key) => [key, 1] as const)]);
  return { known: new Map([...known].filter(([key]) => !hidden.has(key))), unknown: hidden, relations };
}

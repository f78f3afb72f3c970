/**
 * Bilans of one space whose traces are partly the same: a year and its halves, all dossiers and some of them. What they
 * count of one nature is cut into the parts that all of them make, so that what left before and what leaves now stand in
 * one linear system. A part that no bilan told can be reckoned by subtraction: it is protected like any number.
 */

import type { Cell, Relation } from '#/domains/protection/protection.public.ts';
import {
  allClasses,
  isCrossing,
  leftCell,
  nameIn,
  type Overlap,
  partCell,
  partKey,
  partsBegin,
  partsOf,
  type Whole,
} from './bilan-parts.rules.ts';
import type { CountedTraces, TiedPublication } from './counted-traces.ts';
import { classTie } from './overlapping-classes.rules.ts';

/** Ties a publication to the bilans of the same space that left before, nature by nature. */
export function tiedToBilans(overlap: Overlap): TiedPublication {
  const { own, counted } = overlap;
  const natures = new Set(own.cells.flatMap(({ key }) => nameIn(key)?.nature ?? []));
  const ties = [...natures].map((nature) => natureTie(nature, overlap));
  const withheld = new Set(ties.flatMap((tie) => tie.withheld));
  const mine = own.cells.map((cell) => (withheld.has(cell.key) ? { ...cell, isWithheld: true } : cell));
  const cells = new Map(mine.map((cell) => [cell.key, cell]));
  for (const cell of ties.flatMap((tie) => tie.cells)) if (!cells.has(cell.key)) cells.set(cell.key, cell);
  const relations = [...own.relations, ...ties.flatMap((tie) => tie.relations)];
  return {
    publication: { ...own, cells: [...cells.values()], relations },
    counted: [...counted, ...ties.flatMap((tie) => tie.counted)],
  };
}

interface NatureTie {
  cells: Cell[];
  relations: Relation[];
  counted: CountedTraces[];
  /** Numbers of the publication of which nobody knows how they are tied to what left before: they do not leave. */
  withheld: string[];
}

function natureTie(nature: string, overlap: Overlap): NatureTie {
  const mine = overlap.own.cells.filter(({ key }) => nameIn(key)?.nature === nature);
  const keys = mine.map(({ key }) => key);
  const total = mine.find(({ key }) => nameIn(key)?.durationClass === null);
  const before = leftBefore(nature, keys, overlap);
  const isOfTotal = ({ key, value }: CountedTraces) => key === total?.key && value === total.value;
  const counted = before.known.find(isOfTotal) ?? overlap.counted.find(isOfTotal);
  const none = { cells: [], relations: [], counted: [], withheld: [] };
  const isUnknown = counted ? before.older.some((one) => isCrossing(one, counted)) : before.isOfSameDays;
  if (before.isUnknown || isUnknown) return { ...none, withheld: keys };
  if (!counted) return none;
  const wholes = linked({ ...counted, isPart: false }, before.known);
  if (wholes.length < 2) return none;
  const parted = {
    nature,
    mine: keys,
    wholes: withDifferences(nature, wholes, overlap),
    parts: partsOf(wholes),
  };
  const { cells, relations } = partTie(parted, overlap);
  const byClass = classTie(parted, overlap);
  return {
    cells: [...cells, ...byClass.cells],
    relations: [...relations, ...byClass.relations],
    counted: parted.wholes.filter(({ isPart }) => isPart),
    withheld: byClass.withheld,
  };
}

interface LeftBefore {
  known: Whole[];
  /** What numbers that have changed since counted then. */
  older: CountedTraces[];
  /** Whether something left of which the traces are not known, for some of the same days. */
  isUnknown: boolean;
  isOfSameDays: boolean;
}

function leftBefore(nature: string, mine: readonly string[], { left, countedBefore }: Overlap): LeftBefore {
  const [own] = mine.flatMap((key) => nameIn(key) ?? []);
  const counted = Map.groupBy(countedBefore, ({ key }) => key);
  const found: LeftBefore = { known: [], older: [], isUnknown: false, isOfSameDays: false };
  for (const { key, value, revision } of left) {
    const name = nameIn(key);
    const isPart = key.startsWith(partKey(nature, allClasses, ''));
    if (!isPart && (name?.nature !== nature || name.durationClass !== null)) continue;
    const all = counted.get(key) ?? [];
    const last = all.find((one) => one.value === value);
    const isNear = name !== null && own && name.startsOn <= own.endsOn && own.startsOn <= name.endsOn;
    if (last) found.known.push({ ...last, isPart });
    if (isNear) found.isOfSameDays = true;
    if (mine.includes(key)) continue;
    found.older.push(...all.filter((one) => one !== last));
    if (isNear && (!last || all.length < revision)) found.isUnknown = true;
  }
  return found;
}

/** Those that share traces with the first, directly or through others; the first is one of them. */
function linked(own: Whole, others: readonly Whole[]): Whole[] {
  const found = [own];
  let left = others.filter(({ key }) => key !== own.key);
  for (let place = 0; place < found.length; place += 1) {
    const met = left.filter((other) => isCrossing(other, found[place] as Whole));
    found.push(...met);
    left = left.filter((other) => !met.includes(other));
  }
  return found;
}

/**
 * With the parts, and with what is left of a bilan once another, which it holds, is taken away: whoever subtracts reads
 * it.
 */
function withDifferences(nature: string, wholes: readonly Whole[], { nameOf }: Overlap): Whole[] {
  const asPart = (traceIds: readonly string[]): Whole => {
    const key = partKey(nature, allClasses, nameOf(traceIds));
    return { key, value: traceIds.length, traceIds, isPart: true };
  };
  const printed = wholes.filter(({ isPart }) => !isPart);
  const differences = printed.flatMap((outer) =>
    printed.flatMap((inner) => {
      const held = new Set(inner.traceIds);
      const rest = outer.traceIds.filter((id) => !held.has(id)).sort();
      const isHeld = rest.length === outer.traceIds.length - held.size;
      return rest.length > 0 && isHeld ? [asPart(rest)] : [];
    }),
  );
  const all = [...wholes, ...partsOf(wholes).map(asPart), ...differences];
  return [...new Map(all.map((whole) => [whole.key, whole])).values()];
}

/** Each whole is the sum of its parts. */
function partTie(
  {
    nature,
    wholes,
    parts,
  }: { nature: string; wholes: readonly Whole[]; parts: readonly (readonly string[])[] },
  overlap: Overlap,
): { cells: Cell[]; relations: Relation[] } {
  const named = parts.map((part) => ({
    first: part[0] ?? '',
    key: partKey(nature, allClasses, overlap.nameOf(part)),
  }));
  const cells = wholes.map(({ key, traceIds, isPart }) =>
    isPart ? partCell(key, traceIds, overlap) : leftCell(key, overlap),
  );
  const relations = wholes.flatMap(({ key, traceIds }): Relation[] => {
    const within = new Set(traceIds);
    const own = named.filter(({ first }) => within.has(first)).map((part) => part.key);
    return own[0] === key ? [] : [{ total: key, parts: own }];
  });
  return { cells, relations };
}

/** What the names of numbers of bilans begin with in the ledger, and those of the parts of some. */
export const ledgerBegins = ['bilan/', partsBegin] as const;

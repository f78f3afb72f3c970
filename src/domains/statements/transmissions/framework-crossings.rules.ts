/**
 * How the numbers of several frameworks cross. Readers know the rules, so that what they read of one framework may be
 * taken from what they read of another. Numbers of a statement that would let a small one be reckoned, together with all
 * that was printed before, are withheld; and the numbers of all frameworks are sums of the same traces, in one system,
 * so that what is hidden in one keeps its possible values whatever the others show.
 */

import {
  type Cell,
  type Policy,
  type Publication,
  smallness,
} from '#/domains/protection/protection.public.ts';
import type { CountedTraces, ToldElsewhere, ToldTogether, TraceConcern } from './counted-traces.ts';
import {
  type Crossed,
  type ExplainedNumber,
  explainedElsewhere,
  explainedNumbers,
  isBounded,
  namesBeside,
  numberOf,
  tiedParts,
} from './crossed-numbers.rules.ts';
import { type Crossing, crossingsOf, isAct } from './possible-traces.rules.ts';
import { namesBegin } from './protected-figures.rules.ts';
import { Reckoning, type Row } from './reckoning.rules.ts';

/**
 * A publication tied to the statements that other frameworks made of the same traces, and to what is told of them
 * elsewhere. What shares traces with a number that can no longer be explained is withheld too.
 */
export function tiedStatements(
  publication: Publication,
  policy: Policy,
  { own, others, elsewhere }: ToldTogether,
  concernOf: (traceId: string) => TraceConcern | undefined,
): Publication {
  const read = own ? [own, ...others] : others;
  const crossings = crossingsOf(read, elsewhere);
  const acts = new Set(elsewhere.flatMap(({ cell, isOfActs }) => (isOfActs ? [cell.key] : [])));
  const isOfActs = (name: string) => isAct(name) || acts.has(name);
  const crossed: Crossed = { crossings, rows: rowsOf(crossings), policy, concernOf, isOfActs };
  if (elsewhere.some((one) => !isBounded(one, crossed))) return withheldFrom(publication, allOf(publication));
  if (crossings.every(({ names }) => names.filter(isOfActs).length < 2)) return publication;
  const mine = own ? explainedNumbers(own, crossed) : { explained: [], unexplained: [] };
  const besides = [
    ...others.map((one) => explainedNumbers(one, crossed)),
    explainedElsewhere(elsewhere, crossed),
  ];
  const unexplained = [mine, ...besides].flatMap((one) => one.unexplained);
  const withheld = new Set(unexplained.flatMap((name) => namesBeside(name, crossed)));
  const printed = [...read.flatMap((one) => [...one.printed]), ...printedElsewhere(elsewhere)];
  for (const name of withheldAmong(publication, { printed, isToldElsewhere: elsewhere.length > 0 }, crossed))
    withheld.add(name);
  const theirs = besides.flatMap(({ explained }) => explained);
  const parts =
    elsewhere.length === 0 && areFew(read)
      ? tiedParts(mine.explained, theirs, crossed)
      : { cells: [], relations: [] };
  const tied = tiedTo(publication, [...mine.explained, ...theirs], { ...parts, crossings });
  return withheldFrom(tied, withheld);
}

const printedElsewhere = (elsewhere: readonly ToldElsewhere[]) =>
  elsewhere.filter(({ isPrinted }) => isPrinted).map(({ cell }) => cell.key);

/** Names of all the numbers of a publication. */
export const allOf = ({ cells }: Publication): ReadonlySet<string> => new Set(cells.map(({ key }) => key));

/** Beyond two frameworks, proofs by moves take minutes: bounds alone look after intervals. */
const mostFrameworksTied = 2;

const areFew = (read: readonly CountedTraces[]) => new Set(read.map(namesBegin)).size <= mostFrameworksTied;

function tiedTo(
  publication: Publication,
  explained: readonly ExplainedNumber[],
  ties: Pick<Publication, 'cells' | 'relations'> & { crossings: readonly Crossing[] },
): Publication {
  const own = new Set(publication.cells.map(({ key }) => key));
  const theirs = explained.map(({ cell }): Cell => ({ ...cell, isUnpublished: true }));
  const others = [...ties.cells, ...theirs].filter(({ key }) => !own.has(key));
  const isExplained = new Set(explained.map(({ cell }) => cell.key));
  const counting = ties.crossings.map(({ names }) => names.filter((name) => isExplained.has(name)));
  return {
    cells: [...publication.cells, ...new Map(others.map((cell) => [cell.key, cell])).values()],
    relations: [...publication.relations, ...ties.relations],
    crossings: counting.filter((names) => names.length > 0),
  };
}

/** A publication that keeps some counts to itself, with their times. */
export function withheldFrom(publication: Publication, names: ReadonlySet<string>): Publication {
  const cells = publication.cells.map((cell) =>
    !cell.isUnpublished && names.has(cell.key.replace(/\/minutes$/, ''))
      ? { ...cell, isWithheld: true }
      : cell,
  );
  return { ...publication, cells };
}

function rowsOf(crossings: readonly Crossing[]): Map<string, Row> {
  const rows = new Map<string, Row>();
  for (const [at, { names }] of crossings.entries())
    for (const name of names) {
      const row = rows.get(name) ?? new Float64Array(crossings.length);
      row[at]! += 1;
      rows.set(name, row);
    }
  return rows;
}

/** Beyond that much reckoning, or that many numbers to hold, nothing can be shown safe: everything is withheld. */
const mostNumbers = 6000;
const mostHeld = 5e7;
const mostWork = 2e9;

/** Names of the numbers that are not to be printed; those that tell most of the acts are admitted first. */
function withheldAmong(
  publication: Publication,
  { printed, isToldElsewhere }: { printed: readonly string[]; isToldElsewhere: boolean },
  crossed: Crossed,
): string[] {
  const { rows, crossings, policy } = crossed;
  const candidates = publication.cells
    .filter((cell) => !cell.isUnpublished && rows.has(cell.key) && smallness(cell, policy) === null)
    .toSorted((one, other) => sortOf(one.key) - sortOf(other.key) || other.value - one.value)
    .map(({ key }) => key);
  const small = rows.size > mostNumbers ? null : smallSets(crossed);
  if (!small || small.length * crossings.length > mostHeld) return candidates;
  const reckoning = new Reckoning(small, isToldElsewhere);
  for (const name of printed) {
    const row = rows.get(name);
    if (row) reckoning.admit(row);
    if (reckoning.work > mostWork) return candidates;
  }
  return candidates.filter((key) => reckoning.work > mostWork || !reckoning.admitHarmless(rows.get(key)!));
}

/** Acts come first, then what is not declared, what is lost, and how acts differ. */
const sortOf = (name: string) => 'dnxv'.indexOf(/\/([dnxv])\.[^/]*$/.exec(name)?.[1] ?? 'v');

/** Each number, what two numbers share, and what one has without the other: those that are small, each once. */
function smallSets(crossed: Crossed): Row[] {
  const { crossings, rows, policy, isOfActs } = crossed;
  const all = [...rows].map(([name, row]) => ({
    isOfActs: isOfActs(name),
    row,
    places: [...row.keys()].filter((at) => row[at]! > 0),
  }));
  const sets = new Map<string, readonly number[]>();
  const keep = (places: readonly number[]) => {
    if (places.some((at) => crossings[at]!.traceIds.length > 0)) sets.set(places.join(), places);
  };
  for (const one of all) {
    keep(one.places);
    for (const other of all) {
      if (one === other || !(one.isOfActs || other.isOfActs)) continue;
      keep(one.places.filter((at) => other.row[at] === 0));
      keep(one.places.filter((at) => other.row[at]! > 0));
    }
  }
  const isSmall = (places: readonly number[]) => smallness(numberOf('', places, crossed), policy) !== null;
  return [...sets.values()].filter(isSmall).map((places) => {
    const row = new Float64Array(crossings.length);
    for (const at of places) row[at] = 1;
    return row;
  });
}

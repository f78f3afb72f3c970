/** Numbers of several statements, each as the traces it counts: what one has of another, and who is behind it. */

import { type Cell, type Policy, type Relation, smallness } from '#/domains/protection/protection.public.ts';
import { type Concern, peopleConcerned } from './concern.rules.ts';
import type { CountedTraces, ToldElsewhere, TraceConcern } from './counted-traces.ts';
import { type Crossing, isLine } from './possible-traces.rules.ts';
import { numbersOf, stretchBegins } from './protected-figures.rules.ts';
import type { Row } from './reckoning.rules.ts';

export interface Crossed {
  crossings: readonly Crossing[];
  /** How many times each count counts each crossing, by name. */
  rows: ReadonlyMap<string, Row>;
  policy: Policy;
  concernOf: (traceId: string) => TraceConcern | undefined;
  /** Whether a number counts acts, and not how they differ or what they lose. */
  isOfActs: (name: string) => boolean;
}

/** A count, and how many times it counts each crossing. */
export interface ExplainedNumber {
  cell: Cell;
  row: Row;
}

/** The counts of a statement that its traces explain, and the names of those that they no longer do. */
export interface ExplainedNumbers {
  explained: ExplainedNumber[];
  unexplained: string[];
}

export function explainedNumbers(
  { cells, changed, ...read }: CountedTraces,
  { rows, crossings }: Crossed,
): ExplainedNumbers {
  const begin = stretchBegins(read);
  const counts = cells.filter(
    ({ key, value }) => value > 0 && key.startsWith(begin) && isLine(key.slice(begin.length)),
  );
  const explained = counts.flatMap((cell) => {
    const row = rows.get(cell.key);
    const value = row?.reduce((sum, times, at) => sum + times * crossings[at]!.traceIds.length, 0);
    return row && value === cell.value ? [{ cell, row }] : [];
  });
  const isGone = counts.some(({ key }) => !rows.has(key));
  if (isGone) return { explained, unexplained: counts.map(({ key }) => key) };
  const known = new Set(explained.map(({ cell }) => cell.key));
  return {
    explained,
    unexplained: [...counts.flatMap(({ key }) => (known.has(key) ? [] : [key])), ...changed],
  };
}

/** Numbers told elsewhere, and the names of all that shares traces with those that nobody can explain any more. */
export function explainedElsewhere(told: readonly ToldElsewhere[], { rows }: Crossed): ExplainedNumbers {
  const explained = told.flatMap(({ cell, traceIds }) => {
    const row = rows.get(cell.key);
    return traceIds && row ? [{ cell, row }] : [];
  });
  const unexplained = told
    .filter(({ isChanged, traceIds }) => isChanged || !traceIds)
    .flatMap(({ cell: { key }, traceIds }) => (traceIds ? [key] : [key, wholeOf(key)]));
  return { explained, unexplained };
}

/** A detail of a number is named after it: what nobody knows of it counts some of the same traces at most. */
const wholeOf = (key: string) => key.slice(0, Math.max(0, key.lastIndexOf('/')));

/** Whether somebody knows which traces it counts, or those among which they are. */
export const isBounded = ({ cell, traceIds }: ToldElsewhere, { rows }: Pick<Crossed, 'rows'>): boolean =>
  traceIds !== null || cell.value === 0 || rows.has(wholeOf(cell.key));

/** Names of the counts that count some trace of this one, itself among them. */
export function namesBeside(name: string, { rows, crossings }: Crossed): string[] {
  const row = rows.get(name);
  if (!row) return [];
  return [
    ...new Set(
      crossings.flatMap(({ names, traceIds }, at) => (row[at]! > 0 && traceIds.length > 0 ? names : [])),
    ),
  ];
}

/**
 * A number that is a part of another's number, whatever the traces, is that one without the rest: so that what is hidden
 * keeps its possible values, whatever the other shows.
 */
export function tiedParts(
  own: readonly ExplainedNumber[],
  others: readonly ExplainedNumber[],
  crossed: Crossed,
): { cells: Cell[]; relations: Relation[] } {
  const cells = new Map<string, Cell>();
  const relations: Relation[] = [];
  const tie = (part: ExplainedNumber, whole: ExplainedNumber) => {
    if (smallness(part.cell, crossed.policy) === null) return;
    const left = [...whole.row.keys()].filter((at) => whole.row[at]! > part.row[at]!);
    const rest = numberOf(nameOf(whole.cell.key, part.cell.key), left, crossed);
    if (part.cell.value + rest.value !== whole.cell.value) return;
    const parts = left.length === 0 ? [part.cell] : [part.cell, rest];
    for (const cell of [whole.cell, ...parts]) cells.set(cell.key, { ...cell, isUnpublished: true });
    relations.push({ total: whole.cell.key, parts: parts.map((cell) => cell.key) });
  };
  for (const other of others)
    for (const mine of own) {
      if (holds(other.row, mine.row)) tie(mine, other);
      else if (holds(mine.row, other.row)) tie(other, mine);
    }
  return { cells: [...cells.values()], relations };
}

const holds = (whole: Row, part: Row) => whole.every((times, at) => times >= part[at]!);

/** The traces of some crossings, as a count that nobody prints. */
export function numberOf(
  key: string,
  places: readonly number[],
  { crossings, concernOf }: Pick<Crossed, 'crossings' | 'concernOf'>,
): Cell {
  const traces = places.flatMap((at) => crossings[at]!.traceIds).map(concernOf);
  const [[, number]] = numbersOf({ key, count: traces.length, minutes: 0 }, behindOf(traces)) as [
    [string, Omit<Cell, 'key'>],
  ];
  return { key, ...number, isUnpublished: true };
}

/** Nobody knows any more whom a trace that is gone concerned: at least one person, and no organisation. */
function behindOf(
  traces: readonly (TraceConcern | undefined)[],
): Pick<Concern, 'people' | 'organisations' | 'arePeopleNoted'> {
  const people = traces.flatMap((trace) => (trace ? (peopleConcerned(trace) ?? []) : [1]));
  const isWithout = traces.some((trace) => !trace || trace.organisations.length === 0);
  const organisations = new Set(traces.flatMap((trace) => trace?.organisations ?? []));
  return {
    people: people.length === 0 ? null : people.reduce((sum, one) => sum + one, 0),
    organisations: isWithout ? null : organisations.size,
    arePeopleNoted: traces.some((trace) => trace !== undefined && trace.peopleCount !== null),
  };
}

/** Begun as no number of a statement is. */
const nameOf = (whole: string, part: string) => `≠/${whole} − ${part}`;

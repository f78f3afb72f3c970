import { createHash } from 'node:crypto';
import {
  type CountedThings,
  type Publication,
  policyFor,
  releasedNumbers,
} from '#/domains/protection/protection.public.ts';
import { tiedToStatements } from '#/domains/statements/statements.public.ts';
import type { Transaction } from '#/platform/database.ts';
import { isOfTraces, organisations } from './bilan-parts.rules.ts';
import {
  behindTraces,
  countedBefore,
  countedByNature,
  organisationsCounted,
} from './counted-traces.store.ts';
import { asMet, type TraceBehind } from './counted-traces.ts';
import { leavingNumbers } from './leaving-numbers.rules.ts';
import { type NumbersOfBilan, type NumbersOfSpace, numbersBySpace } from './numbers-by-space.rules.ts';
import { ledgerBegins } from './overlapping-bilans.rules.ts';
import type { NumberStanding } from './reach.rules.ts';
import { ledgerKey } from './said-numbers.rules.ts';

export interface OwnNumbers extends Pick<NumbersOfBilan, 'scope' | 'spaceIds' | 'allSpaceIds' | 'numbers'> {
  reportId: string;
  /** Evidence that the text names: what it counts is what the text says. */
  named: ReadonlySet<string>;
}

/** The numbers of a bilan that one of its spaces lets out, tied to all that left before of the same traces. */
export interface LeavingNumbers {
  spaceId: string;
  publication: Publication;
  /** What each of its numbers counts, parts included, to be told again from what leaves next. */
  counted: readonly CountedThings[];
}

/** Which of the numbers of a bilan may be printed, once each of its spaces has protected what it has in them. */
export async function shownNumbers(
  transaction: Transaction,
  own: OwnNumbers,
  protect: (leaving: LeavingNumbers) => Promise<ReadonlyMap<string, { kind: string }>>,
): Promise<Pick<NumberStanding, 'isShown' | 'isUntold'>> {
  const natures = await tracesOfNatures(transaction, own);
  const met = await organisationsOf(transaction, own);
  const traces = new Map([
    ...(await behindTraces(transaction, [...new Set([...natures.values()].flat())])),
    ...met.map((id) => [id, asMet(id)] as const),
  ]);
  const thingsOf = new Map([...natures, [organisations, met]]);
  const { spaces, untold } = numbersBySpace({ ...own, thingsOf, traces });
  const told: { of: NumbersOfSpace; states: ReadonlyMap<string, { kind: string }> }[] = [];
  for (const of of spaces)
    told.push({ of, states: await protect(await leavingFrom(transaction, of, traces)) });
  const isShownIn = (cell: string) =>
    told.length > 0 &&
    told.every(({ of, states }) => states.get(ledgerKey(of.scope, cell))?.kind === 'shown');
  return {
    isShown: ({ cell }) => !untold.has(cell) && isShownIn(cell),
    isUntold: ({ cell }) => untold.has(cell),
  };
}

/** The traces of each nature: what the text names, the latest of it. */
async function tracesOfNatures(
  transaction: Transaction,
  { reportId, numbers, named }: OwnNumbers,
): Promise<Map<string, readonly string[]>> {
  const values = new Map(numbers.map(({ cell, value }) => [cell, value]));
  const said = (await countedByNature(transaction, reportId))
    .filter(({ cell, value }) => values.get(cell) === value)
    .sort((one, other) => Number(named.has(one.name)) - Number(named.has(other.name)));
  // The last to come is kept.
  return new Map(said.toReversed().map(({ cell, traceIds }) => [cell, traceIds]));
}

/** The organisations that it says it met: what the text names first, the latest of it. */
async function organisationsOf(
  transaction: Transaction,
  { reportId, numbers, named }: OwnNumbers,
): Promise<readonly string[]> {
  const value = numbers.find(({ cell }) => cell === organisations)?.value;
  if (value === undefined) return [];
  const said = (await organisationsCounted(transaction, reportId)).filter(({ ids }) => ids.length === value);
  return (said.find(({ name }) => named.has(name)) ?? said[0])?.ids ?? [];
}

async function leavingFrom(
  transaction: Transaction,
  numbers: NumbersOfSpace,
  known: ReadonlyMap<string, TraceBehind>,
): Promise<LeavingNumbers> {
  const { spaceId, scope } = numbers;
  const before = await countedBefore(transaction, spaceId);
  const left = [];
  for (const begin of ledgerBegins) left.push(...(await releasedNumbers(transaction, spaceId, begin)));
  const idsOf = (some: typeof before) => [...new Set(some.flatMap(({ traceIds }) => traceIds))];
  const traces = new Map([
    ...idsOf(before.filter(({ key }) => !isOfTraces(key))).map((id) => [id, asMet(id)] as const),
    ...(await behindTraces(transaction, idsOf(before.filter(({ key }) => isOfTraces(key))))),
    ...known,
  ]);
  const { counted, ...own } = leavingNumbers(numbers, { before, left, traces, nameOf });
  const publication = await tiedToStatements(transaction, {
    ...{ spaceId, startsOn: scope.startsOn, endsOn: scope.endsOn },
    ...{ ...own, policy: await policyFor(transaction) },
  });
  return { spaceId, publication, counted };
}

const nameOf = (traceIds: readonly string[]) =>
  createHash('sha256').update(traceIds.toSorted().join()).digest('base64url');

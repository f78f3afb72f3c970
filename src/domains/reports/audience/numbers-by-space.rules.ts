/**
 * The numbers of a bilan as each of its spaces lets them out. A number of several spaces is the sum of what each has in
 * it, and each is released in the ledger of its own space as though it were printed there: whatever else the others tell,
 * by subtraction nobody learns more of a space than its ledger allowed.
 */

import type { SaidNumber } from '#/domains/reports/evidence.ts';
import { behindAll, organisations } from './bilan-parts.rules.ts';
import type { CountedTraces, TraceBehind } from './counted-traces.ts';
import { isOfStatement, ledgerKey, type NumberScope, saidOtherwise } from './said-numbers.rules.ts';

export interface NumbersOfSpace {
  spaceId: string;
  scope: NumberScope;
  numbers: readonly SaidNumber[];
  /** What each counts, class of duration by class too; what is not here is not known. */
  counted: readonly CountedTraces[];
}

export interface NumbersOfBilan {
  scope: NumberScope;
  /** Spaces of the bilan in whose ledger the viewer may write, and all of them. */
  spaceIds: readonly string[];
  allSpaceIds: readonly string[];
  numbers: readonly SaidNumber[];
  /** The traces that its natures count, and the organisations that it met, by cell. */
  thingsOf: ReadonlyMap<string, readonly string[]>;
  /** Those, and organisations as `asMet` makes them. */
  traces: ReadonlyMap<string, TraceBehind>;
}

const isCounting = ({ cell }: Pick<SaidNumber, 'cell'>) =>
  cell.startsWith('nature/') || cell === organisations;
const isClass = ({ cell }: Pick<SaidNumber, 'cell'>) => /^nature\/[^/]+\/[^/]+$/.test(cell);
const wholeOf = (cell: string) => cell.split('/').slice(0, 2).join('/');

/** The numbers of each space, and the cells that cannot be told, since nobody knows what each space has in them. */
export function numbersBySpace(bilan: NumbersOfBilan): {
  spaces: NumbersOfSpace[];
  untold: ReadonlySet<string>;
} {
  const { scope, spaceIds, allSpaceIds } = bilan;
  const otherwise = saidOtherwise(bilan.numbers);
  const said = new Map(
    bilan.numbers
      .filter((number) => !isOfStatement(number) && !otherwise.has(number.cell))
      .map((number) => [number.cell, number]),
  );
  const counting = new Map(
    [...said.values()].flatMap((number) => {
      const ids = isCounting(number) ? countedIn(number, bilan) : null;
      return ids ? [[number.cell, ids] as const] : [];
    }),
  );
  if (allSpaceIds.length === 1)
    return {
      spaces: spaceIds.map((spaceId) => ({
        ...{ spaceId, scope, numbers: [...said.values()] },
        counted: countedAs(scope, counting),
      })),
      untold: new Set(),
    };
  const own = { ...scope, among: `${scope.among}.part` };
  const mayTell = (number: SaidNumber) =>
    !isCounting(number) || (spaceIds.length === allSpaceIds.length && counting.has(number.cell));
  return {
    spaces: spaceIds.map((spaceId) =>
      ofSpace(spaceId, own, [...said.values()].filter(mayTell), counting, bilan),
    ),
    untold: new Set([...said.values()].filter((number) => !mayTell(number)).map(({ cell }) => cell)),
  };
}

function ofSpace(
  spaceId: string,
  scope: NumberScope,
  numbers: readonly SaidNumber[],
  counting: ReadonlyMap<string, readonly string[]>,
  { traces }: NumbersOfBilan,
): NumbersOfSpace {
  const mine = new Map(
    [...counting].map(([cell, ids]) => [
      cell,
      // Several spaces may have met the same organisations: each lets out all of them.
      cell === organisations ? ids : ids.filter((id) => traces.get(id)?.spaceId === spaceId),
    ]),
  );
  const part = (number: SaidNumber): SaidNumber => {
    const ids = mine.get(number.cell);
    return ids ? { cell: number.cell, value: ids.length, ...behindAll(ids, traces) } : number;
  };
  return { spaceId, scope, numbers: numbers.map(part), counted: countedAs(scope, mine) };
}

const countedAs = (scope: NumberScope, counting: ReadonlyMap<string, readonly string[]>): CountedTraces[] =>
  [...counting].map(([cell, traceIds]) => ({
    ...{ key: ledgerKey(scope, cell), value: traceIds.length, traceIds },
  }));

/** The traces that a number counts; null when nobody knows. Those of a class are told by the durations of today. */
function countedIn(
  number: SaidNumber,
  { thingsOf, traces, allSpaceIds }: NumbersOfBilan,
): readonly string[] | null {
  const all = thingsOf.get(wholeOf(number.cell)) ?? null;
  const name = number.cell.split('/')[2];
  const ids = isClass(number) ? all?.filter((id) => traces.get(id)?.durationClass === name) : all;
  const areKnown = allSpaceIds.length === 1 || ids?.every((id) => traces.has(id));
  return ids && areKnown && ids.length === number.value ? ids : null;
}

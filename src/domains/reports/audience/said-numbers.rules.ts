/** The numbers that a bilan says, as the protection of small numbers wants them. */

import type { Cell, Publication, Relation } from '#/domains/protection/protection.public.ts';
import type { Evidence, KeptFigure, SaidNumber } from '#/domains/reports/evidence.ts';

/** What makes a number the same from one bilan to the next. */
export interface NumberScope {
  startsOn: string;
  endsOn: string;
  /** Which spaces and dossiers it is counted among, as a name; empty for one space, whole. */
  among: string;
}

/** Figures of a statement leave by its own transmission, under names of their own. */
export const isOfStatement = ({ cell }: Pick<SaidNumber, 'cell'>) => cell.startsWith('statement/');

/** Every number that some evidence and plots say. */
export function saidNumbers(
  evidence: readonly Pick<Evidence, 'numbers'>[],
  figures: readonly Pick<KeptFigure, 'data'>[],
): SaidNumber[] {
  return [
    ...evidence.flatMap(({ numbers }) => numbers),
    ...figures.flatMap(({ data }) =>
      data.rows.flatMap(({ values }) => values.flatMap(({ said }) => said ?? [])),
    ),
  ];
}

/**
 * Things counted twice with two values, because the work changed in between: neither value leaves, since the difference
 * tells what changed.
 */
export function saidOtherwise(numbers: readonly SaidNumber[]): ReadonlySet<string> {
  const values = Map.groupBy(numbers, ({ cell }) => cell);
  return new Set(
    [...values]
      .filter(
        ([, said]) =>
          new Set(said.map(({ value, people, organisations }) => [value, people, organisations].join()))
            .size > 1,
      )
      .map(([cell]) => cell),
  );
}

/** Name of a number in the ledger of its space: the same period, spaces and dossiers make the same number. */
export function ledgerKey({ startsOn, endsOn, among }: NumberScope, cell: string): string {
  return ['bilan', startsOn, endsOn, among, cell].join('/');
}

/** Numbers as one publication: a thing and the classes that make it are a total and its parts, printed or not. */
export function publicationOfNumbers(numbers: readonly SaidNumber[], scope: NumberScope): Publication {
  const otherwise = saidOtherwise(numbers);
  const own = new Map(
    numbers
      .filter((number) => !isOfStatement(number) && !otherwise.has(number.cell))
      .map((number) => [number.cell, number]),
  );
  const classes = Map.groupBy(
    [...own.values()].filter(({ cell }) => /^nature\/[^/]+\//.test(cell)),
    ({ cell }) => cell.slice(0, cell.lastIndexOf('/')),
  );
  const cells = [...own.values()].map((number) => cellOf(number, scope));
  const relations: Relation[] = [];
  for (const [total, parts] of classes) {
    const sum = parts.reduce((all, { value }) => all + value, 0);
    const whole = own.get(total);
    if (whole && whole.value !== sum) continue;
    // A total that is not printed still ties its classes to what was or will be.
    if (!whole) {
      const unprinted = { cell: total, value: sum, people: null, organisations: null };
      cells.push({ ...cellOf(unprinted, scope), isUnpublished: true });
    }
    relations.push({
      total: ledgerKey(scope, total),
      parts: parts.map(({ cell }) => ledgerKey(scope, cell)),
    });
  }
  return { cells, relations };
}

function cellOf({ cell, value, people, organisations }: SaidNumber, scope: NumberScope): Cell {
  const topic = topicOf({ people, organisations });
  return { key: ledgerKey(scope, cell), value, people, organisations, topic };
}

/** Whose threshold a number follows. */
export function topicOf({ people, organisations }: Pick<Cell, 'people' | 'organisations'>): string {
  if (people !== null) return 'participants';
  return organisations !== null ? 'organisations' : 'acts';
}

import { describe, expect, test } from 'vitest';
import { attack } from '../../../test/harness/attacker.ts';
import { dimension, flatDimension, ledgerOf, tableOfPeople, worldOf } from '../../../test/harness/tables.ts';
import { type CodeTree, joined } from './cross-table.rules.ts';
import { protectPublication } from './publication.rules.ts';
import { type Policy, type ProtectedPublication, type Publication, startingPolicy } from './publication.ts';

/*
 * Situations in which other tools were seen to let small numbers be found (sdcTools/UserSupport, issues 133, 135 and
 * 136), rebuilt with numbers of our own.
 */

const sectors = { s1: 13, s2: 8, s3: 4, s4: 10, s5: 3 };
const boroughs = { b1: 2, b2: 3, b3: 9, b4: 8, b5: 3, b6: 4, b7: 4, b8: 7 };

function regions(numbers: Record<string, number>, groups: Record<string, readonly string[]>): Publication {
  const tree: CodeTree = {
    code: '*',
    parts: Object.entries(groups).map(([code, own]) => ({
      code,
      parts: own.map((region) => ({ code: region })),
    })),
  };
  return tableOfPeople('regions', [dimension('r', tree)], ([code]) => numbers[code!.slice(2)]!);
}

async function leastValues(releases: readonly ProtectedPublication[]): Promise<number> {
  const targets = releases.flatMap((release) =>
    release.facts.filter((fact) => fact.possibleValues > 0).map((fact) => fact.key),
  );
  expect(targets.length).toBeGreaterThan(0);
  const intervals = await attack(worldOf(releases), [...new Set(targets)]);
  return Math.min(...[...intervals.values()].map(({ low, high }) => high - low + 1));
}

const policies: [string, Policy][] = [
  ['zeros shown', startingPolicy],
  ['zeros hidden', { ...startingPolicy, zeros: 'hidden' }],
  ['a threshold of 3', { ...startingPolicy, people: 3 }],
];

describe.each(policies)('with %s', (_, policy) => {
  test('a group made of one region, in two linked groupings (133)', async () => {
    const tables = [
      regions(sectors, { county1: ['s1', 's3'], county4: ['s2'], county10: ['s4', 's5'] }),
      regions(sectors, { big: ['s1', 's2'], small: ['s3', 's4', 's5'] }),
    ];
    const release = protectPublication(joined(tables), { ...policy, people: Math.max(4, policy.people) });
    expect(release.exposed).toEqual([]);
    expect(await leastValues([release])).toBeGreaterThanOrEqual(Math.max(4, policy.people));
  });

  test('three and more ones beside zeros in a table of two rows (135)', async () => {
    const numbers = [1, 1, 8, 1, 0, 1, 0, 0, 2, 9];
    const dimensions = [dimension('row', flatDimension(2)), dimension('column', flatDimension(5))];
    const publication = tableOfPeople('ones', dimensions, ([row, column]) => {
      return numbers[Number(row!.split(':')[1]) * 5 + Number(column!.split(':')[1])]!;
    });
    const release = protectPublication(publication, policy);
    expect(release.exposed).toEqual([]);
    expect(await leastValues([release])).toBeGreaterThanOrEqual(policy.people);
  });

  test('two groupings whose totals differ by few regions, at once and one after the other (136)', async () => {
    const tables = [
      regions(boroughs, { county1: ['b1', 'b2', 'b3', 'b4'], county2: ['b5', 'b6', 'b7', 'b8'] }),
      regions(boroughs, { big: ['b6', 'b7'], small: ['b1', 'b2', 'b3', 'b4', 'b5', 'b8'] }),
    ] as const;
    const atOnce = protectPublication(joined(tables), policy);
    expect(atOnce.exposed).toEqual([]);
    expect(await leastValues([atOnce])).toBeGreaterThanOrEqual(policy.people);

    const first = protectPublication(tables[0], policy);
    const second = protectPublication(tables[1], policy, ledgerOf([first]));
    expect([...first.exposed, ...second.exposed]).toEqual([]);
    expect(await leastValues([first, second])).toBeGreaterThanOrEqual(policy.people);
  });
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { attack } from '../../../test/harness/attacker.ts';
import {
  dimension,
  flatDimension,
  givenAway,
  ledgerOf,
  tableOfPeople,
  worldOf,
} from '../../../test/harness/tables.ts';
import { type CodeTree, joined } from './cross-table.rules.ts';
import { linearBounds } from './linear-bounds.actions.ts';
import { protectPublication } from './publication.rules.ts';
import {
  type Cell,
  factName,
  type Policy,
  type ProtectedPublication,
  type Publication,
  startingPolicy,
  zerosPolicies,
} from './publication.ts';

const bounds = await linearBounds();

/**
 * Small numbers of which the attacker finds too few possible values, over all these releases at once; and those that a
 * release gave away while it said that earlier ones had.
 */
async function foundOut(releases: readonly ProtectedPublication[]): Promise<string[]> {
  const given: string[] = [];
  for (const [place, release] of releases.entries())
    given.push(...(await givenAway(release, releases.slice(0, place))));
  const exposed = new Set(releases.flatMap((release) => release.exposed));
  const promised = new Map(
    releases.flatMap(({ facts }) =>
      facts
        .filter((fact) => fact.possibleValues > 0)
        .map((fact) => [factName(fact.key, fact.revision), fact]),
    ),
  );
  const targets = [...promised.keys()].filter((name) => !exposed.has(name));
  if (targets.length === 0) return given;
  const intervals = await attack(worldOf(releases), targets);
  const found = targets.filter((name) => {
    const { low, high } = intervals.get(name)!;
    const { possibleValues, grain, value } = promised.get(name)!;
    expect(low).toBeLessThanOrEqual(value);
    expect(high).toBeGreaterThanOrEqual(value);
    return high - low + 1 < (possibleValues - 1) * grain + 1;
  });
  return [...given, ...found];
}

const policies: fc.Arbitrary<Policy> = fc.record({
  people: fc.integer({ min: 2, max: 8 }),
  organisations: fc.constant(5),
  zeros: fc.constantFrom(...zerosPolicies),
  topics: fc.constant({}),
});

/** Counts as they are in the field: many zeros, some small numbers, a few large ones. */
const count = fc.oneof(
  { weight: 2, arbitrary: fc.constant(0) },
  { weight: 4, arbitrary: fc.integer({ min: 1, max: 7 }) },
  { weight: 5, arbitrary: fc.integer({ min: 5, max: 60 }) },
);

function table(dimensions: readonly CodeTree[], counts: readonly number[], name = 'table'): Publication {
  const places = new Map<string, number>();
  return tableOfPeople(name, dimensions, (codes) => {
    const key = codes.join(' ');
    if (!places.has(key)) places.set(key, places.size);
    return counts[places.get(key)! % counts.length]!;
  });
}

const counts = fc.array(count, { minLength: 24, maxLength: 60 });
const flat = (prefix: string, size: number) => dimension(prefix, flatDimension(size));
const withLevels = (prefix: string) =>
  dimension(prefix, {
    code: '*',
    parts: [
      { code: 'north', parts: [{ code: 'n1' }, { code: 'n2' }, { code: 'n3' }] },
      { code: 'south', parts: [{ code: 's1' }, { code: 's2' }] },
      { code: 'isle', parts: [{ code: 'i1' }] },
    ],
  });

const shapes: [string, (numbers: readonly number[]) => Publication][] = [
  ['one way', (numbers) => table([flat('a', 9)], numbers)],
  ['two ways', (numbers) => table([flat('a', 5), flat('b', 4)], numbers)],
  ['three ways', (numbers) => table([flat('a', 3), flat('b', 3), flat('c', 2)], numbers)],
  ['with levels', (numbers) => table([withLevels('a'), flat('b', 3)], numbers)],
  ['added up two ways at once', (numbers) => joined(regroupings(numbers))],
];

describe('an attacker who knows everything printed, the relations and the rule', () => {
  test.each(shapes)(
    'finds no small number of a table %s',
    async (_, shape) => {
      await fc.assert(
        fc.asyncProperty(counts, policies, async (numbers, policy) => {
          const release = protectPublication(shape(numbers), policy);
          expect(release.exposed).toEqual([]);
          expect(await foundOut([release])).toEqual([]);
        }),
        { numRuns: 25 },
      );
    },
    180_000,
  );

  test('finds none either in a table that is nearly empty', async () => {
    const sparse = fc.array(
      fc.oneof({ weight: 6, arbitrary: fc.constant(0) }, { weight: 3, arbitrary: count }),
      {
        minLength: 20,
        maxLength: 40,
      },
    );
    await fc.assert(
      fc.asyncProperty(sparse, policies, async (numbers, policy) => {
        const release = protectPublication(table([flat('a', 5), flat('b', 4)], numbers), policy);
        expect(release.exposed).toEqual([]);
        expect(await foundOut([release])).toEqual([]);
      }),
      { numRuns: 25 },
    );
  }, 180_000);

  test('finds none in two releases of different cuts of the same people', async () => {
    await fc.assert(
      fc.asyncProperty(counts, policies, fc.boolean(), async (numbers, policy, wideFirst) => {
        const cuts = regroupings(numbers);
        const [one, other] = wideFirst ? [cuts[1], cuts[0]] : cuts;
        const first = protectPublication(one, policy);
        const second = protectPublication(other, policy, ledgerOf([first]), bounds);
        expect(await foundOut([first, second])).toEqual([]);
      }),
      { numRuns: 40 },
    );
  }, 180_000);

  test('finds none when a release is corrected and released again', async () => {
    await fc.assert(
      fc.asyncProperty(counts, counts, policies, async (numbers, later, policy) => {
        const dimensions = [flat('a', 4), flat('b', 3)];
        const first = protectPublication(table(dimensions, numbers), policy);
        const corrected = numbers.map((number, place) =>
          place % 5 === 0 ? later[place % later.length]! : number,
        );
        const second = protectPublication(table(dimensions, corrected), policy, ledgerOf([first]), bounds);
        expect(await foundOut([first, second])).toEqual([]);
      }),
      { numRuns: 30 },
    );
  }, 180_000);

  test('learns nothing more of a number that earlier releases had bound too closely', async () => {
    const acts = (key: string, value: number, people: number): Cell => ({
      ...{ key, value, people, organisations: null },
    });
    const year = acts('year', 4, 10);
    const first = protectPublication({ cells: [year], relations: [] }, startingPolicy);
    const [part, rest] = [acts('part', 2, 8), acts('rest', 2, 2)];
    const second = protectPublication(
      { cells: [year, part, rest], relations: [{ total: 'year', parts: ['part', 'rest'] }] },
      startingPolicy,
      ledgerOf([first]),
      bounds,
    );
    expect(second.exposed).toEqual(['rest']);
    expect(second.states.get('part')?.kind).toBe('hidden');
    expect(await foundOut([first, second])).toEqual([]);
  });

  test('learns nothing more of few acts of many people, whose totals left first', async () => {
    const few = fc.record({ value: fc.integer({ min: 1, max: 4 }), people: fc.integer({ min: 1, max: 9 }) });
    await fc.assert(
      fc.asyncProperty(fc.array(few, { minLength: 6, maxLength: 6 }), policies, async (inside, policy) => {
        const cellOf = (key: string, places: readonly number[]): Cell => ({
          key,
          value: places.reduce((sum, place) => sum + inside[place]!.value, 0),
          people: places.reduce((sum, place) => sum + inside[place]!.people, 0),
          organisations: null,
        });
        const rows = [0, 1, 2].map((row) => cellOf(`row ${row}`, [2 * row, 2 * row + 1]));
        const columns = [0, 1].map((column) => cellOf(`column ${column}`, [column, column + 2, column + 4]));
        const first = protectPublication({ cells: [...rows, ...columns], relations: [] }, policy);
        const inner = inside.map((_, place) => cellOf(`${place}`, [place]));
        const whole = protectPublication(
          {
            cells: [...rows, ...columns, ...inner],
            relations: [
              ...[0, 1, 2].map((row) => ({ total: `row ${row}`, parts: [`${2 * row}`, `${2 * row + 1}`] })),
              ...[0, 1].map((column) => ({
                total: `column ${column}`,
                parts: [`${column}`, `${column + 2}`, `${column + 4}`],
              })),
            ],
          },
          policy,
          ledgerOf([first]),
          bounds,
        );
        expect(await foundOut([first, whole])).toEqual([]);
      }),
      { numRuns: 60 },
    );
  }, 180_000);

  test('finds numbers when nothing but small ones is hidden: the attack is worth something', async () => {
    const publication = table([flat('a', 3), flat('b', 3)], [12, 3, 9, 7, 8, 2, 15, 6, 11]);
    const release = protectPublication(publication, startingPolicy);
    const careless = {
      ...release,
      facts: release.facts.map((fact) =>
        fact.state.kind === 'hidden' && fact.state.reason === 'complementary'
          ? { ...fact, state: { kind: 'shown' } as const }
          : fact,
      ),
    };
    expect(await foundOut([careless])).toHaveLength(2);
    expect(await foundOut([release])).toEqual([]);
  });
});

/** The same six groups of people, added up by county and by size: two linked tables. */
function regroupings(numbers: readonly number[]): [Publication, Publication] {
  const groups = ['g1', 'g2', 'g3', 'g4', 'g5', 'g6'];
  const inside = new Map(groups.map((code, place) => [`r:${code}`, numbers[place]!]));
  const cut = (parts: Record<string, readonly string[]>) =>
    tableOfPeople(
      'regions',
      [
        dimension('r', {
          code: '*',
          parts: Object.entries(parts).map(([code, own]) => ({
            code,
            parts: own.map((group) => ({ code: group })),
          })),
        }),
      ],
      ([code]) => inside.get(code!)!,
    );
  return [
    cut({ east: ['g1', 'g2', 'g3'], west: ['g4', 'g5', 'g6'] }),
    cut({ large: ['g1', 'g4'], middling: ['g2', 'g5', 'g6'], small: ['g3'] }),
  ];
}

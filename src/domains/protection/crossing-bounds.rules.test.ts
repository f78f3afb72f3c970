import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { threads } from '#/platform/threads.ts';
import type { OpenBounds } from './crossing-bounds.rules.ts';
import { linearBounds } from './linear-bounds.actions.ts';
import { protectApart } from './protecting.actions.ts';
import { protectPublication } from './publication.rules.ts';
import {
  type ProtectedPublication,
  type Publication,
  startingPolicy,
  UnsoundPublication,
} from './publication.ts';

afterAll(() => threads.close());

const cell = (key: string, value: number, people = value) => ({ key, value, people, organisations: null });
const nothing = { facts: [], relations: [] };

/** Two acts are of the few, eight of others, ten of the rest: « both » counts the few and the others. */
const crossed: Publication = {
  cells: [cell('all', 20), cell('few', 2), cell('both', 10), cell('others', 8)],
  relations: [],
  crossings: [['all', 'few', 'both'], ['all', 'both', 'others'], ['all']],
};
const hiddenIn = ({ states }: ProtectedPublication) =>
  [...states].flatMap(([key, { kind }]) => (kind === 'hidden' ? [key] : [])).sort();

describe('numbers that count the same things', () => {
  test('are looked at together: one more is hidden, and no more than one', async () => {
    const bounds = await linearBounds();
    const apart = { ...crossed, crossings: undefined };
    expect(hiddenIn(protectPublication(apart, startingPolicy))).toEqual(['few']);
    const made = protectPublication(crossed, startingPolicy, nothing, bounds);
    expect(hiddenIn(made)).toHaveLength(2);
    expect(made.states.get('all')).toEqual({ kind: 'shown' });
    expect(await protectApart(crossed, startingPolicy, nothing)).toEqual(made);
  });

  test('are bounded by three of them and more, though no two tell anything', async () => {
    const cells = [cell('few', 2), cell('first', 9, 50), cell('second', 10, 50), cell('third', 15, 50)];
    // first = few + a, second = few + b, third = a + b: half of first + second − third is the few.
    const crossings = [
      ['few', 'first', 'second'],
      ['first', 'third'],
      ['second', 'third'],
    ];
    const publication = { cells, relations: [], crossings };
    const made = protectPublication(publication, startingPolicy, nothing, await linearBounds());
    expect(hiddenIn(made)).toHaveLength(2);
  });

  test('may count one thing several times', async () => {
    const cells = [cell('few', 2), cell('twice', 4, 50)];
    const publication = { cells, relations: [], crossings: [['few', 'twice', 'twice']] };
    const made = protectPublication(publication, startingPolicy, nothing, await linearBounds());
    expect(hiddenIn(made)).toEqual(['few', 'twice']);
  });

  test('are all hidden when they contradict each other, or when bounds are not found', async () => {
    const silent: OpenBounds = () => ({
      set: () => {},
      least: () => null,
      most: () => null,
      seen: () => null,
      close: () => {},
    });
    const all = ['all', 'both', 'few', 'others'];
    expect(hiddenIn(protectPublication(crossed, startingPolicy, nothing, silent))).toEqual(all);
    const wrong = { ...crossed, cells: [...crossed.cells.slice(0, 3), cell('others', 30)] };
    expect(hiddenIn(protectPublication(wrong, startingPolicy, nothing, await linearBounds()))).toEqual(all);
  });

  test('are hidden as they would be if each question was asked', async () => {
    const bounds = await linearBounds();
    const asking: OpenBounds = (world) => ({ ...bounds(world), seen: () => null });
    const names = Array.from({ length: 9 }, (_, place) => `n${place}`);
    const counting = fc.array(fc.subarray(names, { minLength: 1 }), { minLength: 3, maxLength: 14 });
    const traces = fc.array(fc.nat({ max: 9 }), { minLength: 14, maxLength: 14 });
    fc.assert(
      fc.property(counting, traces, fc.integer({ min: -1, max: 20 }), (crossings, times, wrong) => {
        const counted = (name: string) =>
          crossings.reduce((sum, keys, at) => sum + (keys.includes(name) ? times[at]! : 0), 0);
        const cells = names.map((name, place) => cell(name, counted(name) + (place === wrong ? 3 : 0)));
        const publication = { cells, relations: [], crossings };
        const made = protectPublication(publication, startingPolicy, nothing, bounds);
        expect(made).toEqual(protectPublication(publication, startingPolicy, nothing, asking));
      }),
      { numRuns: 60 },
    );
  }, 180_000);

  test('are refused without bounds, or when they are not there', () => {
    expect(() => protectPublication(crossed, startingPolicy)).toThrow('Crossings are protected by bounds.');
    const unknown = { ...crossed, crossings: [['few', 'nowhere']] };
    expect(() => protectPublication(unknown, startingPolicy)).toThrow(UnsoundPublication);
  });
});

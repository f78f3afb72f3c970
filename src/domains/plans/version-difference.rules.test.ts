import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { FrozenItem, PlanSnapshot } from './plan-version.ts';
import { type Saying, versionDifference } from './version-difference.rules.ts';
import { wordDifference } from './word-difference.rules.ts';

const say: Saying = {
  day: String,
  state: String,
  need: (need) => need.title,
  lever: (lever) => lever.funderName,
};

const item = (id: string, position: number, more: Partial<FrozenItem> = {}): FrozenItem => ({
  id,
  parentId: null,
  position,
  level: 'action',
  title: `Action ${id}`,
  description: '',
  startsOn: null,
  dueOn: null,
  resources: '',
  results: '',
  state: 'planned',
  holders: [],
  partners: [],
  indicators: [],
  ...more,
});

const plan = (items: FrozenItem[], more: Partial<PlanSnapshot> = {}): PlanSnapshot => ({
  title: 'Plan',
  startsOn: '2025-04-01',
  endsOn: '2028-03-31',
  portrait: '',
  levels: [],
  items,
  needs: [],
  levers: [],
  ...more,
});

describe('words', () => {
  test('what stayed and what went make the old text; what stayed and what came, the new one', () => {
    const text = fc
      .array(fc.constantFrom('un ', 'deux ', 'trois\n', 'é', ' ', '’', 'fin'), { maxLength: 30 })
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(text, text, (before, after) => {
        const runs = wordDifference(before, after);
        const only = (...kinds: string[]) =>
          runs
            .filter((run) => kinds.includes(run.kind))
            .map((run) => run.text)
            .join('');
        expect(only('same', 'gone')).toBe(before);
        expect(only('same', 'new')).toBe(after);
        if (before === after) expect(runs.every((run) => run.kind === 'same')).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  test('one word changed is one word told', () => {
    expect(wordDifference('Ouvrir cinq jours', 'Ouvrir trois jours')).toEqual([
      { kind: 'same', text: 'Ouvrir ' },
      { kind: 'gone', text: 'cinq ' },
      { kind: 'new', text: 'trois ' },
      { kind: 'same', text: 'jours' },
    ]);
  });
});

describe('versions', () => {
  test('the same reading twice says nothing', () => {
    const one = plan([item('a', 1), item('b', 2)]);
    expect(versionDifference(one, structuredClone(one), say)).toEqual({
      title: null,
      portrait: null,
      items: [],
      money: [],
    });
  });

  test('added, gone, changed and moved are told apart', () => {
    const before = plan([item('a', 1), item('b', 2), item('c', 3), item('d', 4)]);
    const after = plan([
      item('c', 1),
      item('a', 2),
      item('b', 3, { title: 'Action b, autrement', holders: ['Comité'] }),
      item('e', 4),
    ]);
    const told = versionDifference(before, after, say).items;
    expect(told.map((one) => [one.item.id, one.kind, one.moved])).toEqual([
      ['c', 'changed', true],
      ['b', 'changed', false],
      ['e', 'added', false],
      ['d', 'gone', false],
    ]);
    expect(told[1]?.fields.map(({ field }) => field)).toEqual(['title', 'holders']);
  });

  test('an item put under another has moved, its text unchanged', () => {
    const before = plan([item('a', 1), item('b', 2)]);
    const after = plan([item('a', 1), item('b', 1, { parentId: 'a' })]);
    expect(versionDifference(before, after, say).items).toMatchObject([{ moved: true, fields: [] }]);
  });

  test('however a plan is shuffled, each item is told once at most', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.nat(30), { maxLength: 15 }),
        fc.uniqueArray(fc.nat(30), { maxLength: 15 }),
        (one, two) => {
          const of = (ids: number[]) => plan(ids.map((id, at) => item(String(id), at + 1)));
          const told = versionDifference(of(one), of(two), say).items.map((change) => change.item.id);
          expect(new Set(told).size).toBe(told.length);
          expect(told.filter((id) => !one.includes(Number(id))).sort()).toEqual(
            two
              .filter((id) => !one.includes(id))
              .map(String)
              .sort(),
          );
        },
      ),
      { numRuns: 150 },
    );
  });
});

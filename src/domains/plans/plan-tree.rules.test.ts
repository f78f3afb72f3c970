import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { PlanLevel } from './plan.ts';
import {
  ancestorsOf,
  closedRanks,
  mayStandUnder,
  moves,
  type PlaceChange,
  placeAfter,
  placed,
  type TreeItem,
  treeOf,
  walk,
} from './plan-tree.rules.ts';

const levels: PlanLevel[] = [
  { id: 'issue', kind: 'issue', label: 'Enjeu' },
  { id: 'objective', kind: 'objective', label: 'Objectif' },
  { id: 'action', kind: 'action', label: 'Action' },
];

/** A plan grown item by item under parents that may hold them, ranks without holes. */
const anyTree = fc
  .array(fc.tuple(fc.nat(), fc.constantFrom('issue', 'objective', 'action')), { maxLength: 40 })
  .map((steps) => {
    const items: TreeItem[] = [];
    for (const [pick, level] of steps) {
      const parents = [null, ...items].filter((one) => mayStandUnder(levels, one?.level ?? null, level));
      const parent = parents[pick % parents.length] ?? null;
      const position = items.filter((one) => one.parentId === (parent?.id ?? null)).length + 1;
      items.push({ id: `i${items.length}`, parentId: parent?.id ?? null, position, level });
    }
    return items;
  });

function moved(items: readonly TreeItem[], changes: readonly PlaceChange[]): TreeItem[] {
  return items.map((item) => ({ ...item, ...changes.find((change) => change.id === item.id) }));
}

function expectSound(items: readonly TreeItem[]): void {
  const rows = Map.groupBy(items, (item) => item.parentId);
  for (const row of rows.values()) {
    expect(row.map((item) => item.position).sort((left, right) => left - right)).toEqual(
      row.map((_, at) => at + 1),
    );
  }
  for (const item of items) {
    const parent = items.find((one) => one.id === item.parentId);
    expect(mayStandUnder(levels, parent?.level ?? null, item.level)).toBe(true);
  }
  expect(walk(treeOf(items)).length).toBe(items.length);
}

describe('moving an item', () => {
  test('to any place keeps every item once, ranks without holes, levels in order, or is refused whole', () => {
    fc.assert(
      fc.property(anyTree, fc.nat(), fc.nat(), fc.nat(), (items, who, where, before) => {
        fc.pre(items.length > 0);
        const item = items[who % items.length]!;
        const parent = [null, ...items][where % (items.length + 1)] ?? null;
        const row = items.filter((one) => one.parentId === (parent?.id ?? null) && one.id !== item.id);
        const beforeId = row.length === 0 ? null : ([null, ...row][before % (row.length + 1)]?.id ?? null);
        const outcome = placed(items, levels, item.id, { parentId: parent?.id ?? null, beforeId });
        if ('refusal' in outcome) return;
        const now = moved(items, outcome.changes);
        expectSound(now);
        expect(now.find((one) => one.id === item.id)?.parentId).toBe(parent?.id ?? null);
        if (beforeId !== null) {
          const rank = (id: string) => now.find((one) => one.id === id)!.position;
          expect(rank(beforeId)).toBe(rank(item.id) + 1);
        }
        // The others keep their order among themselves.
        const order = (list: readonly TreeItem[]) =>
          walk(treeOf(list))
            .map(({ item: one }) => one.id)
            .filter((id) => {
              const line = ancestorsOf(list, id).map((one) => one.id);
              return id !== item.id && !line.includes(item.id);
            });
        expect(order(now)).toEqual(order(items));
      }),
      { numRuns: 200 },
    );
  });

  test('by the buttons: up then down comes back; every press is sound or refused', () => {
    fc.assert(
      fc.property(
        anyTree,
        fc.array(fc.tuple(fc.nat(), fc.constantFrom(...moves)), { maxLength: 15 }),
        (start, presses) => {
          fc.pre(start.length > 0);
          let items = start;
          for (const [who, move] of presses) {
            const id = items[who % items.length]!.id;
            const place = placeAfter(items, id, move);
            const outcome = place && placed(items, levels, id, place);
            if (!outcome || 'refusal' in outcome) continue;
            const before = items;
            items = moved(items, outcome.changes);
            expectSound(items);
            if (move === 'up') {
              const back = placed(items, levels, id, placeAfter(items, id, 'down')!);
              expect('changes' in back && moved(items, back.changes)).toEqual(before);
            }
          }
        },
      ),
      { numRuns: 150 },
    );
  });

  test('never goes under itself, nor under what stands below it', () => {
    const items: TreeItem[] = [
      { id: 'a', parentId: null, position: 1, level: 'action' },
      { id: 'b', parentId: 'a', position: 1, level: 'action' },
    ];
    expect(placed(items, levels, 'a', { parentId: 'b', beforeId: null })).toEqual({ refusal: 'placeInside' });
    expect(placed(items, levels, 'a', { parentId: 'a', beforeId: null })).toEqual({ refusal: 'placeInside' });
    expect(placed(items, levels, 'a', { parentId: 'z', beforeId: null })).toEqual({
      refusal: 'placeUnknown',
    });
  });
});

test('taking an item off closes the ranks', () => {
  fc.assert(
    fc.property(anyTree, fc.nat(), (items, who) => {
      const leaves = items.filter((item) => !items.some((one) => one.parentId === item.id));
      fc.pre(leaves.length > 0);
      const gone = leaves[who % leaves.length]!.id;
      const left = items.filter((item) => item.id !== gone);
      expectSound(moved(left, closedRanks(items, gone)));
    }),
    { numRuns: 100 },
  );
});

test('an item whose parent is gone is not lost from sight', () => {
  const items: TreeItem[] = [{ id: 'a', parentId: 'gone', position: 4, level: 'action' }];
  expect(walk(treeOf(items)).map(({ item, number }) => [item.id, number])).toEqual([['a', '1']]);
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { PlanLevel } from './plan.ts';
import { readPlanSheet, type SheetLine } from './plan-sheet.rules.ts';
import { ancestorsOf, mayStandUnder, treeOf, walk } from './plan-tree.rules.ts';
import { movedUnder, saidPlace } from './sheet-places.rules.ts';

const levels: PlanLevel[] = [
  { id: 'issue', kind: 'issue', label: 'Enjeu' },
  { id: 'objective', kind: 'objective', label: 'Objectif' },
  { id: 'action', kind: 'action', label: 'Action' },
];

interface Item {
  id: string;
  parentId: string | null;
  position: number;
  level: string;
  title: string;
}

/** Any plan: levels skipped or not, actions under actions, the same titles in several places. */
const plans = fc
  .array(fc.record({ level: fc.nat(2), under: fc.nat(50), title: fc.nat(2) }), { maxLength: 14 })
  .map((made) => {
    const items: Item[] = [];
    for (const [at, { level, under, title }] of made.entries()) {
      const id = levels[level]!.id;
      const may = [null, ...items.filter((one) => mayStandUnder(levels, one.level, id))];
      const parent = may[under % may.length] ?? null;
      items.push({
        ...{ id: `item-${at}`, parentId: parent?.id ?? null, level: id, position: at + 1 },
        title: `Titre ${title}`,
      });
    }
    return items;
  });

/** The sheet of a plan, as it is downloaded. */
function sheetOf(
  items: readonly Item[],
  edit: (item: Item, cells: string[]) => string[] = (_, cells) => cells,
) {
  const head = { number: 1, cells: [...levels.map(({ label }) => label), 'Identifiant'] };
  const rows = walk(treeOf(items)).map(({ item }, at): SheetLine => {
    const line = [...ancestorsOf(items, item.id), item];
    const titles = levels.map((level) => line.findLast((one) => one.level === level.id)?.title ?? '');
    return { number: at + 2, cells: [...edit(item, titles), item.id] };
  });
  return [head, ...rows];
}

function placesIn(items: readonly Item[], lines: readonly SheetLine[]) {
  const read = readPlanSheet(lines, levels, items);
  expect(read.faults).toEqual([]);
  const known = new Map(items.map((item) => [item.id, item]));
  return read.items.map((item) => [item.key, saidPlace(item, known, levels, read.levels)] as const);
}

describe('the place that a sheet says of an item', () => {
  test('is its own in what was downloaded, whatever the plan', () => {
    fc.assert(
      fc.property(plans, (items) => {
        expect(placesIn(items, sheetOf(items)).filter(([, place]) => place.kind !== 'same')).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  test('is its own without its wider columns too, when no two items bear the same title', () => {
    fc.assert(
      fc.property(plans, fc.subarray([0, 1]), (made, left) => {
        const items = made.map((item, at) => ({ ...item, title: `Titre ${at}` }));
        // A row of a level that has no column names nothing: people take it off with the column.
        const bare = items.filter(({ level }) => left.some((at) => levels[at]!.id === level));
        const rows = sheetOf(items).filter(({ cells }) => bare.every(({ id }) => id !== cells.at(-1)));
        const narrower = rows.map(({ number, cells }) => ({
          number,
          cells: cells.filter((_, at) => !left.includes(at)),
        }));
        const read = readPlanSheet(narrower, levels, items);
        const known = new Map(items.map((item) => [item.id, item]));
        const said = read.items.filter(({ itemId }) => itemId !== null);
        const kinds = said.map((item) => saidPlace(item, known, levels, read.levels).kind);
        expect(kinds).not.toContain('moved');
      }),
    );
  });

  test('is another when its row names another objective; what stands under it follows by itself', () => {
    const items: Item[] = [
      ['a', null, 'issue'],
      ['a1', 'a', 'objective'],
      ['x', 'a1', 'action'],
      ['x1', 'x', 'action'],
      ['b', null, 'issue'],
      ['b1', 'b', 'objective'],
    ].map(([id, parentId, level], at) => ({
      ...{ id: id!, parentId: parentId!, level: level!, title: id!, position: at + 1 },
    }));
    const moves = (edit: (item: Item, cells: string[]) => string[]) =>
      placesIn(items, sheetOf(items, edit)).filter(([, place]) => place.kind !== 'same');
    expect(moves((item, cells) => (item.id === 'x' ? ['b', 'b1', 'x'] : cells))).toEqual([
      ['x', { kind: 'moved', parentKey: 'b1' }],
    ]);
    expect(moves((item, cells) => (item.id === 'a1' ? ['b', 'a1', ''] : cells))).toEqual([
      ['a1', { kind: 'moved', parentKey: 'b' }],
    ]);
    const [head, ...rows] = sheetOf(items);
    const alone = rows.filter(({ cells }) => cells.at(-1) === 'x');
    const unsaid = alone.map(({ number, cells }) => ({ number, cells: ['', '', ...cells.slice(2)] }));
    expect(placesIn(items, [head!, ...unsaid])).toEqual([['x', { kind: 'unsaid' }]]);
  });
});

test('items moved one after the other leave no hole in the ranks, and none goes under itself', () => {
  const move = fc.record({ id: fc.nat(13), parentId: fc.nat(13) });
  fc.assert(
    fc.property(plans, fc.array(move, { maxLength: 8 }), (made, asked) => {
      const items = walk(treeOf(made)).map(({ item, number }) => ({
        ...item,
        position: Number(number.split('.').at(-1)),
      }));
      const moves = asked
        .filter(({ id, parentId }) => id < items.length && parentId < items.length)
        .map(({ id, parentId }) => ({ id: `item-${id}`, parentId: `item-${parentId}` }));
      const { changes } = movedUnder(items, levels, moves);
      const written = new Map(changes.map((one) => [one.id, one]));
      const after = items.map((item) => ({ ...item, ...written.get(item.id) }));
      expect(walk(treeOf(after))).toHaveLength(items.length);
      for (const parent of [null, ...items.map(({ id }) => id)]) {
        const ranks = after.filter(({ parentId }) => parentId === parent).map(({ position }) => position);
        expect(ranks.sort((left, right) => left - right)).toEqual(ranks.map((_, at) => at + 1));
      }
    }),
  );
});

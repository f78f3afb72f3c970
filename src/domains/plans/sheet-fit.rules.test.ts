import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { PlanItem } from './plan-item.ts';
import { treeOf, walk } from './plan-tree.rules.ts';
import { type FittedLine, fittedSheet, foldedAt, namesOf } from './sheet-fit.rules.ts';

const item = (id: string, parentId: string | null, position: number, title = id): PlanItem => ({
  id,
  planId: 'p',
  parentId,
  position,
  level: 'action',
  title,
  description: '',
  startsOn: null,
  dueOn: null,
  resources: '',
  results: '',
  serviceAxes: [],
  dossierId: null,
  state: 'planned',
  stateSinceOn: null,
  stateReason: '',
  replacedBy: null,
  version: 1,
  holders: [{ organisationId: null, name: `Porteur ${id}` }],
  partners: [],
  lastMovedOn: null,
});

/** Every item under the first one, or under another: a tree of any shape. */
const trees = fc
  .array(fc.nat({ max: 40 }), { minLength: 1, maxLength: 160 })
  .map((parents) =>
    treeOf(
      parents.map((parent, at) => item(`i${at}`, at === 0 || parent >= at ? null : `i${parent}`, at + 1)),
    ),
  );

const cellsOf = ({ item: one }: FittedLine) => ({
  title: one.title,
  holders: one.holders.map((carrier) => carrier.name).join(', '),
  partners: '',
  indicators: '',
});

test('folded anywhere, a tree tells each item once: on its line, or below one', () => {
  fc.assert(
    fc.property(trees, fc.nat({ max: 6 }), (tree, depth) => {
      const lines = foldedAt(tree, depth);
      const told = lines.flatMap((line) => [line.item.id, ...line.below.map((one) => one.id)]);
      expect([...told].sort()).toEqual(
        walk(tree)
          .map((branch) => branch.item.id)
          .sort(),
      );
      expect(new Set(told).size).toBe(told.length);
    }),
  );
});

test('a short plan is told whole in plain letters; a long one smaller, then folded, the first level always there', () => {
  const flat = (count: number) =>
    treeOf(Array.from({ length: count }, (_, at) => item(`i${at}`, null, at + 1)));
  expect(fittedSheet(flat(12), cellsOf, false)).toMatchObject({ size: 'plain', fits: true, isFolded: false });
  expect(fittedSheet(flat(36), cellsOf, false)).toMatchObject({ fits: true, isFolded: false });
  expect(fittedSheet(flat(36), cellsOf, false).size).not.toBe('plain');
  expect(fittedSheet(flat(300), cellsOf, false)).toMatchObject({ size: 'tiny', fits: false });
  // The reason why numbers are hidden takes room on the page.
  expect([
    fittedSheet(flat(26), cellsOf, false).size,
    fittedSheet(flat(26), cellsOf, false, true).size,
  ]).toEqual(['plain', 'small']);
  const deep = treeOf([
    ...Array.from({ length: 5 }, (_, at) => item(`e${at}`, null, at + 1)),
    ...Array.from({ length: 295 }, (_, at) => item(`a${at}`, `e${at % 5}`, at + 1)),
  ]);
  const folded = fittedSheet(deep, cellsOf, false);
  expect(folded).toMatchObject({ size: 'plain', fits: true, isFolded: true });
  expect(folded.lines.map((line) => line.below.length)).toEqual([59, 59, 59, 59, 59]);
});

test('long words take room: what fits in few words does not fit in many', () => {
  const words = (length: number) =>
    treeOf(Array.from({ length: 20 }, (_, at) => item(`i${at}`, null, at + 1, 'x'.repeat(length))));
  expect(fittedSheet(words(20), cellsOf, true).size).toBe('plain');
  expect(fittedSheet(words(200), cellsOf, true).size).not.toBe('plain');
});

test('names are told once each, in French order', () => {
  const two = [item('b', null, 1), item('a', null, 2), item('b', null, 3)];
  expect(namesOf(two, 'holders')).toEqual(['Porteur a', 'Porteur b']);
});

import { expect, test } from 'vitest';
import { isFoldOpen, stateOf } from './fold.rules.ts';

test('an address says which folds are open, all or by their rank', () => {
  const open = (asked: string | null) => [1, 2, 12].filter((rank) => isFoldOpen(asked, rank));
  expect(open(null)).toEqual([]);
  expect(open('')).toEqual([]);
  expect(open('toutes')).toEqual([1, 2, 12]);
  expect(open('2.12')).toEqual([2, 12]);
  expect(open('1')).toEqual([1]);
  expect(open('x.-1.99')).toEqual([]);
});

test('a section is to write, proposed, or written by people', () => {
  expect(stateOf({ body: ' ', kind: 'free', revision: 4 })).toBe('blank');
  expect(stateOf({ body: 'Mots', kind: 'mission', revision: 1 })).toBe('proposed');
  expect(stateOf({ body: 'Mots', kind: 'mission', revision: 2 })).toBe('written');
  expect(stateOf({ body: 'Mots', kind: 'free', revision: 1 })).toBe('written');
});

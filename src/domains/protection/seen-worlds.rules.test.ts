import { describe, expect, test } from 'vitest';
import { SeenWorlds } from './seen-worlds.rules.ts';

const world = (...values: number[]) => ({ values: Float64Array.from(values), isWay: false });
const way = (...values: number[]) => ({ values: Float64Array.from(values), isWay: true });
const unseen = { low: Number.POSITIVE_INFINITY, high: Number.NEGATIVE_INFINITY };

describe('worlds that were seen', () => {
  test('say how far apart a number was, and nothing before one is kept', () => {
    const seen = new SeenWorlds();
    expect(seen.reach(0)).toEqual(unseen);
    seen.keep(world(2, 9));
    seen.keep(world(5, 4));
    expect(seen.reach(0)).toEqual({ low: 2, high: 5 });
    expect(seen.reach(1)).toEqual({ low: 4, high: 9 });
  });

  test('are forgotten while something is shown that is not so in them', () => {
    const seen = new SeenWorlds();
    seen.keep(world(2, 9));
    seen.keep(world(5, 4));
    seen.show(1, 4);
    expect(seen.reach(0)).toEqual({ low: 5, high: 5 });
    seen.show(0, 7);
    expect(seen.reach(1)).toEqual(unseen);
    seen.hide(1, 4);
    seen.hide(0, 7);
    expect(seen.reach(0)).toEqual({ low: 2, high: 5 });
  });

  test('have no most when one can go on for ever, unless something shown is in the way', () => {
    const seen = new SeenWorlds();
    seen.keep(world(2, 9, 0));
    seen.keep(way(4_000, 0, 1));
    expect(seen.reach(0).high).toBe(Number.POSITIVE_INFINITY);
    expect(seen.reach(1).high).toBe(9);
    // A change this much smaller than the others may be none.
    expect(seen.reach(2).high).toBe(0);
    seen.show(1, 9);
    expect(seen.reach(0).high).toBe(Number.POSITIVE_INFINITY);
    seen.show(0, 2);
    expect(seen.reach(2).high).toBe(0);
    expect(seen.reach(0).high).toBe(2);
  });
});

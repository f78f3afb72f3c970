import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { belongingFault } from './belonging.rules.ts';
import { holdsOn } from './territory.rules.ts';
import type { BelongingSpan } from './territory.ts';

const span = (
  placeId: string,
  parentId: string,
  validFrom: string | null = null,
  validUntil: string | null = null,
): BelongingSpan => ({ placeId, parentId, validFrom, validUntil });

describe('a belonging', () => {
  test.for<[string, BelongingSpan, BelongingSpan[], string | null]>([
    ['in several territories at once', span('a', 'c'), [span('a', 'b')], null],
    ['in itself', span('a', 'a'), [], 'liesInItself'],
    ['that ends before it begins', span('a', 'b', '2020-01-02', '2020-01-02'), [], 'endBeforeStart'],
    [
      'that is there already',
      span('a', 'b', '2020-01-01'),
      [span('a', 'b', null, '2020-01-02')],
      'belongingThere',
    ],
    [
      'that begins again the day it ceased',
      span('a', 'b', '2020-01-01'),
      [span('a', 'b', null, '2020-01-01')],
      null,
    ],
    ['turned round', span('a', 'b'), [span('b', 'a')], 'cycle'],
    [
      'that comes round by a third place',
      span('a', 'b'),
      [span('b', 'c'), span('c', 'a', '2024-01-01')],
      'cycle',
    ],
    [
      'turned round the day the other ceased',
      span('a', 'b', '2020-01-01'),
      [span('b', 'a', null, '2020-01-01')],
      null,
    ],
    [
      'whose circle never closes on one day',
      span('a', 'b'),
      [span('b', 'c', null, '2010-01-01'), span('c', 'a', '2015-01-01')],
      null,
    ],
  ])('%s', ([, asked, others, fault]) => {
    expect(belongingFault(asked, others)).toBe(fault);
  });

  const day = fc.constantFrom(null, '2001-01-01', '2005-01-01', '2010-01-01', '2015-01-01');
  const place = fc.constantFrom('a', 'b', 'c', 'd');
  const any = fc.record({ placeId: place, parentId: place, validFrom: day, validUntil: day });

  test('accepted one after the other, belongings never close a circle on any day', () => {
    fc.assert(
      fc.property(fc.array(any, { maxLength: 14 }), (asked) => {
        const kept: BelongingSpan[] = [];
        for (const one of asked) if (belongingFault(one, kept) === null) kept.push(one);
        for (const on of ['2000-06-01', '2003-01-01', '2007-01-01', '2012-01-01', '2020-01-01']) {
          let left = kept.filter((one) => holdsOn(on, one));
          // What lies in nothing that is left can be taken away; a circle would stay.
          for (let before = -1; before !== left.length; ) {
            before = left.length;
            const open = new Set(left.map(({ placeId }) => placeId));
            left = left.filter(({ parentId }) => open.has(parentId));
          }
          expect(left).toEqual([]);
        }
      }),
    );
  });
});

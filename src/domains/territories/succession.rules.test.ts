import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { amountsOn, lineOf, successionFaults, territoryResolver } from './succession.rules.ts';
import type { PlaceSpan, Succession } from './succession.ts';

const place = (id: string, validFrom: string | null, validUntil: string | null): PlaceSpan => ({
  id,
  validFrom,
  validUntil,
});
const follows = (
  fromId: string,
  toId: string,
  happenedOn: string,
  kind: Succession['kind'] = 'merger',
): Succession => ({ fromId, toId, happenedOn, kind, confidence: 'verified', source: 'essai' });

const clsc = [place('a', null, '2004-07-01'), place('b', null, '2004-07-01'), place('c', null, '2004-07-01')];
const csss = [place('ab', '2004-07-01', '2015-04-01'), place('cc', '2004-07-01', '2015-04-01')];
const places = [...clsc, ...csss, place('abc', '2015-04-01', null)];
const successions = [
  follows('a', 'ab', '2004-07-01'),
  follows('b', 'ab', '2004-07-01'),
  follows('c', 'cc', '2004-07-01', 'renaming'),
  follows('ab', 'abc', '2015-04-01'),
  follows('cc', 'abc', '2015-04-01'),
];
const on = territoryResolver(places, successions);

describe('a place on a day', () => {
  test('is itself while it exists, the last day left out', () => {
    expect(on('ab', '2004-07-01')).toEqual({ kind: 'one', id: 'ab' });
    expect(on('ab', '2015-03-31')).toEqual({ kind: 'one', id: 'ab' });
    expect(on('ab', '2015-04-01')).toEqual({ kind: 'one', id: 'abc' });
  });
  test('is followed through every reform', () => {
    expect(on('a', '2026-01-01')).toEqual({ kind: 'one', id: 'abc' });
  });
  test('read backward, is guessed only where one place answers', () => {
    expect(on('cc', '2001-01-01')).toEqual({ kind: 'one', id: 'c' });
    expect(on('ab', '2001-01-01')).toEqual({ kind: 'several', ids: ['a', 'b'] });
    expect(on('abc', '2001-01-01')).toEqual({ kind: 'several', ids: ['a', 'b', 'c'] });
  });
  test('is nowhere when nothing says what became of it', () => {
    expect(territoryResolver([place('z', null, '2004-07-01')], [])('z', '2026-01-01')).toEqual({
      kind: 'unknown',
    });
    expect(on('ailleurs', '2026-01-01')).toEqual({ kind: 'unknown' });
  });
  test('stays where it is when only a part of it leaves', () => {
    const parted = territoryResolver(
      [place('x', null, null), place('y', '2010-01-01', null)],
      [follows('x', 'y', '2010-01-01', 'transfer')],
    );
    expect(parted('x', '2020-01-01')).toEqual({ kind: 'one', id: 'x' });
  });
  test('split and joined again is one place', () => {
    const joined = territoryResolver(
      [
        place('o', null, '2000-01-01'),
        place('p', '2000-01-01', '2005-01-01'),
        place('q', '2000-01-01', '2005-01-01'),
        place('r', '2005-01-01', null),
      ],
      [
        follows('o', 'p', '2000-01-01', 'split'),
        follows('o', 'q', '2000-01-01', 'split'),
        follows('p', 'r', '2005-01-01'),
        follows('q', 'r', '2005-01-01'),
      ],
    );
    expect(joined('o', '2003-01-01')).toEqual({ kind: 'several', ids: ['p', 'q'] });
    expect(joined('o', '2006-01-01')).toEqual({ kind: 'one', id: 'r' });
  });
});

test('the line of a place has its ancestors first, then what followed', () => {
  expect(lineOf(successions, 'ab')).toEqual([
    { id: 'a', generation: -1 },
    { id: 'b', generation: -1 },
    { id: 'ab', generation: 0 },
    { id: 'abc', generation: 1 },
  ]);
});

describe('faults', () => {
  test.for<[string, Succession[], { index: number; fault: string }[]]>([
    ['sound', successions, []],
    ['to itself', [follows('a', 'a', '2004-07-01')], [{ index: 0, fault: 'samePlace' }]],
    ['to a place nobody knows', [follows('a', 'zz', '2004-07-01')], [{ index: 0, fault: 'unknownPlace' }]],
    ['ended on another day', [follows('a', 'ab', '2005-07-01')], [{ index: 0, fault: 'endsOtherwise' }]],
    ['before it began', [follows('ab', 'abc', '2004-01-01')], [{ index: 0, fault: 'beforeItBegan' }]],
    ['into what begins later', [follows('a', 'abc', '2004-07-01')], [{ index: 0, fault: 'beginsLater' }]],
    ['told twice', [...successions, follows('a', 'ab', '2004-07-01')], [{ index: 5, fault: 'twice' }]],
  ])('%s', ([, given, faults]) => {
    expect(successionFaults(places, given)).toEqual(faults);
  });

  test('a cycle is told of each succession in it', () => {
    const open = [place('m', null, null), place('n', null, null)];
    const around = [follows('m', 'n', '2004-01-01', 'renaming'), follows('n', 'm', '2005-01-01', 'renaming')];
    expect(successionFaults(open, around).map(({ fault }) => fault)).toEqual(['cycle', 'cycle']);
  });
});

/** Generations of places, each of which goes whole into one or several of the next, on one day a generation. */
const history = fc
  .array(fc.integer({ min: 1, max: 5 }), { minLength: 2, maxLength: 5 })
  .chain((sizes) =>
    fc.record({
      sizes: fc.constant(sizes),
      ways: fc.tuple(
        ...sizes
          .slice(0, -1)
          .map((size, index) =>
            fc.array(
              fc.uniqueArray(fc.nat({ max: (sizes[index + 1] ?? 1) - 1 }), { minLength: 1, maxLength: 3 }),
              { minLength: size, maxLength: size },
            ),
          ),
      ),
    }),
  )
  .map(({ sizes, ways }) => {
    const dayOf = (generation: number) => `${2000 + generation * 5}-04-01`;
    const spans = sizes.flatMap((size, generation) =>
      Array.from({ length: size }, (_, index) =>
        place(
          `${generation}-${index}`,
          generation === 0 ? null : dayOf(generation),
          generation === sizes.length - 1 ? null : dayOf(generation + 1),
        ),
      ),
    );
    const told = ways.flatMap((generation, at) =>
      generation.flatMap((targets, index) =>
        targets.map((target) =>
          follows(
            `${at}-${index}`,
            `${at + 1}-${target}`,
            dayOf(at + 1),
            targets.length > 1 ? 'split' : 'merger',
          ),
        ),
      ),
    );
    return { spans, told };
  });
const days = fc.integer({ min: 1998, max: 2030 }).map((year) => `${year}-06-15`);

describe('any history told without fault', () => {
  test('has no cycle and no date that disagrees', () => {
    fc.assert(
      fc.property(history, ({ spans, told }) => {
        expect(successionFaults(spans, told)).toEqual([]);
      }),
    );
  });

  test('answers with places that exist on that day', () => {
    fc.assert(
      fc.property(history, days, ({ spans, told }, day) => {
        const resolve = territoryResolver(spans, told);
        for (const { id } of spans) {
          const found = resolve(id, day);
          const ids = found.kind === 'one' ? [found.id] : found.kind === 'several' ? found.ids : [];
          for (const one of ids) {
            const span = spans.find((candidate) => candidate.id === one)!;
            expect(span.validFrom === null || span.validFrom <= day).toBe(true);
            expect(span.validUntil === null || day < span.validUntil).toBe(true);
          }
        }
      }),
    );
  });

  test('keeps every count, whatever the day', () => {
    fc.assert(
      fc.property(
        history,
        days,
        fc.array(fc.nat({ max: 9 }), { maxLength: 30 }),
        ({ spans, told }, day, counts) => {
          const amounts = counts.map((count, index) => ({ placeId: spans[index % spans.length]!.id, count }));
          const resolve = territoryResolver(spans, told);
          const found = amountsOn(amounts, (id) => resolve(id, day));
          const after =
            [...found.byPlace.values()].reduce((sum, count) => sum + count, 0) +
            found.shared.reduce((sum, { count }) => sum + count, 0) +
            found.unknownCount;
          expect(after).toBe(counts.reduce((sum, count) => sum + count, 0));
        },
      ),
    );
  });

  test('turned around in time is found faulty', () => {
    fc.assert(
      fc.property(history, ({ spans, told }) => {
        const around = told.map((one) => ({ ...one, fromId: one.toId, toId: one.fromId }));
        fc.pre(around.length > 0);
        expect(successionFaults(spans, [...told, ...around]).some(({ fault }) => fault === 'cycle')).toBe(
          true,
        );
      }),
    );
  });
});

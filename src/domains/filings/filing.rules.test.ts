import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, daysBetween } from '#/french/dates.ts';
import { countForFunder, dueDays, standingOf, stateDay } from './filing.rules.ts';

const day = fc.integer({ min: 0, max: 73_000 }).map((days) => addDays('1990-01-01', days));

describe('the day accounts are due', () => {
  test.for([
    // End of the year, ninety days counted, the day that the programme's page names.
    ['2025-12-31', '2026-03-31', '2026-03-31'],
    ['2027-12-31', '2028-03-30', '2028-03-31'],
    ['2026-03-31', '2026-06-29', '2026-06-30'],
    ['2026-06-30', '2026-09-28', '2026-09-30'],
    ['2026-08-31', '2026-11-29', null],
  ] as const)('a year that ends on %s: %s, and the page names %s', ([yearEndsOn, counted, named]) => {
    expect(dueDays({ yearEndsOn, agreedOn: null })).toEqual({ counted, named, due: counted, from: 'count' });
  });

  test('is counted in days, and never after the one that the page names', () => {
    fc.assert(
      fc.property(day, (yearEndsOn) => {
        const { counted, named, due } = dueDays({ yearEndsOn, agreedOn: null });
        expect(daysBetween(yearEndsOn, due)).toBe(90);
        expect(due).toBe(counted);
        if (named !== null) expect(due <= named).toBe(true);
      }),
    );
  });

  test('is the one of the agreement when it gives one, and the rule is still told', () => {
    expect(dueDays({ yearEndsOn: '2026-03-31', agreedOn: '2026-07-15' })).toMatchObject({
      due: '2026-07-15',
      from: 'agreement',
      counted: '2026-06-29',
    });
  });
});

describe('where accounts stand', () => {
  const count = { sent: 1, expected: 3 };

  test.for([
    ['2026-06-20', { kind: 'ahead', days: 9, left: 2 }],
    ['2026-06-29', { kind: 'ahead', days: 0, left: 2 }],
    ['2026-06-30', { kind: 'past', days: 1, left: 2 }],
  ] as const)('on %s', ([today, standing]) => {
    expect(standingOf('2026-06-29', today, count)).toEqual(standing);
  });

  test('all sent is said whatever the day; an empty list is not', () => {
    fc.assert(
      fc.property(day, day, fc.integer({ min: 1, max: 40 }), (due, today, expected) => {
        expect(standingOf(due, today, { sent: expected, expected })).toEqual({ kind: 'sent' });
        expect(standingOf(due, today, { sent: 0, expected: 0 }).kind).not.toBe('sent');
      }),
    );
  });

  test('counts what goes to the funder alone, whatever becomes of the meeting’s documents', () => {
    const state = fc.constantFrom('todo' as const, 'received' as const, 'sent' as const);
    const document = fc.record({
      addressee: fc.constantFrom('funder' as const, 'members' as const),
      state,
      removedOn: fc.constantFrom(null, '2026-05-01'),
    });
    fc.assert(
      fc.property(fc.array(document), state, (documents, other) => {
        const changed = documents.map((one) =>
          one.addressee === 'members' ? { ...one, state: other } : one,
        );
        expect(countForFunder(changed)).toEqual(countForFunder(documents));
      }),
    );
    expect(
      countForFunder([
        { addressee: 'funder', state: 'sent', removedOn: null },
        { addressee: 'funder', state: 'todo', removedOn: null },
        { addressee: 'funder', state: 'sent', removedOn: '2026-05-01' },
        { addressee: 'members', state: 'sent', removedOn: null },
      ]),
    ).toEqual({ sent: 1, expected: 2 });
  });

  test('a state dates from the day it changed', () => {
    const before = { state: 'received' as const, stateOn: '2026-05-01' };
    expect(stateDay(before, 'received', '2026-06-01')).toBe('2026-05-01');
    expect(stateDay(before, 'sent', '2026-06-01')).toBe('2026-06-01');
  });
});

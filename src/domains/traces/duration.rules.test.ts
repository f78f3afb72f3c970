import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { calendarOf, isMonth, monthsAfter, weekOf } from './day.rules.ts';
import { durationTyped, longestMinutes, minutesIn } from './duration.rules.ts';

describe('minutesIn', () => {
  test.each([
    ['1 h 30', 90],
    ['1:05', 65],
    ['90 min', 90],
    ['90', 90],
    ['1,5', 90],
    ['1.25 h', 75],
    ['0', 0],
    ['', null],
    ['bientôt', null],
    ['1 h 75', null],
    ['-5', null],
    ['999999', null],
  ])('%j → %j', (typed, minutes) => expect(minutesIn(typed)).toBe(minutes));

  test('reads back what is typed again', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: longestMinutes }), (minutes) => {
        expect(minutesIn(durationTyped(minutes))).toBe(minutes);
      }),
    );
  });
});

describe('days', () => {
  test('a week starts on Monday, months turn with the year', () => {
    expect(weekOf('2026-03-15')).toEqual([
      '2026-03-09',
      '2026-03-10',
      '2026-03-11',
      '2026-03-12',
      '2026-03-13',
      '2026-03-14',
      '2026-03-15',
    ]);
    expect(monthsAfter('2025-12', 1)).toBe('2026-01');
    expect(monthsAfter('2026-01', -1)).toBe('2025-12');
    expect(isMonth('2026-13')).toBe(false);
  });

  test('a page of calendar holds whole weeks and the whole month', () => {
    const weeks = calendarOf('2026-03');
    expect(weeks[0]?.[0]).toBe('2026-02-23');
    expect(weeks.at(-1)?.[6]).toBe('2026-04-05');
  });
});

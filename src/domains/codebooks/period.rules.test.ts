import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, daysBetween, weekday as weekdayOf } from '#/french/dates.ts';
import type { Calendar, CalendarYear } from './calendar.ts';
import {
  calendarFaults,
  financialYear,
  monthlyYear,
  periodContaining,
  periodOn,
  periodsOf,
  quarterlyYear,
  yearlyYear,
} from './period.rules.ts';

const label = { fr: 'Calendrier', en: 'Calendar' };
const calendarOf = (...years: CalendarYear[]): Calendar => ({
  id: 'essai',
  kind: 'other',
  label,
  note: null,
  years,
});
const anyYear = fc.integer({ min: 1990, max: 2090 });
const makers = { financialYear, monthlyYear, quarterlyYear, yearlyYear };

describe('periods', () => {
  test.for(Object.entries(makers))('%s tiles any April year, each day in one period', ([, make]) => {
    fc.assert(
      fc.property(anyYear, fc.integer({ min: 0, max: 365 }), (endingIn, offset) => {
        const year = make(endingIn);
        const calendar = calendarOf(year);
        expect(calendarFaults(calendar)).toEqual([]);
        expect([year.startsOn, year.endsOn]).toEqual([`${endingIn - 1}-04-01`, `${endingIn}-03-31`]);
        const on = addDays(year.startsOn, Math.min(offset, daysBetween(year.startsOn, year.endsOn)));
        const holders = year.periods.filter((period) => period.startsOn <= on && on <= period.endsOn);
        expect(holders).toEqual([periodContaining(calendar, on)]);
      }),
      { numRuns: 60 },
    );
  });

  test('there are thirteen financial periods, of four weeks but for the last', () => {
    const periods = periodsOf(calendarOf(financialYear(2026)), '2025-2026');
    const lengths = periods.map(({ startsOn, endsOn }) => daysBetween(startsOn, endsOn) + 1);
    expect(lengths).toEqual([...Array(12).fill(28), 29]);
    expect(periods[0]).toMatchObject({ id: '2025-2026-p01', startsOn: '2025-04-01', endsOn: '2025-04-28' });
    expect(periods.at(-1)).toMatchObject({
      id: '2025-2026-p13',
      startsOn: '2026-03-03',
      endsOn: '2026-03-31',
    });
  });

  test('periods that close on a fixed weekday all do, but the last, and still tile the year', () => {
    fc.assert(
      fc.property(anyYear, fc.integer({ min: 1, max: 7 }), (endingIn, weekday) => {
        const year = financialYear(endingIn, weekday);
        expect(calendarFaults(calendarOf(year))).toEqual([]);
        const closings = year.periods.slice(0, -1).map(({ endsOn }) => weekdayOf(endsOn));
        expect(new Set(closings)).toEqual(new Set([weekday]));
        for (const { startsOn, endsOn } of year.periods)
          expect(daysBetween(startsOn, endsOn) + 1).toBeGreaterThanOrEqual(25);
      }),
      { numRuns: 60 },
    );
  });

  test('a day outside the calendar is in no period', () => {
    expect(periodContaining(calendarOf(monthlyYear(2026)), '2026-04-01')).toBeNull();
    expect(periodsOf(calendarOf(monthlyYear(2026)), '1999-2000')).toEqual([]);
  });
});

describe('a calendar with a fault', () => {
  const year = quarterlyYear(2026);
  const changed = (index: number, change: object) =>
    calendarOf({
      ...year,
      periods: year.periods.map((period, at) => (at === index ? { ...period, ...change } : period)),
    });

  test('names the days that no period covers', () => {
    expect(calendarFaults(changed(1, { startsOn: '2025-07-03' }))).toEqual([
      { code: 'hole', place: 'essai/2025-2026/2025-2026-t2', fromOn: '2025-07-01', toOn: '2025-07-02' },
    ]);
    expect(calendarFaults(calendarOf({ ...year, periods: year.periods.slice(0, 3) }))).toEqual([
      { code: 'hole', place: 'essai/2025-2026', fromOn: '2026-01-01', toOn: '2026-03-31' },
    ]);
  });

  test('names the days that two periods cover', () => {
    expect(calendarFaults(changed(0, { endsOn: '2025-07-04' }))).toEqual([
      { code: 'overlap', place: 'essai/2025-2026/2025-2026-t2', fromOn: '2025-07-01', toOn: '2025-07-04' },
    ]);
  });

  test('names days that do not exist, ends before starts and empty years', () => {
    expect(calendarFaults(changed(0, { endsOn: '2025-06-31' }))[0]).toMatchObject({
      code: 'notADay',
      text: '2025-06-31',
    });
    expect(calendarFaults(changed(0, { endsOn: '2025-03-31' }))[0]).toMatchObject({
      code: 'endsBeforeStart',
    });
    expect(calendarFaults(calendarOf({ ...year, periods: [] }))[0]).toMatchObject({ code: 'emptyYear' });
  });

  test('finds a year missing between two', () => {
    expect(calendarFaults(calendarOf(yearlyYear(2024), yearlyYear(2026)))).toEqual([
      { code: 'hole', place: 'essai/2025-2026', fromOn: '2024-04-01', toOn: '2025-03-31' },
    ]);
  });
});

describe('the same days in other calendars', () => {
  const months = { ...calendarOf(monthlyYear(2026)), id: 'mois' };
  const years = { ...calendarOf(yearlyYear(2026)), id: 'annees' };

  test('are found by the name given, then by the days alone, and never nearly', () => {
    fc.assert(
      fc.property(fc.constantFrom(...monthlyYear(2026).periods), ({ id, startsOn, endsOn }) => {
        const place = { calendarId: 'mois', periodId: id };
        expect(periodOn([years, months], { startsOn, endsOn }, place)).toEqual(place);
        expect(
          periodOn([years, months], { startsOn, endsOn }, { calendarId: 'autre', periodId: 'x' }),
        ).toEqual(place);
        expect(periodOn([years], { startsOn, endsOn }, place)).toBeNull();
        expect(periodOn([months], { startsOn, endsOn: addDays(endsOn, 1) }, place)).toBeNull();
      }),
    );
  });
});

import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import {
  addDays,
  addMonths,
  daysBetween,
  endOfMonth,
  formatDate,
  formatDateRange,
  formatDayAndMonth,
  formatMonth,
  formatTime,
  formatWeekdayAndDate,
  isoWeek,
  isPlainDate,
  parseDate,
  plainDate,
  startOfMonth,
  startOfWeek,
  weekday,
} from './dates.ts';

const anyDay = fc
  .record({
    year: fc.integer({ min: 1, max: 9999 }),
    month: fc.integer({ min: 1, max: 12 }),
    day: fc.integer({ min: 1, max: 31 }),
  })
  .map(({ year, month, day }) => Temporal.PlainDate.from({ year, month, day }));
const nearDay = fc
  .integer({ min: -20_000, max: 40_000 })
  .map((days) => Temporal.PlainDate.from('1970-01-01').add({ days }));

describe('calendar', () => {
  test('agrees with Temporal on every day', () => {
    fc.assert(
      fc.property(
        anyDay,
        fc.integer({ min: -40_000, max: 40_000 }),
        fc.integer({ min: -900, max: 900 }),
        (day, days, months) => {
          const date = day.toString();
          expect(isPlainDate(date)).toBe(true);
          expect(weekday(date)).toBe(day.dayOfWeek);
          expect(endOfMonth(date)).toBe(day.with({ day: day.daysInMonth }).toString());
          expect(startOfMonth(date)).toBe(day.with({ day: 1 }).toString());
          expect(isoWeek(date)).toEqual({ year: day.yearOfWeek, week: day.weekOfYear });
          const later = day.add({ days });
          if (later.year >= 1 && later.year <= 9999) {
            expect(addDays(date, days)).toBe(later.toString());
            expect(daysBetween(date, later.toString())).toBe(days);
          }
          const moved = day.add({ months });
          if (moved.year >= 1 && moved.year <= 9999) expect(addMonths(date, months)).toBe(moved.toString());
        },
      ),
      { numRuns: 1500 },
    );
  });

  test('a week starts on its Monday', () => {
    fc.assert(
      fc.property(nearDay, (day) => {
        const monday = startOfWeek(day.toString());
        expect(weekday(monday)).toBe(1);
        expect(daysBetween(monday, day.toString())).toBe(day.dayOfWeek - 1);
      }),
    );
  });

  test.for([
    '2026-02-29',
    '2026-13-01',
    '2026-00-10',
    '2026-1-1',
    '0000-01-01',
    '20260101',
    '',
    '2026-01-01T00:00',
  ])('refuses %j', (text) => {
    expect(isPlainDate(text)).toBe(false);
    expect(() => addDays(text, 1)).toThrow(RangeError);
  });

  test('refuses to leave the calendar', () => {
    expect(() => addDays('9999-12-31', 1)).toThrow(RangeError);
    expect(() => addMonths('0001-01-31', -1)).toThrow(RangeError);
    expect(plainDate(2026, 2, 29)).toBeNull();
    expect(plainDate(2026.5, 2, 2)).toBeNull();
  });
});

describe('formats', () => {
  test('write days in words', () => {
    expect(formatDate('2026-03-31', 'fr')).toBe('31 mars 2026');
    expect(formatDate('2026-04-01', 'fr')).toBe('1er avril 2026');
    expect(formatDate('2026-04-01', 'en')).toBe('April 1, 2026');
    expect(formatDayAndMonth('2026-11-03', 'fr')).toBe('3 novembre');
    expect(formatWeekdayAndDate('2025-11-03', 'fr', false)).toBe('lundi 3 novembre');
    expect(formatWeekdayAndDate('2025-11-03', 'en')).toBe('Monday, November 3, 2025');
    expect(formatMonth('2026-08-09', 'fr')).toBe('août 2026');
  });

  test('agree with Intl', () => {
    fc.assert(
      fc.property(nearDay, (day) => {
        const instant = new Date(`${day.toString()}T00:00:00Z`);
        const english = new Intl.DateTimeFormat('en-CA', { dateStyle: 'full', timeZone: 'UTC' }).format(
          instant,
        );
        const french = new Intl.DateTimeFormat('fr-CA', { dateStyle: 'full', timeZone: 'UTC' }).format(
          instant,
        );
        expect(formatWeekdayAndDate(day.toString(), 'en')).toBe(english);
        expect(formatWeekdayAndDate(day.toString(), 'fr')).toBe(french.replace(/ 1 /, ' 1er '));
      }),
    );
  });

  test.for([
    ['2026-11-03', '2026-11-07', 'du 3 au 7 novembre 2026', 'November 3 to 7, 2026'],
    ['2026-11-01', '2026-11-30', 'du 1er au 30 novembre 2026', 'November 1 to 30, 2026'],
    ['2026-03-30', '2026-04-01', 'du 30 mars au 1er avril 2026', 'March 30 to April 1, 2026'],
    [
      '2025-12-28',
      '2026-01-03',
      'du 28 décembre 2025 au 3 janvier 2026',
      'December 28, 2025 to January 3, 2026',
    ],
    ['2026-11-03', '2026-11-03', 'le 3 novembre 2026', 'November 3, 2026'],
  ])('from %s to %s', ([from, to, french, english]) => {
    expect(formatDateRange(from!, to!, 'fr')).toBe(french);
    expect(formatDateRange(from!, to!, 'en')).toBe(english);
  });

  test('write hours', () => {
    expect(formatTime('13:30', 'fr')).toBe('13\u00A0h\u00A030');
    expect(formatTime('09:00', 'fr')).toBe('9\u00A0h');
    expect(formatTime('00:05', 'fr')).toBe('0\u00A0h\u00A005');
    expect(['13:30', '00:00', '12:00', '09:05', '24:00'].map((time) => formatTime(time, 'en'))).toEqual([
      '1:30\u00A0p.m.',
      '12:00\u00A0a.m.',
      '12:00\u00A0p.m.',
      '9:05\u00A0a.m.',
      '12:00\u00A0a.m.',
    ]);
    expect(() => formatTime('24:01', 'fr')).toThrow(RangeError);
    expect(() => formatTime('1 h', 'fr')).toThrow(RangeError);
  });
});

describe('parseDate', () => {
  const today = '2026-11-22';

  test.for([
    '2026-03-31',
    '2026/03/31',
    '20260331',
    '2026-03-31T10:00:00Z',
    '2026-03-31 10:00',
    '31/03/2026',
    '31-03-26',
    '31.03.2026',
    '31 03 2026',
    '03/31/2026',
    '31 mars 2026',
    'le 31 mars 2026',
    'mardi 31 mars 2026',
    'mar. 31 mars 2026',
    'MARDI 31 MARS 2026',
    '31-mars-26',
    '31-mar-2026',
    ' 31\u00A0mars,  2026 ',
    'March 31, 2026',
    'Tuesday, March 31st, 2026',
    "31 mars '26",
  ])('%s is 31 March 2026', (text) => {
    expect(parseDate(text)).toEqual({ date: '2026-03-31' });
  });

  test.for([
    ['1er avril 2026', '2026-04-01'],
    ['1 févr. 2026', '2026-02-01'],
    ['3 aout 26', '2026-08-03'],
    ['15 juil. 2026', '2026-07-15'],
    ['8 juin 2026', '2026-06-08'],
    ['29 février 2028', '2028-02-29'],
    ['1 sept 99', '1999-09-01'],
  ])('%s', ([text, date]) => {
    expect(parseDate(text!)).toEqual({ date });
  });

  test('says what else numbers may mean', () => {
    expect(parseDate('03/04/2026')).toEqual({ date: '2026-04-03', otherReading: '2026-03-04' });
    expect(parseDate('26-03-31')).toEqual({ date: '2031-03-26', otherReading: '2026-03-31' });
    expect(parseDate('04/04/2026')).toEqual({ date: '2026-04-04' });
  });

  test('finds a missing year from today', () => {
    expect(parseDate('1er avril', { today })).toEqual({ date: '2027-04-01' });
    expect(parseDate('1er avril', { today, missingYear: 'past' })).toEqual({ date: '2026-04-01' });
    expect(parseDate('3 janvier', { today })).toEqual({ date: '2027-01-03' });
    expect(parseDate('lundi 2 novembre', { today })).toEqual({ date: '2026-11-02' });
    expect(parseDate('29 février', { today })).toEqual({ date: '2028-02-29' });
    expect(parseDate('1er avril')).toEqual({ problem: 'year-missing' });
    expect(parseDate('hier', { today })).toEqual({ date: '2026-11-21' });
    expect(parseDate('Aujourd’hui', { today })).toEqual({ date: today });
  });

  test.for([
    ['', 'empty'],
    ['  ', 'empty'],
    ['31/02/2026', 'no-such-day'],
    ['2026-02-30', 'no-such-day'],
    ['30 février 2026', 'no-such-day'],
    ['lundi 31 mars 2026', 'weekday-disagrees'],
    ['lundi 3 novembre', 'weekday-disagrees'],
    ['3 jui 2026', 'not-a-date'],
    ['jeudi', 'not-a-date'],
    ['hier', 'not-a-date'],
    ['31 mars 2026 ou 1er avril', 'not-a-date'],
    ['45978', 'not-a-date'],
    ['31 mars 2', 'not-a-date'],
  ])('%j: %s', ([text, problem]) => {
    expect(parseDate(text!, text === 'hier' ? {} : { today })).toEqual({ problem });
  });

  test('reads back what is written, in every form', () => {
    fc.assert(
      fc.property(nearDay, (day) => {
        const date = day.toString();
        for (const language of ['fr', 'en'] as const) {
          expect(parseDate(formatDate(date, language))).toEqual({ date });
          expect(parseDate(formatWeekdayAndDate(date, language))).toEqual({ date });
        }
        expect(parseDate(date)).toEqual({ date });
        expect(parseDate(`${date.slice(8)}/${date.slice(5, 7)}/${date.slice(0, 4)}`)).toMatchObject({ date });
      }),
    );
  });

  test('never throws, and gives only days that exist', () => {
    const piece = fc.constantFrom(
      '31',
      '1er',
      ' ',
      '/',
      '-',
      'mars',
      'fév.',
      '2026',
      '26',
      'lundi',
      'mar',
      ',',
      'le ',
      'hier',
    );
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(piece, { maxLength: 8 }).map((all) => all.join('')),
    );
    fc.assert(
      fc.property(text, (any) => {
        const parsed = parseDate(any, { today });
        if ('date' in parsed) expect(isPlainDate(parsed.date)).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });
});

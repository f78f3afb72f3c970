import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatDuration, parseDuration } from './dates.ts';

const inHours = (text: string): number | null => parseDuration(text, { bareUnit: 'hours' });

describe('parseDuration', () => {
  test.for([
    ...[
      '1 h 30',
      '1h30',
      '1 H 30',
      '1h30m',
      '1 h 30 min',
      '1\u00A0h\u00A030',
      '1:30',
      '01:30:00',
      '1,5',
      '1.5 h',
      '1,5 heure',
    ],
    ...[
      '90 min',
      '90 minutes',
      '90mn',
      '1 heure 30',
      '1 heure et 30 minutes',
      'une heure et demie',
      'une heure trente',
    ],
    ...[
      '1 ½ h',
      '1½ h',
      '1 1/2 h',
      '1 heure 1/2',
      'PT1H30M',
      'PT90M',
      'an hour and a half',
      '1 hr 30',
      'environ 1 h 30',
    ],
    ...['quatre-vingt-dix minutes', '1 hour and 30 minutes', 'one and a half hours'],
  ])('%s is ninety minutes', (text) => {
    expect(inHours(text)).toBe(90);
  });

  test.for([
    ['une heure', 60],
    ['2 h', 120],
    ['deux heures', 120],
    ['une demi-heure', 30],
    ['demi-heure', 30],
    ['1/2 h', 30],
    ['half an hour', 30],
    ['trois quarts d’heure', 45],
    ['un quart d’heure', 15],
    ['deux heures et quart', 135],
    ['quarante-cinq minutes', 45],
    ['0,25 h', 15],
    ['1,33 h', 80],
    ['0', 0],
    ['1 h 5', 65],
    ['7,75 heures', 465],
  ] as const)('%s', ([text, minutes]) => {
    expect(inHours(text)).toBe(minutes);
  });

  test('reads a number alone in the unit it is told', () => {
    expect(parseDuration('90', { bareUnit: 'minutes' })).toBe(90);
    expect(parseDuration('1,5', { bareUnit: 'hours' })).toBe(90);
    expect(parseDuration('2', { bareUnit: 'hours' })).toBe(120);
  });

  test.for([
    '',
    'abc',
    '-3',
    '1 h 75',
    '1:75',
    '2 jours',
    '1 j',
    '99999999',
    '1,2,3',
    'heure',
    'h',
    '1 h 30 h',
    '10000 h',
    '1/0 h',
  ])('%j is not a duration', (text) => {
    expect(inHours(text)).toBeNull();
  });

  test('reads back what is written', () => {
    fc.assert(
      fc.property(fc.nat(10_000), (minutes) => {
        for (const language of ['fr', 'en'] as const)
          expect(inHours(formatDuration(minutes, language))).toBe(minutes);
      }),
    );
  });

  test('never throws, and gives whole minutes', () => {
    const piece = fc.constantFrom(
      '1',
      '30',
      ' ',
      'h',
      'min',
      ':',
      ',',
      '.',
      'une',
      ' heure',
      ' et ',
      'demie',
      '½',
      '/',
      'pt',
      'd’',
    );
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(piece, { maxLength: 10 }).map((all) => all.join('')),
    );
    fc.assert(
      fc.property(text, (any) => {
        const minutes = inHours(any);
        if (minutes !== null) expect(Number.isInteger(minutes) && minutes >= 0).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });
});

test('formatDuration', () => {
  expect([90, 65, 120, 45, 0, 59.6].map((minutes) => formatDuration(minutes, 'fr'))).toEqual([
    '1\u00A0h\u00A030',
    '1\u00A0h\u00A005',
    '2\u00A0h',
    '45\u00A0min',
    '0\u00A0min',
    '1\u00A0h',
  ]);
  expect(formatDuration(90, 'en')).toBe('1\u00A0h 30\u00A0min');
  expect(() => formatDuration(-1, 'fr')).toThrow(RangeError);
  expect(() => formatDuration(Number.NaN, 'fr')).toThrow(RangeError);
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compareFrench, sortedFrench } from './collation.ts';
import {
  formatMoney,
  formatNumber,
  formatPercent,
  formatPhone,
  formatPostalCode,
  parseNumber,
} from './numbers.ts';
import { counted, plural, pluralEnglish } from './plurals.ts';

describe('numbers', () => {
  test('are grouped by non-breaking spaces', () => {
    expect([0, 12, 999, 1000, 1234.5, -1234567.891, -0].map((n) => formatNumber(n))).toEqual([
      '0',
      '12',
      '999',
      '1\u00A0000',
      '1\u00A0234,5',
      '-1\u00A0234\u00A0567,89',
      '0',
    ]);
    expect(formatNumber(1234.5, 'en')).toBe('1,234.5');
    expect(formatNumber(2, 'fr', 1)).toBe('2,0');
    expect(() => formatNumber(Number.POSITIVE_INFINITY)).toThrow(RangeError);
  });

  test('money, shares', () => {
    expect([1234.5, 50, 0.999, -3.2].map((n) => formatMoney(n))).toEqual([
      '1\u00A0234,50\u00A0$',
      '50\u00A0$',
      '1\u00A0$',
      '-3,20\u00A0$',
    ]);
    expect(formatMoney(1234.5, 'en')).toBe('$1,234.50');
    expect(formatPercent(0.125, 'fr', 1)).toBe('12,5\u00A0%');
    expect(formatPercent(0.1)).toBe('10\u00A0%');
    expect(formatPercent(0.1, 'en')).toBe('10%');
  });

  test('are read as people type them', () => {
    expect(
      [
        '1 234,5',
        '1\u00A0234.5',
        '1,234.50',
        '12 %',
        '50 $',
        '$50',
        '-3',
        '−3',
        '1 23',
        'abc',
        '',
        '1,2,3',
      ].map(parseNumber),
    ).toEqual([1234.5, 1234.5, 1234.5, 12, 50, 50, -3, -3, null, null, null, null]);
    fc.assert(
      fc.property(fc.integer({ min: -1e9, max: 1e9 }), (hundredths) => {
        expect(parseNumber(formatNumber(hundredths / 100)) ?? 0).toBeCloseTo(hundredths / 100, 6);
      }),
    );
  });
});

test('phones and postal codes', () => {
  for (const text of [
    '5143333333',
    '514-333-3333',
    '(514) 333-3333',
    '+1 514 333 3333',
    '514.333.3333',
    '1-514-333-3333',
  ]) {
    expect(formatPhone(text)).toBe('514\u00A0333-3333');
  }
  expect(formatPhone('514 333-3333, poste 12')).toBe('514\u00A0333-3333, poste\u00A012');
  expect(formatPhone('514 333-3333 ext. 12', 'en')).toBe('514\u00A0333-3333, ext.\u00A012');
  expect(['911', '51433333333', 'abc', '', '114 333-3333'].map((text) => formatPhone(text))).toEqual(
    Array(5).fill(null),
  );
  expect(['h1x1x1', 'H1X 1X1', 'h1x-1x1'].map(formatPostalCode)).toEqual(Array(3).fill('H1X\u00A01X1'));
  expect(['D1X 1X1', 'H1X', '12345', ''].map(formatPostalCode)).toEqual(Array(4).fill(null));
});

test('plurals', () => {
  expect([0, 1, 1.5, 2, -1, -2].map((n) => plural(n, 'trace', 'traces'))).toEqual(
    'trace trace trace traces trace traces'.split(' '),
  );
  expect([0, 1, 2].map((n) => pluralEnglish(n, 'trace', 'traces'))).toEqual(['traces', 'trace', 'traces']);
  expect(counted(1234, 'trace', 'traces')).toBe('1\u00A0234\u00A0traces');
  expect(counted(0, 'trace', 'traces')).toBe('0\u00A0trace');
  expect(counted(0, 'trace', 'traces', 'en')).toBe('0\u00A0traces');
});

test('French alphabetical order', () => {
  expect(
    sortedFrench(
      ['Zone', 'école', 'Table 10', 'table 2', 'Étape', 'côté', 'cote', 'coté', 'côte', 'œuvre', 'Oka'],
      (text) => text,
    ),
  ).toEqual([
    'cote',
    'coté',
    'côte',
    'côté',
    'école',
    'Étape',
    'œuvre',
    'Oka',
    'table 2',
    'Table 10',
    'Zone',
  ]);
  fc.assert(
    fc.property(fc.string(), fc.string(), (one, other) => {
      expect(Math.sign(compareFrench(one, other)) + Math.sign(compareFrench(other, one))).toBe(0);
      expect(compareFrench(one, other) === 0).toBe(one === other);
    }),
  );
});

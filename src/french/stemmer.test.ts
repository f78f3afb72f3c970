import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fold } from './folding.ts';
import { stem } from './stemmer.ts';
import { FAMILIES } from './word-families.ts';

const letters = fc.string({
  unit: fc.constantFrom(...'aeiouyéèêàçîïôûlmnrstdpbcvfgqxzœ'),
  minLength: 1,
  maxLength: 20,
});
const endings = fc.constantFrom(
  'ement',
  'ations',
  'trices',
  'euses',
  'issent',
  'ères',
  'aux',
  'eraient',
  'iqués',
  'ée',
  'ents',
);

describe('stem', () => {
  test('has families enough to speak of', () => {
    expect(FAMILIES.length).toBeGreaterThan(150);
  });

  test.for(FAMILIES)('brings together $together', ({ together, apart }) => {
    expect(new Set(together.map(stem)).size).toBe(1);
    const stems = new Set(together.map(stem));
    expect(apart.filter((word) => stems.has(stem(word)))).toEqual([]);
  });

  test.for(FAMILIES)('finds $together without accents and in capitals', ({ together }) => {
    for (const word of together) {
      expect(stem(fold(word))).toBe(stem(word));
      expect(stem(word.toUpperCase())).toBe(stem(word));
      expect(stem(fold(word).toUpperCase())).toBe(stem(word));
      expect(stem(word.normalize('NFD'))).toBe(stem(word));
    }
  });

  test('takes any word, and never minds its accents', () => {
    fc.assert(
      fc.property(letters, endings, (start, ending) => {
        const word = start + ending;
        expect(stem(word)).toBe(stem(fold(word)));
        expect(stem(word)).toMatch(/^[a-z]+$/);
      }),
      { numRuns: 2000 },
    );
  });

  test('leaves codes, acronyms without a vowel and other scripts alone', () => {
    expect(['4150', 'h1x', 'clsc', 'ciusss', 'ᐃᓄᒃᑎᑐᑦ', 'москва'].map(stem)).toEqual([
      '4150',
      'h1x',
      'clsc',
      'ciusss',
      'ᐃᓄᒃᑎᑐᑦ',
      'москва',
    ]);
  });

  test('never throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (text) => typeof stem(text) === 'string'),
    );
  });
});

describe('fold', () => {
  test.for([
    ['Œuvre d’ÉTÉ', "oeuvre d'ete"],
    ['nærøy Łódź groß', 'naeroy lodz gross'],
    ['ﬁnancement m²', 'financement m2'],
    ['orga\u00ADnisa\u200Btion', 'organisation'],
    ['mi‑temps — oui', 'mi-temps - oui'],
    ['a\0b\uD800c', 'abc'],
    ['E\u0301LU', 'elu'],
  ])('%s', ([text, folded]) => {
    expect(fold(text!)).toBe(folded);
  });

  test('folds once for all, and NFC and NFD alike', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        expect(fold(fold(text))).toBe(fold(text));
        expect(fold(text.normalize('NFD'))).toBe(fold(text.normalize('NFC')));
        expect(fold(text)).not.toMatch(/[\0\p{Cs}]/u);
      }),
      { numRuns: 2000 },
    );
  });
});

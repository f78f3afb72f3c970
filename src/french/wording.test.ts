import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  capitalised,
  closedSentence,
  enumerated,
  quoted,
  spelled,
  spelledTogether,
  withinSentence,
} from './wording.ts';

test('small numbers are in letters, larger ones in digits', () => {
  expect(spelled(1, 'fr')).toBe('un');
  expect(spelled(1, 'fr', 'feminine')).toBe('une');
  expect(spelled(16, 'fr')).toBe('seize');
  expect(spelled(17, 'fr')).toBe('17');
  expect(spelled(1234, 'fr')).toBe('1\u00a0234');
  expect(spelled(12, 'en')).toBe('twelve');
  expect(spelled(13, 'en')).toBe('13');
  expect(spelledTogether([2, 9], 'fr')).toEqual(['deux', 'neuf']);
  expect(spelledTogether([2, 140], 'fr')).toEqual(['2', '140']);
});

test('things are listed as people say them', () => {
  expect(enumerated([], 'fr')).toBe('');
  expect(enumerated(['a'], 'fr')).toBe('a');
  expect(enumerated(['a', 'b'], 'fr')).toBe('a et b');
  expect(enumerated(['a', 'b', 'c'], 'en')).toBe('a, b and c');
});

describe('words taken into a sentence', () => {
  test('lose the capital of a label, keep that of an acronym', () => {
    expect(withinSentence('Écoles du quartier')).toBe('écoles du quartier');
    expect(withinSentence('GRT de la Rive')).toBe('GRT de la Rive');
    expect(capitalised('élue')).toBe('Élue');
  });

  test('are quoted within quotes', () => {
    expect(quoted('Colloque « Vieillir ici »', 'fr')).toBe('«\u00a0Colloque “Vieillir ici”\u00a0»');
    expect(quoted('Colloque "Vieillir ici"', 'fr')).toBe('«\u00a0Colloque “Vieillir ici”\u00a0»');
    expect(quoted('Colloque « Vieillir ici »', 'en')).toBe('“Colloque ‘Vieillir ici’”');
    expect(quoted('The “Thursday” walk', 'en')).toBe('“The ‘Thursday’ walk”');
    expect(quoted('Thursday walk', 'en')).toBe('“Thursday walk”');
  });

  test('are closed once', () => {
    expect(closedSentence('Le noyau anime seul')).toBe('Le noyau anime seul.');
    expect(closedSentence('Le noyau anime seul. ')).toBe('Le noyau anime seul.');
    expect(closedSentence('Vraiment ?')).toBe('Vraiment ?');
    expect(closedSentence('« On y va. »')).toBe('« On y va. »');
    expect(closedSentence('  ')).toBe('');
  });

  test('never lose a letter, whatever they are', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(capitalised(text).toLocaleLowerCase('fr')).toBe(
          capitalised(text.toLocaleLowerCase('fr')).toLocaleLowerCase('fr'),
        );
        expect(closedSentence(text).startsWith(text.trim())).toBe(true);
        expect(closedSentence(closedSentence(text))).toBe(closedSentence(text));
      }),
    );
  });
});

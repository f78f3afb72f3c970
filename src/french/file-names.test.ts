import fc from 'fast-check';
import { expect, test } from 'vitest';
import { asFileName } from './file-names.ts';

test.for([
  ['L’année 2025, en bref', 'l-annee-2025-en-bref'],
  ['Œuvre d’été', 'oeuvre-d-ete'],
  ['../../etc/passwd', 'etc-passwd'],
  ['!!!', ''],
])('%s is named %s', ([text, name]) => {
  expect(asFileName(text!)).toBe(name);
});

test('a long title is cut between words', () => {
  const name = asFileName(
    'Rapport d’activités présenté à la dernière assemblée générale annuelle des membres',
  );
  expect(name).toBe('rapport-d-activites-presente-a-la-derniere-assemblee');
});

test('whatever the text, the name is plain and short', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
      expect(asFileName(text)).toMatch(/^([a-z0-9]+(-[a-z0-9]+)*)?$/);
      expect(asFileName(text).length).toBeLessThanOrEqual(60);
    }),
  );
});

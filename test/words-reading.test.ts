import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, expect, test } from 'vitest';
import { en, fr } from './words/faulty-words.ts';
import { type SampleMaker, sampleMaker } from './words/samples.ts';
import { differences, sentencesOf } from './words/sentences.ts';

const folder = dirname(fileURLToPath(import.meta.url));
const file = resolve(folder, 'words/faulty-words.ts');
let maker: SampleMaker;
beforeAll(() => {
  maker = sampleMaker(resolve(folder, '..'), [file]);
}, 60_000);

const read = () => sentencesOf(fr, maker.exportsOf(file).get('fr'), maker, 'fr');
const textsAt = (where: string) =>
  read()
    .filter((sentence) => sentence.where.startsWith(where))
    .map(({ text }) => text);

test('a sentence that counts is heard with several numbers', () => {
  expect(textsAt('fr.counted')).toEqual(['', '', '2 traces', '1234 traces']);
});

test('a sentence that takes an object is heard with each of its choices', () => {
  expect(textsAt('fr.named')).toEqual(['Exemple, 2026, une heure', 'Exemple, 2026, un jour']);
});

test('a sentence that forgets an absent value is heard so', () => {
  expect(textsAt('fr.listed')).toContain('Exemple undefined');
});

test('sentences are found however deep', () => {
  expect(textsAt('fr.deep')).toEqual(['Les organisateur·rices']);
});

test('shapes that differ are told', () => {
  expect(differences(fr, en)).toEqual([
    'fr.only: string, en.only: nothing',
    'fr.deep.doublet: string, en.deep.doublet: function',
  ]);
});

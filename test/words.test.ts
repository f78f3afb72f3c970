import { globSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import { typographyFaults } from '#/french/typography.ts';
import { anyDay, anyText, type SampleMaker, sampleMaker } from './words/samples.ts';
import { differences, type Sentence, sentencesOf } from './words/sentences.ts';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const files = globSync('src/**/*.words.{ts,tsx}', { cwd: root }).sort();

interface Catalogue {
  fr: Sentence[];
  en: Sentence[];
  differences: string[];
}

const catalogues = new Map<string, Catalogue>();

beforeAll(async () => {
  const maker = sampleMaker(
    root,
    files.map((file) => resolve(root, file)),
  );
  for (const file of files) catalogues.set(file, await read(file, maker));
}, 90_000);

async function read(file: string, maker: SampleMaker): Promise<Catalogue> {
  const exported = (await import(resolve(root, file))) as Record<string, unknown>;
  const types = maker.exportsOf(resolve(root, file));
  return {
    fr: sentencesOf(exported.fr, types.get('fr'), maker, 'fr'),
    en: sentencesOf(exported.en, types.get('en'), maker, 'en'),
    differences: differences(exported.fr, exported.en),
  };
}

/** Where a sentence stands, without what it was given. */
const placeOf = (where: string) => where.replace(/\(.*/s, '');

/** Places where nothing is ever said. A sentence may stay silent for some values: nothing to add to zero. */
function silent(sentences: Sentence[]): string[] {
  const places = new Set(sentences.map(({ where }) => placeOf(where)));
  for (const { where, text } of sentences) if (text.trim() !== '') places.delete(placeOf(where));
  return [...places];
}

/** Sentences that are wrong, said once for each place however often they were heard. */
function told(sentences: Sentence[], wrong: (text: string) => unknown): string[] {
  const places = new Map<string, string>();
  for (const { where, text } of sentences) {
    const place = placeOf(where);
    if (!places.has(place) && wrong(text)) places.set(place, `${where}: ${text}`);
  }
  return [...places.values()];
}

const endInS =
  /^(fois|mois|accès|avis|sens|pays|cours|repas|choix|prix|voix|temps|corps|process|address|access)$/;

/** « 1 traces »: one thing, said as if there were several. */
const severalForOne = (text: string) =>
  [...text.matchAll(/(?<![\d.,\u00a0\u202f-])1[ \u00a0](\p{L}{3,}[sx])(?!\p{L})/gu)].some(
    ([, word = '']) => !endInS.test(word),
  );

const hollow = /undefined|\[object |\bNaN\b|Invalid Date/;

test('there are words to read', () => {
  expect(files.length).toBeGreaterThan(0);
});

describe.for(files)('%s', (file) => {
  const of = () => catalogues.get(file) ?? { fr: [], en: [], differences: ['was not read'] };

  test('says the same things in French and in English', () => {
    expect(of().differences).toEqual([]);
    expect(of().fr.length).toBeGreaterThan(0);
  });

  test('has no empty or broken sentence', () => {
    const { fr, en } = of();
    expect(silent([...fr, ...en])).toEqual([]);
    expect(told([...fr, ...en], (text) => hollow.test(text))).toEqual([]);
  });

  test('is set as French is (node tools/set-french.ts mends most of it)', () => {
    expect(told(of().fr, (text) => typographyFaults(text).length > 0)).toEqual([]);
  });

  test('says one thing as one', () => {
    const { fr, en } = of();
    expect(told([...fr, ...en], severalForOne)).toEqual([]);
  });

  test('is written in neutral French, without abbreviated doublets', () => {
    expect(told(of().fr, (text) => /\p{L}·\p{L}|\p{L}\(e\)/u.test(text))).toEqual([]);
  });

  test('is set as English is', () => {
    expect(told(of().en, (text) => /[\s\u00a0\u202f][:;!?](\s|$)|«|»/.test(text))).toEqual([]);
  });

  test('is really translated', () => {
    const french = new Set(of().fr.map(({ text }) => text));
    const own = (text: string) => text.replaceAll(anyText, '').replaceAll(anyDay, '');
    expect(told(of().en, (text) => own(text).length > 25 && french.has(text))).toEqual([]);
  });
});

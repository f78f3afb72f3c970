import { globSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import { typographyFaults } from '#/french/typography.ts';
import { type SampleMaker, sampleMaker } from './words/samples.ts';
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

const told = (sentences: Sentence[], wrong: (text: string) => unknown) =>
  sentences.filter(({ text }) => wrong(text)).map(({ where, text }) => `${where}: ${text}`);

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
    expect(told([...fr, ...en], (text) => text.trim() === '' || hollow.test(text))).toEqual([]);
  });

  test('is set as French is (node tools/set-french.ts mends most of it)', () => {
    const faulty = of().fr.flatMap(({ where, text }) =>
      typographyFaults(text).map((fault) => `${where}: ${fault} — ${text}`),
    );
    expect(faulty).toEqual([]);
  });

  test('is written in neutral French, without abbreviated doublets', () => {
    expect(told(of().fr, (text) => /\p{L}·\p{L}|\p{L}\(e\)/u.test(text))).toEqual([]);
  });

  test('is set as English is', () => {
    expect(told(of().en, (text) => /[\s\u00a0\u202f][:;!?](\s|$)|«|»/.test(text))).toEqual([]);
  });

  test('is really translated', () => {
    const french = new Set(of().fr.map(({ text }) => text));
    expect(told(of().en, (text) => text.length > 25 && french.has(text))).toEqual([]);
  });
});

import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { domains } from '#/app/domains.ts';
import { plantStory } from '#/app/story.ts';
import { findKept } from '#/domains/search/device-copy.rules.ts';
import type { KeptThing } from '#/domains/search/device-copy.ts';
import { wordsToOffer } from '#/domains/search/finding.rules.ts';
import { indexQueued } from '#/domains/search/indexing.actions.ts';
import { nearestWord, parseQuery, tsqueryLiteral } from '#/french/analyser.ts';
import { similarity } from '#/french/nearness.ts';
import { paths } from '#/paths.ts';
import { storyId } from '#/platform/ids.ts';
import { type TestSite, testSite, type Visitor } from './harness/site.ts';

/** A device searches its copy of the story as the server searches the same things: the same answers, in any order. */
let site: TestSite;
let maude: Visitor;
let things: KeptThing[];
/** Those of which both read the same texts: nothing was left out. */
let whole: KeptThing[];
let words: string[];

beforeAll(async () => {
  site = await testSite({ demonstration: true }, { story: true });
  site.services.clock.set(new Date());
  await plantStory(site.services, domains);
  await indexQueued(site.services.database, 2000);
  maude = site.stranger;
  expect((await maude.post(paths.demonstration, { personne: 'person:maude' })).status).toBe(303);
  const answer = await maude.get(paths.deviceCopy);
  things = ((await answer.json()) as { items: KeptThing[] }).items;
  whole = things.filter(({ isCut }) => !isCut);
  words = [...new Set(things.flatMap(({ title, texts }) => [title, ...texts].flatMap(wordsToOffer)))].sort();
}, 180_000);

const addressOf = ({ kind, id }: { kind: string; id: string }) =>
  kind === 'trace' ? paths.trace(id) : paths.dossier(id);

/** What the server finds among them. */
async function foundByServer(asked: string): Promise<string[]> {
  const query = tsqueryLiteral(parseQuery(asked), { prefixLast: true });
  if (query === null) return [];
  const rows = await site.as(storyId('person:maude'), (transaction) =>
    transaction.query<{ kind: string; id: string }>({
      text: 'SELECT kind, subject_id AS id FROM search_subjects($1::tsquery, NULL, NULL, NULL, NULL, 2001)',
      values: [query],
    }),
  );
  const held = new Set(whole.map(({ address }) => address));
  return rows
    .map(addressOf)
    .filter((address) => held.has(address))
    .sort();
}

/** What the device finds with the words as they are: what it mends is tried apart. */
function foundByDevice(asked: string): string[] {
  const { findings, mended } = findKept(whole, asked);
  return mended === null ? findings.map(({ address }) => address).sort() : [];
}

describe('the copy of a device', () => {
  test('holds the season of the story, nearly all of it whole', () => {
    expect(things.filter(({ kind }) => kind === 'trace').length).toBeGreaterThan(300);
    expect(things.filter(({ kind }) => kind === 'dossier').length).toBeGreaterThan(8);
    expect(things.length - whole.length).toBeLessThan(5);
  });

  test.for([
    'élues',
    'elu',
    'citoyens',
    'organisatrice',
    'reseau',
    'l’aide alimentaire',
    '"table de quartier"',
    'logement -loyer',
    'organisat',
    'œuvre',
    'de la',
    'COVID-19',
    '-logement',
    '«comité logement» bail',
  ])('finds for « %s » what the server finds', async (asked) => {
    expect(foundByDevice(asked)).toEqual(await foundByServer(asked));
  });

  test('finds for any words of the story, however they are written, what the server finds', async () => {
    let answered = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(askedWord(), { minLength: 1, maxLength: 3 }), async (parts) => {
        const asked = parts.join(' ');
        const found = foundByDevice(asked);
        if (found.length > 0) answered += 1;
        expect(found, asked).toEqual(await foundByServer(asked));
      }),
      { numRuns: 100 },
    );
    expect(answered).toBeGreaterThan(20);
  });

  test('mends a mistyped word into the one that PostgreSQL finds the nearest', async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...words), fc.nat(), fc.nat(2), async (word, place, fault) => {
        const mistyped = withFault(word, place, fault);
        const [near] = await site.system((transaction) =>
          transaction.query<{ word: string; likeness: number }>({
            text: `SELECT word, similarity(word, $2) AS likeness FROM unnest($1::text[]) AS word
                   WHERE word % $2 AND word <> $2
                   ORDER BY similarity(word, $2) DESC, abs(length(word) - length($2)), word COLLATE "C" LIMIT 1`,
            values: [words, mistyped],
          }),
        );
        expect(nearestWord(mistyped, words), mistyped).toBe(near?.word ?? null);
        if (near) expect(similarity(near.word, mistyped)).toBeCloseTo(near.likeness, 5);
      }),
      { numRuns: 100 },
    );
  });

  test('a mistyped word is mended, and said so', () => {
    const { findings, mended } = findKept(things, 'alimantaire');
    expect(mended).toBe('alimentaire');
    expect(findings.length).toBeGreaterThan(0);
    expect(findKept(things, 'alimentaire').mended).toBeNull();
  });

  test('shows the words that answer, in the text as it was written', () => {
    const { findings } = findKept(things, 'locataires');
    expect(findings.length).toBeGreaterThan(0);
    for (const { title, excerpt } of findings) {
      for (const { text, ranges } of [title, excerpt]) {
        for (const { start, end } of ranges) expect(text.slice(start, end)).toMatch(/^locataire/i);
      }
    }
  });
});

/** A word of the story as people type it: without accents, in capitals, begun, between quotes, put aside. */
function askedWord(): fc.Arbitrary<string> {
  const texts = whole
    .flatMap(({ title, texts: all }) => [title, ...all])
    .filter((text) => text.trim() !== '');
  const pieces = fc.constantFrom(...texts).map((text) => text.split(/\s+/u).filter(Boolean));
  return fc.tuple(pieces, fc.nat(), fc.nat(6)).map(([all, at, way]) => {
    const place = at % all.length;
    const word = all[place]!;
    switch (way) {
      case 0:
        return word.normalize('NFD').replace(/\p{M}/gu, '');
      case 1:
        return word.toUpperCase();
      case 2:
        return word.slice(0, Math.max(3, Math.ceil(word.length * 0.6)));
      case 3:
        return `"${all
          .slice(place, place + 3)
          .join(' ')
          .replaceAll('"', ' ')}"`;
      case 4:
        return `-${word}`;
      default:
        return word;
    }
  });
}

function withFault(word: string, place: number, fault: number): string {
  const at = place % word.length;
  if (fault === 0) return word.slice(0, at) + word.slice(at + 1);
  if (fault === 1) return word.slice(0, at) + word.charAt(at) + word.slice(at);
  return `${word.slice(0, at)}x${word.slice(at + 1)}`;
}

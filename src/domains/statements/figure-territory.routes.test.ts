import { beforeAll, expect, test } from 'vitest';
import { annexeI } from '#/domains/codebooks/annexe-i.data.ts';
import type { Codebook } from '#/domains/codebooks/codebooks.public.ts';
import { paths } from '#/paths.ts';
import { type TestSite, testSite, type Visitor } from '../../../test/harness/site.ts';

let site: TestSite;
let maude: Visitor;
let space: string;

const both = (text: string) => ({ fr: text, en: text });
const span = { label: both('De 2003 à 2016'), startsOn: '2003-01-01', endsOn: '2016-12-31' };

/** A framework of the team over the years in which CLSC became CSSS, then a CIUSSS. */
const local: Codebook = {
  ...annexeI,
  id: 'grille-des-anciens',
  version: '1',
  official: false,
  validFromOn: '2003-01-01',
  validUntilOn: null,
  codeLists: annexeI.codeLists.map((list) => ({
    ...list,
    codes: list.codes.map((code) => ({ ...code, validFromOn: '2003-01-01' })),
  })),
  calendars: [
    {
      id: 'longue',
      kind: 'other',
      label: both('Les années du réseau local'),
      note: null,
      years: [{ id: '2003-2016', ...span, periods: [{ id: '2003-2016-tout', ...span }] }],
    },
  ],
};

beforeAll(async () => {
  site = await testSite();
  maude = await site.person('Maude Tremblay');
  space = await site.space('Équipe', [[maude, 'facilitator']]);
});

const textOf = async (answer: Promise<Response>) =>
  (await (await answer).text())
    .replace(/^[\s\S]*<main/, '')
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll(/\s+/g, ' ');

test('a place of the team is told by what it belonged to on the day of the facts, or belongs to today', async () => {
  const nearby = await site.space('Équipe du fleuve', [[maude, 'facilitator']]);
  const regions = await site.system((transaction) =>
    transaction.query<{ id: string; name: string; list: string }>({
      text: `SELECT id, name, list FROM places WHERE list IN ('region', 'health-region') AND code IN ('03', '04') ORDER BY list DESC, code`,
    }),
  );
  const [before, after, health] = regions;
  await maude.post(paths.spacePlaces(nearby), { name: 'Les Battures', kind: 'sector' });
  const [place] = await site.system((transaction) =>
    transaction.query<{ id: string }>({ text: "SELECT id FROM places WHERE name = 'Les Battures'" }),
  );
  const spans = [
    { parentId: before!.id, validFrom: '', validUntil: '2026-02-10' },
    { parentId: after!.id, validFrom: '2026-02-10', validUntil: '' },
    { parentId: health!.id, validFrom: '', validUntil: '' },
  ];
  for (const span of spans)
    expect((await maude.post(paths.placeBelongings(nearby, place!.id), span)).status).toBe(303);
  for (const eventOn of ['2026-02-05', '2026-02-09', '2026-02-10']) {
    const noted = await maude.post(paths.newTrace, {
      spaceId: nearby,
      text: `Rencontre du ${eventOn}`,
      eventOn,
      placeName: 'Les Battures',
      natures: 'concertation',
      visibility: 'space',
      addressee: 'community',
    });
    expect(noted.status).toBe(303);
  }
  const opened = await maude.post(paths.newStatement, {
    spaceId: nearby,
    codebook: `${annexeI.id} ${annexeI.version}`,
    period: 'month 2026-02',
    year: '2025-2026',
  });
  expect(opened.status).toBe(303);
  const statement = opened.headers.get('location')!.split('/').at(-1)!;
  const read = (geography: string, list: string) =>
    textOf(maude.get(`${paths.statementTerritories(statement)}?decoupage=${geography}&liste=${list}`));
  const facts = await read('faits', 'region');
  expect(facts).toContain(`${before!.name} 2`);
  expect(facts).toContain(`${after!.name} 1`);
  const today = await read('aujourdhui', 'region');
  expect(today).toContain(`${after!.name} 3`);
  expect(today).not.toContain(before!.name);
  expect(await read('faits', 'health-region')).toContain(`${health!.name} 3`);
});

test('a local framework over years gone by is read in the geography of each day, or of today', async () => {
  const brought = await maude.post(paths.codebookImport, { space, text: JSON.stringify(local) });
  expect(brought.status).toBe(303);
  for (const [eventOn, placeName] of [
    ['2003-05-06', 'CLSC des Faubourgs'],
    ['2010-02-03', 'CSSS Jeanne-Mance'],
    ['2016-11-15', 'CIUSSS du Centre-Sud-de-l’Île-de-Montréal'],
  ] as const) {
    const noted = await maude.post(paths.newTrace, {
      spaceId: space,
      text: `Rencontre du ${eventOn}`,
      eventOn,
      placeName,
      natures: 'concertation',
      visibility: 'space',
      addressee: 'community',
    });
    expect(noted.status, placeName).toBe(303);
  }
  const opened = await maude.post(paths.newStatement, {
    spaceId: space,
    codebook: `${local.id} ${local.version}`,
    period: 'longue 2003-2016-tout',
    year: '2003-2016',
  });
  expect(opened.status).toBe(303);
  const statement = opened.headers.get('location')!.split('/').at(-1)!;
  const read = (geography: string) =>
    textOf(maude.get(`${paths.statementTerritories(statement)}?decoupage=${geography}&liste=institution`));
  const facts = await read('faits');
  for (const name of ['CLSC des Faubourgs', 'CSSS Jeanne-Mance', 'CIUSSS du Centre-Sud-de-l’Île-de-Montréal'])
    expect(facts).toContain(`${name} 1`);
  expect(facts).toContain('restent à vérifier');
  const today = await read('aujourdhui');
  expect(today).toContain('restent à vérifier');
  const municipal = `${paths.statementTerritories(statement)}?decoupage=faits&liste=municipal`;
  expect(await textOf(maude.get(municipal))).not.toContain('restent à vérifier');
  expect(today).toContain('CIUSSS du Centre-Sud-de-l’Île-de-Montréal 3');
  expect(today).not.toContain('CSSS Jeanne-Mance');
  expect(today).not.toContain('Sans lieu noté');
  const file = paths.statementTerritoryFile(statement);
  const asked = 'decoupage=faits&liste=institution';
  const csv = await (await maude.get(`${file}?${asked}&format=csv`)).text();
  const [before = '', table = ''] = csv.split('\r\n\r\n');
  expect(before).toContain('Du jour des faits');
  expect(before).toContain('ne mesurent pas l’effort');
  expect(before).toContain('restent à vérifier');
  expect(table).toContain(';CLSC des Faubourgs;1;');
  const json = await (await maude.get(`${file}?${asked}&format=json`)).json();
  expect(json).toMatchObject({
    statementId: statement,
    geography: 'facts',
    division: 'institution',
    restsOnUnverified: true,
  });
  const api = `/api/v1/statements/${statement}/territories?division=institution`;
  expect(await (await maude.send('GET', `${api}&geography=facts`)).json()).toEqual(json);
  const now = (await (await maude.send('GET', `${api}&geography=today`)).json()) as {
    acts: { lines: { kind: string; count: number; territories: { name: string }[] }[] }[];
  };
  expect(now.acts[0]?.lines).toMatchObject([
    { kind: 'territory', count: 3, territories: [{ name: 'CIUSSS du Centre-Sud-de-l’Île-de-Montréal' }] },
  ]);
  const outsider = await site.person('Inès Roy');
  await site.space('Ailleurs', [[outsider, 'facilitator']]);
  expect((await outsider.get(file)).status).toBe(404);
  expect((await outsider.send('GET', api)).status).toBe(404);
  expect((await site.stranger.get(file)).status).toBe(303);
  expect((await site.stranger.send('GET', api)).status).toBe(401);
});

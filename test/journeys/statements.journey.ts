import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { annexeI } from '#/domains/codebooks/annexe-i.data.ts';
import { createTraces, type TraceDraft } from '#/domains/traces/traces.public.ts';
import { paths } from '#/paths.ts';
import { dayIn } from '#/platform/clock.ts';
import type { Person } from '#/platform/visit.ts';
import { launchBrowser, openPage, pageFaults, type Surroundings } from '../harness/browser.ts';
import { type LiveSite, liveSite } from '../harness/live-site.ts';
import type { Visitor } from '../harness/site.ts';

/** From a few traces of work to a statement that explains itself, on a desk and on a phone, with and without scripts. */
let site: LiveSite;
let browser: Browser;
let maude: Visitor;
let spaceId: string;
let today: string;

const drafts: Partial<TraceDraft>[] = [
  {
    text: 'Table du logement, rencontre de mars',
    natures: [{ nature: 'concertation', sharePercent: null }],
    mode: 'in-person',
    placeKind: 'organisation',
    language: 'fr',
    durationMinutes: 150,
    peopleCount: 14,
    whatChanged: 'Un comité de suivi est né.',
  },
  {
    text: 'Appel à la coordination de la banque alimentaire',
    natures: [{ nature: 'support-to-organisations', sharePercent: null }],
    mode: 'telephone',
    placeKind: 'institution',
    language: 'fr',
    durationMinutes: 15,
  },
  { text: 'Préparer le colloque : trois semaines de liens', flags: ['preparation'], durationMinutes: 2700 },
  { text: 'Répondre à la direction en deux jours', flags: ['internal_request'], durationMinutes: 240 },
  {
    text: 'Groupe de marche',
    addressee: 'group',
    natures: [{ nature: 'citizen-participation', sharePercent: null }],
    mode: 'in-person',
    placeKind: 'public-space',
    language: 'fr',
    durationMinutes: 90,
  },
];

beforeAll(async () => {
  site = await liveSite();
  browser = await launchBrowser();
  today = dayIn(site.settings.timeZone, new Date());
  maude = await site.person('Maude Tremblay');
  spaceId = await site.space('Équipe de Rivière-aux-Saules', [[maude, 'facilitator']]);
  const viewer: Person = {
    kind: 'person',
    personId: maude.personId,
    name: '',
    isAdministrator: false,
    memberships: [],
    sessionId: null,
    scopes: null,
  };
  await site.as(maude.personId, (transaction) =>
    createTraces(
      transaction,
      viewer,
      drafts.map((draft) => ({ spaceId, text: '', eventOn: today, ...draft })),
    ),
  );
});
afterAll(() => browser?.close());

async function signedIn(surroundings: Surroundings) {
  const open = await openPage(browser, { ...surroundings, baseURL: site.address });
  await open.context.addCookies([
    { name: 'toile_session', value: maude.cookies.get('toile_session')!, url: site.address },
  ]);
  return open;
}

test.for<Surroundings>([
  { screen: 'desktop', language: 'fr', theme: 'light' },
  { screen: 'phone', language: 'fr', theme: 'dark', script: false },
])('a statement is made, read and explained (%o)', async (surroundings) => {
  const open = await signedIn(surroundings);
  const { page } = open;
  await page.goto(paths.newStatement);
  await page.getByLabel('Période').selectOption(`month ${today.slice(0, 7)}`);
  await page.getByRole('button', { name: 'Compiler le relevé' }).click();
  await page.waitForURL(/\/releves\/[0-9a-f-]{36}/);
  expect(await page.textContent('main')).toContain('ne peut être utilisé pour mesurer l’effort');
  expect(await page.textContent('main')).toContain('45\u00a0h');
  await page.getByRole('link', { name: '1 – Préparation' }).click();
  expect(await page.textContent('main')).toContain('Préparer le colloque');
  await open.context.close();
});

test.for<Surroundings>([
  { screen: 'desktop', language: 'fr', theme: 'light' },
  { screen: 'desktop', language: 'en', theme: 'dark' },
  { screen: 'phone', language: 'fr', theme: 'dark' },
  { screen: 'phone', language: 'en', theme: 'light' },
])('every page of statements and frameworks holds to the standards (%o)', async (surroundings) => {
  const wish = {
    spaceId,
    codebook: `${annexeI.id} ${annexeI.version}`,
    period: `month ${today.slice(0, 7)}`,
    year: '',
  };
  const address = (await maude.post(paths.newStatement, wish)).headers.get('location')!;
  const id = address.split('/').at(-1)!;
  await maude.post(paths.statementCompilation(id));
  const open = await signedIn(surroundings);
  const pages = [
    paths.statements,
    paths.newStatement,
    address,
    paths.statementFigure(id, 'n.preparation'),
    paths.statementDifference(id),
    paths.codebooks,
    paths.codebookImport,
    paths.codebookVersion(annexeI.id, annexeI.version),
  ];
  const faults: string[] = [];
  for (const one of pages) faults.push(...(await pageFaults(open, one)));
  await open.context.close();
  expect(faults).toEqual([]);
});

import { strFromU8, unzipSync } from 'fflate';
import { beforeAll, describe, expect, test } from 'vitest';
import { paths } from '#/paths.ts';
import { type PdfPart, partsWith, readPdf } from '../../../test/harness/pdf-reading.ts';
import { type TestSite, testSite, type Visitor } from '../../../test/harness/site.ts';
import { planFiles } from './plan.ts';

let site: TestSite;
let maude: Visitor;
let guest: Visitor;
let outsider: Visitor;
let plan: string;

/** The plan as a PDF, as pdf.js reads it. */
async function paper() {
  const pdf = await readPdf(
    new Uint8Array(await (await maude.get(paths.planDocument(plan, 'pdf'))).arrayBuffer()),
  );
  return { pdf, parts: pdf.pages.flatMap((page) => page.parts) };
}

/** The cells of a table, row by row; a word that its narrow column cut is whole again. */
const rowsOf = (table: PdfPart) =>
  partsWith(table.children, 'TR').map((row) =>
    partsWith(row.children, 'TH', 'TD').map(({ text }) => text.replaceAll(/(?<=\p{L})- (?=\p{L})/gu, '')),
  );

const last = (answer: Response) => answer.headers.get('location')!.split(/[?#]/)[0]!.split('/').at(-1)!;

async function added(title: string, more: Record<string, string> = {}): Promise<string> {
  const answer = await maude.post(paths.newPlanItem(plan), { title, level: 'action', ...more });
  expect(answer.status, await answer.clone().text()).toBe(303);
  return last(answer);
}

beforeAll(async () => {
  site = await testSite();
  maude = await site.person('Maude Lavigueur');
  guest = await site.person('Denis Fafard');
  outsider = await site.person('Ghyslaine Ouimet');
  const team = await site.space('Équipe des Érables', [
    [maude, 'facilitator'],
    [guest, 'guest'],
  ]);
  await site.space('Ailleurs', [[outsider, 'facilitator']]);
  const typed = {
    title: 'Plan triennal en logement',
    spaceId: team,
    kind: 'triennial',
    startsOn: '2025-04-01',
    portrait: 'Un quartier où *les loyers montent* : voir <b>ceci</b>.',
  };
  plan = last(await maude.post(paths.plans, typed));
  const issue = await added('Se loger', { level: 'issue', description: "Ce que l'on veut: rester." });
  await added('Porte-à-porte', { parentId: issue, dueOn: '2026-05-01' });
  await added('Assemblée #1 @tous $3$', { parentId: issue, startsOn: '2026-02-03' });
  const measured = await added('Cuisine du midi', { parentId: issue, startsOn: '2026-03-02' });
  await posted(paths.planItemIndicators(plan, measured), {
    kind: 'number',
    label: 'Repas partagés',
    unit: 'repas',
    baseline: '12,5',
    baselineOn: '2025-06-01',
    target: '40',
  });
  await posted(paths.planItemIndicators(plan, measured), { kind: 'change', label: 'On se salue' });
  const [, indicator] = /indicateurs\/([0-9a-f-]{36})"/.exec(
    await (await maude.get(paths.planItem(plan, measured))).text(),
  )!;
  for (const [onDay, value] of [
    ['2025-10-02', '18'],
    ['2025-12-04', '23'],
  ] as const) {
    const reading = { onDay, value, words: `Lu en cuisine, ${value}` };
    await posted(paths.planIndicatorReadings(plan, measured, indicator!), reading);
  }
  await addMoney(issue);
});

async function posted(address: string, values: Record<string, string>): Promise<Response> {
  const answer = await maude.post(address, values);
  expect(answer.status, await answer.clone().text()).toBe(303);
  return answer;
}

/** A mission need covered in part, a project need that nothing covers, and project money that answers none. */
async function addMoney(issue: string): Promise<void> {
  const mission = { money: 'mission', recurring: 'yes', itemId: issue };
  await posted(paths.newPlanNeed(plan), { ...mission, title: 'Une coordination', amount: '90000' });
  const need = /besoins\/([0-9a-f-]{36})/.exec(await (await maude.get(paths.planLevers(plan))).text())![1]!;
  const project = { money: 'project', recurring: 'no', itemId: issue };
  await posted(paths.newPlanNeed(plan), { ...project, title: 'Un four', amount: '4000' });
  await posted(paths.newPlanLever(plan), {
    ...mission,
    needId: need,
    funderName: 'Fondation du Ruisseau',
    recipient: 'Maison des Érables',
    amount: '61500,50',
    reportingHours: '35',
    standing: 'secured',
    startsOn: '2025-04-01',
    untilOn: '2028-03-31',
    note: 'Entente à relire au printemps.',
  });
  await posted(paths.newPlanLever(plan), {
    ...project,
    funderName: 'Caisse du Coteau',
    amount: '12000',
    standing: 'asked',
  });
}

describe('a plan taken away as a file', () => {
  test('as a PDF that says it all, tagged, in the language of who reads', async () => {
    const answer = await maude.get(paths.planDocument(plan, 'pdf'));
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe('application/pdf');
    expect(answer.headers.get('content-disposition')).toMatch(/attachment; filename="plan-.*\.pdf"/);
    const pdf = await readPdf(new Uint8Array(await answer.arrayBuffer()));
    const parts = pdf.pages.flatMap((page) => page.parts);
    expect([pdf.language, pdf.title, pdf.accessibilityPart]).toEqual([
      'fr-CA',
      'Plan triennal en logement',
      '1',
    ]);
    expect(partsWith(parts, 'H1').map(({ text }) => text)).toEqual([
      'Portrait de départ',
      '1 Se loger',
      'Leviers financiers',
    ]);
    expect(partsWith(parts, 'H2').map(({ text }) => text)).toEqual([
      '1.3 Cuisine du midi',
      'Mission',
      'Projet',
    ]);
    const [actions] = partsWith(parts, 'Table').map(rowsOf);
    expect(actions).toEqual([
      ['Action', 'Porteurs et partenaires', 'Début', 'Échéance', 'Où on en est'],
      ['1.1 Porte-à-porte', '', '', '1er mai 2026', 'Prévu'],
      ['1.2 Assemblée #1 @tous $3 $', '', '3 février 2026', '', 'Prévu'],
    ]);
    const said = parts.map(({ text }) => text).join(' ');
    expect(said).toContain('Un quartier où les loyers montent : voir <b>ceci</b>.');
    expect(said).toContain('Ce que l’on veut : rester.');
    expect(said).toContain('Début : 2 mars 2026');
  });

  test('with its indicators, from where they start to what was last read', async () => {
    const { parts } = await paper();
    const said = partsWith(parts, 'LBody').map(({ text }) => text);
    expect(said[0]).toContain('Repas partagés · au départ : 12,5 repas (1er juin 2025) · visé : 40 repas');
    expect(said.slice(1, 4)).toEqual([
      '2 octobre 2025 · 18 repas · Lu en cuisine, 18',
      '4 décembre 2025 · 23 repas · Lu en cuisine, 23',
      'On se salue',
    ]);
  });

  test('with its money last: mission and project apart, hours beside amounts, needs that nothing covers', async () => {
    const { parts } = await paper();
    const [, ...money] = partsWith(parts, 'Table').map(rowsOf);
    const balance = ['Enjeu', 'Besoin', 'Assuré', 'Demandé', 'Sans financement', 'Reddition'];
    const needs = ['Ce qu’il faut financer', 'Enjeu', 'Montant', 'Durée', 'Ce qui manque'];
    const levers = ['Bailleur et organisme', 'Pour', 'Montant', 'Reddition', 'Durée', 'Où il en est'];
    const until = 'du 1er avril 2025 au 31 mars 2028';
    const open = 'sans date de fin';
    expect(money).toEqual([
      [balance, ['Se loger, par année', '90 000 $', '61 500,50 $', '0 $', '28 499,50 $', '35 h par année']],
      [needs, ['Une coordination', 'Se loger', '90 000 $ par année', open, 'Il manque 28 499,50 $.']],
      [
        levers,
        [
          'Fondation du Ruisseau → Maison des Érables',
          'Une coordination',
          '61 500,50 $ par année',
          '35 h par année',
          until,
          'Assuré',
        ],
      ],
      [balance, ['Se loger, pour la période', '4 000 $', '0 $', '12 000 $', '4 000 $', '—']],
      [
        needs,
        ['Un four', 'Se loger', '4 000 $ pour la période', open, 'Rien ne finance ce besoin pour le moment.'],
      ],
      [levers, ['Caisse du Coteau', 'Se loger', '12 000 $ pour la période', 'non dites', open, 'Demandé']],
    ]);
    const said = parts.map(({ text }) => text).join(' ');
    expect(said).toContain('Fondation du Ruisseau : Entente à relire au printemps.');
    expect(said.replaceAll(' ', '')).not.toContain('73500');
    expect(said.replaceAll(' ', '')).not.toContain('94000');
  });

  test.for([
    ['docx', 'word/document.xml'],
    ['odt', 'content.xml'],
  ] as const)('as %s with the same indicators and money', async ([format, part]) => {
    const answer = await maude.get(paths.planDocument(plan, format));
    const written = unzipSync(new Uint8Array(await answer.arrayBuffer()));
    const said = strFromU8(written[part]!)
      .replaceAll(/<[^>]+>/g, ' ')
      .replaceAll(/[\s\u00a0\u202f]+/g, ' ');
    for (const words of [
      'Repas partagés',
      'Lu en cuisine, 23',
      '3 février 2026',
      'Fondation du Ruisseau',
      '61 500,50 $ par année',
      '35 h par année',
      'Rien ne finance ce besoin pour le moment.',
    ]) {
      expect(said).toContain(words);
    }
  });

  test.for(planFiles)('as %s, by a link on the plan', { timeout: 180_000 }, async (format) => {
    expect(await (await guest.get(paths.plan(plan))).text()).toContain(paths.planDocument(plan, format));
    const answer = await guest.get(paths.planDocument(plan, format));
    expect(answer.status).toBe(200);
    expect((await answer.arrayBuffer()).byteLength).toBeGreaterThan(5_000);
  });

  test('with no connection to the database held while it is written', async () => {
    const { pool } = site.services.database;
    const held: boolean[] = [];
    const looking = setInterval(() => held.push(pool.idleCount < pool.totalCount), 10);
    const answer = await maude.get(paths.planDocument(plan, 'pdf'));
    clearInterval(looking);
    expect(answer.status).toBe(200);
    expect(held.length).toBeGreaterThan(10);
    expect(held.filter(Boolean).length).toBeLessThan(held.length / 2);
  });

  test('by nobody who may not read it', async () => {
    expect((await outsider.get(paths.planDocument(plan, 'pdf'))).status).toBe(404);
    const stranger = await site.stranger.get(paths.planDocument(plan, 'pdf'));
    expect([stranger.status, stranger.headers.get('location')]).toEqual([
      303,
      expect.stringContaining(paths.signIn),
    ]);
  });

  test('in no other format', async () => {
    for (const format of ['exe', 'md', '']) {
      expect((await maude.get(paths.planDocument(plan, format))).status, format).toBe(404);
    }
  });
});

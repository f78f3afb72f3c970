import { beforeAll, describe, expect, test } from 'vitest';
import { paths } from '#/paths.ts';
import { partsWith, readPdf } from '../../../test/harness/pdf-reading.ts';
import { type TestSite, testSite, type Visitor } from '../../../test/harness/site.ts';
import { planFiles } from './plan.ts';

let site: TestSite;
let maude: Visitor;
let guest: Visitor;
let outsider: Visitor;
let plan: string;

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
  await added('Assemblée #1 @tous $3$', { parentId: issue });
});

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
    expect(partsWith(parts, 'H1').map(({ text }) => text)).toEqual(['Portrait de départ', '1 Se loger']);
    expect(partsWith(parts, 'TH').map(({ text }) => text)).toEqual([
      'Action',
      'Porteurs et partenaires',
      'Échéance',
      'Où on en est',
      '1.1 Porte-à-porte',
      '1.2 Assemblée #1 @tous $3 $',
    ]);
    const said = parts.map(({ text }) => text).join(' ');
    expect(said).toContain('Un quartier où les loyers montent : voir <b>ceci</b>.');
    expect(said).toContain('Ce que l’on veut : rester.');
    expect(said).toContain('1er mai 2026');
  });

  test.for(planFiles)('as %s, by a link on the plan', { timeout: 60_000 }, async (format) => {
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

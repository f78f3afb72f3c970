import { beforeAll, describe, expect, test } from 'vitest';
import { annexeI } from '#/domains/codebooks/annexe-i.data.ts';
import { createTraces, type TraceDraft } from '#/domains/traces/traces.public.ts';
import { paths } from '#/paths.ts';
import type { Person } from '#/platform/visit.ts';
import { type TestSite, testSite, type Visitor } from '../../../test/harness/site.ts';
import { compileTogether } from './compilation.actions.ts';
import { latestCompilations, openedStatement } from './statement.store.ts';

let site: TestSite;
let maude: Visitor;
let guest: Visitor;
let other: Visitor;
let spaceId: string;
let statement: string;
const places = new Map<string, string>();

const personOf = (visitor: Visitor): Person => ({
  kind: 'person',
  personId: visitor.personId,
  name: '',
  isAdministrator: false,
  memberships: [],
  sessionId: null,
  scopes: null,
});
const concertation =
  'd.usager-communautaire.activite-ponctuelle.nature-communautaire.type-exemple-concertation';
const figure = () => paths.statementFigure(statement, encodeURIComponent(concertation));
const textOf = async (answer: Response | Promise<Response>) =>
  (await (await answer).text())
    .replace(/^[\s\S]*<main/, '')
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll(/\s+/g, ' ');
const sql = (text: string, values: unknown[] = []) =>
  site.system((transaction) => transaction.query<Record<string, unknown>>({ text, values }));
const meeting = (text: string, changes: Partial<TraceDraft> = {}): TraceDraft => ({
  spaceId,
  text,
  eventOn: '2026-02-10',
  natures: [{ nature: 'concertation', sharePercent: null }],
  ...changes,
});

beforeAll(async () => {
  site = await testSite();
  maude = await site.person('Maude Tremblay');
  guest = await site.person('Rosa Lemay');
  other = await site.person('Inès Roy');
  spaceId = await site.space('Équipe', [
    [maude, 'facilitator'],
    [guest, 'guest'],
  ]);
  await site.space('Ailleurs', [[other, 'facilitator']]);
  for (const { id, name } of (await sql('SELECT id, name FROM places')) as { id: string; name: string }[])
    places.set(name, id);
  const drafts = Array.from({ length: 60 }, (_, index) =>
    meeting(`Rencontre ${index}`, { eventOn: `2026-02-${String((index % 20) + 1).padStart(2, '0')}` }),
  );
  await site.as(maude.personId, (transaction) =>
    createTraces(transaction, personOf(maude), drafts, { enteredAt: new Date('2026-02-21T15:00:00Z') }),
  );
  await sql("UPDATE traces SET place_id = $1 WHERE title = 'Rencontre 1'", [
    places.get('CLSC des Faubourgs'),
  ]);
  await sql("UPDATE traces SET place_id = $1 WHERE title = 'Rencontre 2'", [
    places.get('CIUSSS du Centre-Sud-de-l’Île-de-Montréal'),
  ]);
  const answer = await maude.post(paths.newStatement, {
    spaceId,
    codebook: `${annexeI.id} ${annexeI.version}`,
    period: 'month 2026-02',
    year: '2025-2026',
  });
  statement = answer.headers.get('location')!.split('/').at(-1)!;
});

describe('a figure', () => {
  test('gives its traces page by page, each once, the latest first', async () => {
    const first = await (await maude.get(figure())).text();
    const next = /href="([^"]+\?apres=[^"]+)"/.exec(first)![1]!.replaceAll('&amp;', '&');
    const second = await (await maude.get(next)).text();
    const links = (html: string) =>
      [...html.matchAll(/href="\/traces\/([0-9a-f-]{36})"/g)].map(([, id]) => id);
    expect(links(first)).toHaveLength(50);
    expect(links(second)).toHaveLength(10);
    expect(new Set([...links(first), ...links(second)]).size).toBe(60);
    expect(second).toContain('Revenir aux plus récentes');
    expect(await textOf(maude.get(`${figure()}?apres=nonsense`))).toContain('Les 50 plus récentes, sur 60');
  });

  test('is explained by the traces counted that day, whatever became of them', async () => {
    await sql("UPDATE traces SET natures = '{other}', event_on = '2026-01-05' WHERE title = 'Rencontre 19'");
    await sql("UPDATE traces SET trashed_at = now() WHERE title = 'Rencontre 39'");
    await sql("DELETE FROM traces WHERE title = 'Rencontre 59'");
    const text = await textOf(maude.get(figure()));
    expect(text).toContain('Rencontre 19');
    expect(text).not.toContain('Rencontre 39');
    expect(text).toContain('2 traces comptées ne sont pas visibles pour vous');
    await sql("UPDATE traces SET trashed_at = NULL WHERE title = 'Rencontre 39'");
    expect(await textOf(maude.get(figure()))).toContain('1 trace comptée n’est pas visible pour vous');
  });

  test('knows again where traces were that left, each time one more leaves or comes back', async () => {
    const hidden = async () => /(\d+) traces? comptée/.exec(await textOf(maude.get(figure())))?.[1];
    expect(await hidden()).toBe('1');
    await sql("UPDATE traces SET trashed_at = now() WHERE title IN ('Rencontre 18', 'Rencontre 38')");
    expect(await hidden()).toBe('3');
    expect(await hidden()).toBe('3');
    const page = await textOf(maude.get(figure()));
    expect(page).not.toMatch(/Rencontre (18|38) /);
    await sql("UPDATE traces SET trashed_at = NULL WHERE title = 'Rencontre 18'");
    expect(await hidden()).toBe('2');
    expect(await textOf(maude.get(figure()))).toContain('Rencontre 18 ');
    await sql("UPDATE traces SET trashed_at = NULL WHERE title = 'Rencontre 38'");
  });

  test('is read by guests of the space, and by nobody of elsewhere', async () => {
    expect((await guest.get(figure())).status).toBe(200);
    expect((await other.get(figure())).status).toBe(404);
    expect((await site.stranger.get(figure())).status).toBe(303);
    const rows = await site.as(other.personId, (transaction) =>
      transaction.query({
        text: 'SELECT 1 FROM trace_reading_slices UNION ALL SELECT 1 FROM trace_departures',
      }),
    );
    expect(rows).toEqual([]);
  });

  test('whose traces were let go is explained by those that answer the same rules now', async () => {
    const slices = await sql('SELECT * FROM trace_reading_slices');
    expect(slices.length).toBeGreaterThan(0);
    await sql('DELETE FROM trace_reading_slices');
    expect(await textOf(maude.get(figure()))).toContain('n’a pas été gardée');
    await maude.post(paths.statementCompilation(statement), {});
    expect(await textOf(maude.get(figure()))).toContain('Ce sont les traces qui ont été comptées');
    const kept = await sql('SELECT DISTINCT reading_id FROM trace_reading_slices');
    await maude.post(paths.statementCompilation(statement), {});
    const after = await sql('SELECT DISTINCT reading_id FROM trace_reading_slices');
    expect([kept.length, after.length]).toEqual([1, 1]);
    expect(after).not.toEqual(kept);
  });
});

describe('declared acts by territory', () => {
  const address = (query: string) => `${paths.statementTerritories(statement)}?${query}`;

  test('are told in the territories of the day of the facts or of today, and what has none apart', async () => {
    const today = await textOf(maude.get(address('decoupage=aujourdhui&liste=institution')));
    expect(today).toContain('CIUSSS du Centre-Sud-de-l’Île-de-Montréal 2');
    expect(today).toMatch(/Sans lieu noté \d+/);
    const facts = await textOf(maude.get(address('decoupage=faits&liste=institution')));
    expect(facts).toContain('CIUSSS du Centre-Sud-de-l’Île-de-Montréal 2');
    const region = await textOf(maude.get(address('liste=health-region')));
    expect(region).toContain('Montréal 1');
  });

  test('are never shared out when several territories could answer', async () => {
    await sql("UPDATE traces SET event_on = '2026-02-12' WHERE title = 'Rencontre 2'");
    await sql("UPDATE places SET valid_from = '2026-02-15' WHERE name LIKE 'CIUSSS du Centre-Sud%'");
    await sql("UPDATE territory_successions SET happened_on = '2026-02-15' WHERE to_id = $1", [
      places.get('CIUSSS du Centre-Sud-de-l’Île-de-Montréal'),
    ]);
    await sql(
      "UPDATE places SET valid_until = '2026-02-15' WHERE name IN ('CSSS Jeanne-Mance', 'CSSS du Sud-Ouest–Verdun')",
    );
    const facts = await textOf(maude.get(address('decoupage=faits&liste=institution')));
    expect(facts).toContain('Réparti sans clé connue : CSSS');
    expect(facts).toContain('CSSS Jeanne-Mance 1');
  });

  test('are read within the space', async () => {
    expect((await guest.get(address(''))).status).toBe(200);
    expect((await other.get(address(''))).status).toBe(404);
    expect((await site.stranger.get(address(''))).status).toBe(303);
  });
});

test('several codebooks read together give what each gives alone', async () => {
  const local = { ...annexeI, id: 'cadre-local', countedBy: ['masterProgramme'] };
  await sql(
    'INSERT INTO codebook_versions (codebook_id, version, content, published_at) VALUES ($1, $2, $3, now())',
    [local.id, local.version, JSON.stringify(local)],
  );
  const clock = { today: '2026-03-18', timeZone: 'America/Toronto' };
  const figures = await site.as(maude.personId, async (transaction) => {
    const statements: Parameters<typeof compileTogether>[1][number][] = [];
    for (const { id, version } of [annexeI, local]) {
      const codebook = { id, version };
      const span = { startsOn: '2026-02-01', endsOn: '2026-02-28' };
      const wish = { spaceId, codebook, calendarId: 'month', periodId: '2026-02', ...span };
      const opened = await openedStatement(transaction, wish, maude.personId);
      statements.push({ ...wish, id: opened.id });
    }
    const read = async () =>
      Promise.all(
        statements.map(async ({ id }) => (await latestCompilations(transaction, id, 1))[0]!.figures),
      );
    await compileTogether(transaction, statements, clock, maude.personId);
    const together = await read();
    for (const one of statements) await compileTogether(transaction, [one], clock, maude.personId);
    return { together, alone: await read() };
  });
  expect(figures.together).toEqual(figures.alone);
  expect(figures.together[0]).not.toEqual(figures.together[1]);
});

import { beforeAll, expect, test } from 'vitest';
import { domains } from '#/app/domains.ts';
import { plantStory } from '#/app/story.ts';
import { type TestSite, testSite } from './harness/site.ts';

/** Reference lists and published codebooks, which anybody may read. Nothing else is: add a table here with a reason. */
const openToAll = ['codebook_versions', 'place_belongings', 'places', 'territory_successions'];

let site: TestSite;
beforeAll(async () => {
  site = await testSite();
  expect(await plantStory(site.services, domains)).toBe(true);
  const maude = await site.person('Maude Vraie', { email: 'maude@exemple.org' });
  const space = await site.space('Équipe vraie', [[maude, 'facilitator']]);
  const noted = await maude.send('POST', '/api/v1/traces', {
    spaceId: space,
    text: 'Gardée entre nous',
    eventOn: '2026-03-17',
  });
  expect(noted.status).toBe(201);
});

interface Relation {
  name: string;
  readable: boolean;
  rows: number;
}

/** Every table and view, whether requests reach it, and how many rows it holds. */
function relations(): Promise<Relation[]> {
  return site.system(async (transaction) => {
    const found = await transaction.query<{ name: string; readable: boolean }>({
      text: `SELECT c.relname AS name, has_any_column_privilege('toile_viewer', c.oid, 'SELECT') AS readable
             FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p', 'v', 'm')
             ORDER BY 1`,
    });
    return Promise.all(
      found.map(async ({ name, readable }) => {
        const [row] = await transaction.query<{ rows: number }>({
          text: `SELECT count(*)::int AS rows FROM "${name}"`,
        });
        return { name, readable, rows: row!.rows };
      }),
    );
  });
}

test('a stranger’s connection reads nothing, in any table, but the lists that are everybody’s', async () => {
  const all = await relations();
  const filled = all.filter(({ readable, rows }) => readable && rows > 0).map(({ name }) => name);
  for (const name of ['traces', 'dossiers', 'people', 'memberships', 'organisations', 'plans', 'happenings'])
    expect(filled, 'the story fills what is looked at').toContain(name);
  const seen: string[] = [];
  for (const { name } of all.filter(({ readable }) => readable)) {
    const rows = await site.as(null, (transaction) =>
      transaction.query({ text: `SELECT 1 FROM "${name}" LIMIT 1` }),
    );
    if (rows.length > 0) seen.push(name);
  }
  expect(seen).toEqual(openToAll);
});

test('what requests never reach is refused to them', async () => {
  const closed = (await relations()).filter(({ readable }) => !readable).map(({ name }) => name);
  expect(closed).toContain('rate_limits');
  for (const name of closed) {
    const asked = site.as(null, (transaction) => transaction.query({ text: `SELECT 1 FROM "${name}"` }));
    await expect(asked, name).rejects.toThrow('permission denied');
  }
});

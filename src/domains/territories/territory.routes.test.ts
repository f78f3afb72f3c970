import { beforeAll, describe, expect, test } from 'vitest';
import { paths } from '#/paths.ts';
import { type TestSite, testSite, type Visitor } from '../../../test/harness/site.ts';

let site: TestSite;
let maude: Visitor;
let idriss: Visitor;
let spaceId: string;

beforeAll(async () => {
  site = await testSite();
  maude = await site.person('Maude Lavigueur');
  idriss = await site.person('Idriss Benali');
  spaceId = await site.space('Équipe', [
    [maude, 'secretary'],
    [idriss, 'member'],
  ]);
});

const count = (list: string) =>
  site.system(async (transaction) => {
    const [row] = await transaction.query<{ count: number }>({
      text: 'SELECT count(*) FROM places WHERE list = $1',
      values: [list],
    });
    return row!.count;
  });

describe('the reference lists', () => {
  test('hold 17 regions, 18 health regions, 104 MRC and TE, 22 institutions', async () => {
    expect([
      await count('region'),
      await count('health-region'),
      await count('municipal'),
      await count('institution'),
    ]).toEqual([17, 18, 104, 22]);
  });

  test('code 17 is two different places', async () => {
    const rows = await site.system((transaction) =>
      transaction.query<{ list: string; name: string }>({
        text: "SELECT list, name FROM places WHERE code = '17' AND list IN ('region', 'health-region') ORDER BY list",
      }),
    );
    expect(rows).toEqual([
      { list: 'health-region', name: 'Nunavik' },
      { list: 'region', name: 'Centre-du-Québec' },
    ]);
  });

  test('every MRC or TE lies in one administrative region, every institution in one health region', async () => {
    const orphans = await site.system((transaction) =>
      transaction.query({
        text: `SELECT p.name FROM places p LEFT JOIN place_belongings b ON b.place_id = p.id LEFT JOIN places parent ON parent.id = b.parent_id
               WHERE p.list IN ('municipal', 'institution')
               GROUP BY p.id, p.name HAVING count(parent.id) <> 1 OR bool_or(parent.list <> CASE p.list WHEN 'municipal' THEN 'region' ELSE 'health-region' END)`,
      }),
    );
    expect(orphans).toEqual([]);
  });

  test('are shown with their codes and sources', async () => {
    const html = await (await idriss.get(paths.territories)).text();
    expect(html).toContain('Terres-Cries-de-la-Baie-James');
    expect(html).toContain('Institut de la statistique du Québec');
  });
});

describe('a space’s own places', () => {
  test('are added by its secretary, seen by its members, and by nobody else', async () => {
    const added = await maude.post(paths.spacePlaces(spaceId), {
      name: 'Les Écluses',
      kind: 'neighbourhood',
      parentId: '',
      validFrom: '2020-01-01',
    });
    expect(added.status).toBe(303);
    expect(await (await idriss.get(paths.spacePlaces(spaceId))).text()).toContain('Les Écluses');
    const rows = await site.as((await site.person('Ailleurs')).personId, (transaction) =>
      transaction.query({ text: "SELECT 1 FROM places WHERE list = 'own'" }),
    );
    expect(rows).toEqual([]);
  });

  test('are ended, not deleted, and not before they begin', async () => {
    const [place] = await site.system((transaction) =>
      transaction.query<{ id: string }>({ text: "SELECT id FROM places WHERE name = 'Les Écluses'" }),
    );
    const early = await maude.post(paths.spacePlaces(spaceId), {
      placeId: place!.id,
      validUntil: '2019-01-01',
    });
    expect(early.status).toBe(422);
    expect(await early.text()).toContain('La fin doit venir après le début.');
    expect(
      (await maude.post(paths.spacePlaces(spaceId), { placeId: place!.id, validUntil: '2026-01-01' })).status,
    ).toBe(303);
    expect(await (await idriss.get(paths.territory(place!.id))).text()).toContain(
      'jusqu’au 1er janvier 2026',
    );
  });

  test('need a name and a parent that exists', async () => {
    const answer = await maude.post(paths.spacePlaces(spaceId), { name: '', kind: 'neighbourhood' });
    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain('Donnez un nom au lieu.');
    const foreign = await maude.post(paths.spacePlaces(spaceId), {
      name: 'X',
      kind: 'sector',
      parentId: '0199a2b4-0000-7000-8000-000000000001',
    });
    expect(foreign.status).toBe(422);
  });

  test('a reference place is nobody’s to end', async () => {
    const [region] = await site.system((transaction) =>
      transaction.query<{ id: string }>({ text: "SELECT id FROM places WHERE list = 'region' LIMIT 1" }),
    );
    expect(
      (await maude.post(paths.spacePlaces(spaceId), { placeId: region!.id, validUntil: '2026-01-01' }))
        .status,
    ).toBe(403);
  });
});

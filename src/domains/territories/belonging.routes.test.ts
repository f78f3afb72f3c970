import { beforeAll, describe, expect, test } from 'vitest';
import { paths } from '#/paths.ts';
import { newId } from '#/platform/ids.ts';
import { htmlFaults } from '../../../test/harness/html.ts';
import { type TestSite, testSite, type Visitor } from '../../../test/harness/site.ts';

let site: TestSite;
let sara: Visitor;
let idriss: Visitor;
let outsider: Visitor;
let spaceId: string;
let otherSpaceId: string;
let regions: { id: string; name: string }[];
let healthRegion: { id: string; name: string };

beforeAll(async () => {
  site = await testSite();
  sara = await site.person('Sara Pelchat');
  idriss = await site.person('Idriss Benali');
  outsider = await site.person('Ghyslaine Ouimet');
  spaceId = await site.space('Équipe', [
    [sara, 'secretary'],
    [idriss, 'member'],
  ]);
  otherSpaceId = await site.space('Comité', [
    [sara, 'secretary'],
    [outsider, 'facilitator'],
  ]);
  regions = await placesOf('region');
  healthRegion = (await placesOf('health-region'))[0]!;
});

const placesOf = (list: string) =>
  site.system((transaction) =>
    transaction.query<{ id: string; name: string }>({
      text: 'SELECT id, name FROM places WHERE list = $1 ORDER BY code',
      values: [list],
    }),
  );

let made = 0;
async function placed(space = spaceId): Promise<string> {
  made += 1;
  const typed = { name: `Quartier ${made}`, kind: 'neighbourhood' };
  const answer = await sara.send('POST', `${paths.api}/spaces/${space}/lieux`, typed);
  return ((await answer.json()) as { id: string }).id;
}

const lies = (place: string, parentId: string, validFrom = '', validUntil = '') =>
  sara.post(paths.placeBelongings(spaceId, place), { parentId, validFrom, validUntil });

const keptOf = (place: string) =>
  site.system((transaction) =>
    transaction.query<{ id: string; parent: string; since: string | null; until: string | null }>({
      text: `SELECT id, parent_id AS parent, valid_from AS since, valid_until AS until FROM place_belongings
             WHERE place_id = $1 ORDER BY valid_from NULLS FIRST, parent_id`,
      values: [place],
    }),
  );

const textOf = async (answer: Response) =>
  (await answer.text())
    .replace(/^[\s\S]*<main/, '')
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll(/\s+/g, ' ');

async function readOf(address: string): Promise<string> {
  const html = await (await sara.get(address)).text();
  expect(await htmlFaults(html)).toEqual([]);
  return /name="read" value="([^"]+)"/.exec(html)![1]!;
}

describe('what a place of a space belongs to', () => {
  test('is several territories in several divisions, each between two days', async () => {
    const place = await placed();
    expect((await lies(place, regions[0]!.id, '', '2015-04-01')).status).toBe(303);
    expect((await lies(place, regions[1]!.id, '2015-04-01')).status).toBe(303);
    expect((await lies(place, healthRegion.id)).status).toBe(303);
    expect(await keptOf(place)).toHaveLength(3);
    const text = await textOf(await idriss.get(paths.territory(place)));
    expect(text).toContain(`${regions[0]!.name} jusqu’au 1er avril 2015`);
    expect(text).toContain(`${regions[1]!.name} depuis le 1er avril 2015`);
    expect(text).toContain(healthRegion.name);
    expect(text).not.toContain('Ajouter, dater');
    const page = await (await sara.get(paths.placeBelongings(spaceId, place))).text();
    expect(await htmlFaults(page)).toEqual([]);
    expect(page).toContain('Appartient aussi à…');
    expect(await textOf(await sara.get(paths.territory(place)))).toContain('Ajouter, dater');
  });

  test('is ended, corrected and taken back from what was read, and the history keeps it', async () => {
    const place = await placed();
    await lies(place, regions[0]!.id, '2010-01-01');
    const { id } = (await keptOf(place))[0]!;
    const address = paths.placeBelonging(spaceId, place, id);
    const read = await readOf(address);
    const ended = { read, parentId: regions[0]!.id, validFrom: '2010-01-01', validUntil: '2020-01-01' };
    expect((await sara.post(address, ended)).status).toBe(303);
    expect(await keptOf(place)).toMatchObject([{ since: '2010-01-01', until: '2020-01-01' }]);
    const late = await sara.post(address, { ...ended, validUntil: '2019-06-01' });
    expect(late.status).toBe(422);
    const html = await late.text();
    expect(html).toContain('pendant que vous écriviez');
    expect(html).toContain('1er janvier 2020');
    expect(await htmlFaults(html)).toEqual([]);
    expect((await sara.post(address, { act: 'remove', read })).status).toBe(422);
    expect(await keptOf(place)).toHaveLength(1);
    expect((await sara.post(address, { act: 'remove', read: await readOf(address) })).status).toBe(303);
    expect(await keptOf(place)).toEqual([]);
    const kinds = await site.system((transaction) =>
      transaction.query<{ kind: string }>({
        text: `SELECT kind FROM happenings WHERE subject_id = $1 AND kind LIKE 'place.belonging%' ORDER BY happened_at, id`,
        values: [place],
      }),
    );
    expect(kinds.map(({ kind }) => kind)).toEqual([
      'place.belonging-added',
      'place.belonging-changed',
      'place.belonging-removed',
    ]);
  });

  test('is refused with a sentence that tells what to do, and nothing changes', async () => {
    const [place, inside, foreign] = [await placed(), await placed(), await placed(otherSpaceId)];
    await lies(inside, place, '2012-01-01');
    await lies(place, regions[0]!.id);
    const before = await keptOf(place);
    const refusals: [string, string, string, string][] = [
      ['', '', '', 'Choisissez un territoire'],
      [place, '', '', 'n’appartient pas à lui-même'],
      [regions[1]!.id, '2020-01-01', '2019-01-01', 'La fin doit venir après le début'],
      [regions[1]!.id, '2020-02-30', '', 'Cette date n’existe pas'],
      [regions[0]!.id, '2020-01-01', '', 'appartient déjà à ce territoire'],
      [inside, '2020-01-01', '', 'se contiendraient'],
      [foreign, '', '', 'ni parmi les lieux de cet espace'],
      [newId(), '', '', 'ni parmi les lieux de cet espace'],
    ];
    for (const [parent, from, until, sentence] of refusals) {
      const answer = await lies(place, parent, from, until);
      expect(answer.status, sentence).toBe(422);
      const html = await answer.text();
      expect(html).toContain(sentence);
      expect(await htmlFaults(html)).toEqual([]);
    }
    expect(await keptOf(place)).toEqual(before);
    const twoTeams = { name: 'À cheval', kind: 'sector', parentId: foreign, validFrom: '' };
    expect((await sara.post(paths.spacePlaces(spaceId), twoTeams)).status).toBe(422);
  });

  test('two halves of a circle sent together make one belonging', async () => {
    const [one, two] = [await placed(), await placed()];
    const answers = await Promise.all([lies(one, two), lies(two, one)]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([303, 422]);
    expect([...(await keptOf(one)), ...(await keptOf(two))]).toHaveLength(1);
  });
});

describe('who may say it', () => {
  test('the secretary of the space, in the address of the space, and nobody else', async () => {
    const place = await placed();
    await lies(place, regions[0]!.id);
    const { id } = (await keptOf(place))[0]!;
    const typed = { parentId: regions[1]!.id };
    for (const address of [paths.placeBelongings(spaceId, place), paths.placeBelonging(spaceId, place, id)]) {
      for (const [visitor, status] of [
        [site.stranger, 303],
        [outsider, 404],
        [idriss, 403],
      ] as const) {
        expect((await visitor.get(address)).status).toBe(status);
        expect((await visitor.post(address, typed)).status).toBe(status);
      }
    }
    for (const address of [
      paths.placeBelongings(otherSpaceId, place),
      paths.placeBelonging(otherSpaceId, place, id),
      paths.placeBelonging(spaceId, place, newId()),
      paths.placeBelongings(spaceId, regions[0]!.id),
      paths.placeBelongings(spaceId, 'x'),
    ]) {
      expect((await sara.get(address)).status).toBe(404);
      expect((await sara.post(address, typed)).status).toBe(404);
    }
    expect(await keptOf(place)).toHaveLength(1);
  });

  test('the database refuses what a store would forget', async () => {
    const [place, foreign] = [await placed(), await placed(otherSpaceId)];
    await lies(place, regions[0]!.id);
    const add = (visitor: Visitor, parent: string) =>
      site.as(visitor.personId, (transaction) =>
        transaction.query({
          text: 'INSERT INTO place_belongings (place_id, parent_id, valid_from) VALUES ($1, $2, $3)',
          values: [place, parent, '2020-01-01'],
        }),
      );
    for (const [visitor, parent] of [
      [idriss, regions[1]!.id],
      [outsider, regions[1]!.id],
      [sara, foreign],
    ] as const)
      await expect(add(visitor, parent)).rejects.toThrow(/row-level security/);
    for (const visitor of [idriss, outsider])
      for (const text of [
        'UPDATE place_belongings SET valid_until = now() WHERE place_id = $1 RETURNING id',
        'DELETE FROM place_belongings WHERE place_id = $1 RETURNING id',
      ])
        expect(
          await site.as(visitor.personId, (transaction) => transaction.query({ text, values: [place] })),
        ).toEqual([]);
    const seen = await site.as(outsider.personId, (transaction) =>
      transaction.query({ text: 'SELECT 1 FROM place_belongings WHERE place_id = $1', values: [place] }),
    );
    expect(seen).toEqual([]);
    expect(await keptOf(place)).toHaveLength(1);
  });
});

describe('the same by the API', () => {
  test('is added, read, ended and taken back by who read it as it stands', async () => {
    const place = await placed();
    const list = `${paths.api}/spaces/${spaceId}/lieux/${place}/appartenances`;
    const typed = { parentId: healthRegion.id, validFrom: '2012-01-01', validUntil: null };
    for (const [visitor, read, write] of [
      [site.stranger, 401, 401],
      [outsider, 404, 404],
      [idriss, 200, 403],
    ] as const) {
      expect((await visitor.send('GET', list)).status).toBe(read);
      expect((await visitor.send('POST', list, typed)).status).toBe(write);
    }
    const added = await sara.send('POST', list, typed);
    expect(added.status).toBe(201);
    const belonging = (await added.json()) as { id: string };
    expect(belonging).toMatchObject({ ...typed, parentName: healthRegion.name });
    expect(await (await idriss.send('GET', list)).json()).toEqual({ items: [belonging] });
    const twice = await sara.send('POST', list, typed);
    expect(await twice.json()).toMatchObject({ errors: [{ field: 'parentId' }] });
    const one = `${list}/${belonging.id}`;
    const ended = { ...typed, validUntil: '2020-01-01' };
    expect((await sara.send('PUT', one, ended)).status).toBe(428);
    const tag = { 'if-match': added.headers.get('etag')! };
    expect((await idriss.send('PUT', one, ended, tag)).status).toBe(403);
    expect(await (await sara.send('PUT', one, ended, tag)).json()).toMatchObject(ended);
    expect((await sara.send('PUT', one, ended, tag)).status).toBe(412);
    expect((await sara.send('DELETE', one)).status).toBe(428);
    expect((await sara.send('DELETE', one, undefined, tag)).status).toBe(412);
    const now = { 'if-match': (await idriss.send('GET', one)).headers.get('etag')! };
    expect((await idriss.send('DELETE', one, undefined, now)).status).toBe(403);
    expect((await sara.send('DELETE', one, undefined, now)).status).toBe(204);
    expect((await sara.send('GET', one)).status).toBe(404);
  });
});

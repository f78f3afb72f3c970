import { beforeAll, describe, expect, test } from 'vitest';
import { paths } from '#/paths.ts';
import { newId } from '#/platform/ids.ts';
import { type TestSite, testSite, type Visitor } from '../../../test/harness/site.ts';

let site: TestSite;
let sara: Visitor;
let idriss: Visitor;
let outsider: Visitor;
let spaceId: string;
let otherSpaceId: string;
let list: string;

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
  list = `${paths.api}/spaces/${spaceId}/lieux`;
});

const statuses = async (method: string, address: string, body?: object) => {
  const all = [];
  for (const visitor of [site.stranger, outsider, idriss])
    all.push((await visitor.send(method, address, body)).status);
  return all;
};

const placed = (body: object, headers = {}) => sara.send('POST', list, body, headers);
const placeOf = async (answer: Response) =>
  (await answer.json()) as { id: string; validUntil: string | null };
let made = 0;
const added = async () => {
  made += 1;
  return (await placeOf(await placed({ name: `Secteur ${made}`, kind: 'sector', validFrom: '2020-01-01' })))
    .id;
};

describe('a space’s own places', () => {
  test('are read by its members and added by its secretary', async () => {
    const typed = { name: 'Les Écluses', kind: 'neighbourhood' };
    expect(await statuses('GET', list)).toEqual([401, 404, 200]);
    expect(await statuses('POST', list, typed)).toEqual([401, 404, 403]);
    const answer = await placed(typed);
    expect(answer.status).toBe(201);
    const place = await answer.json();
    expect(place).toMatchObject({ ...typed, validFrom: null, validUntil: null });
    expect(answer.headers.get('location')).toBe(`${list}/${(place as { id: string }).id}`);
    const { items } = (await (await idriss.send('GET', list)).json()) as { items: object[] };
    expect(items).toEqual([place]);
  });

  test('added twice under one key are one, and under none are refused', async () => {
    const typed = { name: 'Le Belvédère', kind: 'sector' };
    const key = { 'idempotency-key': newId() };
    const [first, again] = [await placed(typed, key), await placed(typed, key)];
    expect([first.status, again.status]).toEqual([201, 201]);
    expect(await again.json()).toEqual(await first.json());
    const twin = await placed(typed);
    expect(twin.status).toBe(422);
    expect(await twin.json()).toMatchObject({
      errors: [{ field: 'name', detail: expect.stringContaining('déjà là') }],
    });
    const page = await sara.post(paths.spacePlaces(spaceId), { ...typed, parentId: '', validFrom: '' });
    expect(page.status).toBe(422);
    expect(await page.text()).toContain('déjà là');
  });

  test('lie in a territory that the caller sees', async () => {
    const foreign = await placed({ name: 'Ailleurs', kind: 'sector', parentId: newId() });
    expect(foreign.status).toBe(422);
    expect(await foreign.json()).toMatchObject({ errors: [{ field: 'parentId' }] });
    const { items } = (await (await sara.send('GET', `${paths.api}/territories?list=region`)).json()) as {
      items: { id: string; name: string }[];
    };
    const [region] = items;
    const child = await placeOf(await placed({ name: 'Ici', kind: 'sector', parentId: region!.id }));
    const read = await idriss.send('GET', `${paths.api}/territories/${child.id}`);
    expect(await read.json()).toMatchObject({
      list: 'own',
      liesIn: [{ placeId: region!.id, name: region!.name }],
      contains: [],
      line: [{ id: child.id, name: 'Ici' }],
      successions: [],
    });
    expect((await outsider.send('GET', `${paths.api}/territories/${child.id}`)).status).toBe(404);
  });

  test('are given an end by who read them as they stand', async () => {
    const one = `${list}/${await added()}`;
    const end = { validUntil: '2026-01-01' };
    expect(await statuses('GET', one)).toEqual([401, 404, 200]);
    expect(await statuses('PUT', `${one}/fin`, end)).toEqual([401, 404, 403]);
    expect((await sara.send('PUT', `${one}/fin`, end)).status).toBe(428);
    const tag = (await sara.send('GET', one)).headers.get('etag')!;
    const early = await sara.send('PUT', `${one}/fin`, { validUntil: '2019-01-01' }, { 'if-match': tag });
    expect(early.status).toBe(422);
    const done = await sara.send('PUT', `${one}/fin`, end, { 'if-match': tag });
    expect(done.status).toBe(200);
    expect(await done.json()).toMatchObject(end);
    expect(done.headers.get('etag')).not.toBe(tag);
    expect((await sara.send('PUT', `${one}/fin`, end, { 'if-match': tag })).status).toBe(412);
  });

  test('are not those of another space, nor of the reference lists', async () => {
    const here = await added();
    expect((await sara.send('GET', `${paths.api}/spaces/${otherSpaceId}/lieux/${here}`)).status).toBe(404);
    const { items } = (await (await sara.send('GET', `${paths.api}/territories?list=region`)).json()) as {
      items: { id: string }[];
    };
    const tag = { 'if-match': '"x"' };
    const end = { validUntil: '2026-01-01' };
    const ended = async (space: string, place: string) =>
      (await sara.send('PUT', `${paths.api}/spaces/${space}/lieux/${place}/fin`, end, tag)).status;
    expect(await ended(otherSpaceId, here)).toBe(403);
    expect(await ended(spaceId, items[0]!.id)).toBe(403);
    expect(await ended(spaceId, newId())).toBe(404);
  });
});

describe('a territory', () => {
  test('tells what followed it, and so does the list of successions', async () => {
    const { items } = (await (await idriss.send('GET', `${paths.api}/territories/successions`)).json()) as {
      items: { fromId: string; toId: string; kind: string }[];
    };
    expect(items).toHaveLength(40);
    const merger = items.find(({ kind }) => kind === 'merger')!;
    const read = await idriss.send('GET', `${paths.api}/territories/${merger.fromId}`);
    const told = (await read.json()) as { line: { id: string }[]; successions: object[] };
    expect(told.line.map(({ id }) => id)).toEqual(expect.arrayContaining([merger.fromId, merger.toId]));
    expect(told.successions).toContainEqual(merger);
    expect((await idriss.send('GET', `${paths.api}/territories/${newId()}`)).status).toBe(404);
  });
});

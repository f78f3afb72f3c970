import { beforeAll, expect, test } from 'vitest';
import { paths } from '#/paths.ts';
import { newId } from '#/platform/ids.ts';
import { type TestSite, testSite, type Visitor } from '../../../../test/harness/site.ts';

let site: TestSite;
let sara: Visitor;
let idriss: Visitor;
let outsider: Visitor;

beforeAll(async () => {
  site = await testSite();
  sara = await site.person('Sara Pelchat');
  idriss = await site.person('Idriss Benali');
  outsider = await site.person('Ghyslaine Ouimet');
});

async function team(): Promise<string> {
  const space = await site.space('Équipe', [
    [sara, 'secretary'],
    [idriss, 'member'],
  ]);
  return `${paths.api}/spaces/${space}/conventions`;
}

const written = (address: string, text: string, tag: string, headers = {}) =>
  sara.send('POST', address, { text }, { 'if-match': tag, ...headers });

test('how a team counts is read by its members and written by its secretary', async () => {
  const address = await team();
  const [read, wrote] = [[], []] as [number[], number[]];
  for (const visitor of [site.stranger, outsider, idriss]) {
    read.push((await visitor.send('GET', address)).status);
    wrote.push((await visitor.send('POST', address, { text: 'X' }, { 'if-match': '"0"' })).status);
  }
  expect(read).toEqual([401, 404, 200]);
  expect(wrote).toEqual([401, 404, 403]);
  const none = await idriss.send('GET', address);
  expect(none.headers.get('etag')).toBe('"0"');
  expect(await none.json()).toEqual({ items: [] });
  const first = await written(address, 'Un appel court n’est pas noté.', '"0"');
  expect(first.status).toBe(201);
  expect(first.headers.get('etag')).toBe('"1"');
  expect(await first.json()).toMatchObject({
    items: [{ version: 1, text: 'Un appel court n’est pas noté.', writtenByName: 'Sara Pelchat' }],
  });
});

test('each version follows the one that was read, and none is skipped', async () => {
  const address = await team();
  expect((await sara.send('POST', address, { text: 'Un' })).status).toBe(428);
  expect((await written(address, 'Un', '"0"')).status).toBe(201);
  expect((await written(address, 'Deux', '"0"')).status).toBe(412);
  expect((await written(address, 'Deux', '"7"')).status).toBe(412);
  expect((await written(address, ' ', '"1"')).status).toBe(422);
  const key = { 'idempotency-key': newId() };
  const [one, again] = [
    await written(address, 'Deux', '"1"', key),
    await written(address, 'Deux', '"1"', key),
  ];
  expect([one.status, again.status]).toEqual([201, 201]);
  const { items } = (await (await idriss.send('GET', address)).json()) as { items: { text: string }[] };
  expect(items.map(({ text }) => text)).toEqual(['Deux', 'Un']);
});

import { beforeAll, expect, test } from 'vitest';
import { paths } from '#/paths.ts';
import { type TestSite, testSite, type Visitor } from '../../../test/harness/site.ts';

let site: TestSite;
let maude: Visitor;
let idriss: Visitor;
let outsider: Visitor;
let address: string;

beforeAll(async () => {
  site = await testSite({ mailEnabled: true } as never);
  maude = await site.person('Maude Lavigueur');
  idriss = await site.person('Idriss Benali');
  outsider = await site.person('Ghyslaine Ouimet');
  const space = await site.space('Équipe', [
    [maude, 'facilitator'],
    [idriss, 'member'],
  ]);
  address = `${paths.api}/spaces/${space}`;
});

const statuses = async (method: string, path: string, body?: object) => {
  const all = [];
  for (const visitor of [site.stranger, outsider, idriss]) {
    all.push((await visitor.send(method, path, body)).status);
  }
  return all;
};

test('members are listed for members, and changed by who facilitates', async () => {
  expect(await statuses('GET', `${address}/membres`)).toEqual([401, 404, 200]);
  const list = (await (await idriss.send('GET', `${address}/membres`)).json()) as { items: object[] };
  expect(list.items).toHaveLength(2);
  const other = `${address}/membres/${idriss.personId}`;
  expect(await statuses('PUT', other, { role: 'secretary' })).toEqual([401, 404, 403]);
  expect((await maude.send('PUT', other, { role: 'secretary' })).status).toBe(204);
  const alone = await maude.send('PUT', `${address}/membres/${maude.personId}`, { role: 'none' });
  expect(alone.status).toBe(422);
  expect(await alone.text()).toContain('dernière personne à l’animation');
  expect((await idriss.send('PUT', other, { role: 'member' })).status).toBe(403);
});

test('invitations leave by e-mail, are listed without their link, and are taken back', async () => {
  const path = `${address}/invitations`;
  const asked = { email: 'renee@exemple.org', role: 'guest' };
  expect(await statuses('GET', path)).toEqual([401, 404, 403]);
  expect(await statuses('POST', path, asked)).toEqual([401, 404, 403]);
  expect((await maude.send('POST', path, { role: 'guest' })).status).toBe(422);
  const sent = await maude.send('POST', path, asked);
  expect(sent.status).toBe(201);
  const { items } = (await sent.json()) as { items: { id: string }[] };
  expect(items).toMatchObject([{ email: 'renee@exemple.org', role: 'guest', uses: 0 }]);
  expect(JSON.stringify(items)).not.toMatch(/token|link/i);
  const one = `${path}/${items[0]!.id}`;
  expect(await statuses('DELETE', one)).toEqual([401, 404, 403]);
  expect((await maude.send('DELETE', one)).status).toBe(204);
  expect((await maude.send('DELETE', one)).status).toBe(404);
  expect(await (await maude.send('GET', path)).json()).toEqual({ items: [] });
});

test('settings are replaced by who facilitates and read them, and widening is meant', async () => {
  const settings = { name: 'Équipe du Nord', kind: 'team', purpose: 'Le quartier', visibility: 'space' };
  const tag = (await maude.send('GET', address)).headers.get('etag')!;
  const put = (body: object, read: string) => maude.send('PUT', address, body, { 'if-match': read });
  expect(await statuses('PUT', address, settings)).toEqual([401, 404, 403]);
  expect((await maude.send('PUT', address, settings)).status).toBe(428);
  expect((await put({ ...settings, name: ' ' }, tag)).status).toBe(422);
  const changed = await put(settings, tag);
  expect(changed.status).toBe(200);
  expect(await changed.json()).toMatchObject({ ...settings, role: 'facilitator' });
  const read = await maude.send('GET', address);
  const now = read.headers.get('etag')!;
  expect(now).toBe(changed.headers.get('etag'));
  expect(now).not.toBe(tag);
  expect((await put(settings, tag)).status).toBe(412);
  const wider = { ...settings, visibility: 'network' };
  const unmeant = await put(wider, now);
  expect(unmeant.status).toBe(422);
  expect(await unmeant.json()).toMatchObject({ errors: [{ field: 'widen' }] });
  expect((await outsider.send('GET', address)).status).toBe(404);
  expect((await put({ ...wider, widen: 'yes' }, now)).status).toBe(200);
  expect((await outsider.send('GET', address)).status).toBe(200);
  expect(await statuses('PUT', address, settings)).toEqual([401, 404, 403]);
});

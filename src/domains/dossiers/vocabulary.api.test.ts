import { beforeAll, expect, test } from 'vitest';
import { paths } from '#/paths.ts';
import { type TestSite, testSite, type Visitor } from '../../../test/harness/site.ts';

let site: TestSite;
let secretary: Visitor;
let member: Visitor;
let outsider: Visitor;
let space: string;

beforeAll(async () => {
  site = await testSite();
  secretary = await site.person('Solange Thibodeau');
  member = await site.person('Idriss Benali');
  outsider = await site.person('Ghyslaine Ouimet');
  space = await site.space('Équipe', [
    [secretary, 'secretary'],
    [member, 'member'],
  ]);
});

test('the words of a space are read by its members, and kept by its secretary', async () => {
  const address = `${paths.api}/spaces/${space}/vocabulaire`;
  const before = (await (await member.send('GET', address)).json()) as Record<string, { id: string }[]>;
  const [first] = before.field!;
  const change = {
    kind: 'field',
    kept: [{ id: first!.id, fr: 'Redit', retired: true }],
    added: ['Tout neuf'],
  };
  const statuses = [];
  for (const visitor of [site.stranger, outsider, member]) {
    statuses.push((await visitor.send('PUT', address, change)).status);
  }
  expect(statuses).toEqual([401, 404, 403]);
  const after = (await (await secretary.send('PUT', address, change)).json()) as typeof before;
  expect(after.field).toHaveLength(before.field!.length + 1);
  expect(after.field![0]).toMatchObject({ id: first!.id, label: { fr: 'Redit' }, retiredOn: '2026-03-18' });
  expect(after.field!.at(-1)).toMatchObject({ id: 'tout-neuf', retiredOn: null });
  expect(await (await member.send('GET', address)).json()).toEqual(after);
  const long = await secretary.send('PUT', address, { kind: 'field', added: ['x'.repeat(121)] });
  expect(long.status).toBe(422);
});

test('who sees a dossier is said in so many words, by those who may', async () => {
  const opened = await secretary.send('POST', `${paths.api}/dossiers`, { spaceId: space, title: 'Ruelle' });
  const { id } = (await opened.json()) as { id: string };
  const address = `${paths.api}/dossiers/${id}/visibilite`;
  const wider = { visibility: 'network', widen: 'yes' };
  expect((await site.stranger.send('POST', address, wider)).status).toBe(401);
  expect((await outsider.send('POST', address, wider)).status).toBe(404);
  expect((await member.send('POST', address, wider)).status).toBe(403);
  const unconfirmed = await secretary.send('POST', address, { visibility: 'network' });
  expect(await unconfirmed.json()).toMatchObject({ status: 422, errors: [{ field: 'widen' }] });
  expect(await (await secretary.send('POST', address, wider)).json()).toMatchObject({
    visibility: 'network',
  });
  expect((await outsider.send('GET', `${paths.api}/dossiers/${id}`)).status).toBe(200);
});

import { beforeAll, describe, expect, test } from 'vitest';
import { paths } from '#/paths.ts';
import { newId } from '#/platform/ids.ts';
import { type TestSite, testNow, testSite, type Visitor } from '../../../test/harness/site.ts';

let site: TestSite;
let maude: Visitor;
let guest: Visitor;
let outsider: Visitor;
const directory = `${paths.api}/organisations`;

beforeAll(async () => {
  site = await testSite();
  maude = await site.person('Maude Lavigueur');
  guest = await site.person('Personne invitée');
  outsider = await site.person('Personne sans espace');
  await site.space('Équipe', [
    [maude, 'member'],
    [guest, 'guest'],
  ]);
});

async function added(name = `Organisme ${newId()}`): Promise<string> {
  const answer = await maude.send('POST', directory, { name, kind: 'community', confirmed: true });
  return ((await answer.json()) as { id: string }).id;
}

const statuses = async (method: string, address: string, body?: object, headers = {}) => {
  const all = [];
  for (const visitor of [site.stranger, outsider, guest])
    all.push((await visitor.send(method, address, body, headers)).status);
  return all;
};

describe('the history of an organisation', () => {
  test('is read by all who are signed in, with what each version changed', async () => {
    const id = await added();
    const one = `${directory}/${id}`;
    const changed = await maude.send(
      'PUT',
      one,
      { name: 'Autre nom', kind: 'community', phone: '418 555-0199' },
      { 'if-match': '"1"' },
    );
    expect(changed.status).toBe(200);
    expect(await statuses('GET', `${one}/historique`)).toEqual([401, 200, 200]);
    const told = await (await guest.send('GET', `${one}/historique`)).json();
    expect(told).toMatchObject({
      mergedInto: null,
      became: [],
      items: [
        {
          version: 2,
          changedBy: 'Maude Lavigueur',
          changed: ['name', 'phone'],
          content: { name: 'Autre nom' },
        },
        { version: 1, changed: [] },
      ],
    });
    expect((await maude.send('GET', `${directory}/${newId()}/historique`)).status).toBe(404);
  });

  test('is said again by who works in a space and read what stands', async () => {
    const name = `Premier nom ${newId()}`;
    const one = `${directory}/${await added(name)}`;
    await maude.send('PUT', one, { name: 'Second nom', kind: 'other' }, { 'if-match': '"1"' });
    const back = `${one}/restauration`;
    const now = { 'if-match': '"2"' };
    expect(await statuses('POST', back, { version: 1 }, now)).toEqual([401, 403, 403]);
    expect((await maude.send('POST', back, { version: 1 })).status).toBe(428);
    expect((await maude.send('POST', back, { version: 1 }, { 'if-match': '"1"' })).status).toBe(412);
    expect((await maude.send('POST', back, { version: 9 }, now)).status).toBe(404);
    expect((await maude.send('POST', back, {}, now)).status).toBe(422);
    const restored = await maude.send('POST', back, { version: 1 }, now);
    expect(restored.status).toBe(200);
    expect(await restored.json()).toMatchObject({ name, kind: 'community', version: 3 });
  });
});

test('freshness is confirmed by who works in a space, on the day', async () => {
  const one = `${directory}/${await added()}`;
  const fresh = `${one}/verification`;
  expect(await statuses('POST', fresh)).toEqual([401, 403, 403]);
  expect(await (await guest.send('GET', one)).json()).toMatchObject({ verifiedOn: null });
  const answer = await maude.send('POST', fresh, {});
  expect(answer.status).toBe(200);
  expect(await answer.json()).toMatchObject({ verifiedOn: testNow.slice(0, 10) });
  expect((await maude.send('POST', `${directory}/${newId()}/verification`, {})).status).toBe(404);
});

test('pairs that may be one are listed for who works in a space', async () => {
  const [left, right] = [
    await added('Ressourcerie des Hautes-Berges'),
    await added('Ressourcerie des hautes berges'),
  ];
  expect(await statuses('GET', `${directory}/doublons`)).toEqual([401, 403, 403]);
  const answer = await maude.send('GET', `${directory}/doublons`);
  expect(answer.status).toBe(200);
  const { items, compared } = (await answer.json()) as {
    compared: number | null;
    items: { left: { id: string }; right: { id: string } }[];
  };
  expect(compared).toBeNull();
  expect(items.map((pair) => [pair.left.id, pair.right.id].sort())).toContainEqual([left, right].sort());
});

import { beforeAll, describe, expect, test } from 'vitest';
import { newId } from '#/platform/ids.ts';
import { expectAsRead, expectKept, type PlanWorld, planWorld } from '../../../test/harness/plan-world.ts';

let world: PlanWorld;
let api: string;

beforeAll(async () => {
  world = await planWorld();
  api = await world.open('Plan à alléger');
});

const titles = async () => {
  const whole = await (await world.denis.send('GET', api)).json();
  return (whole as { items: { title: string }[] }).items.map(({ title }) => title);
};
const remove = (item: string, etag = '"1"') =>
  world.idriss.send('DELETE', `${api}/elements/${item}`, undefined, { 'if-match': etag });

describe('an item added by mistake, by a program', () => {
  test('is taken off as it was read, once', async () => {
    const item = await world.add(api, 'Par erreur');
    const act = { method: 'DELETE', address: `${api}/elements/${item}`, etag: '"1"' };
    await expectKept(world, act, [world.denis]);
    await expectAsRead(world.idriss, { method: act.method, address: act.address });
    expect(await titles()).toContain('Par erreur');
    const headers = { 'if-match': '"1"', 'idempotency-key': newId() };
    for (const _ of ['first', 'again']) {
      expect((await world.idriss.send(act.method, act.address, undefined, headers)).status).toBe(204);
    }
    expect(await titles()).not.toContain('Par erreur');
    expect((await remove(item)).status).toBe(404);
  });

  test('stays when something stands under it, or when it was adopted', async () => {
    const parent = await world.add(api, 'Au-dessus');
    const typed = { title: 'Dessous', level: 'action', parentId: parent };
    const child = await world.idriss.send('POST', `${api}/elements`, typed);
    expect(child.status).toBe(201);
    const { id } = (await child.json()) as { id: string };
    expect((await remove(parent)).status).toBe(422);
    const version = { name: 'Adoptée', spaceId: world.team };
    expect((await world.maude.send('POST', `${api}/versions`, version)).status).toBe(201);
    expect((await remove(id)).status).toBe(422);
    expect(await titles()).toEqual(expect.arrayContaining(['Au-dessus', 'Dessous']));
  });
});

import { beforeAll, describe, expect, test } from 'vitest';
import { newId } from '#/platform/ids.ts';
import { answered } from '../../../test/harness/api-answer.ts';
import {
  expectAsRead,
  expectKept,
  type PlanWorld,
  planWorld,
  sentTwice,
} from '../../../test/harness/plan-world.ts';

let world: PlanWorld;
let api: string;

interface Money {
  id: string;
  version: number;
  amount: number;
}
interface Funding {
  needs: Money[];
  levers: Money[];
}

beforeAll(async () => {
  world = await planWorld();
  api = await world.open('Plan à financer');
});

const need = { title: 'Une intervenante', money: 'mission', recurring: true, amount: 42_000.5 };
const lever = { funderName: 'Fonds du quartier', money: 'mission', recurring: true, amount: 12_000 };
const funding = async () =>
  answered<Funding>('readPlanFunding', await world.denis.send('GET', `${api}/leviers`));

const kinds = [
  { list: 'besoins', typed: need, add: 'addPlanNeed', change: 'changePlanNeed', of: 'needs' },
  { list: 'leviers', typed: lever, add: 'addPlanLever', change: 'changePlanLever', of: 'levers' },
] as const;

describe.each(kinds)('$list, by a program', ({ list, typed, add, change, of }) => {
  const added = async () => answered<Money>(add, await world.idriss.send('POST', `${api}/${list}`, typed));

  test('are noted, read, written again and taken off', async () => {
    const made = await added();
    expect(made).toMatchObject({ ...typed, version: 1 });
    expect((await funding())[of]).toContainEqual(made);
    const address = `${api}/${list}/${made.id}`;
    const sent = { ...typed, amount: 9_000.006, money: 'project', recurring: false, untilOn: '2026-12-31' };
    const answer = await world.idriss.send('PUT', address, sent, { 'if-match': '"1"' });
    expect(answer.headers.get('etag')).toBe('"2"');
    const changed = await answered<Money>(change, answer);
    expect(changed).toMatchObject({ ...sent, amount: 9_000.01, version: 2 });
    const gone = await world.idriss.send('DELETE', address, undefined, { 'if-match': '"2"' });
    expect(gone.status).toBe(204);
    expect((await funding())[of].map(({ id }) => id)).not.toContain(made.id);
    for (const method of ['PUT', 'DELETE']) {
      const late = await world.idriss.send(method, address, typed, { 'if-match': '"2"' });
      expect(late.status, method).toBe(404);
    }
  });

  test('are kept from a stranger, another space and a guest, and from a change of something else', async () => {
    const { id } = await added();
    const address = `${api}/${list}/${id}`;
    for (const act of [
      { method: 'POST', address: `${api}/${list}`, body: typed },
      { method: 'PUT', address, body: typed, etag: '"1"' },
      { method: 'DELETE', address, etag: '"1"' },
    ]) {
      await expectKept(world, act, [world.denis]);
    }
    await expectAsRead(world.idriss, { method: 'PUT', address, body: typed });
    await expectAsRead(world.idriss, { method: 'DELETE', address });
    expect((await funding())[of]).toContainEqual(expect.objectContaining({ id, version: 1 }));
  });

  test('of a plan are not changed through another plan', async () => {
    const { id } = await added();
    const other = `${await world.open('Autre plan')}/${list}/${id}`;
    for (const method of ['PUT', 'DELETE']) {
      const answer = await world.maude.send(method, other, typed, { 'if-match': '"1"' });
      expect(answer.status, method).toBe(404);
    }
  });

  test('sent twice under one key are one', async () => {
    const before = (await funding())[of].length;
    const act = { method: 'POST', address: `${api}/${list}`, body: typed };
    expect((await sentTwice(world.idriss, act)).status).toBe(201);
    expect((await funding())[of]).toHaveLength(before + 1);
  });

  test('say what is wrong, field by field', async () => {
    for (const [wrong, field] of [
      [{ amount: -1 }, 'amount'],
      [{ amount: '12 500 $' }, 'amount'],
      [{ recurring: 'yes' }, 'recurring'],
      [{ money: 'other' }, 'money'],
      [{ startsOn: '2026-05-01', untilOn: '2026-04-01' }, 'untilOn'],
      [{ itemId: newId() }, 'itemId'],
    ] as const) {
      const answer = await world.idriss.send('POST', `${api}/${list}`, { ...typed, ...wrong });
      expect(answer.status, field).toBe(422);
      expect(await answer.json()).toMatchObject({ errors: [{ field }] });
    }
  });
});

test('a lever that answers a need stands where the need stands; a need of another plan is unknown', async () => {
  const item = await world.add(api, 'Embaucher');
  const asked = await answered<Money>(
    'addPlanNeed',
    await world.idriss.send('POST', `${api}/besoins`, { ...need, itemId: item }),
  );
  const typed = { ...lever, needId: asked.id, standing: 'asked', reportingHours: 12.26 };
  const made = await answered<Money>(
    'addPlanLever',
    await world.idriss.send('POST', `${api}/leviers`, typed),
  );
  expect(made).toMatchObject({ itemId: item, needId: asked.id, reportingHours: 12.3 });
  const elsewhere = await world.open('Plan sans besoin');
  expect((await world.maude.send('POST', `${elsewhere}/leviers`, typed)).status).toBe(422);
});

import { beforeAll, describe, expect, test } from 'vitest';
import { paths } from '#/paths.ts';
import { newId } from '#/platform/ids.ts';
import { answered } from '../../../test/harness/api-answer.ts';
import { expectKept, type PlanWorld, planWorld } from '../../../test/harness/plan-world.ts';

let world: PlanWorld;
let api: string;
let item: string;

beforeAll(async () => {
  world = await planWorld();
  api = await world.open('Plan du logement');
  item = `${api}/elements/${await world.add(api, 'Une coopérative')}`;
});

interface Links {
  items: { id: string; traceId: string | null; title: string | null; says: string }[];
}

const links = async (who = world.idriss) =>
  answered<Links>('listPlanItemTraces', await who.send('GET', `${item}/traces`));

describe('what moved an item of a plan, by a program', () => {
  test('is noted and linked at once, listed, and undone; the trace stays', async () => {
    const asked = { text: 'Première rencontre des locataires', spaceId: world.team, says: 'progress' };
    const act = { method: 'POST', address: `${item}/notes`, body: asked };
    await expectKept(world, act, [world.denis]);
    const noted = await world.idriss.send(act.method, act.address, asked);
    const { items } = await answered<Links>('noteMoveOfPlanItem', noted);
    expect(items).toMatchObject([{ title: 'Première rencontre des locataires', says: 'progress' }]);
    expect(await links(world.denis)).toEqual({ items });
    const changes = await world.denis.send('GET', `${item}/suites`);
    expect(await answered('listPlanItemChanges', changes)).toMatchObject({
      items: [{ kind: 'started', notedBy: 'Idriss Benali' }],
    });
    const undo = { method: 'DELETE', address: `${item}/traces/${items[0]!.id}` };
    await expectKept(world, undo, [world.denis]);
    expect((await world.idriss.send('DELETE', `${item}/traces/${newId()}`)).status).toBe(404);
    expect((await world.idriss.send(undo.method, undo.address)).status).toBe(204);
    expect(await links()).toEqual({ items: [] });
    const trace = await world.idriss.send('GET', `${paths.api}/traces/${items[0]!.traceId}`);
    expect(trace.status).toBe(200);
  });

  test('says nothing of a trace that its reader may not see', async () => {
    const secret = { spaceId: world.team, text: 'À part moi', visibility: 'author', eventOn: '2026-03-02' };
    const made = await world.idriss.send('POST', `${paths.api}/traces`, secret);
    const { id: traceId } = (await made.json()) as { id: string };
    expect(made.status).toBe(201);
    const linked = await world.idriss.send('POST', `${item}/traces`, { traceId, says: 'obstacle' });
    expect(linked.status).toBe(200);
    expect((await links()).items).toMatchObject([{ traceId, title: 'À part moi', says: 'obstacle' }]);
    expect((await links(world.denis)).items).toMatchObject([
      { traceId: null, title: null, says: 'obstacle' },
    ]);
  });

  test('is not there for another space, nor of an item that is not', async () => {
    for (const part of ['traces', 'suites']) {
      expect((await world.outsider.send('GET', `${item}/${part}`)).status).toBe(404);
      expect((await world.idriss.send('GET', `${api}/elements/${newId()}/${part}`)).status).toBe(404);
    }
    const wrong = await world.idriss.send('POST', `${item}/notes`, { text: '', spaceId: world.team });
    expect(wrong.status).toBe(422);
    const elsewhere = { text: 'Ailleurs', spaceId: world.table };
    const refused = await world.idriss.send('POST', `${item}/notes`, elsewhere);
    expect(refused.status).toBe(422);
    expect(await refused.json()).toMatchObject({ errors: [{ field: 'spaceId' }] });
  });
});

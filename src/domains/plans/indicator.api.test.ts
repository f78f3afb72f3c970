import { beforeAll, describe, expect, test } from 'vitest';
import { newId } from '#/platform/ids.ts';
import { answered } from '../../../test/harness/api-answer.ts';
import { expectKept, type PlanWorld, planWorld, sentTwice } from '../../../test/harness/plan-world.ts';

let world: PlanWorld;
let api: string;
let list: string;

interface Indicator {
  id: string;
  label: string;
  baseline: number | null;
  target: number | null;
  readings: { id: string; onDay: string; value: number | null; words: string }[];
}

beforeAll(async () => {
  world = await planWorld();
  api = await world.open('Plan à suivre');
  list = `${api}/elements/${await world.add(api, 'Rénover')}/indicateurs`;
});

const typed = { kind: 'number', label: 'Logements rénovés', unit: 'logements', baseline: 0.5, target: 40 };
const listed = async () =>
  (await answered<{ items: Indicator[] }>('listPlanIndicators', await world.denis.send('GET', list))).items;
const added = async (label: string, more: object = {}) => {
  const answer = await world.idriss.send('POST', list, { ...typed, label, ...more });
  const { items } = await answered<{ items: Indicator[] }>('addPlanIndicator', answer);
  return items.find((one) => one.label === label)!;
};

describe('indicators, by a program', () => {
  test('are added and read, in figures or in words', async () => {
    const made = await added('Logements');
    expect(made).toMatchObject({ baseline: 0.5, baselineOn: null, target: 40, readings: [] });
    const address = `${list}/${made.id}/lectures`;
    for (const reading of [
      { onDay: '2026-03-01', value: 12.25, words: '' },
      { onDay: '2025-12-01', value: 0, words: 'Rien encore.' },
    ]) {
      const answer = await world.idriss.send('POST', address, reading);
      await answered('notePlanIndicatorReading', answer);
    }
    const read = (await listed()).find(({ id }) => id === made.id)!;
    expect(read.readings).toMatchObject([
      { onDay: '2025-12-01', value: 0, words: 'Rien encore.' },
      { onDay: '2026-03-01', value: 12.25, words: '' },
    ]);
    const change = await added('Les gens se parlent', { kind: 'change' });
    expect(change).toMatchObject({ unit: '', baseline: null, target: null });
  });

  test('are kept from a stranger, another space and a guest', async () => {
    const { id } = await added('Gardé');
    await expectKept(world, { method: 'GET', address: list }, []);
    for (const act of [
      { method: 'POST', address: list, body: typed },
      { method: 'POST', address: `${list}/${id}/lectures`, body: { value: 1 } },
      { method: 'DELETE', address: `${list}/${id}` },
    ]) {
      await expectKept(world, act, [world.denis]);
    }
    expect((await listed()).find((one) => one.id === id)?.readings).toEqual([]);
  });

  test('and their readings sent twice under one key are one', async () => {
    const body = { ...typed, label: 'Une fois' };
    await sentTwice(world.idriss, { method: 'POST', address: list, body });
    const [one, ...others] = (await listed()).filter(({ label }) => label === 'Une fois');
    expect(others).toEqual([]);
    const reading = { method: 'POST', address: `${list}/${one!.id}/lectures`, body: { value: 3 } };
    await sentTwice(world.idriss, reading);
    const read = (await listed()).find(({ id }) => id === one!.id)!;
    expect(read.readings).toMatchObject([{ onDay: '2026-03-18', value: 3 }]);
  });

  test('are taken off until something was read of them', async () => {
    const bare = await added('Ajouté par erreur');
    const gone = await world.idriss.send('DELETE', `${list}/${bare.id}`);
    const { items } = await answered<{ items: Indicator[] }>('removePlanIndicator', gone);
    expect(items.map(({ id }) => id)).not.toContain(bare.id);
    expect((await world.idriss.send('DELETE', `${list}/${bare.id}`)).status).toBe(404);
    const { id } = await added('Lu');
    await world.idriss.send('POST', `${list}/${id}/lectures`, { words: 'Trois.' });
    const kept = await world.idriss.send('DELETE', `${list}/${id}`);
    expect(kept.status).toBe(422);
    expect((await listed()).map((one) => one.id)).toContain(id);
  });

  test('say what is wrong, field by field', async () => {
    const { id } = await added('Mal lu');
    for (const [address, body, field] of [
      [list, { ...typed, label: ' ' }, 'label'],
      [list, { ...typed, unit: '' }, 'unit'],
      [list, { ...typed, target: '40' }, 'target'],
      [`${list}/${id}/lectures`, {}, 'value'],
      [`${list}/${id}/lectures`, { value: 1, onDay: '2026-03-19' }, 'onDay'],
    ] as const) {
      const answer = await world.idriss.send('POST', address, body);
      expect(answer.status, field).toBe(422);
      expect(await answer.json()).toMatchObject({ errors: [{ field }] });
    }
  });

  test('of another item, or of nothing, are not there', async () => {
    const { id } = await added('D’ailleurs');
    const other = `${api}/elements/${await world.add(api, 'Autre')}/indicateurs`;
    expect((await world.idriss.send('DELETE', `${other}/${id}`)).status).toBe(404);
    expect((await world.idriss.send('POST', `${other}/${id}/lectures`, { value: 1 })).status).toBe(404);
    const nowhere = `${api}/elements/${newId()}/indicateurs`;
    expect((await world.idriss.send('GET', nowhere)).status).toBe(404);
    expect((await world.idriss.send('POST', nowhere, typed)).status).toBe(404);
  });
});

import { beforeAll, describe, expect, test } from 'vitest';
import { paths } from '#/paths.ts';
import { newId } from '#/platform/ids.ts';
import { answered } from '../../../test/harness/api-answer.ts';
import { expectKept, type PlanWorld, planWorld, sentTwice } from '../../../test/harness/plan-world.ts';

let world: PlanWorld;
let api: string;

interface Version {
  id: string;
  number: number;
  name: string;
  adoptions: { spaceId: string; spaceName: string | null; adoptedOn: string; how: string }[];
}

beforeAll(async () => {
  world = await planWorld();
  api = await world.open('Plan à adopter');
  const joined = { spaceId: world.table, act: 'join' };
  expect((await world.maude.send('POST', `${api}/espaces`, joined)).status).toBe(200);
});

const freeze = async (name: string) => {
  const typed = { name, spaceId: world.team, adoptedOn: '2026-03-02', how: 'Consensus' };
  return answered<Version>('freezePlanVersion', await world.maude.send('POST', `${api}/versions`, typed));
};
const listed = async () =>
  answered<{ items: Version[] }>('listPlanVersions', await world.denis.send('GET', `${api}/versions`));

describe('versions of a plan, by a program', () => {
  test('are frozen as adopted by one of its spaces, once under one key', async () => {
    const body = { name: 'Adoptée', spaceId: world.team };
    const act = { method: 'POST', address: `${api}/versions`, body };
    await expectKept(world, act, [world.denis, world.idriss]);
    const before = (await listed()).items.length;
    const frozen = await answered<Version>('freezePlanVersion', await sentTwice(world.maude, act));
    const today = [{ spaceId: world.team, spaceName: 'Équipe', adoptedOn: '2026-03-18', how: '' }];
    expect(frozen).toMatchObject({ name: 'Adoptée', adoptions: today });
    expect((await listed()).items).toHaveLength(before + 1);
  });

  test('keep what the plan said, whatever it becomes', async () => {
    const item = await world.add(api, 'Ouvrir le local');
    const { id } = await freeze('Gardée');
    const body = { title: 'Ouvrir deux locaux', level: 'action' };
    const changed = await world.idriss.send('PUT', `${api}/elements/${item}`, body, { 'if-match': '"1"' });
    expect(changed.status).toBe(200);
    const { content } = await answered<{ content: { items: { title: string }[] } }>(
      'readPlanVersion',
      await world.denis.send('GET', `${api}/versions/${id}`),
    );
    expect(content.items.map(({ title }) => title)).toContain('Ouvrir le local');
  });

  test('are adopted by another space of the plan, once', async () => {
    const { id } = await freeze('À adopter');
    const body = { spaceId: world.table, adoptedOn: '2026-03-10', how: 'Vote' };
    const act = { method: 'POST', address: `${api}/versions/${id}/adoption`, body };
    await expectKept(world, act, [world.denis, world.kim]);
    const adopted = await answered<Version>('adoptPlanVersion', await sentTwice(world.maude, act));
    expect(adopted.adoptions).toContainEqual({ ...body, spaceName: 'Table du logement' });
    const again = await world.maude.send('POST', act.address, body);
    expect(again.status).toBe(422);
    expect(await again.json()).toMatchObject({
      errors: [{ detail: 'Cet espace a déjà adopté cette version.' }],
    });
  });

  test('say what is wrong, and are not there where they are not', async () => {
    const { id } = await freeze('Mal dite');
    const body = { name: 'Autre', spaceId: world.team };
    for (const [wrong, field] of [
      [{ name: ' ' }, 'name'],
      [{ spaceId: newId() }, 'spaceId'],
      [{ adoptedOn: '2026-03-19' }, 'adoptedOn'],
    ] as const) {
      const answer = await world.maude.send('POST', `${api}/versions`, { ...body, ...wrong });
      expect(answer.status, field).toBe(422);
      expect(await answer.json()).toMatchObject({ errors: [{ field }] });
    }
    const elsewhere = await world.open('Plan d’à côté');
    expect((await world.maude.send('GET', `${elsewhere}/versions/${id}`)).status).toBe(404);
    const adoption = { spaceId: world.team };
    const answer = await world.maude.send('POST', `${elsewhere}/versions/${id}/adoption`, adoption);
    expect(answer.status).toBe(404);
  });

  test('are compared with one another, or with the plan as it is', async () => {
    const item = await world.add(api, 'Appeler les élus');
    const before = await freeze('Avant');
    const body = { title: 'Rencontrer les élus', level: 'action' };
    const headers = { 'if-match': '"1"' };
    expect((await world.idriss.send('PUT', `${api}/elements/${item}`, body, headers)).status).toBe(200);
    const compare = async (query: string) =>
      answered<{ items: object[] }>(
        'comparePlanVersions',
        await world.denis.send('GET', `${api}/difference?${query}`),
      );
    const fields = [{ field: 'title', runs: expect.arrayContaining([{ kind: 'gone', text: 'Appeler ' }]) }];
    const changed = { id: item, title: 'Rencontrer les élus', kind: 'changed', moved: false, fields };
    expect(await compare(`from=${before.id}`)).toMatchObject({ title: null, items: [changed] });
    const after = await freeze('Après');
    expect(await compare(`from=${before.id}&to=${after.id}`)).toMatchObject({ items: [changed] });
    expect(await compare(`from=${after.id}`)).toEqual({ title: null, portrait: null, items: [], money: [] });
    expect((await world.denis.send('GET', `${api}/difference?from=x`)).status).toBe(422);
    for (const query of [`from=${newId()}`, `from=${after.id}&to=${newId()}`])
      expect((await world.denis.send('GET', `${api}/difference?${query}`)).status).toBe(404);
    await expectKept(world, { method: 'GET', address: `${api}/difference?from=${after.id}` }, []);
  });

  test('of a plan that is not there are not there', async () => {
    const nowhere = `${paths.api}/plans/${newId()}`;
    for (const address of ['versions', `difference?from=${newId()}`])
      expect((await world.maude.send('GET', `${nowhere}/${address}`)).status, address).toBe(404);
  });
});

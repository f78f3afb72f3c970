import { beforeAll, describe, expect, test } from 'vitest';
import { answered } from '../../../test/harness/api-answer.ts';
import {
  expectAsRead,
  expectKept,
  type PlanWorld,
  planWorld,
  sentTwice,
} from '../../../test/harness/plan-world.ts';
import type { Visitor } from '../../../test/harness/site.ts';

let world: PlanWorld;
let maude: Visitor;
let idriss: Visitor;

beforeAll(async () => {
  world = await planWorld();
  ({ maude, idriss } = world);
});

interface Level {
  id: string;
  kind: string;
  label: string;
}
interface Plan {
  title: string;
  kind: string;
  levels: Level[];
  visibility: string;
  closedOn: string | null;
  spaceIds: string[];
  version: number;
}

const read = async (api: string, who: Visitor = maude) =>
  answered<Plan>('readPlan', await who.send('GET', api));
const refusal = async (answer: Response) => {
  expect(answer.status).toBe(422);
  return answer.json();
};

describe('what is said of a plan, by a program', () => {
  const said = { title: 'Relu', kind: 'annual', startsOn: '2025-04-01', endsOn: '2026-03-31' };

  test('is replaced as it was read', async () => {
    const api = await world.open('À relire');
    const etag = (await idriss.send('GET', api)).headers.get('etag')!;
    await expectAsRead(idriss, { method: 'PUT', address: api, body: said });
    const answer = await idriss.send('PUT', api, said, { 'if-match': etag });
    expect(answer.headers.get('etag')).toBe('"2"');
    expect(await answered<Plan>('changePlan', answer)).toMatchObject({ ...said, portrait: '' });
    const late = await maude.send('PUT', api, { ...said, title: 'Trop tard' }, { 'if-match': etag });
    expect(late.status).toBe(412);
    expect((await read(api)).title).toBe('Relu');
    const wrong = await idriss.send('PUT', api, { ...said, endsOn: '2025-01-01' }, { 'if-match': '"2"' });
    expect(await refusal(wrong)).toMatchObject({ errors: [{ field: 'endsOn' }] });
  });

  test('says its kind, which is never guessed', async () => {
    const api = await world.open('À nommer');
    const { kind: _, ...unsaid } = said;
    const answer = await idriss.send('PUT', api, unsaid, { 'if-match': '"1"' });
    expect(await refusal(answer)).toMatchObject({ errors: [{ field: 'kind' }] });
    expect(await read(api)).toMatchObject({ title: 'À nommer', kind: 'triennial', version: 1 });
  });

  test('is kept from a stranger, another space and a guest', async () => {
    const api = await world.open('Gardé');
    await expectKept(world, { method: 'PUT', address: api, body: said, etag: '"1"' }, [world.denis]);
    expect(await read(api)).toMatchObject({ title: 'Gardé', version: 1 });
  });

  test('sent twice under one key is written once', async () => {
    const api = await world.open('Une fois');
    await sentTwice(idriss, { method: 'PUT', address: api, body: said, etag: '"1"' });
    expect((await read(api)).version).toBe(2);
  });
});

describe('levels, by a program', () => {
  const [issue, action] = [
    { id: 'issue', kind: 'issue', label: 'Défi' },
    { id: 'action', kind: 'action', label: 'Moyen' },
  ];
  const send = (api: string, levels: object[], etag = '"1"') =>
    idriss.send('PUT', `${api}/niveaux`, { levels }, { 'if-match': etag });

  test('are renamed, taken off and added as they were read', async () => {
    const api = await world.open('À niveaux');
    await expectAsRead(idriss, { method: 'PUT', address: `${api}/niveaux`, body: { levels: [issue] } });
    const answer = await send(api, [issue!, { kind: 'free', label: 'Étape' }, action!]);
    const { levels } = await answered<Plan>('changePlanLevels', answer);
    expect(levels).toEqual([issue, { id: 'level-1', kind: 'free', label: 'Étape' }, action]);
    expect((await send(api, [issue!])).status).toBe(412);
    expect((await read(api)).levels).toEqual(levels);
  });

  test('in use stay; two are never the same, and one is kept at least', async () => {
    const api = await world.open('À niveaux habités');
    await world.add(api, 'Rencontrer les locataires');
    expect(await refusal(await send(api, [issue!]))).toMatchObject({ errors: [{ field: 'label' }] });
    const twin = { ...action!, id: '' };
    for (const levels of [[action!, twin], [action!, { ...action!, label: 'Autre' }], []]) {
      await refusal(await send(api, levels));
    }
    expect((await read(api)).version).toBe(1);
  });

  test('are kept from a stranger, another space and a guest', async () => {
    const address = `${await world.open('À niveaux gardés')}/niveaux`;
    const act = { method: 'PUT', address, body: { levels: [issue] }, etag: '"1"' };
    await expectKept(world, act, [world.denis]);
  });
});

describe('who sees a plan, by a program', () => {
  test('is widened only in so many words, by who keeps its memory', async () => {
    const api = await world.open('À montrer');
    const act = {
      method: 'POST',
      address: `${api}/visibilite`,
      body: { visibility: 'network', widen: 'yes' },
    };
    await expectKept(world, act, [world.denis, idriss]);
    await refusal(await maude.send('POST', act.address, { visibility: 'network' }));
    const shown = await answered<Plan>('showPlanTo', await sentTwice(maude, act));
    expect(shown).toMatchObject({ visibility: 'network', version: 2 });
    expect((await world.outsider.send('GET', api)).status).toBe(200);
    expect((await world.outsider.send('POST', act.address, { visibility: 'space' })).status).toBe(403);
  });
});

describe('spaces of a joint plan, by a program', () => {
  const tie = (api: string, spaceId: string, act: 'join' | 'leave') =>
    maude.send('POST', `${api}/espaces`, { spaceId, act });
  const ids = async (operation: string, answer: Response) =>
    (await answered<{ items: { id: string }[] }>(operation, answer)).items.map(({ id }) => id).sort();

  test('are brought in and taken out; one stays at least', async () => {
    const api = await world.open('Concerté');
    const both = [world.team, world.table].sort();
    expect((await world.kim.send('GET', `${api}/espaces`)).status).toBe(404);
    expect(await ids('tiePlanSpace', await tie(api, world.table, 'join'))).toEqual(both);
    expect(await ids('listPlanSpaces', await world.kim.send('GET', `${api}/espaces`))).toEqual(both);
    expect(await ids('tiePlanSpace', await tie(api, world.team, 'leave'))).toEqual([world.table]);
    expect((await idriss.send('GET', api)).status).toBe(404);
    await refusal(await tie(api, world.table, 'leave'));
  });

  test('are kept from a stranger, another space and who does not keep its memory', async () => {
    const api = await world.open('Concerté, gardé');
    const act = { method: 'POST', address: `${api}/espaces`, body: { spaceId: world.table, act: 'join' } };
    await expectKept(world, act, [world.denis, idriss]);
    await expectKept(world, { method: 'GET', address: `${api}/espaces` }, []);
    expect((await read(api)).spaceIds).toEqual([world.team]);
  });

  test('taken out by somebody who then no longer sees the plan, it leaves all the same', async () => {
    const api = await world.open('Concerté, quitté');
    const own = await world.site.person('Rosalie Tremblay-Ouellet');
    const club = await world.site.space('Comité', [
      [own, 'secretary'],
      [maude, 'member'],
    ]);
    await ids('tiePlanSpace', await tie(api, club, 'join'));
    const left = await own.send('POST', `${api}/espaces`, { spaceId: club, act: 'leave' });
    expect(await ids('tiePlanSpace', left)).toEqual([]);
    expect((await own.send('GET', api)).status).toBe(404);
    expect((await read(api)).spaceIds).toEqual([world.team]);
  });
});

describe('closing a plan, by a program', () => {
  const closing = { act: 'closed', onDay: '2025-06-02', reason: 'Remplacé par le plan de la table' };

  test('says when and why, lets nobody write any more, and is undone with a reason', async () => {
    const api = await world.open('Qui finit');
    const act = { method: 'POST', address: `${api}/fin`, body: closing };
    await expectKept(world, act, [world.denis, idriss]);
    expect((await answered<Plan>('closePlan', await sentTwice(maude, act))).closedOn).toBe('2025-06-02');
    const typed = { title: 'Après coup', level: 'action' };
    expect((await idriss.send('POST', `${api}/elements`, typed)).status).toBe(403);
    expect(await refusal(await maude.send('POST', act.address, closing))).toMatchObject({
      errors: [{ field: 'reason' }],
    });
    const again = { act: 'reopened', onDay: '2025-06-03', reason: 'La table n’a pas suivi' };
    await answered<Plan>('closePlan', await maude.send('POST', act.address, again));
    const told = await answered<{ items: object[] }>(
      'listPlanClosings',
      await world.denis.send('GET', act.address),
    );
    expect(told.items).toEqual(
      [again, closing].map(({ act: kind, onDay, reason }) => ({ kind, onDay, reason })),
    );
  });

  test('asks a reason and a day that came', async () => {
    const api = await world.open('Qui ne finit pas');
    for (const wrong of [{ reason: ' ' }, { onDay: '2100-01-01' }, { onDay: '2024-01-01' }, { act: 'x' }]) {
      await refusal(await maude.send('POST', `${api}/fin`, { ...closing, ...wrong }));
    }
    expect((await read(api)).closedOn).toBeNull();
  });
});

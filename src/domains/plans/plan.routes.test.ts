import { beforeAll, describe, expect, test } from 'vitest';
import { paths } from '#/paths.ts';
import { htmlFaults } from '../../../test/harness/html.ts';
import { type TestSite, testSite, type Visitor } from '../../../test/harness/site.ts';

let site: TestSite;
let maude: Visitor;
let idriss: Visitor;
let denis: Visitor;
let kim: Visitor;
let outsider: Visitor;
let team: string;
let table: string;

beforeAll(async () => {
  site = await testSite();
  maude = await site.person('Maude Lavigueur');
  idriss = await site.person('Idriss Benali');
  denis = await site.person('Denis Fafard');
  kim = await site.person('Kim Ostiguy');
  outsider = await site.person('Ghyslaine Ouimet');
  team = await site.space('Équipe', [
    [maude, 'facilitator'],
    [idriss, 'member'],
    [denis, 'guest'],
  ]);
  table = await site.space('Table du logement', [
    [maude, 'secretary'],
    [kim, 'member'],
  ]);
  await site.space('Ailleurs', [[outsider, 'facilitator']]);
});

const last = (answer: Response) => answer.headers.get('location')!.split(/[?#]/)[0]!.split('/').at(-1)!;

async function opened(title = 'Plan triennal en logement', spaceId = team): Promise<string> {
  const answer = await maude.post(paths.plans, { title, spaceId, kind: 'triennial', startsOn: '2025-04-01' });
  expect(answer.status).toBe(303);
  return last(answer);
}

async function added(plan: string, title: string, more: Record<string, string> = {}): Promise<string> {
  const answer = await idriss.post(paths.newPlanItem(plan), { title, level: 'action', ...more });
  expect(answer.status, await answer.clone().text()).toBe(303);
  return last(answer);
}

async function read(visitor: Visitor, address: string): Promise<string> {
  const answer = await visitor.get(address);
  expect(answer.status, address).toBe(200);
  const html = await answer.text();
  expect(await htmlFaults(html), address).toEqual([]);
  return html;
}

describe('opening a plan', () => {
  test('a title and a first day will do; the usual length is taken', async () => {
    const plan = await opened();
    const html = await read(idriss, paths.plan(plan));
    expect(html).toContain('Du 1er avril 2025 au 31 mars 2028');
    expect(await read(denis, paths.plans)).toContain('Plan triennal en logement');
  });

  test('a refused form keeps what was typed', async () => {
    const answer = await maude.post(paths.plans, {
      title: '',
      spaceId: team,
      startsOn: '2025-02-30',
      portrait: 'Onze immeubles',
    });
    expect(answer.status).toBe(422);
    const html = await answer.text();
    expect(html).toContain('Donnez un titre');
    expect(html).toContain('Cette date n’existe pas');
    expect(html).toContain('Onze immeubles');
  });

  test('a plan of another length says its last day, and does not end before it begins', async () => {
    const typed = { title: 'Autre', spaceId: team, kind: 'other', startsOn: '2025-04-01' };
    expect((await maude.post(paths.plans, typed)).status).toBe(422);
    expect((await maude.post(paths.plans, { ...typed, endsOn: '2025-03-01' })).status).toBe(422);
    expect((await maude.post(paths.plans, { ...typed, endsOn: '2025-06-01' })).status).toBe(303);
  });

  test('a guest, someone from elsewhere and a stranger may not', async () => {
    const typed = { title: 'Non', spaceId: team, startsOn: '2025-04-01' };
    expect((await denis.get(paths.newPlan)).status).toBe(403);
    expect((await denis.post(paths.plans, typed)).status).toBe(403);
    expect((await outsider.post(paths.plans, typed)).status).toBe(422);
    expect((await site.stranger.get(paths.newPlan)).status).toBe(303);
  });
});

describe('who sees and changes a plan', () => {
  test('every page is hidden from another space, asks a stranger to sign in, and refuses a guest who would write', async () => {
    const plan = await opened('Plan fermé');
    const item = await added(plan, 'Rencontrer les locataires');
    const pages = [
      paths.plan(plan),
      paths.planItem(plan, item),
      paths.planLevers(plan),
      paths.planVersions(plan),
      paths.planTable(plan),
      paths.planTimeline(plan),
      paths.planHolders(plan),
      paths.planAxes(plan),
      paths.planSheet(plan),
    ];
    const forms = [
      paths.planChange(plan),
      paths.planLevels(plan),
      paths.newPlanItem(plan),
      paths.planItemChange(plan, item),
      paths.planItemState(plan, item),
      paths.planItemTraces(plan, item),
      paths.newPlanLever(plan),
      paths.newPlanNeed(plan),
      paths.planImport(plan),
      paths.planSpaces(plan),
      paths.planVisibility(plan),
    ];
    for (const address of [...pages, ...forms]) {
      expect((await outsider.get(address)).status, address).toBe(404);
      expect((await site.stranger.get(address)).status, address).toBe(303);
      await read(maude, address);
    }
    for (const address of pages) expect((await denis.get(address)).status, address).toBe(200);
    for (const address of forms) expect((await denis.get(address)).status, address).toBe(403);
    for (const address of forms.filter((one) => one !== paths.planImport(plan))) {
      expect((await denis.post(address, { version: '1' })).status, address).toBe(403);
      expect((await outsider.post(address, { version: '1' })).status, address).toBe(404);
    }
    expect((await denis.post(paths.planItemRemoval(plan, item))).status).toBe(403);
    expect((await denis.post(paths.planItemPlace(plan, item), { tree: '1', move: 'up' })).status).toBe(403);
    expect((await idriss.get(paths.planVisibility(plan))).status).toBe(403);
    expect((await idriss.get(paths.planSpaces(plan))).status).toBe(403);
    expect((await idriss.post(paths.planVersions(plan), { name: 'X', spaceId: team })).status).toBe(403);
  });

  test('widening is said in so many words; the second lock holds', async () => {
    const plan = await opened('Plan du réseau');
    expect((await maude.post(paths.planVisibility(plan), { visibility: 'network' })).status).toBe(422);
    expect(
      (await maude.post(paths.planVisibility(plan), { visibility: 'network', widen: 'yes' })).status,
    ).toBe(303);
    expect((await outsider.get(paths.plan(plan))).status).toBe(200);
    expect((await outsider.get(paths.planChange(plan))).status).toBe(403);
    const rows = await site.as(outsider.personId, (transaction) =>
      transaction.query({
        text: 'UPDATE plans SET title = $2 WHERE id = $1 RETURNING id',
        values: [plan, 'À moi'],
      }),
    );
    expect(rows).toEqual([]);
    await expect(
      site.as(idriss.personId, (transaction) =>
        transaction.query({ text: "UPDATE plans SET visibility = 'public' WHERE id = $1", values: [plan] }),
      ),
    ).rejects.toThrow('keep its memory');
  });

  test('a joint plan: the second space reads and writes, a space may leave, the last one may not', async () => {
    const plan = await opened('Plan concerté');
    expect((await kim.get(paths.plan(plan))).status).toBe(404);
    expect((await maude.post(paths.planSpaces(plan), { spaceId: table, act: 'join' })).status).toBe(303);
    expect((await kim.get(paths.planItemChange(plan, 'x'))).status).toBe(404);
    expect(last(await kim.post(paths.newPlanItem(plan), { title: 'De la table', level: 'issue' }))).toMatch(
      /-/,
    );
    expect((await maude.post(paths.planSpaces(plan), { spaceId: team, act: 'leave' })).status).toBe(303);
    expect((await maude.post(paths.planSpaces(plan), { spaceId: table, act: 'leave' })).status).toBe(422);
    expect((await idriss.get(paths.plan(plan))).status).toBe(404);
  });
});

describe('levels', () => {
  test('are renamed, added and skipped; one in use stays', async () => {
    const plan = await opened('Plan à niveaux');
    const issue = await added(plan, 'Se loger', { level: 'issue' });
    await added(plan, 'Sans objectif au-dessus', { parentId: issue });
    const send = (label: string[]) =>
      maude.post(paths.planLevels(plan), {
        version: '1',
        id: ['issue', 'axis', 'objective', 'action', ''],
        label,
        kind: ['issue', 'axis', 'objective', 'action', 'free'],
      });
    expect((await send(['', 'Axe', '', 'Moyen', ''])).status).toBe(422);
    expect((await send(['Défi', '', 'But', 'Moyen', 'Étape'])).status).toBe(303);
    expect((await send(['Autre', '', 'But', 'Moyen', 'Étape'])).status).toBe(422);
    expect(await read(idriss, paths.plan(plan))).toContain('Défi');
    const under = await idriss.post(paths.newPlanItem(plan), {
      title: 'Non',
      level: 'issue',
      parentId: issue,
    });
    expect(under.status).toBe(422);
  });

  test('one written twice changes nothing', async () => {
    const plan = await opened('Plan aux niveaux mêlés');
    const twice = await maude.post(paths.planLevels(plan), {
      version: '1',
      id: ['issue', 'issue', 'action'],
      label: ['Défi', 'Enjeu', 'Moyen'],
      kind: ['issue', 'issue', 'action'],
    });
    expect(twice.status).toBe(422);
    expect(await twice.text()).toContain('Un même niveau est écrit deux fois');
    expect(await read(idriss, paths.plan(plan))).not.toContain('Défi');
  });
});

describe('a change made from an older version', () => {
  test('keeps both texts, for a plan and for an item', async () => {
    const plan = await opened('Plan à deux');
    const base = { kind: 'triennial', startsOn: '2025-04-01', endsOn: '2028-03-31', version: '1' };
    expect((await maude.post(paths.planChange(plan), { ...base, title: 'Celui de Maude' })).status).toBe(303);
    const late = await idriss.post(paths.planChange(plan), { ...base, title: 'Celui d’Idriss' });
    expect(late.status).toBe(422);
    const html = await late.text();
    expect(html).toContain('Celui de Maude');
    expect(html).toContain('Celui d’Idriss');
    const item = await added(plan, 'Premier texte');
    const typed = { level: 'action', version: '1' };
    expect((await maude.post(paths.planItemChange(plan, item), { ...typed, title: 'De Maude' })).status).toBe(
      303,
    );
    const second = await idriss.post(paths.planItemChange(plan, item), { ...typed, title: 'D’Idriss' });
    expect(second.status).toBe(422);
    const page = await second.text();
    expect(page).toContain('De Maude');
    expect(page).toContain('D’Idriss');
    expect(await htmlFaults(page)).toEqual([]);
  });

  test('an order that changed moves nothing and shows the order now', async () => {
    const plan = await opened('Plan à ordonner');
    const first = await added(plan, 'Un');
    const second = await added(plan, 'Deux');
    const reading = await read(idriss, `${paths.plan(plan)}?ordre=1`);
    const tree = /name="tree" value="(\d+)"/.exec(reading)![1]!;
    expect((await idriss.post(paths.planItemPlace(plan, second), { tree, move: 'up' })).status).toBe(303);
    const stale = await maude.post(paths.planItemPlace(plan, first), { tree, move: 'up' });
    expect(stale.status).toBe(422);
    const html = await stale.text();
    expect(html).toContain('L’ordre du plan a changé');
    expect(html.indexOf('Deux')).toBeLessThan(html.indexOf('>Un<'));
    const now = /name="tree" value="(\d+)"/.exec(html)![1]!;
    expect((await maude.post(paths.planItemPlace(plan, first), { tree: now, move: 'out' })).status).toBe(422);
    expect((await maude.post(paths.planItemPlace(plan, first), { tree: now, move: 'in' })).status).toBe(303);
    expect(await read(maude, paths.planItem(plan, second))).toContain('Dessous');
  });
});

describe('closing a plan', () => {
  test('says when and why, lets nobody write any more, and is undone with a reason', async () => {
    const plan = await opened('Plan qui finit');
    const item = await added(plan, 'Dernière action');
    expect((await idriss.get(paths.planClosing(plan))).status).toBe(403);
    expect((await idriss.post(paths.planClosing(plan), closing('Fini'))).status).toBe(403);
    const silent = await maude.post(paths.planClosing(plan), closing(''));
    expect(silent.status).toBe(422);
    expect(await silent.text()).toContain('Dites pourquoi');
    for (const onDay of ['2100-01-01', '2024-01-01']) {
      expect((await maude.post(paths.planClosing(plan), { ...closing('Fini'), onDay })).status).toBe(422);
    }
    expect(
      (await maude.post(paths.planClosing(plan), closing('Remplacé par le plan de la table'))).status,
    ).toBe(303);
    const html = await read(idriss, paths.plan(plan));
    expect(html).toContain('Fermé le 2 avril 2025');
    expect(html).not.toContain('Ajouter un élément');
    const typed = { title: 'Après coup', level: 'action' };
    expect((await idriss.post(paths.newPlanItem(plan), typed)).status).toBe(403);
    expect((await idriss.get(paths.planItemChange(plan, item))).status).toBe(403);
    expect((await maude.post(paths.planClosing(plan), closing('Deux fois'))).status).toBe(422);
    const reopening = { act: 'reopened', onDay: '2025-04-03', reason: 'La table n’a pas suivi' };
    expect((await maude.post(paths.planClosing(plan), reopening)).status).toBe(303);
    expect((await idriss.post(paths.newPlanItem(plan), typed)).status).toBe(303);
    const told = await read(maude, paths.planClosing(plan));
    expect(told).toContain('Remplacé par le plan de la table');
    expect(told).toContain('La table n’a pas suivi');
  });

  test('is refused by the database itself to whoever does not keep its memory', async () => {
    const plan = await opened('Plan gardé');
    await expect(
      site.as(idriss.personId, (transaction) =>
        transaction.query({
          text: "UPDATE plans SET closed_on = '2026-01-01' WHERE id = $1",
          values: [plan],
        }),
      ),
    ).rejects.toThrow(/keep its memory/);
  });

  const closing = (reason: string) => ({ act: 'closed', onDay: '2025-04-02', reason });
});

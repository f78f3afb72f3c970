import exceljs from 'exceljs';
import { beforeAll, describe, expect, test } from 'vitest';
import { paths } from '#/paths.ts';
import { htmlFaults } from '../../../test/harness/html.ts';
import { type TestSite, testSite, type Visitor } from '../../../test/harness/site.ts';

let site: TestSite;
let maude: Visitor;
let kim: Visitor;
let team: string;
let table: string;
let plan: string;

const last = (answer: Response) => answer.headers.get('location')!.split(/[?#]/)[0]!.split('/').at(-1)!;

async function posted(
  visitor: Visitor,
  address: string,
  typed: Record<string, string | string[]>,
): Promise<string> {
  const answer = await visitor.post(address, typed);
  expect(answer.status, `${address} ${(await answer.clone().text()).slice(0, 2000)}`).toBe(303);
  return last(answer);
}

const added = (title: string, more: Record<string, string> = {}) =>
  posted(maude, paths.newPlanItem(plan), { title, level: 'action', ...more });

async function read(visitor: Visitor, address: string): Promise<string> {
  const answer = await visitor.get(address);
  expect(answer.status, address).toBe(200);
  const html = await answer.text();
  expect(await htmlFaults(html), address).toEqual([]);
  return html;
}

beforeAll(async () => {
  site = await testSite();
  maude = await site.person('Maude Lavigueur');
  kim = await site.person('Kim Ostiguy');
  team = await site.space('Équipe', [[maude, 'facilitator']]);
  table = await site.space('Table du logement', [
    [maude, 'secretary'],
    [kim, 'member'],
  ]);
  plan = await posted(maude, paths.plans, { title: 'Plan concerté', spaceId: team, startsOn: '2025-04-01' });
  await posted(maude, paths.planSpaces(plan), { spaceId: table, act: 'join' });
});

describe('a trace moves an item', () => {
  test('noted from the item, it begins it; the other space knows the day and not the trace', async () => {
    const item = await added('Porte-à-porte');
    await posted(maude, paths.planItemNote(plan, item), {
      text: 'Vingt-six portes ouvertes',
      spaceId: team,
      says: 'progress',
      eventOn: '2026-03-01',
    });
    const mine = await read(maude, paths.planItem(plan, item));
    expect(mine).toContain('Vingt-six portes ouvertes');
    expect(mine).toContain('En cours');
    const theirs = await read(kim, paths.planItem(plan, item));
    expect(theirs).not.toContain('Vingt-six');
    expect(theirs).toContain('Une trace que vous ne voyez pas');
    expect(theirs).toContain('1er mars 2026');
    expect(await read(kim, paths.plan(plan))).toContain('dernière trace');
  });

  test('linked from its own page, once, and unlinked; thrown away, it no longer speaks', async () => {
    const item = await added('Inventaire');
    const trace = await posted(maude, paths.quickTrace, { spaceId: team, text: 'Onze fiches écrites' });
    expect(await read(maude, paths.trace(trace))).toContain(paths.tracePlanItems(trace));
    await read(maude, paths.tracePlanItems(trace));
    const typed = { itemId: item, says: 'finished', note: 'Onze fiches.' };
    await posted(maude, paths.tracePlanItems(trace), typed);
    expect((await maude.post(paths.tracePlanItems(trace), typed)).status).toBe(422);
    expect((await kim.get(paths.tracePlanItems(trace))).status).toBe(404);
    expect(await read(kim, paths.planItem(plan, item))).toContain('Onze fiches.');
    expect(await read(maude, paths.planItem(plan, item))).toContain('Terminé');
    await posted(maude, paths.traceRemoval(trace), {});
    expect(await read(kim, paths.planItem(plan, item))).not.toContain('Onze fiches.');
  });

  test('a refused note keeps what was typed; nobody links a trace they cannot see', async () => {
    const item = await added('Autre');
    const answer = await maude.post(paths.planItemNote(plan, item), {
      text: 'Demain',
      spaceId: team,
      eventOn: '2026-12-01',
    });
    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain('Demain');
    const trace = await posted(maude, paths.quickTrace, { spaceId: team, text: 'À l’équipe' });
    expect(
      (await kim.post(paths.planItemTraces(plan, item), { traceId: trace, says: 'progress' })).status,
    ).toBe(422);
    expect(await read(maude, paths.planItemTraces(plan, item))).toContain('À l’équipe');
    expect(await read(kim, paths.planItemTraces(plan, item))).not.toContain('À l’équipe');
  });
});

describe('re-planning', () => {
  test('pausing asks why; adapting keeps both readings; replacing names what takes the place', async () => {
    const item = await added('Rouvrir cinq jours', { holders: 'Comité A\nComité B', partners: 'École' });
    await posted(maude, paths.planVersions(plan), { name: 'Adoptée', spaceId: team, how: 'Consensus' });
    const state = paths.planItemState(plan, item);
    expect((await maude.post(state, { kind: 'paused', version: '1' })).status).toBe(422);
    await posted(maude, state, { kind: 'paused', version: '1', reason: 'Le gel du budget' });
    const late = await kim.post(state, { kind: 'abandoned', version: '1', reason: 'Trop tard' });
    expect(late.status).toBe(422);
    expect(await late.text()).toContain('Trop tard');
    await posted(maude, state, {
      kind: 'adapted',
      version: '2',
      reason: 'Deux bénévoles',
      newTitle: 'Rouvrir trois jours',
      holders: 'Comité A',
    });
    const adapted = await read(kim, paths.planItem(plan, item));
    const told = adapted.slice(adapted.indexOf('Avant'));
    expect(told).toMatch(/<dt>Porteurs<\/dt><dd>Comité A<\/dd><dd>Comité B<\/dd>/);
    expect(told.slice(0, told.indexOf('</dl>'))).not.toContain('École');
    expect(await read(maude, paths.planItemState(plan, item))).toContain('>Comité A</textarea>');
    await posted(maude, state, {
      kind: 'replaced',
      version: '3',
      reason: 'Mieux',
      newTitle: 'Livrer le vendredi',
    });
    const html = await read(kim, paths.planItem(plan, item));
    for (const said of [
      'Le gel du budget',
      'Deux bénévoles',
      'Avant',
      'Rouvrir cinq jours',
      'Livrer le vendredi',
    ])
      expect(html).toContain(said);
    const adopted = await read(kim, `${paths.plan(plan)}?lecture=adopte`);
    expect(adopted).toContain('Rouvrir cinq jours');
    expect(adopted).not.toContain('Livrer le vendredi');
    expect(await read(kim, paths.plan(plan))).toContain('Ajouté depuis l’adoption');
    expect((await maude.post(paths.planItemRemoval(plan, item))).status).toBe(422);
  });

  test('what takes the place keeps the people, begins that day, and asks what changes', async () => {
    const carried = { holders: 'Comité A\nComité B', partners: 'École' };
    const dated = { startsOn: '2025-09-01', dueOn: '2026-06-30' };
    const item = await added('Ouvrir le lundi', { ...carried, ...dated, resources: 'Une salle' });
    const form = await read(maude, paths.planItemState(plan, item));
    expect(form).toContain('>Comité A\nComité B</textarea>');
    const asShown = { ...carried, ...dated, description: '', resources: 'Une salle', version: '1' };
    const replaced = { ...asShown, kind: 'replaced', reason: 'La salle ferme', newTitle: 'Aller aux portes' };
    const late = await maude.post(paths.planItemState(plan, item), { ...replaced, dueOn: '2026-01-31' });
    expect(late.status).toBe(422);
    const answer = await maude.post(paths.planItemState(plan, item), { ...replaced, onDay: '2026-03-02' });
    const next = answer.headers.get('location')!.split('?')[0]!;
    expect(next).toMatch(/\/modification$/);
    const asked = await read(maude, next);
    expect(asked).toContain('>Comité A\nComité B</textarea>');
    expect(asked).toContain('>École</textarea>');
    expect(asked).toMatch(/name="startsOn"[^>]*value="2026-03-02"|value="2026-03-02"[^>]*name="startsOn"/);
    expect(asked).toMatch(/name="dueOn"[^>]*value="2026-06-30"|value="2026-06-30"[^>]*name="dueOn"/);
    expect(asked).not.toContain('Une salle');
    expect(await read(kim, paths.planItem(plan, item))).toContain('Aller aux portes');
  });

  test('a version is frozen, adopted by each space, and compared word by word', async () => {
    const versions = await read(maude, paths.planVersions(plan));
    const version = /versions\/([0-9a-f-]{36})"/.exec(versions)![1]!;
    expect((await kim.post(paths.planVersionAdoption(plan, version), { spaceId: table })).status).toBe(403);
    await posted(maude, paths.planVersionAdoption(plan, version), {
      spaceId: table,
      adoptedOn: '2026-03-10',
    });
    expect((await maude.post(paths.planVersionAdoption(plan, version), { spaceId: table })).status).toBe(422);
    expect(await read(kim, paths.planVersion(plan, version))).toContain('Table du logement');
    const difference = await read(kim, `${paths.planDifference(plan)}?de=${version}`);
    expect(difference).toMatch(/<del>.*cinq/s);
    expect(difference).toMatch(/<ins>.*trois/s);
    expect((await kim.get(`${paths.planDifference(plan)}?de=rien`)).status).toBe(404);
    await expect(
      site.as(maude.personId, (transaction) =>
        transaction.query({
          text: "UPDATE plan_versions SET name = 'Autre' WHERE id = $1",
          values: [version],
        }),
      ),
    ).rejects.toThrow('permission denied');
  });

  test('the ordinary form of an adopted action says that adapting keeps both readings; others need not', async () => {
    const item = await added('Livrer à vélo');
    const form = paths.planItemChange(plan, item);
    expect(await read(maude, form)).not.toContain('Noter une adaptation');
    await posted(maude, paths.planVersions(plan), { name: 'Suivante', spaceId: team, how: 'Consensus' });
    expect(await read(maude, form)).toMatch(
      new RegExp(`garde alors les deux lectures.*<a href="${paths.planItemState(plan, item)}">Noter`, 's'),
    );
    const done = { kind: 'done', version: '1' };
    await posted(maude, paths.planItemState(plan, item), done);
    expect(await read(maude, form)).not.toContain('Noter une adaptation');
  });
});

describe('a crisis', () => {
  test('notes one thing of several actions, with one reason, and leaves alone those to which it cannot happen', async () => {
    const [first, second, done] = [
      await added('Fête de quartier'),
      await added('Café du jeudi'),
      await added('Déjà faite'),
    ];
    const state = { kind: 'done', onDay: '', reason: '', version: '1' };
    await posted(maude, paths.planItemState(plan, done), state);
    const page = await read(maude, paths.planReplanning(plan));
    expect(page).toContain('Fête de quartier');
    expect(page).not.toContain('Déjà faite');
    const typed = { kind: 'paused', reason: 'Verglas : la salle est fermée.', onDay: '2026-03-10' };
    const refusals: [Record<string, string | string[]>, string][] = [
      [{ ...typed, itemIds: [] }, 'Cochez au moins une action'],
      [{ ...typed, itemIds: [first, second], reason: ' ' }, 'Dites pourquoi'],
      [{ ...typed, itemIds: [first, second], onDay: '2026-04-01' }, 'pas encore arrivé'],
    ];
    for (const [form, sentence] of refusals) {
      const answer = await maude.post(paths.planReplanning(plan), form);
      expect(answer.status).toBe(422);
      const html = await answer.text();
      expect(html).toContain(sentence);
      expect(html.match(/checked/g)?.length).toBe(form.itemIds!.length + 1);
      expect(await htmlFaults(html)).toEqual([]);
    }
    const answer = await maude.post(paths.planReplanning(plan), { ...typed, itemIds: [first, second, done] });
    expect(answer.status).toBe(303);
    const noticed = await (await maude.get(answer.headers.get('location')!)).text();
    expect(noticed).toContain('C’est noté pour 2 actions. 1 action n’a pas changé');
    for (const item of [first, second]) {
      const html = await read(maude, paths.planItem(plan, item));
      expect(html).toContain('Mis en pause');
      expect(html).toContain('la salle est fermée.');
      expect(html).toContain('10 mars 2026');
    }
    expect(await read(maude, paths.planItem(plan, done))).not.toContain('Mis en pause');
    const api = `${paths.api}/plans/${plan}/suites`;
    const resumed = await maude.send('POST', api, { kind: 'resumed', itemIds: [first, done] });
    expect(await resumed.json()).toEqual({ changed: [first], unchanged: [done] });
    expect((await maude.send('POST', api, { kind: 'paused', itemIds: [second, first] })).status).toBe(422);
  });

  test('is said by those who work in the plan, and of its own items alone', async () => {
    const stranger = await site.person('Personne d’ailleurs');
    const guest = await site.person('Personne invitée');
    await site.system((transaction) =>
      transaction.query({
        text: `INSERT INTO memberships (space_id, person_id, role, since_on) VALUES ($1, $2, 'guest', '2026-01-01')`,
        values: [team, guest.personId],
      }),
    );
    const item = await added('Gardée');
    const typed = { kind: 'abandoned', reason: 'Non', itemIds: [item] };
    expect((await stranger.get(paths.planReplanning(plan))).status).toBe(404);
    expect((await stranger.post(paths.planReplanning(plan), typed)).status).toBe(404);
    expect((await guest.get(paths.planReplanning(plan))).status).toBe(403);
    expect((await guest.post(paths.planReplanning(plan), typed)).status).toBe(403);
    const other = await posted(maude, paths.plans, { title: 'Autre', spaceId: team, startsOn: '2025-04-01' });
    expect((await maude.post(paths.planReplanning(other), typed)).status).toBe(422);
    expect(await read(maude, paths.planItem(plan, item))).not.toContain('Abandonné');
  });
});

describe('a plan whose levels are all its own', () => {
  test('says of its deepest one what is quiet, what nobody carries and what stands outside its directions', async () => {
    const own = await posted(maude, paths.plans, { title: 'À nous', spaceId: team, startsOn: '2024-01-01' });
    await posted(maude, paths.planLevels(own), {
      version: '1',
      id: ['issue', 'axis', ''],
      label: ['Enjeu', 'Orientation', 'Chantier'],
      kind: ['issue', 'axis', 'free'],
    });
    const add = (title: string, level: string) =>
      posted(maude, paths.newPlanItem(own), { title, level, parentId: '' });
    await add('Se loger', 'issue');
    const project = await add('Ouvrir la halte', 'level-1');
    for (const address of [paths.plan(own), paths.planItem(own, project), paths.planHolders(own)])
      expect(await read(maude, address), address).toContain('Rien de noté');
    const part = (html: string, heading: string) => html.slice(html.indexOf(heading));
    const holders = part(await read(maude, paths.planHolders(own)), 'Sans porteur');
    expect(holders).toContain('Ouvrir la halte');
    expect(holders).not.toContain('>Se loger<');
    expect(part(await read(maude, paths.planAxes(own)), 'Hors de toute orientation')).toContain(
      'Ouvrir la halte',
    );
    expect(await read(maude, paths.planReplanning(own))).toContain('Ouvrir la halte');
  });
});

describe('a plan of three hundred items', () => {
  test('is read by group, by branch and on one page, and nothing of it is lost from sight', async () => {
    const large = await posted(maude, paths.plans, { title: 'Grand', spaceId: team, startsOn: '2025-04-01' });
    await site.system((transaction) =>
      transaction.query({
        text: `WITH issues AS (
                 INSERT INTO plan_items (id, plan_id, parent_id, position, level, title)
                 SELECT gen_random_uuid(), $1, NULL, n, 'issue', 'Enjeu ' || n FROM generate_series(1, 5) n
                 RETURNING id, position),
               actions AS (
                 INSERT INTO plan_items (id, plan_id, parent_id, position, level, title, starts_on, due_on, service_axes)
                 SELECT gen_random_uuid(), $1, i.id, n, 'action', 'Action ' || i.position || '.' || n,
                   '2025-05-01', '2026-05-01', ARRAY['soutien-organismes']
                 FROM issues i, generate_series(1, 59) n RETURNING id, position)
               INSERT INTO plan_item_organisations (item_id, role, position, name)
               SELECT id, 'holder', 1, CASE WHEN position % 2 = 0 THEN 'Comité pair' ELSE 'Comité impair' END FROM actions`,
        values: [large],
      }),
    );
    const holders = await read(maude, paths.planHolders(large));
    expect(holders).toContain('choisissez une organisation');
    expect(holders).not.toContain('>Action 1.2<');
    const even = await read(
      maude,
      `${paths.planHolders(large)}?porteur=${encodeURIComponent('comité pair')}`,
    );
    expect(even).toContain('>Action 1.2<');
    expect(even).not.toContain('>Action 1.3<');
    const axes = await read(maude, paths.planAxes(large));
    expect(axes).not.toContain('>Action 1.2<');
    expect(await read(maude, `${paths.planAxes(large)}?axe=soutien-organismes`)).toContain('>Action 5.59<');
    expect(await read(maude, `${paths.planAxes(large)}?axe=aucun`)).toContain('Hors de toute orientation');
    const timeline = await read(maude, paths.planTimeline(large));
    expect(timeline).toContain('Action 1.59');
    expect(timeline).not.toContain('Action 2.1<');
    const branch = /href="([^"]+\?branche=[0-9a-f-]+)"[^>]*>2 Enjeu 2/.exec(timeline)![1]!;
    expect(await read(maude, branch)).toContain('2.59 Action 2.59');
    const sheet = await read(maude, paths.planSheet(large));
    expect(sheet).toContain('1 Enjeu 1 (59 éléments dessous)');
    expect(sheet).toContain('Comité impair, Comité pair');
    const own = /href="([^"]+feuille\?branche=[0-9a-f-]+)"[^>]*>3 Enjeu 3/.exec(sheet)![1]!;
    expect(await read(maude, own)).toContain('Revoir tout le plan');
    const several = await read(maude, paths.planReplanning(large));
    expect(several.match(/name="itemIds"/g)).toHaveLength(59);
  });
});

describe('money', () => {
  test('mission and project stay apart, hours stand beside the amount, a late change keeps both', async () => {
    const item = await added('Permanence', { level: 'issue' });
    const base = { itemId: item, recurring: 'yes', money: 'mission', amount: '96 000' };
    await posted(maude, paths.newPlanNeed(plan), { ...base, title: 'Permanence du comité' });
    const fund = {
      ...base,
      funderName: 'Fonds régional',
      amount: '61 500,50',
      reportingHours: '35',
      standing: 'secured',
    };
    await posted(maude, paths.newPlanLever(plan), fund);
    await posted(maude, paths.newPlanLever(plan), {
      ...fund,
      money: 'project',
      recurring: 'no',
      amount: '12000',
      reportingHours: '',
    });
    const html = await read(kim, paths.planLevers(plan));
    const said = html.replaceAll(/[\u00a0\u202f]/g, ' ');
    expect(said).toContain('61 500,50 $ par année (mission)');
    expect(said).not.toContain('73 500');
    const cells = (row: RegExp) =>
      [...(row.exec(said)?.[0] ?? '').matchAll(/<td[^>]*>(.*?)<\/td>/gs)].map(([, cell]) => cell);
    const line = (amount: string) =>
      new RegExp(`<tr><th scope="row">(?:(?!</tr>).)*?<td[^>]*>${amount}(?:(?!</tr>).)*</tr>`, 's');
    // Hours stand beside the amount that costs them, of a fund and of its kind of money; nobody said those of the other.
    expect(cells(line('61 500,50 \\$ par année'))).toContain('35 h par année');
    expect(cells(line('12 000 \\$ pour la période'))).toContain('non dites');
    const balance = (kind: string) => new RegExp(`<tr><th scope="row">${kind}</th>(?:(?!</tr>).)*</tr>`, 's');
    expect(cells(balance('Mission, par année')).at(-1)).toBe('35 h par année');
    expect(cells(balance('Projet, pour la période')).at(-1)).toBe('heures non dites pour un levier');
    const lever = /leviers\/([0-9a-f-]{36})/.exec(html)![1]!;
    await read(maude, paths.planLever(plan, lever));
    await posted(maude, paths.planLever(plan, lever), { ...fund, version: '1', amount: '70000' });
    const late = await kim.post(paths.planLever(plan, lever), { ...fund, version: '1', amount: '65000' });
    expect(late.status).toBe(422);
    const both = (await late.text()).replaceAll(/[\u00a0\u202f]/g, ' ');
    expect(both).toContain('70 000');
    expect(both).toContain('65000');
    expect((await maude.post(paths.newPlanLever(plan), { ...fund, amount: 'beaucoup' })).status).toBe(422);
  });
});

describe('indicators', () => {
  test('a number has its unit and its start; a change is said in words; readings are kept', async () => {
    const item = await added('Mesurer');
    const at = paths.planItemIndicators(plan, item);
    expect((await maude.post(at, { kind: 'number', label: 'Ménages' })).status).toBe(422);
    await posted(maude, at, {
      kind: 'number',
      label: 'Ménages',
      unit: 'ménages',
      baseline: '12',
      target: '40',
    });
    await posted(maude, at, { kind: 'change', label: 'On parle en premier' });
    const html = await read(maude, paths.planItem(plan, item));
    const indicator = /indicateurs\/([0-9a-f-]{36})"/.exec(html)![1]!;
    expect((await maude.post(paths.planIndicatorReadings(plan, item, indicator), {})).status).toBe(422);
    await posted(maude, paths.planIndicatorReadings(plan, item, indicator), {
      value: '18,5',
      words: 'Au printemps',
    });
    expect(await read(kim, paths.planItem(plan, item))).toContain('Au printemps');
    expect((await maude.post(paths.planIndicatorRemoval(plan, item, indicator))).status).toBe(422);
  });
});

describe('the table', () => {
  test('writes what changed, says which boxes are wrong, and keeps both texts of a late line', async () => {
    const other = await posted(maude, paths.plans, {
      title: 'Tableau',
      spaceId: team,
      startsOn: '2025-04-01',
    });
    const item = await posted(maude, paths.newPlanItem(other), { title: 'Une', level: 'action' });
    const line = (more: Record<string, string>) => ({
      'id-0': item,
      'version-0': '1',
      'title-0': 'Une',
      'holders-0': '',
      'partners-0': '',
      'startsOn-0': '',
      'dueOn-0': '',
      'resources-0': '',
      ...more,
    });
    expect((await maude.post(paths.planTable(other), line({ 'dueOn-0': 'bientôt' }))).status).toBe(422);
    await posted(
      maude,
      paths.planTable(other),
      line({ 'holders-0': 'Comité; Table', 'dueOn-0': '31 mars 2026' }),
    );
    expect(await read(maude, paths.planItem(other, item))).toContain('31 mars 2026');
    const late = await maude.post(paths.planTable(other), line({ 'title-0': 'En retard' }));
    expect(late.status).toBe(422);
    const html = await late.text();
    expect(html).toContain('En retard');
    expect(html).toContain('Comité; Table');
    expect(await htmlFaults(html)).toEqual([]);
  });

  test('keeps the lines of a text of several lines, and leaves alone what nobody touched', async () => {
    const other = await posted(maude, paths.plans, {
      title: 'Plusieurs lignes',
      spaceId: team,
      startsOn: '2025-04-01',
    });
    const resources = 'Deux salles\nUn autobus';
    const items = [
      await posted(maude, paths.newPlanItem(other), { title: 'Une', level: 'action', resources }),
      await posted(maude, paths.newPlanItem(other), { title: 'Deux', level: 'action', resources }),
    ];
    expect(await read(maude, paths.planTable(other))).toMatch(
      />Deux salles\nUn autobus<\/textarea>.*>Deux salles\nUn autobus<\/textarea>/s,
    );
    const boxes = (at: number, title: string, text: string) => ({
      [`id-${at}`]: items[at]!,
      [`version-${at}`]: '1',
      [`title-${at}`]: title,
      [`resources-${at}`]: text.replaceAll('\n', '\r\n'),
    });
    await posted(maude, paths.planTable(other), {
      ...boxes(0, 'Une, corrigée', resources),
      ...boxes(1, 'Deux', resources),
    });
    const versions = await site.system((transaction) =>
      transaction.query<{ title: string; resources: string; version: number }>({
        text: 'SELECT title, resources, version FROM plan_items WHERE plan_id = $1 ORDER BY position',
        values: [other],
      }),
    );
    expect(versions).toEqual([
      { title: 'Une, corrigée', resources, version: 2 },
      { title: 'Deux', resources, version: 1 },
    ]);
  });

  test('a sheet is read over, its faults told by cell, then written; what comes out reads back and adds nothing', async () => {
    const other = await posted(maude, paths.plans, {
      title: 'Importé',
      spaceId: team,
      startsOn: '2025-04-01',
    });
    const wrong = 'Enjeu\tAction\tÉchéance\nSe loger\tPorte-à-porte\t31/02/2026';
    const told = await maude.upload(paths.planImport(other), { cells: wrong }, {});
    expect(told.status).toBe(200);
    const faulty = await told.text();
    expect(faulty).toContain('C2');
    expect(faulty).toContain('une fois les cases corrigées');
    expect(faulty).toMatch(/Se loger.*À ajouter.*Porte-à-porte.*À corriger/s);
    const cells =
      'Enjeu\tAction\tResponsable\tÉchéance\tIndicateur\nSe loger\tPorte-à-porte\tComité\t31 mars 2026\tPortes : 0 → 40 (portes)\n\tÉcole\t\t\t';
    const review = await (await maude.upload(paths.planImport(other), { cells }, {})).text();
    expect(await htmlFaults(review)).toEqual([]);
    const field = (name: string, html = review) =>
      new RegExp(`name="${name}" value="([^"]*)"`)
        .exec(html)![1]!
        .replaceAll('&quot;', '"')
        .replaceAll('&amp;', '&');
    const confirmation = { seen: field('seen'), cells: field('cells') };
    await posted(maude, paths.planImportConfirmation(other), confirmation);
    expect((await maude.post(paths.planImportConfirmation(other), confirmation)).status).toBe(422);
    expect(await read(maude, paths.plan(other))).toContain('Porte-à-porte');
    const out = await maude.get(paths.planExport(other));
    const bytes = new Uint8Array(await out.arrayBuffer());
    const book = new exceljs.Workbook();
    await book.xlsx.load(bytes as unknown as ArrayBuffer);
    expect(book.worksheets[0]!.getRow(1).getCell(1).value).toBe('Enjeu');
    const back = await maude.upload(
      paths.planImport(other),
      { cells: '' },
      { file: { name: 'plan.xlsx', type: '', bytes } },
    );
    const unchanged = await back.text();
    expect(unchanged).toContain('Rien à ajouter, aucun à modifier, 3 inchangés.');
    expect(unchanged).not.toContain('Écrire dans le plan');
    const changedCells = cells.replace('31 mars', '30 avril').replace('40', '60');
    const preview = await (await maude.upload(paths.planImport(other), { cells: changedCells }, {})).text();
    expect(preview).toMatch(/un à modifier, 2 inchangés/);
    expect(preview).toMatch(/À modifier.*Échéance.*31 mars 2026.*30 avril 2026.*Indicateurs.*→ 40.*→ 60/s);
    expect(preview).toContain('Inchangé');
    expect(await htmlFaults(preview)).toEqual([]);
    const typed = { seen: field('seen', preview), cells: field('cells', preview) };
    await posted(maude, paths.planImportConfirmation(other), typed);
    const [measured] = await site.system((transaction) =>
      transaction.query<{ id: string; item_id: string; target: number }>({
        text: `SELECT n.id, n.item_id, n.target FROM plan_indicators n JOIN plan_items i ON i.id = n.item_id
               WHERE i.plan_id = $1`,
        values: [other],
      }),
    );
    expect(measured!.target).toBe(60);
    await posted(maude, paths.planIndicatorReadings(other, measured!.item_id, measured!.id), { value: '12' });
    const late = await (await maude.upload(paths.planImport(other), { cells }, {})).text();
    expect(late).toContain('La lecture notée reste.');
    await posted(maude, paths.planImportConfirmation(other), {
      seen: field('seen', late),
      cells: field('cells', late),
    });
    const rewritten = await site.system((transaction) =>
      transaction.query<{ target: number; readings: string }>({
        text: `SELECT n.target, count(r.id) AS readings FROM plan_indicators n
               LEFT JOIN plan_indicator_readings r ON r.indicator_id = n.id WHERE n.id = $1 GROUP BY n.id`,
        values: [measured!.id],
      }),
    );
    expect(rewritten.map((one) => [one.target, Number(one.readings)])).toEqual([[40, 1]]);
    const inWords = cells.replace(' → 40 (portes)', '');
    const unread = await (await maude.upload(paths.planImport(other), { cells: inWords }, {})).text();
    expect(unread).toContain('E2');
    expect(unread).toContain('un nombre reste un nombre');
    expect(unread).not.toContain('Écrire dans le plan');
    const nothing = await maude.upload(paths.planImport(other), { cells: '' }, {});
    expect(nothing.status).toBe(422);
    const rubbish = await maude.upload(
      paths.planImport(other),
      { cells: '' },
      { file: { name: 'x.pdf', type: '', bytes: '%PDF-1.7' } },
    );
    expect(rubbish.status).toBe(422);
  });
});

describe('the programming interface', () => {
  test('opens, fills, moves and reads a plan; a version is asked for', async () => {
    const api = `${paths.api}/plans`;
    const open = await maude.send('POST', api, {
      title: 'Par programme',
      spaceId: team,
      startsOn: '2026-01-01',
    });
    expect(open.status).toBe(201);
    const made = (await open.json()) as { id: string; treeVersion: number };
    const add = (title: string) =>
      maude.send('POST', `${api}/${made.id}/elements`, { title, level: 'action', holders: 'Comité' });
    const first = (await (await add('Un')).json()) as { id: string; number: string };
    const second = (await (await add('Deux')).json()) as { id: string; number: string };
    expect([first.number, second.number]).toEqual(['1', '2']);
    const whole = (await (await maude.send('GET', `${api}/${made.id}`)).json()) as { treeVersion: number };
    const move = await maude.send('POST', `${api}/${made.id}/elements/${second.id}/place`, {
      tree: whole.treeVersion,
      move: 'up',
    });
    expect(((await move.json()) as { number: string }).number).toBe('1');
    const body = { title: 'Un bis', level: 'action' };
    expect((await maude.send('PUT', `${api}/${made.id}/elements/${first.id}`, body)).status).toBe(428);
    const changed = await maude.send('PUT', `${api}/${made.id}/elements/${first.id}`, body, {
      'if-match': '"1"',
    });
    expect(changed.status).toBe(200);
    const stale = await maude.send('PUT', `${api}/${made.id}/elements/${first.id}`, body, {
      'if-match': '"1"',
    });
    expect(stale.status).toBe(412);
    expect((await kim.send('GET', `${api}/${made.id}`)).status).toBe(404);
    expect((await maude.send('GET', `${api}/${made.id}/leviers`)).status).toBe(200);
    expect((await maude.send('GET', `${api}/${made.id}/versions`)).status).toBe(200);
    const paused = await maude.send('POST', `${api}/${made.id}/elements/${first.id}/suites`, {
      kind: 'paused',
      version: 2,
    });
    expect(paused.status).toBe(422);
  });
});

test('what a person wrote in plans is given back, and their name taken off', async () => {
  const { plansDomain } = await import('./plans.domain.ts');
  const data = plansDomain.personalData;
  if (data === 'holds none') throw new Error('Plans hold personal data.');
  const held = await site.system((transaction) => data.exportOf(transaction, maude.personId));
  expect(held.opened).toEqual(expect.arrayContaining([expect.objectContaining({ title: 'Plan concerté' })]));
  await site.system((transaction) => data.erase(transaction, maude.personId));
  const left = await site.system((transaction) => data.exportOf(transaction, maude.personId));
  expect(Object.values(left).flat()).toEqual([]);
});

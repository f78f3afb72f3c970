import { beforeAll, describe, expect, test } from 'vitest';
import { paths } from '#/paths.ts';
import { newId } from '#/platform/ids.ts';
import { htmlFaults } from '../../../test/harness/html.ts';
import { type TestSite, testSite, type Visitor } from '../../../test/harness/site.ts';
import { dossierById, dossierDates, dossiersOfViewer } from './dossiers.public.ts';

let site: TestSite;
let maude: Visitor;
let rene: Visitor;
let idriss: Visitor;
let denis: Visitor;
let outsider: Visitor;
let space: string;

beforeAll(async () => {
  site = await testSite();
  maude = await site.person('Maude Lavigueur');
  rene = await site.person('René Chicoine');
  idriss = await site.person('Idriss Benali');
  denis = await site.person('Denis Fafard');
  outsider = await site.person('Ghyslaine Ouimet');
  space = await site.space('Équipe', [
    [maude, 'facilitator'],
    [rene, 'secretary'],
    [idriss, 'member'],
    [denis, 'guest'],
  ]);
  await site.space('Ailleurs', [[outsider, 'facilitator']]);
});

async function opened(visitor: Visitor, title: string, more: Record<string, string | string[]> = {}) {
  const answer = await visitor.post(paths.dossiers, { spaceId: space, title, ...more });
  expect(answer.status).toBe(303);
  return answer.headers.get('location')!.split('/').at(-1)!;
}

const whole = { summary: '', origin: '', communityKind: '' };

describe('opening a dossier', () => {
  test('one title is enough; the rest is kept as chosen, several axes included', async () => {
    const id = await opened(idriss, 'Relance du comptoir', {
      communityKind: 'territorial',
      fields: ['alimentation'],
      serviceAxes: ['soutien-organismes', 'determinants-sociaux'],
    });
    const kept = await site.as(maude.personId, dossiersOfViewer);
    expect(kept.find((dossier) => dossier.id === id)).toMatchObject({
      title: 'Relance du comptoir',
      state: 'received',
      serviceAxes: ['soutien-organismes', 'determinants-sociaux'],
    });
  });

  test('a refused form keeps what was typed', async () => {
    const answer = await idriss.post(paths.dossiers, {
      spaceId: space,
      title: ' ',
      summary: 'Longue histoire',
    });
    expect(answer.status).toBe(422);
    const html = await answer.text();
    expect(html).toContain('Donnez un titre');
    expect(html).toContain('Longue histoire');
    expect(await htmlFaults(html)).toEqual([]);
  });

  test('dossiers of one space are numbered one after the other', async () => {
    const [first, second] = [await opened(maude, 'Un'), await opened(maude, 'Deux')];
    const kept = await site.as(maude.personId, dossiersOfViewer);
    const number = (id: string) => kept.find((dossier) => dossier.id === id)?.number ?? 0;
    expect(number(second)).toBe(number(first) + 1);
  });

  test('a guest, someone from elsewhere and a stranger may not', async () => {
    expect((await denis.get(paths.newDossier)).status).toBe(403);
    expect((await denis.post(paths.dossiers, { spaceId: space, title: 'Non' })).status).toBe(403);
    expect((await outsider.post(paths.dossiers, { spaceId: space, title: 'Non' })).status).toBe(422);
    expect((await site.stranger.get(paths.newDossier)).status).toBe(303);
  });
});

describe('the shares of the axes', () => {
  const axes = ['soutien-organismes', 'determinants-sociaux'];
  const shared = (first: string, second: string) => ({
    serviceAxes: axes,
    'axisShare-soutien-organismes': first,
    'axisShare-determinants-sociaux': second,
  });
  const sharesOf = async (id: string) =>
    (await site.as(maude.personId, dossiersOfViewer)).find((dossier) => dossier.id === id)?.axisShares;

  test('are kept in the order of the axes, shown with their names, and may be taken back', async () => {
    const id = await opened(idriss, 'Relance à parts', shared('70 %', '30'));
    expect(await sharesOf(id)).toEqual([70, 30]);
    const html = await (await maude.get(paths.dossier(id))).text();
    expect(html).toContain('Soutien aux organismes du milieu, 70\u00a0%');
    expect(await (await maude.get(paths.dossierChange(id))).text()).toContain('value="70"');
    const cleared = { ...whole, title: 'Relance à parts', version: '1', ...shared('', '') };
    expect((await maude.post(paths.dossierChange(id), cleared)).status).toBe(303);
    expect(await sharesOf(id)).toEqual([]);
  });

  test('are refused with a sentence when they are partial, off the sum or no numbers', async () => {
    const id = await opened(idriss, 'Relance refusée', shared('60', '40'));
    const refusals: [string, string, string][] = [
      ['60', '', 'Donnez une part à chaque axe coché'],
      ['60', '50', 'doivent faire 100'],
      ['la moitié', '50', 'nombre entier de 0 à 100'],
    ];
    for (const [first, second, sentence] of refusals) {
      const typed = { ...whole, title: 'Relance refusée', version: '1', ...shared(first, second) };
      const answer = await maude.post(paths.dossierChange(id), typed);
      expect(answer.status).toBe(422);
      const html = await answer.text();
      expect(html).toContain(sentence);
      expect(html).toContain(`value="${first}"`);
      expect(await htmlFaults(html)).toEqual([]);
    }
    const alone = { ...shared('60', '40'), serviceAxes: axes.slice(0, 1) };
    const unticked = await maude.post(paths.dossierChange(id), {
      ...{ ...whole, title: 'Relance refusée', version: '1', ...alone },
    });
    expect(unticked.status).toBe(422);
    expect(await unticked.text()).toContain('à un axe qui n’est pas coché');
    const unopened = await idriss.post(paths.dossiers, {
      spaceId: space,
      title: 'Non',
      ...shared('10', '10'),
    });
    expect(unopened.status).toBe(422);
    expect(await sharesOf(id)).toEqual([60, 40]);
  });

  test('leave a trace in the history', async () => {
    const id = await opened(idriss, 'Relance suivie', shared('60', '40'));
    const typed = { ...whole, title: 'Relance suivie', version: '1', ...shared('20', '80') };
    expect((await maude.post(paths.dossierChange(id), typed)).status).toBe(303);
    const [row] = await site.system((transaction) =>
      transaction.query<{ details: unknown }>({
        text: `SELECT details FROM happenings WHERE subject_id = $1 AND kind = 'dossier.changed'`,
        values: [id],
      }),
    );
    expect(row?.details).toMatchObject({ from: { axisShares: [60, 40] }, to: { axisShares: [20, 80] } });
  });
});

describe('the provenance of the request', () => {
  const saved = async (id: string) =>
    (await site.as(maude.personId, (transaction) => dossierById(transaction, id)))?.originKind;

  test('is a choice that nothing asks for, shown, kept in the history, and taken back', async () => {
    const id = await opened(idriss, 'Ruelle', { originKind: 'concertation' });
    expect(await saved(id)).toBe('concertation');
    expect(await (await maude.get(paths.dossier(id))).text()).toContain('Table ou comité');
    expect(await (await maude.get(paths.dossierChange(id))).text()).toContain(
      '<option value="concertation" selected',
    );
    const cleared = { ...whole, title: 'Ruelle', version: '1', originKind: '' };
    expect((await maude.post(paths.dossierChange(id), cleared)).status).toBe(303);
    expect(await saved(id)).toBeNull();
    const [row] = await site.system((transaction) =>
      transaction.query<{ details: unknown }>({
        text: `SELECT details FROM happenings WHERE subject_id = $1 AND kind = 'dossier.changed'`,
        values: [id],
      }),
    );
    expect(row?.details).toMatchObject({ from: { originKind: 'concertation' }, to: { originKind: null } });
    expect(await saved(await opened(idriss, 'Sans provenance'))).toBeNull();
  });

  test('is one of the list, by the form and by the API, and belongs to those who work there', async () => {
    const id = await opened(idriss, 'Ruelle verte', { originKind: 'citizens' });
    const typed = { ...whole, title: 'Ruelle verte', version: '1', originKind: 'la mairie' };
    expect((await maude.post(paths.dossierChange(id), typed)).status).toBe(422);
    const address = `/api/v1/dossiers/${id}`;
    const read = await maude.send('GET', address);
    expect(await read.json()).toMatchObject({ originKind: 'citizens' });
    const put = (who: Visitor, originKind: string) =>
      who.send('PUT', address, { title: 'Ruelle verte', originKind }, { 'if-match': '"1"' });
    expect((await put(maude, 'mairie')).status).toBe(422);
    expect((await put(outsider, 'other')).status).toBe(404);
    expect(await saved(id)).toBe('citizens');
    expect(await (await put(maude, 'institution')).json()).toMatchObject({ originKind: 'institution' });
  });
});

describe('the state of a dossier', () => {
  test('changes with its day and its reason, and the dates of the request follow', async () => {
    const id = await opened(idriss, 'Traverse', { sinceOn: '2026-02-02' });
    const move = { state: 'accepted', onDay: '2026-02-20', reason: 'Les jeunes mènent.' };
    expect((await idriss.post(paths.dossierState(id), move)).status).toBe(303);
    const [dates] = await site.as(idriss.personId, (transaction) => dossierDates(transaction, [id]));
    expect(dates).toEqual({
      dossierId: id,
      receivedOn: '2026-02-02',
      decidedOn: '2026-02-20',
      startedOn: null,
      closedOn: null,
    });
  });

  test('is refused with a sentence, and nothing moves', async () => {
    const id = await opened(idriss, 'Jardin', { sinceOn: '2026-03-01' });
    const refusals: [Record<string, string>, string][] = [
      [{ state: 'closed', onDay: '2026-03-02', reason: 'Vite' }, 'ne peut pas passer à cet état'],
      [{ state: 'analysed', onDay: '2026-02-02', reason: 'Hier' }, 'précède le dernier changement'],
      [{ state: 'analysed', onDay: '2026-12-02', reason: 'Plus tard' }, 'n’est pas encore arrivé'],
      [{ state: 'analysed', onDay: '2026-03-02', reason: '' }, 'Dites pourquoi'],
      [{ state: 'analysed', onDay: '2026-02-30', reason: 'Jour inventé' }, 'n’existe pas'],
    ];
    for (const [typed, sentence] of refusals) {
      const answer = await idriss.post(paths.dossierState(id), typed);
      expect(answer.status).toBe(422);
      expect(await answer.text()).toContain(sentence);
    }
    const kept = await site.as(idriss.personId, dossiersOfViewer);
    expect(kept.find((dossier) => dossier.id === id)?.state).toBe('received');
  });
});

test('two changes from one version: the second keeps both texts', async () => {
  const id = await opened(idriss, 'Colloque');
  const change = { ...whole, title: 'Colloque de mars', version: '1' };
  expect((await idriss.post(paths.dossierChange(id), change)).status).toBe(303);
  const answer = await rene.post(paths.dossierChange(id), { ...change, title: 'Colloque d’avril' });
  expect(answer.status).toBe(422);
  const html = await answer.text();
  expect(html).toContain('Colloque de mars');
  expect(html).toContain('Colloque d’avril');
  expect(html).toContain('name="version" value="2"');
  const merged = await rene.post(paths.dossierChange(id), { ...change, title: 'Colloque', version: '2' });
  expect(merged.status).toBe(303);
});

describe('who may do what', () => {
  test('only those who keep the memory widen, and only when they say so', async () => {
    const id = await opened(idriss, 'À montrer');
    const wide = { visibility: 'public' };
    expect((await idriss.post(paths.dossierVisibility(id), { ...wide, widen: 'yes' })).status).toBe(403);
    expect((await rene.post(paths.dossierVisibility(id), wide)).status).toBe(422);
    expect((await rene.post(paths.dossierVisibility(id), { ...wide, widen: 'yes' })).status).toBe(303);
    const logged = await site.system((transaction) =>
      transaction.query<{ details: unknown }>({
        text: `SELECT details FROM happenings WHERE kind = 'dossier.widened' AND subject_id = $1`,
        values: [id],
      }),
    );
    expect(logged).toEqual([{ details: { from: 'space', to: 'public' } }]);
  });

  test('every address answers each visitor as it must', async () => {
    const id = await opened(idriss, 'Cellule');
    const pages = [paths.dossierChange(id), paths.dossierState(id), paths.dossierPartners(id)];
    for (const address of pages) {
      expect((await site.stranger.get(address)).status).toBe(303);
      expect((await outsider.get(address)).status).toBe(404);
      expect((await outsider.post(address, { title: 'x' })).status).toBe(404);
      expect((await denis.get(address)).status).toBe(403);
      const answer = await idriss.get(address);
      expect(answer.status).toBe(200);
      expect(await htmlFaults(await answer.text())).toEqual([]);
    }
    expect((await idriss.get(paths.dossierVisibility(id))).status).toBe(403);
    expect((await idriss.get(paths.dossierChange('pas-un-numero'))).status).toBe(404);
    expect((await idriss.get(paths.dossierChange(newId()))).status).toBe(404);
  });

  test('row-level security holds without the stores', async () => {
    const id = await opened(idriss, 'Verrou');
    const read = (personId: string | null) =>
      site.as(personId, (transaction) =>
        transaction.query<{ id: string }>({
          text: `SELECT d.id FROM dossiers d JOIN dossier_states s ON s.dossier_id = d.id WHERE d.id = $1`,
          values: [id],
        }),
      );
    expect(await read(denis.personId)).toHaveLength(1);
    expect(await read(outsider.personId)).toEqual([]);
    expect(await read(null)).toEqual([]);
    const rename = (personId: string) =>
      site.as(personId, (transaction) =>
        transaction.query({
          text: `UPDATE dossiers SET title = 'x' WHERE id = $1 RETURNING id`,
          values: [id],
        }),
      );
    expect(await rename(denis.personId)).toEqual([]);
    expect(await rename(outsider.personId)).toEqual([]);
  });
});

test('partners come, end and go', async () => {
  const id = await opened(idriss, 'Partenaires');
  const add = { name: 'Comité logement des Saules', role: 'carrier', sinceOn: '2026-01-05', untilOn: '' };
  expect((await idriss.post(paths.dossierPartners(id), add)).status).toBe(303);
  const html = await (await idriss.get(paths.dossierPartners(id))).text();
  expect(html).toContain('Comité logement des Saules');
  expect(html).toMatch(/<a href="[^"]*[0-9a-f-]{36}">Comité logement des Saules<\/a>/);
  expect(html).toContain('<option value="Comité logement des Saules"');
  expect(await htmlFaults(html)).toEqual([]);
  const twice = await idriss.post(paths.dossierPartners(id), { ...add, name: 'comite logement des saules' });
  expect(twice.status).toBe(422);
  expect(await twice.text()).toContain('déjà liée au dossier avec ce rôle');
  const partner = /partenaires\/([0-9a-f-]{36})/.exec(html)![1]!;
  expect((await denis.post(paths.dossierPartner(id, partner), { act: 'end' })).status).toBe(403);
  expect((await idriss.post(paths.dossierPartner(id, partner), { act: 'end' })).status).toBe(303);
  expect(await (await idriss.get(paths.dossierPartners(id))).text()).toContain('18 mars 2026');
  expect((await idriss.post(paths.dossierPartner(id, partner), { act: 'remove' })).status).toBe(303);
  expect((await idriss.post(paths.dossierPartner(id, partner), { act: 'remove' })).status).toBe(404);
  const wrong = await idriss.post(paths.dossierPartners(id), { ...add, untilOn: '2025-01-01' });
  expect(wrong.status).toBe(422);
});

test('the list narrows by its address, in pages without a total', async () => {
  await opened(maude, 'Halte', { state: 'watching', fields: ['itinerance'], sinceOn: '2026-01-01' });
  const list = await (await maude.get(`${paths.dossiers}?etat=watching&champ=itinerance`)).text();
  expect(list).toContain('Halte');
  expect(list).not.toContain('Colloque');
  expect(await htmlFaults(list)).toEqual([]);
  const odd = await maude.get(`${paths.dossiers}?etat=x&espace=y&suite=%00`);
  expect(odd.status).toBe(200);
  expect(await (await outsider.get(`${paths.dossiers}?espace=${space}`)).text()).not.toContain('Halte');
});

test('the space writes its own words', async () => {
  const address = paths.spaceVocabulary(space);
  const typed = { kind: 'people-category', added: 'Locataires\nPersonnes aînées' };
  expect((await idriss.post(address, typed)).status).toBe(403);
  expect((await outsider.get(address)).status).toBe(404);
  expect((await rene.post(address, typed)).status).toBe(303);
  const html = await (await rene.get(address)).text();
  expect(html).toContain('Locataires');
  expect(await htmlFaults(html)).toEqual([]);
  const many = { kind: 'field', added: Array.from({ length: 70 }, (_, at) => `Mot ${at}`).join('\n') };
  expect((await rene.post(address, many)).status).toBe(422);
});

describe('the API', () => {
  const api = `${paths.api}/dossiers`;

  test('opens, reads, changes by version and moves', async () => {
    const made = await idriss.send('POST', api, { spaceId: space, title: 'Par l’API' });
    expect(made.status).toBe(201);
    const dossier = (await made.json()) as { id: string; version: number };
    const one = `${api}/${dossier.id}`;
    const read = await idriss.send('GET', one);
    expect(read.headers.get('etag')).toBe('"1"');
    expect((await idriss.send('PUT', one, { title: 'Autre' })).status).toBe(428);
    const tag = { 'if-match': '"1"' };
    expect((await idriss.send('PUT', one, { title: 'Autre' }, tag)).status).toBe(200);
    expect((await idriss.send('PUT', one, { title: 'Encore' }, tag)).status).toBe(412);
    const moved = await idriss.send('POST', `${one}/etats`, { state: 'analysed', reason: 'Vu.' });
    expect(await moved.json()).toMatchObject({ state: 'analysed', title: 'Autre' });
    expect((await idriss.send('POST', `${one}/etats`, { state: 'closed', reason: 'Vu.' })).status).toBe(422);
  });

  test('ties and unties organisations', async () => {
    const id = await opened(idriss, 'Partenaires par l’API');
    const address = `${api}/${id}/partenaires`;
    const added = await idriss.send('POST', address, { name: 'Atelier des Rives', role: 'host' });
    expect(added.status, 'a role that is none').toBe(422);
    const tied = await idriss.send('POST', address, { name: 'Atelier des Rives', role: 'carrier' });
    expect(tied.status).toBe(201);
    const [partner] = ((await tied.json()) as { partners: { id: string; organisationId: string }[] })
      .partners;
    expect(partner!.organisationId).toMatch(/^[0-9a-f-]{36}$/);
    expect((await idriss.send('POST', address, { name: 'Atelier des Rives', role: 'carrier' })).status).toBe(
      422,
    );
    expect((await denis.send('POST', `${address}/${partner!.id}`, { act: 'end' })).status).toBe(403);
    expect((await outsider.send('POST', address, { name: 'x' })).status).toBe(404);
    const ended = await idriss.send('POST', `${address}/${partner!.id}`, { act: 'end' });
    expect(await ended.json()).toMatchObject({ partners: [{ untilOn: '2026-03-18' }] });
  });

  test('is closed to strangers, to other spaces and to low roles', async () => {
    const id = await opened(idriss, 'Fermé');
    expect((await site.stranger.send('GET', api)).status).toBe(401);
    expect((await outsider.send('GET', `${api}/${id}`)).status).toBe(404);
    expect((await denis.send('PUT', `${api}/${id}`, { title: 'x' }, { 'if-match': '"1"' })).status).toBe(403);
    expect((await denis.send('GET', `${api}/${id}`)).status).toBe(200);
    const list = (await (await outsider.send('GET', api)).json()) as { items: unknown[] };
    expect(list.items).toEqual([]);
    expect((await idriss.send('POST', api, { title: 4 })).status).toBe(422);
  });

  test('lists by cursor', async () => {
    const first = (await (await maude.send('GET', `${api}?taille=2`)).json()) as {
      items: { id: string }[];
      next: string;
    };
    const second = (await (await maude.send('GET', `${api}?taille=2&suite=${first.next}`)).json()) as {
      items: { id: string }[];
    };
    const ids = [...first.items, ...second.items].map((item) => item.id);
    expect(new Set(ids).size).toBe(4);
  });
});

import { beforeAll, describe, expect, test } from 'vitest';
import { paths } from '#/paths.ts';
import { newId } from '#/platform/ids.ts';
import { htmlFaults } from '../../../test/harness/html.ts';
import { type TestSite, testSite, type Visitor } from '../../../test/harness/site.ts';
import { chroniclesDomain } from './chronicles.domain.ts';
import { changesBetween, dossiersToldBetween, eventsBetween } from './chronicles.public.ts';

let site: TestSite;
let maude: Visitor;
let idriss: Visitor;
let denis: Visitor;
let outsider: Visitor;
let team: string;
let dossier: string;

const last = (answer: Response) => answer.headers.get('location')!.split(/[?#]/)[0]!.split('/').at(-1)!;

async function posted(
  visitor: Visitor,
  address: string,
  typed: Record<string, string | string[]> = {},
): Promise<string> {
  const answer = await visitor.post(address, typed);
  expect(answer.status, `${address} ${(await answer.clone().text()).slice(0, 1500)}`).toBe(303);
  return last(answer);
}

async function read(visitor: Visitor, address: string): Promise<string> {
  const answer = await visitor.get(address);
  expect(answer.status, address).toBe(200);
  const html = await answer.text();
  expect(await htmlFaults(html), address).toEqual([]);
  return html;
}

const opened = (title: string) => posted(maude, paths.dossiers, { spaceId: team, title });
const noted = (text: string, dossierId: string, more: Record<string, string> = {}) =>
  posted(maude, paths.quickTrace, { spaceId: team, text, dossierId, ...more });
const idIn = (html: string, root: string) =>
  new RegExp(`${root}/([0-9a-f]{8}-[0-9a-f-]{27})"`).exec(html)?.[1] ?? '';

beforeAll(async () => {
  site = await testSite();
  maude = await site.person('Maude Lavigueur');
  idriss = await site.person('Idriss Benali');
  denis = await site.person('Denis Fafard');
  outsider = await site.person('Ghyslaine Ouimet');
  team = await site.space('Équipe', [
    [maude, 'facilitator'],
    [idriss, 'member'],
    [denis, 'guest'],
  ]);
  await site.space('Ailleurs', [[outsider, 'facilitator']]);
  dossier = await opened('Marche du jeudi');
});

describe('the page of a dossier', () => {
  test('tells the request, the decision and the latest traces, and takes a note', async () => {
    const id = await posted(maude, paths.dossiers, {
      spaceId: team,
      title: 'Relance',
      origin: 'Appel de la coordination',
      sinceOn: '2026-02-01',
    });
    await posted(maude, paths.dossierState(id), {
      state: 'accepted',
      onDay: '2026-02-10',
      reason: 'Une porte de sortie.',
    });
    await noted('Première rencontre', id);
    const html = await read(idriss, paths.dossier(id));
    for (const said of [
      'Demande reçue le 1er février 2026',
      'Appel de la coordination',
      'Acceptée le 10 février 2026',
      'Une porte de sortie.',
      'Première rencontre',
      `name="dossierId" value="${id}"`,
    ]) {
      expect(html).toContain(said);
    }
    expect(await read(denis, paths.dossier(id))).not.toContain('name="dossierId"');
    for (const address of [paths.dossier(id), paths.dossierThread(id), paths.dossierSheet(id)]) {
      expect((await outsider.get(address)).status).toBe(404);
      expect((await site.stranger.get(address)).status).toBe(303);
    }
    expect((await outsider.get(paths.dossier('x'))).status).toBe(404);
  });

  test('shown to all, shows only the traces that are, and none of what is kept inside', async () => {
    const id = await opened('Montré à tous');
    const hidden = await noted('Trace de l’équipe', id);
    const open = await noted('Trace publique', id);
    await posted(maude, paths.traceVisibility(open), { visibility: 'public', widen: 'yes' });
    await posted(maude, paths.traceEvents(hidden), { dossierId: id, why: 'Le tournant.' });
    await posted(maude, paths.dossierSteps(id), { text: 'Rappeler la table' });
    await posted(maude, paths.dossierVisibility(id), { visibility: 'public', widen: 'yes' });
    for (const address of [
      paths.dossier(id),
      paths.dossierThread(id),
      paths.dossierEvents(id),
      paths.dossierObservedChanges(id),
      paths.dossierSteps(id),
      paths.dossierFiles(id),
      paths.dossierWithdrawal(id),
      `${paths.dossierSheet(id)}?traces=oui`,
    ]) {
      const html = await read(site.stranger, address);
      expect(html, address).not.toContain('Trace de l’équipe');
      expect(html, address).not.toContain(hidden);
      expect(html, address).not.toMatch(/<form[^>]*method="post"[^>]*dossiers/);
      expect(html, address).not.toContain('Maude Lavigueur');
    }
    const html = await read(site.stranger, paths.dossier(id));
    expect(html).toContain('Trace publique');
    expect(html).toContain('Le tournant.');
    expect(html).toContain('Une trace que vous ne voyez pas');
    expect(html).toContain('Rappeler la table');
  });

  test('tells its whole thread in pages', async () => {
    const id = await opened('Fil long');
    for (let at = 0; at < 45; at += 1) await noted(`Trace ${at}`, id);
    await posted(maude, paths.dossierEvents(id), {
      fact: 'Vieux fait',
      happenedOn: '2020-05-05',
      why: 'Il compte.',
    });
    const first = await read(maude, paths.dossierThread(id));
    expect(first).toContain('Trace 44');
    expect(first).not.toContain('Vieux fait');
    const next = /href="([^"]+\?suite=[^"]+)"/.exec(first)![1]!.replaceAll('&amp;', '&');
    const second = await read(maude, next);
    expect(second).toContain('Vieux fait');
    expect(second).not.toContain('Trace 44');
    expect(await read(maude, paths.dossierThread(await opened('Vide')))).toContain('Aucune trace');
  });
});

describe('an event that counts', () => {
  test('is a trace, marked from its page, with why and how one knows; once in a dossier', async () => {
    const id = await opened('Événements');
    const trace = await noted('Le conseil vote le plan', id);
    expect(await read(maude, paths.trace(trace))).toContain(paths.traceEvents(trace));
    await read(maude, paths.traceEvents(trace));
    const typed = { dossierId: id, why: 'La décision vient du conseil.', sources: 'Procès-verbal, point 6.' };
    await posted(maude, paths.traceEvents(trace), typed);
    const again = await maude.post(paths.traceEvents(trace), typed);
    expect(again.status).toBe(422);
    expect(await again.text()).toContain('déjà marquée');
    for (const address of [paths.dossier(id), paths.dossierThread(id), paths.dossierEvents(id)]) {
      const html = await read(idriss, address);
      expect(html).toContain('La décision vient du conseil.');
      expect(html).toContain('Procès-verbal, point 6.');
    }
    expect((await read(idriss, paths.dossierThread(id))).match(/Le conseil vote le plan/g)?.length).toBe(1);
  });

  test('is a fact with its day, refused without words, without a why or before it happens', async () => {
    const id = await opened('Faits');
    const fact = { fact: 'La salle est réservée', happenedOn: '2026-03-02', why: 'Un lieu à soi.' };
    const refusals: [Record<string, string>, string][] = [
      [{ ...fact, fact: ' ' }, 'Dites ce qui s’est passé'],
      [{ ...fact, why: '' }, 'Dites en une phrase'],
      [{ ...fact, happenedOn: '2026-03-19' }, 'pas encore arrivé'],
      [{ ...fact, happenedOn: '2026-02-30' }, 'n’existe pas'],
    ];
    for (const [typed, sentence] of refusals) {
      const answer = await maude.post(paths.dossierEvents(id), typed);
      expect(answer.status).toBe(422);
      const html = await answer.text();
      expect(html).toContain(sentence);
      expect(html).toContain(typed.fact);
      expect(await htmlFaults(html)).toEqual([]);
    }
    await posted(maude, paths.dossierEvents(id), fact);
    expect(await read(maude, paths.dossier(id))).toContain('La salle est réservée');
  });

  test('is corrected with its former texts kept, taken off and put back; two who write keep both texts', async () => {
    const id = await opened('Corrections');
    await posted(maude, paths.dossierEvents(id), { fact: 'Un fait', why: 'Première raison.' });
    const event = idIn(await read(maude, paths.dossierEvents(id)), paths.dossierEvents(id));
    const address = paths.dossierEvent(id, event);
    const typed = { fact: 'Un fait', why: 'Seconde raison.', sources: '', version: '1' };
    await posted(idriss, address, typed);
    const html = await read(maude, address);
    expect(html).toContain('Première raison.');
    expect(html).toContain('écrit par Maude Lavigueur');
    const late = await maude.post(address, { ...typed, why: 'Troisième raison.' });
    expect(late.status).toBe(422);
    const both = await late.text();
    expect(both).toContain('Troisième raison.');
    expect(both).toContain('Seconde raison.');
    expect(both).toContain('name="version" value="2"');
    expect((await maude.post(address, { ...typed, fact: '', version: '2' })).status).toBe(422);
    await posted(maude, paths.dossierEventRemoval(id, event));
    expect(await read(denis, paths.dossier(id))).not.toContain('Seconde raison.');
    expect(await read(denis, paths.dossierEvents(id))).toContain('Retirés de l’histoire');
    expect((await maude.post(paths.dossierEventRemoval(id, event))).status).toBe(404);
    await posted(idriss, paths.dossierEventRestoration(id, event));
    expect(await read(maude, paths.dossier(id))).toContain('Seconde raison.');
  });

  test('follows the day of its trace, and falls silent when the trace is thrown away', async () => {
    const id = await opened('Jour corrigé');
    const trace = await noted('Rencontre déplacée', id);
    await posted(maude, paths.traceEvents(trace), { dossierId: id, why: 'Raison suivie.' });
    await site.system((transaction) =>
      transaction.query({ text: `UPDATE traces SET event_on = '2026-01-05' WHERE id = $1`, values: [trace] }),
    );
    const found = await site.as(maude.personId, (transaction) =>
      eventsBetween(transaction, [id], '2026-01-01', '2026-01-31'),
    );
    expect(found.map((event) => event.why)).toEqual(['Raison suivie.']);
    await posted(maude, paths.traceRemoval(trace));
    expect(await read(maude, paths.dossier(id))).not.toContain('Raison suivie.');
    expect((await maude.get(paths.traceEvents(trace))).status).toBe(404);
  });

  test('guests read, people from elsewhere find nothing, and nobody marks a trace they cannot see', async () => {
    const id = await opened('Droits');
    const trace = await noted('Une trace', id);
    await posted(maude, paths.traceEvents(trace), { dossierId: id, why: 'Elle compte.' });
    const event = idIn(await read(maude, paths.dossierEvents(id)), paths.dossierEvents(id));
    expect(await read(denis, paths.dossierEvents(id))).toContain('Elle compte.');
    expect((await denis.get(paths.dossierEvent(id, event))).status).toBe(403);
    expect((await denis.post(paths.dossierEvents(id), { fact: 'x', why: 'y' })).status).toBe(403);
    expect((await denis.post(paths.dossierEventRemoval(id, event))).status).toBe(403);
    expect((await outsider.get(paths.dossierEvents(id))).status).toBe(404);
    expect((await outsider.get(paths.traceEvents(trace))).status).toBe(404);
    expect((await outsider.post(paths.traceEvents(trace), { dossierId: id, why: 'x' })).status).toBe(404);
    expect((await maude.get(paths.dossierEvent(id, newId()))).status).toBe(404);
    const own = await posted(maude, paths.newTrace, {
      spaceId: team,
      text: 'À moi',
      eventOn: '2026-03-17',
      visibility: 'author',
      addressee: 'community',
    });
    expect((await idriss.get(paths.traceEvents(own))).status).toBe(404);
    expect(await read(maude, paths.traceEvents(own))).toContain('rattachée à aucun dossier');
  });
});

describe('what changed', () => {
  test('is noted in four answers kept apart, several over time, each with its authors', async () => {
    const id = await opened('Changements');
    const trace = await noted('Assemblée des bénévoles', id);
    await read(maude, paths.newDossierObservedChange(id));
    const empty = await maude.post(paths.dossierObservedChanges(id), {
      groupChange: '',
      ownPart: 'Notre part',
    });
    expect(empty.status).toBe(422);
    expect(await empty.text()).toContain('Notre part');
    const typed = {
      observedOn: '2026-03-01',
      groupChange: 'On se téléphone entre deux marches.',
      ownPart: 'Tenir l’heure.',
      othersPart: 'La Maison des aînés ouvre la salle.',
      sources: 'Ce qu’en dit la **responsable**.',
      traceIds: [trace],
    };
    await posted(maude, paths.dossierObservedChanges(id), typed);
    await posted(idriss, paths.dossierObservedChanges(id), { groupChange: 'Le noyau choisit le parcours.' });
    const html = await read(maude, paths.dossierObservedChanges(id));
    for (const said of [
      'La part de l’organisation communautaire',
      'Tenir l’heure.',
      'La part des autres',
      '<strong>responsable</strong>',
      paths.trace(trace),
      'écrit par Maude Lavigueur',
      'écrit par Idriss Benali',
      'Non précisée',
      'Ce passage dit « on »',
    ]) {
      expect(html.replaceAll('\u00a0', ' ')).toContain(said);
    }
    const change = idIn(html.slice(html.indexOf('On se téléphone')), paths.dossierObservedChanges(id));
    const address = paths.dossierObservedChange(id, change);
    await posted(idriss, address, { ...typed, groupChange: 'Les marcheuses se téléphonent.', version: '1' });
    const rewritten = await read(maude, paths.dossierObservedChanges(id));
    expect(rewritten).toContain('écrit par Maude Lavigueur, Idriss Benali');
    expect(rewritten).not.toContain('Ce passage dit');
    expect(await read(maude, address)).toContain('On se téléphone entre deux marches.');
    const late = await maude.post(address, { ...typed, ownPart: 'Autre part', version: '1' });
    expect(late.status).toBe(422);
    expect(await late.text()).toContain('Les marcheuses se téléphonent.');
    await posted(maude, paths.dossierObservedChangeRemoval(id, change));
    expect(await read(maude, paths.dossier(id))).not.toContain('Les marcheuses se téléphonent.');
    await posted(maude, paths.dossierObservedChangeRestoration(id, change));
    expect(await read(maude, paths.dossier(id))).toContain('Les marcheuses se téléphonent.');
  });

  test('starts from what a trace says, and keeps the sources that the writer cannot see', async () => {
    const id = await opened('Depuis une trace');
    const trace = await posted(maude, paths.newTrace, {
      spaceId: team,
      text: 'Soirée de cuisine',
      eventOn: '2026-03-04',
      whatChanged: 'Les voisines s’invitent.',
      visibility: 'space',
      addressee: 'community',
      dossierIds: [id],
    });
    const own = await posted(maude, paths.newTrace, {
      spaceId: team,
      text: 'Pour moi',
      eventOn: '2026-03-05',
      visibility: 'author',
      addressee: 'community',
      dossierIds: [id],
    });
    const page = await read(maude, paths.dossierObservedChanges(id));
    expect(page).toContain('Les voisines s’invitent.');
    const offered = await read(maude, `${paths.newDossierObservedChange(id)}?trace=${trace}`);
    expect(offered).toContain('>Les voisines s’invitent.</textarea>');
    expect(offered).toContain('value="2026-03-04"');
    const typed = { groupChange: 'Les voisines s’invitent.', traceIds: [trace, own] };
    await posted(maude, paths.dossierObservedChanges(id), typed);
    const html = await read(idriss, paths.dossierObservedChanges(id));
    const change = idIn(html.slice(html.indexOf('<article')), paths.dossierObservedChanges(id));
    await posted(idriss, paths.dossierObservedChange(id, change), { ...typed, traceIds: [], version: '1' });
    const kept = await read(maude, paths.dossierObservedChange(id, change));
    expect(kept).toMatch(new RegExp(`value="${own}"[^>]*checked|checked[^>]*value="${own}"`));
  });

  test('guests read and do not write; days to come are refused', async () => {
    const id = await opened('Droits des changements');
    expect((await denis.get(paths.newDossierObservedChange(id))).status).toBe(403);
    expect((await denis.post(paths.dossierObservedChanges(id), { groupChange: 'x' })).status).toBe(403);
    expect((await outsider.get(paths.dossierObservedChanges(id))).status).toBe(404);
    const future = { groupChange: 'x', observedOn: '2026-04-01' };
    expect((await maude.post(paths.dossierObservedChanges(id), future)).status).toBe(422);
    expect((await maude.get(paths.dossierObservedChange(id, newId()))).status).toBe(404);
  });
});

test('what a bilan asks of a period: events, changes and dossiers that tell something, within the rights of who asks', async () => {
  const id = await opened('Période');
  const quiet = await opened('Rien dans la période');
  const changed = await opened('Un changement');
  await noted('Dans la période', quiet);
  await posted(maude, paths.dossierEvents(id), { fact: 'Un fait', happenedOn: '2026-02-02', why: 'Compte.' });
  await posted(maude, paths.dossierObservedChanges(changed), {
    groupChange: 'Un gain.',
    observedOn: '2026-02-20',
  });
  const asked = (visitor: Visitor, from: string, until: string) =>
    site.as(visitor.personId, async (transaction) => ({
      events: (await eventsBetween(transaction, [id, quiet], from, until)).map((one) => one.fact),
      changes: (await changesBetween(transaction, [changed, quiet], from, until)).map(
        (one) => one.groupChange,
      ),
      dossiers: await dossiersToldBetween(transaction, [team], from, until),
    }));
  const february = await asked(maude, '2026-02-01', '2026-02-28');
  expect(february.events).toEqual(['Un fait']);
  expect(february.changes).toEqual(['Un gain.']);
  expect(february.dossiers).toEqual(expect.arrayContaining([id, changed]));
  expect(february.dossiers).not.toContain(quiet);
  // All three were opened in March: a change of state.
  const march = await asked(maude, '2026-03-01', '2026-03-31');
  expect(march.dossiers).toEqual(expect.arrayContaining([id, changed, quiet]));
  const elsewhere = await asked(outsider, '2026-02-01', '2026-03-31');
  expect([elsewhere.events, elsewhere.changes]).toEqual([[], []]);
  for (const one of [id, changed, quiet]) expect(elsewhere.dossiers).not.toContain(one);
});

test('what is told of a dossier finds it by search', async () => {
  const id = await opened('Introuvable autrement');
  await posted(maude, paths.dossierEvents(id), { fact: 'Le kiosque à musique', why: 'Un phare.' });
  await posted(maude, paths.dossierObservedChanges(id), { groupChange: 'Les parapluies circulent.' });
  await posted(maude, paths.dossierSteps(id), { text: 'Repeindre la gloriette' });
  await posted(maude, paths.dossierWithdrawalChange(id), {
    revision: '0',
    what: ['Garder la cloche'],
    stands: ['remains'],
  });
  for (const word of ['kiosque', 'parapluie', 'gloriette', 'cloche']) {
    const found = await (await idriss.get(`${paths.search}?q=${word}`)).text();
    expect(found, word).toContain(paths.dossier(id));
    expect(found, word).toContain('<mark>');
    expect(await (await outsider.get(`${paths.search}?q=${word}`)).text(), word).not.toContain(id);
  }
});

describe('the interface of programs', () => {
  const api = (id: string) => `${paths.api}/dossiers/${id}`;

  test('reads the story, marks, notes, corrects with a version, and takes off', async () => {
    const id = await opened('Par programme');
    const made = await maude.send('POST', `${api(id)}/evenements`, { fact: 'Un fait', why: 'Il compte.' });
    expect(made.status).toBe(201);
    const event = (await made.json()).events[0];
    expect(event).toMatchObject({ fact: 'Un fait', why: 'Il compte.', happenedOn: '2026-03-18', version: 1 });
    const address = `${api(id)}/evenements/${event.id}`;
    const body = { fact: 'Un fait', why: 'Il compte encore.' };
    expect((await maude.send('PUT', address, body)).status).toBe(428);
    expect((await maude.send('PUT', address, body, { 'if-match': '"1"' })).status).toBe(200);
    expect((await maude.send('PUT', address, body, { 'if-match': '"1"' })).status).toBe(412);
    const change = await maude.send('POST', `${api(id)}/changements`, { groupChange: 'Un gain.' });
    const changeId = (await change.json()).changes[0].id;
    const rewritten = await maude.send(
      'PUT',
      `${api(id)}/changements/${changeId}`,
      { groupChange: 'Un autre gain.' },
      { 'if-match': '"1"' },
    );
    expect((await rewritten.json()).changes[0].groupChange).toBe('Un autre gain.');
    const step = await maude.send('POST', `${api(id)}/pas`, { text: 'Appeler', dueOn: '2026-04-01' });
    const stepId = (await step.json()).steps[0].id;
    const done = await maude.send('POST', `${api(id)}/pas/${stepId}`, { act: 'done', version: 1 });
    expect((await done.json()).steps[0]).toMatchObject({ endedAs: 'done', endedOn: '2026-03-18' });
    expect((await maude.send('POST', `${api(id)}/pas/${stepId}`, { act: 'done', version: 2 })).status).toBe(
      422,
    );
    expect((await maude.send('DELETE', `${api(id)}/changements/${changeId}`)).status).toBe(200);
    const story = await (await denis.get(`${api(id)}/histoire`)).json();
    expect(story).toMatchObject({ dossierId: id, changes: [], planItems: [], files: [] });
    expect((await maude.send('DELETE', address)).status).toBe(200);
    for (const back of [`${address}/restauration`, `${api(id)}/changements/${changeId}/restauration`]) {
      expect((await denis.send('POST', back)).status).toBe(403);
      expect((await maude.send('POST', back)).status).toBe(200);
    }
    const whole = await (await denis.get(`${api(id)}/histoire`)).json();
    expect(whole).toMatchObject({ events: [{ why: 'Il compte encore.' }], changes: [{ id: changeId }] });
    expect((await maude.send('POST', `${api(id)}/evenements/x/restauration`)).status).toBe(404);
    expect((await denis.send('POST', `${api(id)}/evenements`, body)).status).toBe(403);
    expect((await denis.send('DELETE', address)).status).toBe(403);
    expect((await outsider.get(`${api(id)}/histoire`)).status).toBe(404);
    expect((await maude.send('POST', `${api(id)}/evenements`, { fact: '', why: 'x' })).status).toBe(422);
    expect((await maude.send('POST', `${api(id)}/pas/x`, { act: 'done', version: 1 })).status).toBe(404);
  });
});

test('what a person wrote goes away with them, and stays in the story without their name', async () => {
  const data = chroniclesDomain.personalData;
  if (data === 'holds none') throw new Error('it holds some');
  const gone = await site.person('Personne de passage');
  await site.system((transaction) =>
    transaction.query({
      text: `INSERT INTO memberships (space_id, person_id, role, since_on) VALUES ($1, $2, 'member', '2026-01-01')`,
      values: [team, gone.personId],
    }),
  );
  await posted(gone, paths.dossierEvents(dossier), { fact: 'Fait de passage', why: 'Une raison.' });
  await posted(gone, paths.dossierObservedChanges(dossier), { groupChange: 'Un changement de passage.' });
  await posted(gone, paths.dossierSteps(dossier), { text: 'Un pas de passage' });
  const held = await site.system((transaction) => data.exportOf(transaction, gone.personId));
  for (const [name, count] of Object.entries({ events: 1, changes: 1, steps: 1, texts: 3, files: 0 })) {
    expect(held[name], name).toHaveLength(count);
  }
  await site.system((transaction) => data.erase(transaction, gone.personId));
  const left = await site.system((transaction) => data.exportOf(transaction, gone.personId));
  expect(Object.values(left).flat()).toEqual([]);
  expect(await read(maude, paths.dossierObservedChanges(dossier))).toContain('Un changement de passage.');
});

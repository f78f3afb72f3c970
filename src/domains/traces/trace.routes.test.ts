import { beforeAll, describe, expect, test } from 'vitest';
import { paths } from '#/paths.ts';
import { newId } from '#/platform/ids.ts';
import { htmlFaults } from '../../../test/harness/html.ts';
import { type TestSite, testSite, type Visitor } from '../../../test/harness/site.ts';
import { traceById } from './trace.store.ts';

let site: TestSite;
let maude: Visitor;
let rene: Visitor;
let idriss: Visitor;
let denis: Visitor;
let outsider: Visitor;
let space: string;
let dossier: string;

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
  const answer = await idriss.post(paths.dossiers, { spaceId: space, title: 'Relance du comptoir' });
  dossier = answer.headers.get('location')!.split('/').at(-1)!;
});

/** Notes a trace in one line, and gives its id. */
async function noted(visitor: Visitor, text: string, more: Record<string, string> = {}): Promise<string> {
  const answer = await visitor.post(paths.quickTrace, { spaceId: space, text, ...more });
  expect(answer.status).toBe(303);
  return /traces\/([0-9a-f-]{36})/.exec(answer.headers.get('location') ?? '')![1]!;
}

const kept = (id: string) => site.system((transaction) => traceById(transaction, id));

/** A page's text with ordinary spaces, as it is easier to write. */
const textOf = async (answer: Response) => (await answer.text()).replaceAll('\u00a0', ' ');

/** The full form as the page offers it, ready to be changed. */
const whole = (more: Record<string, string | string[]> = {}) => ({
  spaceId: space,
  text: 'Rencontre du comité',
  eventOn: '2026-03-17',
  visibility: 'space',
  addressee: 'community',
  ...more,
});

describe('the quick entry', () => {
  test('one line is enough: today, no dossier, no duration, and something comes back', async () => {
    const answer = await idriss.post(paths.quickTrace, { text: 'Appel de Thérèse\nOn se revoit mardi.' });
    expect(answer.status).toBe(303);
    const address = answer.headers.get('location')!;
    const html = await (await idriss.get(address)).text();
    expect(html).toContain('C’est noté.');
    expect(html).toContain('Votre journal gagne une ligne');
    expect(await htmlFaults(html)).toEqual([]);
    expect(await kept(/[0-9a-f-]{36}/.exec(address)![0])).toMatchObject({
      title: 'Appel de Thérèse',
      eventOn: '2026-03-18',
      spaceId: space,
      durationMinutes: null,
      visibility: 'space',
    });
  });

  test('proposes the dossier used last', async () => {
    await noted(idriss, 'Passage au comptoir', { dossierId: dossier });
    const html = await textOf(await idriss.get(paths.quickTrace));
    expect(html).toContain('dossier « Relance du comptoir »');
    expect(html).toContain(`<option value="${dossier}" selected`);
    expect(await htmlFaults(html)).toEqual([]);
  });

  test('refused, it keeps what was typed and says what to do', async () => {
    const empty = await idriss.post(paths.quickTrace, { spaceId: space, text: '  ' });
    expect(empty.status).toBe(422);
    expect(await empty.text()).toContain('Écrivez au moins quelques mots');
    const wrong = await idriss.post(paths.quickTrace, {
      spaceId: space,
      text: 'Tournée',
      duration: 'longtemps',
    });
    const html = await wrong.text();
    expect(wrong.status).toBe(422);
    expect(html).toContain('Tournée');
    expect(html).toContain('longtemps');
    expect(html).toContain('Cette durée ne se lit pas');
    expect(await htmlFaults(html)).toEqual([]);
  });

  test('a dossier that is not there for the author keeps the text and saves nothing', async () => {
    const answer = await idriss.post(paths.quickTrace, {
      spaceId: space,
      text: 'Sans dossier',
      dossierId: newId(),
    });
    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain('Ce dossier n’est plus là pour vous');
    const list = await (await idriss.get(paths.traces)).text();
    expect(list).not.toContain('Sans dossier</a>');
  });

  test('a space of others, a guest and a stranger are refused', async () => {
    expect((await outsider.post(paths.quickTrace, { spaceId: space, text: 'Intruse' })).status).toBe(422);
    expect((await denis.post(paths.quickTrace, { spaceId: space, text: 'Invité' })).status).toBe(422);
    expect((await site.stranger.post(paths.quickTrace, { text: 'Personne' })).status).toBe(303);
  });

  test('sent twice with one key, it is done once', async () => {
    const key = newId();
    const typed = { spaceId: space, text: 'Une seule fois', _key: key };
    const [first, second] = await Promise.all([
      idriss.post(paths.quickTrace, typed),
      idriss.post(paths.quickTrace, typed),
    ]);
    expect(first.headers.get('location')).toBe(second.headers.get('location'));
  });

  test('what is offered afterwards completes it', async () => {
    const id = await noted(idriss, 'À compléter');
    const typed = {
      version: '1',
      duration: '1 h 15',
      natures: ['concertation'],
      dossierId: dossier,
      mode: 'video',
    };
    expect((await idriss.post(paths.traceCompletion(id), typed)).status).toBe(303);
    expect(await kept(id)).toMatchObject({
      durationMinutes: 75,
      dossierIds: [dossier],
      mode: 'video',
      version: 2,
    });
    const wrong = await idriss.post(paths.traceCompletion(id), { ...typed, version: '2', duration: 'x' });
    expect(wrong.status).toBe(422);
    expect(await htmlFaults(await wrong.text())).toEqual([]);
  });
});

describe('the full form', () => {
  test('keeps everything that is said', async () => {
    const typed = whole({
      eventTime: '13:30',
      duration: '1,5',
      natures: ['concertation', 'political-action'],
      'share-concertation': '60',
      'share-political-action': '40 %',
      flags: ['preparation'],
      mode: 'in-person',
      placeKind: 'school',
      schoolLevel: 'primary',
      placeText: 'Gymnase',
      language: 'fr',
      peopleCount: '1 250',
      practitionerCount: '2',
      actorIds: [idriss.personId, maude.personId],
      [`actorShare-${idriss.personId}`]: '50',
      [`actorShare-${maude.personId}`]: '30',
      otherActor: ['Collègue du secteur voisin', ''],
      otherActorShare: ['20', ''],
      organisationName: ['Comité logement des Saules', ''],
      organisationRole: ['host', 'present'],
      whatChanged: 'Une position commune.',
      dossierIds: [dossier],
    });
    const answer = await idriss.post(paths.newTrace, typed);
    expect(answer.status).toBe(303);
    const id = answer.headers.get('location')!.split('/').at(-1)!;
    expect(await kept(id)).toMatchObject({
      durationMinutes: 90,
      natures: [
        { nature: 'concertation', sharePercent: 60 },
        { nature: 'political-action', sharePercent: 40 },
      ],
      peopleCount: 1250,
      actors: [
        { personId: idriss.personId, sharePercent: 50 },
        { personId: maude.personId, sharePercent: 30 },
        { personId: null, name: 'Collègue du secteur voisin', sharePercent: 20 },
      ],
      organisations: [{ name: 'Comité logement des Saules', role: 'host' }],
    });
    const html = await textOf(await idriss.get(paths.trace(id)));
    expect(html).toContain('1 250 personnes');
    expect(html).toContain('13 h 30');
    expect(html).toContain('Idriss Benali, 50 %');
    expect(await htmlFaults(html)).toEqual([]);
    const form = await (await idriss.get(paths.traceChange(id))).text();
    expect(form).toContain('value="1 h 30"');
    expect(await htmlFaults(form)).toEqual([]);
  });

  test('refuses with a sentence by fault, and gives back what was typed', async () => {
    const refusals: [Record<string, string | string[]>, string][] = [
      [{ text: '   ' }, 'Écrivez au moins quelques mots'],
      [{ eventOn: '2026-02-30' }, 'Cette date n’existe pas'],
      [{ duration: 'une éternité' }, 'Cette durée ne se lit pas'],
      [{ natures: ['concertation', 'other'], 'share-concertation': '50' }, 'Donnez une part à chacune'],
      [{ natures: ['concertation', 'other'], 'share-concertation': '50', 'share-other': '49' }, 'faire 100'],
      [{ schoolLevel: 'primary' }, 'ne se dit que si le lieu est une école'],
      [{ peopleCount: 'beaucoup' }, 'nombre entier'],
      [{ actorIds: [outsider.personId] }, 'n’est pas de l’espace'],
      [{ otherActor: '', otherActorShare: '20' }, 'Nommez cette personne'],
      [{ spaceId: newId() }, 'Vous ne pouvez rien noter dans cet espace'],
    ];
    for (const [more, sentence] of refusals) {
      const answer = await idriss.post(paths.newTrace, whole({ placeText: 'Salle verte', ...more }));
      const html = await answer.text();
      expect(answer.status, sentence).toBe(422);
      expect(html, sentence).toContain(sentence);
      expect(html).toContain('Salle verte');
    }
  });

  test('two changes of different fields are joined; the same field keeps both texts', async () => {
    const id = await noted(maude, 'Rencontre du comité', { eventOn: '2026-03-17' });
    const first = await maude.post(paths.traceChange(id), whole({ version: '1', mode: 'video' }));
    expect(first.status).toBe(303);
    const second = await rene.post(paths.traceChange(id), whole({ version: '1', duration: '45' }));
    expect(second.status).toBe(303);
    expect(await kept(id)).toMatchObject({ mode: 'video', durationMinutes: 45, version: 3 });

    await maude.post(
      paths.traceChange(id),
      whole({ version: '3', mode: 'video', duration: '45', text: 'Rencontre tenue' }),
    );
    const clash = await rene.post(
      paths.traceChange(id),
      whole({ version: '3', mode: 'video', duration: '45', text: 'Rencontre reportée' }),
    );
    expect(clash.status).toBe(409);
    const html = await clash.text();
    expect(html).toContain('Rencontre tenue');
    expect(html).toContain('Rencontre reportée');
    expect(html).toContain('name="version" value="4"');
    expect(await htmlFaults(html)).toEqual([]);
    expect((await kept(id))?.text).toBe('Rencontre tenue');
  });
});

describe('who sees a trace', () => {
  test('author only is the author’s alone, and 404 to others', async () => {
    const id = await noted(idriss, 'Pour moi', { visibility: 'author' });
    expect((await idriss.get(paths.trace(id))).status).toBe(200);
    for (const visitor of [maude, rene, denis, outsider]) {
      expect((await visitor.get(paths.trace(id))).status).toBe(404);
      expect((await visitor.get(paths.traceHistory(id))).status).toBe(404);
      expect((await visitor.post(paths.traceRemoval(id))).status).toBe(404);
    }
    expect((await site.stranger.get(paths.trace(id))).status).toBe(303);
  });

  test('only its author widens it, confirmed and logged', async () => {
    const id = await noted(idriss, 'À montrer');
    const wide = { visibility: 'public', widen: 'yes' };
    expect((await maude.post(paths.traceVisibility(id), wide)).status).toBe(403);
    expect((await idriss.post(paths.traceVisibility(id), { visibility: 'public' })).status).toBe(422);
    expect((await idriss.post(paths.traceVisibility(id), wide)).status).toBe(303);
    expect((await outsider.get(paths.trace(id))).status).toBe(200);
    const open = await site.stranger.get(paths.trace(id));
    expect(open.status).toBe(200);
    expect(await htmlFaults(await open.text())).toEqual([]);
    const happenings = await site.system((transaction) =>
      transaction.query<{ details: unknown }>({
        text: `SELECT details FROM happenings WHERE kind = 'trace.widened' AND subject_id = $1`,
        values: [id],
      }),
    );
    expect(happenings).toEqual([{ details: { from: 'space', to: 'public' } }]);
    expect((await outsider.post(paths.traceChange(id), whole({ version: '2' }))).status).toBe(403);
    expect((await outsider.get(paths.traceHistory(id))).status).toBe(403);
  });

  test('the database refuses what a store would forget', async () => {
    const id = await noted(idriss, 'Verrou');
    const change = (personId: string, set: string) =>
      site.as(personId, (transaction) =>
        transaction.query({ text: `UPDATE traces SET ${set} WHERE id = $1 RETURNING id`, values: [id] }),
      );
    await expect(change(maude.personId, `visibility = 'public'`)).rejects.toThrow(/only its author/);
    await expect(change(maude.personId, `author_id = '${maude.personId}'`)).rejects.toThrow(
      /keeps its author/,
    );
    expect(await change(denis.personId, `title = 'x'`)).toEqual([]);
    expect(await change(outsider.personId, `title = 'x'`)).toEqual([]);
  });

  test('what was written for oneself stays so once it is shared', async () => {
    const id = await noted(idriss, 'Brouillon secret', { visibility: 'author', eventOn: '2026-03-17' });
    const shared = whole({ version: '1', text: 'Version partagée', visibility: 'space', widen: 'yes' });
    expect((await idriss.post(paths.traceChange(id), shared)).status).toBe(303);
    const theirs = await (await maude.get(paths.traceHistory(id))).text();
    expect(theirs).not.toContain('Brouillon secret');
    const mine = await (await idriss.get(paths.traceHistory(id))).text();
    expect(mine).toContain('Brouillon secret');
    expect(await htmlFaults(mine)).toEqual([]);
  });

  test('every address answers each visitor as it must', async () => {
    const id = await noted(idriss, 'Adresses');
    for (const address of [paths.traceChange(id), paths.traceVisibility(id)]) {
      expect((await site.stranger.get(address)).status).toBe(303);
      expect((await outsider.get(address)).status).toBe(404);
      expect((await denis.get(address)).status).toBe(403);
      expect((await idriss.get(address)).status).toBe(200);
    }
    expect((await denis.get(paths.trace(id))).status).toBe(200);
    expect((await denis.post(paths.traceChange(id), whole({ version: '1' }))).status).toBe(403);
    expect((await denis.post(paths.traceRemoval(id))).status).toBe(403);
    expect((await denis.post(paths.traceCompletion(id), { version: '1' })).status).toBe(403);
    expect((await idriss.get(paths.trace('nimporte'))).status).toBe(404);
    expect((await idriss.get(paths.trace(newId()))).status).toBe(404);
  });
});

describe('the trash', () => {
  test('is seen by the author and those who keep the memory; a trace comes back whole', async () => {
    const id = await noted(idriss, 'À jeter');
    expect((await idriss.post(paths.traceRemoval(id))).status).toBe(303);
    expect((await maude.get(paths.trace(id))).status).toBe(404);
    expect(await (await rene.get(paths.traceTrash)).text()).toContain('À jeter');
    const bin = await (await idriss.get(paths.traceTrash)).text();
    expect(bin).toContain('À jeter');
    expect(await htmlFaults(bin)).toEqual([]);
    expect(await (await denis.get(paths.traceTrash)).text()).not.toContain('À jeter');
    expect((await denis.post(paths.traceRestore(id))).status).toBe(404);
    expect((await rene.post(paths.traceRestore(id))).status).toBe(303);
    expect((await idriss.get(paths.trace(id))).status).toBe(200);
    const history = await (await idriss.get(paths.traceHistory(id))).text();
    expect(history).toContain('Mise à la corbeille');
    expect(history).toContain('René Chicoine');
  });

  test('destroys after ninety days, and not before', async () => {
    const { tracesDomain } = await import('./traces.domain.ts');
    const id = await noted(idriss, 'Vieille');
    await idriss.post(paths.traceRemoval(id));
    const empty = () => tracesDomain.jobs!['traces.empty-trash']!({ services: site.services, payload: {} });
    const before = site.services.clock.now();
    site.services.clock.set('2026-06-15T12:00:00Z');
    await empty();
    expect(await kept(id)).not.toBeNull();
    site.services.clock.set('2026-06-17T12:00:00Z');
    await empty();
    expect(await kept(id)).toBeNull();
    site.services.clock.set(before);
  });
});

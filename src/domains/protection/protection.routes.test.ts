import { beforeAll, describe, expect, test } from 'vitest';
import { paths } from '#/paths.ts';
import { newId } from '#/platform/ids.ts';
import { type TestSite, testSite, type Visitor } from '../../../test/harness/site.ts';
import type { Cell, Publication } from './publication.ts';
import { previewRelease, release } from './release.actions.ts';

let site: TestSite;
let administrator: Visitor;
let worker: Visitor;
let guest: Visitor;
let outsider: Visitor;
let spaceId: string;

beforeAll(async () => {
  site = await testSite();
  administrator = await site.person('Nadège Trottier', { administrator: true });
  worker = await site.person('Bastien Lemire');
  guest = await site.person('Oumou Diallo');
  outsider = await site.person('Réjean Poulin');
  spaceId = await site.space('Équipe des berges', [
    [worker, 'member'],
    [guest, 'guest'],
  ]);
});

const people = (key: string, value: number): Cell => ({ key, value, people: value, organisations: null });

const portrait: Publication = {
  cells: [people('total', 60), people('a', 3), people('b', 20), people('c', 37)],
  relations: [{ total: 'total', parts: ['a', 'b', 'c'] }],
};

const request = (publication: Publication, title = 'Portrait du quartier') => ({
  spaceId,
  publication,
  subject: { kind: 'portrait', id: 'p1' },
  purpose: { kind: 'purpose', id: 'r1' },
  title,
  audience: 'L’arrondissement',
  releasedBy: worker.personId,
});

const releaseAs = (visitor: Visitor, publication: Publication, title?: string) =>
  site.as(visitor.personId, (transaction) =>
    release(transaction, { ...request(publication, title), releasedBy: visitor.personId }),
  );

describe('the ledger', () => {
  test('keeps what was released, and protects the next release with regard to it', async () => {
    const first = await releaseAs(worker, portrait);
    expect(
      [...first.protectedPublication.states].filter(([, state]) => state.kind === 'hidden'),
    ).toHaveLength(2);
    const cut: Publication = {
      cells: [people('b', 20), people('c', 37), people('b and c', 57)],
      relations: [{ total: 'b and c', parts: ['b', 'c'] }],
    };
    const preview = await site.as(worker.personId, (transaction) =>
      previewRelease(transaction, spaceId, cut),
    );
    const second = await releaseAs(worker, cut, 'Deuxième coupe');
    expect(second.protectedPublication.states).toEqual(preview.states);
    // Hidden in the first: neither it nor what would give it is shown by the second.
    expect(second.protectedPublication.states.get('b')).toEqual({ kind: 'hidden', reason: 'complementary' });
    expect(second.protectedPublication.states.get('b and c')?.kind).toBe('hidden');

    const unrelated = await releaseAs(worker, { cells: [people('z', 12)], relations: [] }, 'Autre chose');
    const list = await (await worker.get(paths.spaceReleases(spaceId))).text();
    expect(list).toContain('Deuxième coupe');
    const page = await (await guest.get(paths.spaceRelease(spaceId, second.id))).text();
    expect(page).toContain('d’une diffusion antérieure');
    expect(page).toContain('par soustraction');
    const alone = await (await guest.get(paths.spaceRelease(spaceId, unrelated.id))).text();
    expect(alone).toContain('Aucune diffusion antérieure');
    expect(alone).toContain('Rien n’a dû être masqué');
  });

  test('says in a notice what earlier releases gave away', async () => {
    await releaseAs(worker, { cells: [people('all', 30), people('most', 28)], relations: [] });
    const late = await releaseAs(worker, {
      cells: [people('all', 30), people('most', 28), people('rest', 2)],
      relations: [{ total: 'all', parts: ['most', 'rest'] }],
    });
    expect(late.protectedPublication.exposed).toEqual(['rest']);
    const page = await (await worker.get(paths.spaceRelease(spaceId, late.id))).text();
    expect(page).toContain('Un petit nombre était déjà cerné de trop près');
  });

  test('keeps a number once, and gives a new revision to one that changed', async () => {
    await releaseAs(worker, { cells: [people('k', 40)], relations: [] });
    await releaseAs(worker, { cells: [people('k', 40)], relations: [] });
    await releaseAs(worker, { cells: [people('k', 80)], relations: [] });
    const rows = await site.as(worker.personId, (transaction) =>
      transaction.query({
        text: "SELECT revision, value FROM released_facts WHERE key = 'k' ORDER BY revision",
      }),
    );
    expect(rows).toEqual([
      { revision: 1, value: 40 },
      { revision: 2, value: 80 },
    ]);
  });

  test('lets be published what had only tied others together', async () => {
    await releaseAs(worker, { cells: [{ ...people('u', 33), isUnpublished: true }], relations: [] });
    const { protectedPublication } = await releaseAs(worker, { cells: [people('u', 33)], relations: [] });
    expect(protectedPublication.states.get('u')).toEqual({ kind: 'shown' });
    const rows = await site.as(worker.personId, (transaction) =>
      transaction.query({ text: "SELECT revision, state FROM released_facts WHERE key = 'u'" }),
    );
    expect(rows).toEqual([{ revision: 1, state: 'shown' }]);
  });

  test('is empty to begin with, says so, and is in English too', async () => {
    const empty = await site.space('Comité neuf', [[worker, 'member']]);
    expect(await (await worker.get(paths.spaceReleases(empty))).text()).toContain('Aucune diffusion');
    const english = await (await worker.get(paths.spaceReleases(empty), { 'accept-language': 'en' })).text();
    expect(english).toContain('No release for now.');
  });

  test('is for the members of the space: others find nothing, not even of what they can name', async () => {
    const { id } = await releaseAs(worker, { cells: [people('m', 50)], relations: [] });
    expect((await outsider.get(paths.spaceReleases(spaceId))).status).toBe(404);
    expect((await outsider.get(paths.spaceRelease(spaceId, id))).status).toBe(404);
    const own = await site.space('Ailleurs', [[outsider, 'facilitator']]);
    expect((await outsider.get(paths.spaceRelease(own, id))).status).toBe(404);
    expect((await worker.get(paths.spaceRelease(spaceId, newId()))).status).toBe(404);
    expect((await worker.get(paths.spaceRelease(spaceId, 'nothing'))).status).toBe(404);
    expect((await site.stranger.get(paths.spaceReleases(spaceId))).status).toBe(303);
  });
});

describe('the second lock', () => {
  test('hidden numbers are read by those who work in the space, by no guest and nobody else', async () => {
    await releaseAs(worker, portrait);
    const read = (visitor: Visitor) =>
      site.as(visitor.personId, (transaction) =>
        transaction.query({
          text: 'SELECT value FROM released_facts WHERE space_id = $1',
          values: [spaceId],
        }),
      );
    expect((await read(worker)).length).toBeGreaterThan(0);
    expect(await read(guest)).toEqual([]);
    expect(await read(outsider)).toEqual([]);
    expect(await read(administrator)).toEqual([]);
  });

  test('a guest, or somebody else, releases nothing in the name of the space', async () => {
    const refused = /row-level security/;
    await expect(releaseAs(guest, { cells: [people('g', 50)], relations: [] })).rejects.toThrow(refused);
    await expect(releaseAs(outsider, { cells: [people('o', 50)], relations: [] })).rejects.toThrow(refused);
  });

  test('what was shown is never changed, what was hidden is never shown', async () => {
    await releaseAs(worker, portrait);
    const changed = await site.as(worker.personId, (transaction) =>
      transaction.query({
        text: "UPDATE released_facts SET state = 'shown', reason = NULL WHERE space_id = $1 RETURNING key",
        values: [spaceId],
      }),
    );
    expect(changed).toEqual([]);
  });

  test('only an administrator changes thresholds', async () => {
    const attempt = site.as(worker.personId, (transaction) =>
      transaction.query({
        text: "INSERT INTO thresholds (topic, people, organisations, zeros, changed_by) VALUES ('x', 2, 2, NULL, $1)",
        values: [worker.personId],
      }),
    );
    await expect(attempt).rejects.toThrow(/row-level security/);
  });
});

describe('thresholds', () => {
  test('are set by an administrator, for the instance and by topic, and hold for the next release', async () => {
    expect((await worker.get(paths.administrationThresholds)).status).toBe(403);
    const before = await (await administrator.get(paths.administrationThresholds)).text();
    expect(before).toContain('Aucun sujet n’a de seuil');
    const answer = await administrator.post(paths.administrationThresholds, {
      people: '12',
      organisations: '4',
      zeros: 'hidden',
    });
    expect(answer.status).toBe(303);
    await administrator.post(paths.administrationThresholds, {
      topic: 'sante-mentale',
      topicPeople: '20',
      topicOrganisations: '6',
    });
    const after = await (await administrator.get(paths.administrationThresholds)).text();
    expect(after).toContain('sante-mentale');
    expect(after).toContain('value="12"');
    const { protectedPublication } = await releaseAs(worker, {
      cells: [
        people('t1', 11),
        { ...people('t2', 19), topic: 'sante-mentale' },
        people('t3', 19),
        people('t4', 0),
      ],
      relations: [],
    });
    expect([...protectedPublication.states.values()].map(({ kind }) => kind)).toEqual([
      'hidden',
      'hidden',
      'shown',
      'hidden',
    ]);
    const method = await (await site.stranger.get(paths.protection)).text();
    expect(method).toContain('moins de 12');

    const removal = { topic: 'sante-mentale' };
    expect((await administrator.post(paths.administrationThresholdRemoval, removal)).status).toBe(303);
    expect(await (await administrator.get(paths.administrationThresholds)).text()).toContain(
      'suit de nouveau',
    );
    await administrator.post(paths.administrationThresholdRemoval, removal);
    expect(await (await administrator.get(paths.administrationThresholds)).text()).toContain(
      'n’avait déjà plus',
    );
    await administrator.post(paths.administrationThresholds, {
      people: '5',
      organisations: '5',
      zeros: 'shown',
    });
  });

  test('that would protect nobody are refused, with what was typed kept', async () => {
    const answer = await administrator.post(paths.administrationThresholds, {
      people: '1',
      organisations: '250',
      zeros: 'shown',
    });
    expect(answer.status).toBe(422);
    const html = await answer.text();
    expect(html).toContain('ne protégerait personne');
    expect(html).toContain('masquerait presque tout');
    expect(html).toContain('value="250"');
    const topic = await administrator.post(paths.administrationThresholds, {
      topic: 'Santé mentale',
      topicPeople: 'dix',
      topicOrganisations: '5',
    });
    expect(topic.status).toBe(422);
    const topicHtml = await topic.text();
    expect(topicHtml).toContain('en minuscules sans accents');
    expect(topicHtml).toContain('Santé mentale');
    expect((await administrator.post(paths.administrationThresholdRemoval, {})).status).toBe(422);
  });
});

describe('the page that says how this protects', () => {
  test('is for anybody, and shows the same table twice: found out, then protected', async () => {
    const html = await (await site.stranger.get(paths.protection)).text();
    expect(html).toContain('Masquer les petits nombres ne suffit pas');
    expect(html.match(/class="hidden-figure"/g)).toHaveLength(2 + 4);
  });
});

import { beforeAll, describe, expect, test } from 'vitest';
import { paths } from '#/paths.ts';
import { newId } from '#/platform/ids.ts';
import { type TestSite, testSite, type Visitor } from '../../../test/harness/site.ts';
import { indexQueued } from './indexing.actions.ts';

let site: TestSite;
let maude: Visitor;
let idriss: Visitor;
let elsewhere: Visitor;
let team: string;

beforeAll(async () => {
  site = await testSite();
  maude = await site.person('Maude Lavigueur');
  idriss = await site.person('Idriss Benali');
  elsewhere = await site.person('Personne d’ailleurs');
  team = await site.space('Équipe', [
    [maude, 'facilitator'],
    [idriss, 'member'],
  ]);
  await site.space('Ailleurs', [[elsewhere, 'facilitator']]);
});

async function note(
  author: Visitor,
  text: string,
  visibility = 'space',
  eventOn = '2026-03-10',
): Promise<string> {
  const id = newId();
  await site.system((transaction) =>
    transaction.query({
      text: 'INSERT INTO traces (id, space_id, author_id, title, text, event_on, visibility) VALUES ($1, $2, $3, $4, $5, $6, $7)',
      values: [id, team, author.personId, text.split('\n')[0], text, eventOn, visibility],
    }),
  );
  return id;
}

const search = async (visitor: Visitor, query: string) =>
  (await visitor.get(`${paths.search}?${new URLSearchParams({ q: query })}`)).text();

describe('what was written a moment ago', () => {
  test('is found before a long queue is done, and the page says that answers may be missing', async () => {
    await site.system((transaction) =>
      transaction.query({
        text: `INSERT INTO search_queue (kind, subject_id, queued_at)
               SELECT 'trace', gen_random_uuid(), now() - interval '1 hour' FROM generate_series(1, 900)`,
      }),
    );
    const id = await note(maude, 'Kermesse du printemps');
    const first = await search(maude, 'kermesse');
    expect(first).toContain(paths.trace(id));
    expect(first).toContain('Des réponses peuvent manquer');
    expect(await search(maude, 'kermesse')).not.toContain('Des réponses peuvent manquer');
  });

  test('asked with too many words, it says that nothing was searched, not that nothing was saved', async () => {
    const answer = await maude.get(`${paths.search}?q=${'a'.repeat(400)}`);
    const html = await answer.text();
    expect(answer.status).toBe(422);
    expect(html).toContain('La recherche n’a pas été faite');
    expect(html).not.toContain('Rien n’a été enregistré');
  });

  test('is found at once, without accents, in the plural, in inclusive writing', async () => {
    const id = await note(
      maude,
      'Assemblée des citoyen·ne·s\nLes organisateur·rice·s ont présenté le réseau d’entraide.',
    );
    for (const query of [
      'citoyens',
      'citoyenne',
      'organisatrice',
      'reseaux',
      'ENTRAIDE',
      'assemblees',
      'organisat',
    ]) {
      expect(await search(maude, query), query).toContain(paths.trace(id));
    }
    expect(await search(maude, 'patinoire')).not.toContain(paths.trace(id));
  });

  test('is shown with the words that answer, marked in the text as it was written', async () => {
    await note(maude, 'Le cœur du quartier\nOn a parlé des œuvres de l’école.');
    const html = await search(maude, 'oeuvre');
    expect(html).toContain('<mark>œuvres</mark>');
    expect(await search(maude, 'coeur')).toContain('<mark>cœur</mark>');
  });

  test('follows a change, the trash and the return from it', async () => {
    const id = await note(maude, 'Visite de la serre communautaire');
    expect(await search(idriss, 'serre')).toContain(id);
    await site.system((transaction) =>
      transaction.query({
        text: "UPDATE traces SET title = 'Visite du verger', text = 'Visite du verger' WHERE id = $1",
        values: [id],
      }),
    );
    expect(await search(idriss, 'serre')).not.toContain(id);
    expect(await search(idriss, 'verger')).toContain(id);
    await site.system((transaction) =>
      transaction.query({ text: 'UPDATE traces SET trashed_at = now() WHERE id = $1', values: [id] }),
    );
    expect(await search(idriss, 'verger')).not.toContain(id);
    await site.system((transaction) =>
      transaction.query({ text: 'UPDATE traces SET trashed_at = NULL WHERE id = $1', values: [id] }),
    );
    expect(await search(idriss, 'verger')).toContain(id);
  });
});

describe('while much waits to be indexed', () => {
  test('a search says so rather than « rien », mends nothing, and finds all once it is done', async () => {
    const old = await note(maude, 'Corvée de nettoyage de la ruelle');
    expect(await search(maude, 'corvée')).toContain(paths.trace(old));
    await site.system((transaction) =>
      transaction.query({
        text: `INSERT INTO traces (id, space_id, author_id, title, text, event_on)
               SELECT gen_random_uuid(), $1, $2, 'Plantation ' || n, 'Plantation ' || n, '2026-03-11' FROM generate_series(1, 1600) AS n`,
        values: [team, maude.personId],
      }),
    );
    // Its own turn leaves more than a thousand waiting.
    const meanwhile = await search(maude, 'corvee du bocage');
    expect(meanwhile).toContain('L’index de la recherche se construit');
    expect(meanwhile).not.toContain('Rien de ce que vous pouvez lire');
    expect(meanwhile).not.toContain('voici pour');
    const known = await search(maude, 'corvée');
    expect(known).toContain(paths.trace(old));
    expect(known).toContain('L’index de la recherche se construit');
    await indexQueued(site.services.database, 2000);
    const after = await search(maude, 'plantation');
    expect(after).toContain('1600 réponses');
    expect(after).not.toContain('se construit');
    expect(await search(maude, 'bocage')).toContain('Rien de ce que vous pouvez lire');
  });
});

describe('who finds what', () => {
  test('is who may read it, for each visibility', async () => {
    const ids = {
      author: await note(maude, 'Quetzal gardé pour soi', 'author'),
      space: await note(maude, 'Quetzal de l’équipe', 'space'),
      network: await note(maude, 'Quetzal du réseau', 'network'),
      public: await note(maude, 'Quetzal public', 'public'),
    };
    const seenBy = async (visitor: Visitor) => {
      const html = await search(visitor, 'quetzal');
      return Object.entries(ids)
        .filter(([, id]) => html.includes(id))
        .map(([visibility]) => visibility);
    };
    expect(await seenBy(maude)).toEqual(['author', 'space', 'network', 'public']);
    expect(await seenBy(idriss)).toEqual(['space', 'network', 'public']);
    expect(await seenBy(elsewhere)).toEqual(['network', 'public']);
  });

  test('the index gives the same answer as row-level security, thing by thing', async () => {
    for (const visitor of [maude, idriss, elsewhere, null]) {
      const personId = visitor?.personId ?? null;
      await search(maude, 'quetzal');
      const readable = await site.as(personId, (transaction) =>
        transaction.query<{ id: string }>({
          text: 'SELECT id FROM traces WHERE trashed_at IS NULL ORDER BY id',
        }),
      );
      const findable = await site.as(personId, (transaction) =>
        transaction.query<{ id: string }>({
          text: "SELECT DISTINCT subject_id AS id FROM search_subjects('quetzal | assembl | coeur | verg'::tsquery, 'trace', NULL, NULL, NULL, 5000) ORDER BY 1",
        }),
      );
      const ids = new Set(readable.map((row) => row.id));
      expect(findable.filter((row) => !ids.has(row.id))).toEqual([]);
    }
  });

  test('nobody reads the index itself', async () => {
    for (const table of ['search_entries', 'search_words', 'search_queue']) {
      await expect(
        site.as(maude.personId, (transaction) => transaction.query({ text: `SELECT * FROM ${table}` })),
      ).rejects.toThrow(/permission denied/);
    }
  });

  test('a mistyped word is mended, but not towards what one may not read', async () => {
    await note(maude, 'Le chapiteau de la fête');
    expect(await search(idriss, 'chapitau')).toContain('chapiteau');
    const html = await search(elsewhere, 'chapitau');
    expect(html).not.toContain('chapiteau');
  });
});

describe('a word that answers', () => {
  test('is shown wherever it stands: far in one long line, in a place, in the summary of a dossier', async () => {
    const far = `${'Longue phrase qui tourne autour du pot. '.repeat(12)}Enfin, la montgolfière.`;
    const noted = await maude.post(paths.quickTrace, { spaceId: team, text: far });
    const id = /traces\/([0-9a-f-]{36})/.exec(noted.headers.get('location') ?? '')![1]!;
    expect(await search(maude, 'montgolfiere')).toContain('<mark>montgolfière</mark>');
    await site.system((transaction) =>
      transaction.query({
        text: "UPDATE traces SET place_text = 'Salle du planétarium' WHERE id = $1",
        values: [id],
      }),
    );
    expect(await search(maude, 'planetarium')).toContain('<mark>planétarium</mark>');
    const typed = { spaceId: team, title: 'Halte du quai', summary: 'Un abri près de l’embarcadère.' };
    await maude.post(paths.dossiers, typed);
    const answer = await maude.get(`${paths.search}?${new URLSearchParams({ q: 'embarcadere' })}`);
    expect(await answer.text()).toContain('<mark>embarcadère</mark>');
  });

  test('is mended after an elision, beside a ligature, without touching the words that are right', async () => {
    await note(maude, 'Le belvédère de l’échangeur, œuvre du quartier');
    await note(maude, 'Les belvédères');
    for (const query of ['l’échangeurr', 'belvédère échangeurr', '(échangeurr), œuvre']) {
      const html = await search(maude, query);
      expect(html, query).toContain('<mark>échangeur</mark>');
    }
  });
});

describe('a plan and its items', () => {
  const last = (answer: Response) => answer.headers.get('location')!.split(/[?#]/)[0]!.split('/').at(-1)!;
  const inPlan = async (visitor: Visitor, query: string, more: Record<string, string> = {}) =>
    (await visitor.get(`${paths.search}?${new URLSearchParams({ q: query, ...more })}`)).text();

  async function planned(word: string): Promise<{ plan: string; item: string }> {
    const typed = { title: `Plan du ${word}`, spaceId: team, kind: 'annual', startsOn: '2026-01-01' };
    const plan = last(await maude.post(paths.plans, { ...typed, portrait: `Un portrait du ${word}.` }));
    const item = last(
      await maude.post(paths.newPlanItem(plan), {
        title: `Ouvrir le ${word}`,
        level: 'action',
        holders: 'Coopérative des Ormeaux',
      }),
    );
    return { plan, item };
  }

  test('are found by who reads the plan: neither another space nor a stranger', async () => {
    const { plan, item } = await planned('planétarium');
    const html = await inPlan(idriss, 'planetarium');
    expect(html).toContain(`href="${paths.plan(plan)}"`);
    expect(html).toContain(`href="${paths.planItem(plan, item)}"`);
    expect(await inPlan(idriss, 'ormeaux', { sorte: 'plan-item' })).toContain(item);
    expect(await inPlan(elsewhere, 'planetarium')).not.toContain(plan);
    expect((await site.stranger.get(`${paths.search}?q=planetarium`)).status).toBe(303);
    const found = (personId: string | null) =>
      site.as(personId, (transaction) =>
        transaction.query({
          text: "SELECT FROM search_subjects('planetarium'::tsquery, NULL, NULL, NULL, NULL, 50)",
        }),
      );
    expect(await found(elsewhere.personId)).toEqual([]);
    expect(await found(null)).toEqual([]);
  });

  test('follow a space that joins, one that leaves, a wider circle and a change of words', async () => {
    const { plan, item } = await planned('funiculaire');
    const guests = await site.space('Table du funiculaire', [
      [maude, 'secretary'],
      [elsewhere, 'member'],
    ]);
    await maude.post(paths.planSpaces(plan), { spaceId: guests, act: 'join' });
    for (const more of [{}, { espace: guests }, { espace: team }] as Record<string, string>[]) {
      expect(await inPlan(elsewhere, 'funiculaire', more), JSON.stringify(more)).toContain(item);
    }
    await maude.post(paths.planSpaces(plan), { spaceId: guests, act: 'leave' });
    expect(await inPlan(elsewhere, 'funiculaire')).not.toContain(plan);
    await maude.post(paths.planVisibility(plan), { visibility: 'network', widen: 'yes' });
    expect(await inPlan(elsewhere, 'funiculaire')).toContain(item);
    await site.system((transaction) =>
      transaction.query({
        text: "UPDATE plan_items SET title = 'Ouvrir la gondole' WHERE id = $1",
        values: [item],
      }),
    );
    expect(await inPlan(idriss, 'gondole')).toContain(item);
    expect(await inPlan(idriss, 'funiculaire')).not.toContain(item);
  });

  test('that change place are not read again for that', async () => {
    const { item } = await planned('tramway');
    expect(await inPlan(idriss, 'tramway')).toContain(item);
    const queued = await site.system(async (transaction) => {
      await transaction.query({ text: 'UPDATE plan_items SET position = 7 WHERE id = $1', values: [item] });
      return transaction.query({ text: 'SELECT FROM search_queue WHERE subject_id = $1', values: [item] });
    });
    expect(queued).toEqual([]);
  });
});

describe('a query', () => {
  test('with a date that does not exist is refused with a sentence', async () => {
    const answer = await maude.get(`${paths.search}?q=verger&depuis=2026-02-31`);
    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain('Cette date n’existe pas');
  });

  test('of anything at all never fails', async () => {
    for (const query of [
      "'",
      '":*',
      '& | !',
      '<->',
      '((((',
      '\u0000',
      '%_\\',
      '«»',
      '🙂',
      'l’',
      '-verger',
      '"',
      'a'.repeat(300),
    ]) {
      expect((await maude.get(`${paths.search}?${new URLSearchParams({ q: query })}`)).status, query).toBe(
        200,
      );
    }
  });

  test('narrowed by period and space keeps only those', async () => {
    const old = await note(maude, 'Belvédère du parc', 'space', '2025-05-01');
    const recent = await note(maude, 'Belvédère réparé', 'space', '2026-03-01');
    const html = await (
      await maude.get(`${paths.search}?q=belvedere&depuis=2026-01-01&espace=${team}`)
    ).text();
    expect(html).toContain(recent);
    expect(html).not.toContain(old);
  });

  test('through the API gives offsets in the original text', async () => {
    await note(maude, 'Kermesse des aîné·e·s');
    const answer = await maude.get('/api/v1/search?q=kermesse');
    const body = (await answer.json()) as {
      items: { title: string; titleRanges: { start: number; end: number }[] }[];
    };
    const [item] = body.items;
    expect(item!.title.slice(item!.titleRanges[0]!.start, item!.titleRanges[0]!.end)).toBe('Kermesse');
  });
});

describe('a bilan', () => {
  const last = (answer: Response) => answer.headers.get('location')!.split(/[?#]/)[0]!.split('/').at(-1)!;
  const bilans = async (visitor: Visitor, query: string) =>
    (await visitor.get(`${paths.search}?${new URLSearchParams({ q: query, sorte: 'report' })}`)).text();
  const composed = async (spaceIds: string[], title: string) =>
    last(
      await maude.post(paths.newReport, {
        ...{ template: 'bilan-equipe', spaceIds, title, audience: 'team', language: 'fr' },
        ...{ period: 'autre', startsOn: '2025-04-01', endsOn: '2026-03-31' },
      }),
    );

  test('is found by its title and its words, by who reads it alone', async () => {
    const report = await composed([team], 'Bilan du carillon');
    await maude.post(paths.reportSections(report), { heading: 'Le beffroi', after: '' });
    const section = [
      ...(await (await maude.get(paths.report(report))).text()).matchAll(/section-([0-9a-f-]{36})"/g),
    ].at(-1)![1]!;
    const body = ':preuve[Des gargouilles]{#e1} *repeintes* par le voisinage';
    await maude.post(paths.reportSection(report, section), { heading: 'Le beffroi', body, revision: '1' });
    for (const word of ['carillon', 'beffroi', 'gargouille']) {
      expect(await bilans(idriss, word), word).toContain(`href="${paths.report(report)}"`);
      expect(await bilans(elsewhere, word), word).not.toContain(report);
    }
    // What is shown are words, without the marks of evidence.
    expect(await bilans(idriss, 'gargouille')).not.toContain('preuve[');
    const found = await site.as(null, (transaction) =>
      transaction.query({
        text: "SELECT FROM search_subjects('carillon'::tsquery, NULL, NULL, NULL, NULL, 50)",
      }),
    );
    expect(found).toEqual([]);
    await maude.post(paths.reportSectionCut(report, section), { act: 'cut' });
    expect(await bilans(idriss, 'gargouille')).not.toContain(report);
  });

  test('of several spaces is found from each of them', async () => {
    const table = await site.space('Table du carillon', [
      [maude, 'secretary'],
      [elsewhere, 'member'],
    ]);
    const report = await composed([team, table], 'Bilan commun du clocher');
    expect(await bilans(idriss, 'clocher')).toContain(report);
    const query = new URLSearchParams({ q: 'clocher', espace: table });
    expect(await (await elsewhere.get(`${paths.search}?${query}`)).text()).toContain(report);
  });
});

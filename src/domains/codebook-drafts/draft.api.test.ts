import { beforeAll, describe, expect, test } from 'vitest';
import { annexeI } from '#/domains/codebooks/annexe-i.data.ts';
import type { Codebook } from '#/domains/codebooks/codebooks.public.ts';
import { createTraces } from '#/domains/traces/traces.public.ts';
import { paths } from '#/paths.ts';
import { newId } from '#/platform/ids.ts';
import { newToken, tokenHash } from '#/platform/secrets.ts';
import { type TestSite, testSite, type Visitor } from '../../../test/harness/site.ts';

let site: TestSite;
let keeper: Visitor;
let member: Visitor;
let guest: Visitor;
let other: Visitor;
let spaceId: string;

const drafts = `${paths.api}/codebook-drafts`;
const base = { id: annexeI.id, version: annexeI.version };
const tagged = (revision: number) => ({ 'if-match': `"${revision}"` });
const statusOf = async (answer: Promise<Response>) => (await answer).status;

interface Fault {
  field: string;
  detail: string;
}
const problemOf = async (answer: Response | Promise<Response>) => {
  const said = (await (await answer).json()) as { status: number; title: string; errors?: Fault[] };
  return { ...said, places: said.errors?.map(({ field }) => field) ?? [] };
};

async function variant(name: string, version = '1'): Promise<string> {
  const wish = { spaceId, base, as: 'variant', version, title: { fr: name } };
  const answer = await keeper.send('POST', drafts, wish);
  expect(answer.status, await answer.clone().text()).toBe(201);
  return ((await answer.json()) as { id: string }).id;
}
const textAt = (id: string) => `${drafts}/${id}/codebook`;
const bookOf = async (id: string) => (await (await keeper.send('GET', textAt(id))).json()) as Codebook;
const replace = (id: string, book: unknown, revision: number, who = keeper) =>
  who.send('PUT', textAt(id), book, tagged(revision));
const publish = (id: string, revision: number, who = keeper) =>
  who.send('POST', `${drafts}/${id}/publication`, undefined, tagged(revision));
const changesOf = async (id: string) => {
  const answer = await member.send('GET', `${drafts}/${id}/changes`);
  return (
    (await answer.json()) as { changes: { revision: number; kind: string; place: string; partId: string }[] }
  ).changes;
};

/** Preparation among ourselves is left out; with an organisation it is concertation. */
const narrowed = (book: Codebook): Codebook => ({
  ...book,
  mapping: {
    ...book.mapping,
    exclusions: book.mapping.exclusions.map((row) =>
      row.id === 'exclusion-preparation'
        ? { ...row, when: { isPreparation: 'true', hasPartners: 'false' } }
        : row,
    ),
  },
});
const broken = (book: Codebook): Codebook => ({
  ...book,
  mapping: {
    ...book.mapping,
    exclusions: book.mapping.exclusions.map((row) => ({ ...row, when: { isPreparation: 'true and' } })),
  },
});

async function tokenWith(who: Visitor, ...scopes: string[]): Promise<Record<string, string>> {
  const token = newToken();
  await site.system((transaction) =>
    transaction.query({
      text: 'INSERT INTO personal_tokens (id, token_hash, person_id, name, scopes) VALUES ($1, $2, $3, $4, $5)',
      values: [newId(), tokenHash(token), who.personId, 'Programme', scopes],
    }),
  );
  return { authorization: `Bearer ${token}` };
}

beforeAll(async () => {
  site = await testSite();
  keeper = await site.person('Maude Tremblay');
  member = await site.person('Ali Haddad');
  guest = await site.person('Rosa Lemay');
  other = await site.person('Inès Roy');
  spaceId = await site.space('Équipe', [
    [keeper, 'secretary'],
    [member, 'member'],
    [guest, 'guest'],
  ]);
  await site.space('Ailleurs', [[other, 'facilitator']]);
  const noted = (text: string, organisations: string[]) => ({
    spaceId,
    text,
    eventOn: '2026-02-20',
    flags: ['preparation' as const],
    organisations: organisations.map((name) => ({ organisationId: null, name, role: 'present' as const })),
  });
  await site.as(keeper.personId, (transaction) =>
    createTraces(
      transaction,
      { personId: keeper.personId },
      [noted('Préparer avec le comité', ['Comité']), noted('Préparer seule', [])],
      { enteredAt: new Date('2026-02-21T15:00:00Z') },
    ),
  );
});

type Call = [method: string, address: string, body?: unknown];
const readings = (id: string): Call[] => [
  ['GET', `${drafts}/${id}`],
  ['GET', textAt(id)],
  ['GET', `${drafts}/${id}/difference`],
  ['GET', `${drafts}/${id}/trial`],
  ['GET', `${drafts}/${id}/review`],
  ['GET', `${drafts}/${id}/changes`],
];
const writings = (id: string): Call[] => [
  ['PUT', textAt(id), annexeI],
  ['PUT', `${drafts}/${id}/sample`, { calendarId: 'month', periodId: '2026-02' }],
  ['POST', `${drafts}/${id}/publication`],
  ['POST', `${drafts}/${id}/carrying`, { version: '9' }],
  ['POST', `${drafts}/${id}/review/0`, { resolution: 'ours' }],
  ['DELETE', `${drafts}/${id}`],
];

describe('who may', () => {
  test('members read, those who keep the memory write, and for anybody else nothing is there', async () => {
    const id = await variant('Droits');
    const asked = (who: Visitor, [method, address, body]: Call) =>
      statusOf(who.send(method, address, body, method === 'GET' ? {} : tagged(1)));
    for (const call of [...readings(id), ...writings(id)]) {
      const [method, address] = call;
      const what = `${method} ${address}`;
      expect(await asked(site.stranger, call), what).toBe(401);
      for (const who of [guest, other]) expect(await asked(who, call), what).toBe(404);
      expect(await asked(member, call), what).toBe(method === 'GET' ? 200 : 403);
      const nowhere: Call = [method, address.replace(id, newId()), call[2]];
      expect(await asked(keeper, nowhere), what).toBe(404);
      expect(await asked(keeper, [method, address.replace(id, 'x'), call[2]]), what).toBe(404);
    }
    expect(await (await keeper.send('GET', `${drafts}/${id}`)).json()).toMatchObject({
      revision: 1,
      mayWrite: true,
    });
  });

  test('a token does what its scopes name: reading frameworks does not read figures', async () => {
    const id = await variant('Jetons');
    const by = (headers: Record<string, string>, [method, address, body]: Call) =>
      statusOf(site.stranger.send(method, address, body, { ...tagged(1), ...headers }));
    const reading = await tokenWith(keeper, 'codebooks:read');
    const trial = `${drafts}/${id}/trial`;
    for (const call of readings(id))
      expect(await by(reading, call), call[1]).toBe(call[1] === trial ? 403 : 200);
    for (const call of writings(id)) expect(await by(reading, call), call[1]).toBe(403);
    expect(await by(await tokenWith(keeper, 'statements:read'), ['GET', trial])).toBe(200);
    const writing = await tokenWith(keeper, 'codebooks:write');
    expect(await by(writing, ['GET', textAt(id)])).toBe(403);
    expect(await by(writing, ['DELETE', `${drafts}/${id}`])).toBe(204);
  });
});

describe('opening a draft', () => {
  test('gives a variant, the next version or what a difference says; the list tells those one may see', async () => {
    const id = await variant('À la liste');
    const listOf = async (who: Visitor, query = '') => {
      const answer = await who.send('GET', `${drafts}${query}`);
      return ((await answer.json()) as { drafts: { id: string }[] }).drafts.map((draft) => draft.id);
    };
    expect(await listOf(member)).toContain(id);
    expect(await listOf(member, `?space=${spaceId}`)).toContain(id);
    expect(await listOf(member, `?space=${newId()}`)).toEqual([]);
    for (const who of [guest, other]) expect(await listOf(who)).toEqual([]);
    expect(await statusOf(replace(id, narrowed(await bookOf(id)), 1))).toBe(200);
    const difference: unknown = await (await member.send('GET', `${drafts}/${id}/difference`)).json();
    const brought = await keeper.send('POST', `${drafts}/differences`, { spaceId, difference });
    expect(brought.status).toBe(201);
    const again = ((await brought.json()) as { id: string }).id;
    expect(await (await member.send('GET', `${drafts}/${again}/difference`)).json()).toEqual(difference);
    expect(await statusOf(publish(id, 2))).toBe(201);
    const { codebook } = (await (await keeper.send('GET', `${drafts}/${id}`)).json()) as {
      codebook: typeof base;
    };
    const next = { spaceId, base: codebook, as: 'next', version: '2' };
    expect(await statusOf(keeper.send('POST', drafts, next))).toBe(201);
  });

  test('is refused with what is wrong, and opens nothing', async () => {
    const wish = { spaceId, base, as: 'variant', version: '1', title: { fr: 'Refus' } };
    const open = (changes: object, who = keeper) =>
      problemOf(who.send('POST', drafts, { ...wish, ...changes }));
    for (const who of [member, guest, other]) expect(await open({}, who)).toMatchObject({ status: 403 });
    expect(await open({ title: { fr: '…' } })).toMatchObject({ title: 'Donnez un nom à la variante.' });
    expect(await open({ title: undefined })).toMatchObject({ status: 422 });
    expect(await open({ as: 'next' })).toMatchObject({ status: 422 });
    expect(await open({ base: { id: 'rien', version: '1' } })).toMatchObject({ status: 422 });
    expect(await open({ version: 'un deux' })).toMatchObject({ status: 422, places: ['version'] });
    expect(await statusOf(site.stranger.send('POST', drafts, wish))).toBe(401);
    const id = await variant('Prise');
    expect(await statusOf(publish(id, 1))).toBe(201);
    expect(await open({ title: { fr: 'Prise' } })).toMatchObject({ status: 409 });
    const difference = (await (await member.send('GET', `${drafts}/${id}/difference`)).json()) as object;
    const bring = (changes: object, who = keeper) =>
      problemOf(
        who.send('POST', `${drafts}/differences`, { spaceId, difference: { ...difference, ...changes } }),
      );
    expect(await bring({}, member)).toMatchObject({ status: 403 });
    expect(await bring({ effort: 1 })).toMatchObject({ status: 422, places: ['difference.effort'] });
    expect(await bring({ extends: { ...base, version: 'jamais' } })).toMatchObject({ status: 422 });
    const [kind] = annexeI.kinds;
    const part = { ...kind!, id: 'nouveau', label: 3 };
    const added = await bring({ changes: [{ kind: 'added', place: 'kinds', part, after: null }] });
    expect(added.places).toEqual([expect.stringMatching(/^kinds\.\d+\.label$/)]);
  });

  test('sent twice with one key opens one draft', async () => {
    const key = { 'idempotency-key': newId() };
    const wish = { spaceId, base, as: 'variant', version: '1', title: { fr: 'Une seule fois' } };
    const answers = [
      await keeper.send('POST', drafts, wish, key),
      await keeper.send('POST', drafts, wish, key),
    ];
    const [first, second] = await Promise.all(answers.map((answer) => answer.json()));
    expect(second).toEqual(first);
    const { drafts: listed } = (await (await keeper.send('GET', drafts)).json()) as {
      drafts: { title: { fr: string } }[];
    };
    expect(listed.filter(({ title }) => title.fr === 'Une seule fois')).toHaveLength(1);
  });
});

describe('the text of a draft', () => {
  test('is read whole with its revision, and replaced by whoever read the last one', async () => {
    const id = await variant('Entier');
    const answer = await member.send('GET', textAt(id));
    expect(answer.headers.get('etag')).toBe('"1"');
    const book = (await answer.json()) as Codebook;
    expect(book).toMatchObject({ extends: base, title: { fr: 'Entier', en: 'Entier' } });
    expect(await statusOf(keeper.send('PUT', textAt(id), book))).toBe(428);
    const replaced = await replace(id, narrowed(book), 1);
    expect(replaced.status).toBe(200);
    expect(replaced.headers.get('etag')).toBe('"2"');
    expect(await replaced.json()).toMatchObject({ revision: 2, faults: expect.any(Array) });
    const stale = await replace(id, book, 1);
    expect(stale.status).toBe(412);
    expect(await problemOf(stale)).toMatchObject({ title: 'Ce brouillon a changé depuis votre lecture' });
    expect(await bookOf(id)).toEqual(narrowed(book));
    expect((await replace(id, narrowed(book), 2)).headers.get('etag')).toBe('"2"');
  });

  test('may be wrong: what is wrong is named by its place, and keeps it from being published', async () => {
    const id = await variant('En travail');
    const replaced = await replace(id, broken(await bookOf(id)), 1);
    const { faults } = (await replaced.json()) as { faults: { place: string; sentence: string }[] };
    expect(faults).toContainEqual(
      expect.objectContaining({
        place: 'mapping/exclusions/exclusion-preparation/isPreparation',
        importance: 'error',
        code: 'notFeel',
        sentence: expect.stringContaining('ne se lit pas'),
      }),
    );
    const english = await keeper.send('GET', `${drafts}/${id}`, undefined, { 'accept-language': 'en' });
    expect(JSON.stringify(await english.json())).not.toContain('ne se lit pas');
    const refused = await problemOf(publish(id, 2));
    expect(refused).toMatchObject({ status: 422 });
    expect(refused.places).toContain('mapping/exclusions/exclusion-preparation/isPreparation');
    const trial = await problemOf(member.send('GET', `${drafts}/${id}/trial`));
    expect(trial).toMatchObject({ status: 422, title: 'Ce brouillon ne peut pas être essayé tel quel' });
    expect(trial.places).toContain('mapping/exclusions/exclusion-preparation/isPreparation');
  });

  test('each part that changed has its line of history, and whoever wrote one of them keeps their text', async () => {
    const id = await variant('À plusieurs');
    const book = await bookOf(id);
    const [field] = book.fields;
    const next: Codebook = {
      ...narrowed(book),
      version: '7',
      summary: { fr: 'Autre résumé', en: 'Another summary' },
      kinds: book.kinds.toReversed(),
      fields: [...book.fields, { ...field!, id: 'ajoute' }],
      validations: book.validations.slice(1),
    };
    expect(await statusOf(replace(id, next, 1))).toBe(200);
    const lines = (await changesOf(id)).filter(({ revision }) => revision === 2);
    expect(lines.map(({ kind, place, partId }) => [kind, place, partId]).toSorted()).toEqual(
      [
        ['renumbered', '', ''],
        ['headed', 'head', 'head'],
        ['changed', 'exclusions', 'exclusion-preparation'],
        ['added', 'fields', 'ajoute'],
        ['removed', 'validations', book.validations[0]!.id],
        ['moved', 'kinds', ''],
      ].toSorted(),
    );
    const typed = {
      revision: '1',
      'sentence-fr': 'Écrite entre-temps',
      // biome-ignore lint/suspicious/noThenProperty: it is the name of a field of the form.
      then: 'leave',
      reason: 'preparation',
    };
    const late = await keeper.post(paths.codebookDraftRule(id, 'exclusion-preparation'), typed);
    expect(late.headers.get('location')).toContain(paths.codebookDraftAside(id, ''));
    expect(await bookOf(id)).toEqual(next);
  });

  test.for<[what: string, change: (book: Codebook) => unknown, place: string | RegExp]>([
    ['another identifier', (book) => ({ ...book, id: 'autre' }), 'id'],
    ['another parent', (book) => ({ ...book, extends: null }), 'extends'],
    ['a name that is not known', (book) => ({ ...book, effort: 1 }), 'effort'],
    ['a part that is missing', ({ kinds: _, ...book }) => book, 'kinds'],
    [
      'a published field that is gone',
      (book) => ({ ...book, fields: book.fields.slice(1) }),
      `fields/${annexeI.fields[0]!.id}`,
    ],
    [
      'a published code that is gone',
      (book) => ({
        ...book,
        codeLists: book.codeLists.map((list) => ({ ...list, codes: list.codes.slice(1) })),
      }),
      /^codeLists\/[^/]+\/[^/]+$/,
    ],
    ['two parts of one id', (book) => ({ ...book, kinds: [...book.kinds, book.kinds[0]] }), 'kinds'],
    [
      'a rule of another form, at its deepest place',
      (book) => ({
        ...book,
        mapping: {
          ...book.mapping,
          groups: book.mapping.groups.map((group) => ({
            ...group,
            rows: group.rows.map((row) =>
              'declare' in row ? { ...row, declare: { ...row.declare, act: 3 } } : row,
            ),
          })),
        },
      }),
      /^mapping\.groups\.\d+\.rows\.\d+\.declare\.act$/,
    ],
  ])('is refused with %s, and nothing changes', async ([what, change, place]) => {
    const id = await variant(what);
    const book = await bookOf(id);
    const refused = await problemOf(replace(id, change(book), 1));
    expect(refused.status).toBe(422);
    if (typeof place === 'string') expect(refused.places).toContain(place);
    else expect(refused.places[0]).toMatch(place);
    for (const { detail } of refused.errors ?? []) expect(detail).not.toBe('');
    expect(await bookOf(id)).toEqual(book);
  });

  test('takes no version that is there already, nor a name that could not be kept', async () => {
    const id = await variant('Numéros');
    const book = await bookOf(id);
    expect(await statusOf(publish(id, 1))).toBe(201);
    const next = { spaceId, base: { id: book.id, version: '1' }, as: 'next', version: '2' };
    const opened = (await (await keeper.send('POST', drafts, next)).json()) as { id: string };
    const second = await bookOf(opened.id);
    expect(await problemOf(replace(opened.id, { ...second, version: '1' }, 1))).toMatchObject({
      status: 409,
    });
    const [group] = second.mapping.groups;
    const rows = group!.rows.map((row) =>
      'declare' in row
        ? { ...row, declare: { ...row.declare, fields: { 'nom\u0000 \ud800': { literal: 'x' } } } }
        : row,
    );
    const odd = { ...second, mapping: { ...second.mapping, groups: [{ ...group!, rows }] } };
    const kept = await replace(opened.id, odd, 1);
    expect(kept.status).toBe(200);
    expect(JSON.stringify(await bookOf(opened.id))).toContain('"nom \ufffd"');
  });
});

describe('a trial', () => {
  test('says the difference figure by figure, on the period that is asked or chosen, as the page does', async () => {
    const id = await variant('Essai');
    await replace(id, narrowed(await bookOf(id)), 1);
    const answer = await member.send('GET', `${drafts}/${id}/trial`);
    const trial = (await answer.json()) as { changes: { key: string; before: object; after: object }[] };
    expect(trial).toMatchObject({ periodId: expect.any(String), present: base, traceCount: 2 });
    expect(trial.changes).toContainEqual(
      expect.objectContaining({
        subject: { kind: 'notDeclared', reasonId: 'preparation' },
        before: expect.objectContaining({ count: 2 }),
        after: expect.objectContaining({ count: 1 }),
      }),
    );
    expect(trial).toMatchObject({ moves: [{ from: ['exclusion-preparation'], traceCount: 1 }] });
    const asked = await member.send('GET', `${drafts}/${id}/trial?calendar=month&period=2025-06`);
    expect(await asked.json()).toMatchObject({ periodId: '2025-06', traceCount: 0, changes: [], moves: [] });
    for (const query of ['calendar=month&period=jamais', 'period=2025-06', 'calendar=month'])
      expect(await problemOf(member.send('GET', `${drafts}/${id}/trial?${query}`))).toMatchObject({
        status: 422,
      });
    const choose = (sample: object) => keeper.send('PUT', `${drafts}/${id}/sample`, sample);
    expect(await statusOf(choose({ calendarId: 'month', periodId: 'jamais' }))).toBe(422);
    expect(await (await choose({ calendarId: 'month', periodId: '2025-06' })).json()).toMatchObject({
      sample: { calendarId: 'month', periodId: '2025-06', startsOn: '2025-06-01', endsOn: '2025-06-30' },
    });
    expect(await (await member.send('GET', `${drafts}/${id}/trial`)).json()).toMatchObject({
      periodId: '2025-06',
    });
  });

  test('is refused where the codebook has no period that ended', async () => {
    const id = await variant('Sans calendrier');
    await replace(id, { ...(await bookOf(id)), calendars: [] }, 1);
    expect(await problemOf(member.send('GET', `${drafts}/${id}/trial`))).toMatchObject({
      status: 422,
      title: expect.stringContaining('calendrier'),
    });
  });
});

describe('its end', () => {
  test('is published as it was read; then neither the draft nor the version changes', async () => {
    const id = await variant('Publié');
    const book = await bookOf(id);
    expect(await statusOf(keeper.send('POST', `${drafts}/${id}/publication`))).toBe(428);
    await replace(id, narrowed(book), 1);
    expect(await statusOf(publish(id, 1))).toBe(412);
    const published = await publish(id, 2);
    expect(published.status).toBe(201);
    expect(await published.json()).toEqual({ id: book.id, version: '1' });
    const version = await member.send('GET', `${paths.api}/codebooks/${book.id}/versions/1`);
    expect(await version.json()).toEqual(narrowed(book));
    expect(await problemOf(replace(id, book, 2))).toMatchObject({
      status: 409,
      title: expect.stringContaining('Ce brouillon est publié'),
    });
    expect(await statusOf(publish(id, 2))).toBe(409);
    expect(await statusOf(keeper.send('DELETE', `${drafts}/${id}`, undefined, tagged(2)))).toBe(409);
    expect(await (await member.send('GET', `${drafts}/${id}`)).json()).toMatchObject({
      publishedAt: expect.any(String),
      mayWrite: false,
      faults: [],
    });
  });

  test('is refused when the version was taken meanwhile', async () => {
    const [first, twin] = [await variant('Jumeaux'), await variant('Jumeaux')];
    expect(await statusOf(publish(first, 1))).toBe(201);
    expect(await statusOf(publish(twin, 1))).toBe(409);
  });

  test('is erased as it was read', async () => {
    const id = await variant('Abandonné');
    const erase = (headers: Record<string, string>) =>
      keeper.send('DELETE', `${drafts}/${id}`, undefined, headers);
    expect(await statusOf(erase({}))).toBe(428);
    expect(await statusOf(erase(tagged(4)))).toBe(412);
    expect(await statusOf(erase(tagged(1)))).toBe(204);
    expect(await statusOf(keeper.send('GET', `${drafts}/${id}`))).toBe(404);
  });
});

test('a variant is carried to the next version of its parent; what both changed is decided before publishing', async () => {
  const parent = (version: string, changed: Partial<Codebook> = {}) =>
    keeper.send('POST', `${paths.api}/codebooks`, {
      spaceId,
      codebook: { ...structuredClone(annexeI), id: 'cadre-parent', official: false, version, ...changed },
    });
  expect(await statusOf(parent('1'))).toBe(201);
  const wish = {
    spaceId,
    base: { id: 'cadre-parent', version: '1' },
    as: 'variant',
    version: '1',
    title: { fr: 'Fille' },
  };
  const { id } = (await (await keeper.send('POST', drafts, wish)).json()) as { id: string };
  const renamed = (book: Codebook, fr: string) => ({
    kinds: book.kinds.map((kind, at) => (at === 0 ? { ...kind, label: { ...kind.label, fr } } : kind)),
  });
  const book = await bookOf(id);
  await replace(id, { ...book, ...renamed(book, 'Le nôtre') }, 1);
  expect(await statusOf(parent('2', renamed(annexeI, 'Le leur')))).toBe(201);
  const carry = (version: string, revision: number) =>
    keeper.send('POST', `${drafts}/${id}/carrying`, { version }, tagged(revision));
  expect(await statusOf(carry('9', 2))).toBe(422);
  expect(await statusOf(carry('2', 1))).toBe(412);
  expect(await (await carry('2', 2)).json()).toMatchObject({
    extends: { id: 'cadre-parent', version: '2' },
    undecidedCount: 1,
  });
  const review = await member.send('GET', `${drafts}/${id}/review`);
  expect(review.headers.get('etag')).toBe('"3"');
  expect(await review.json()).toMatchObject({
    points: [
      { position: 0, kind: 'bothChanged', place: 'kinds', resolution: null, possible: expect.any(Array) },
    ],
  });
  expect(await problemOf(publish(id, 3))).toMatchObject({
    status: 422,
    title: 'Un point reste à décider. Rien n’a été publié.',
  });
  const decide = (position: string, revision: number, resolution = 'theirs') =>
    keeper.send('POST', `${drafts}/${id}/review/${position}`, { resolution }, tagged(revision));
  expect(await statusOf(decide('0', 2))).toBe(412);
  expect(await statusOf(decide('5', 3))).toBe(422);
  expect(await statusOf(decide('x', 3))).toBe(404);
  expect(await statusOf(decide('0', 3, 'autre'))).toBe(422);
  expect(await (await decide('0', 3)).json()).toMatchObject({ undecidedCount: 0, revision: 4 });
  expect((await bookOf(id)).kinds[0]?.label.fr).toBe('Le leur');
  expect(await statusOf(publish(id, 4))).toBe(201);
});

import { beforeAll, describe, expect, test } from 'vitest';
import { paths } from '#/paths.ts';
import { newId } from '#/platform/ids.ts';
import { newToken, tokenHash } from '#/platform/secrets.ts';
import { type TestSite, testSite, type Visitor } from '../../../test/harness/site.ts';
import { dossiersDomain } from '../dossiers/dossiers.domain.ts';
import { tracesDomain } from './traces.domain.ts';

let site: TestSite;
let maude: Visitor;
let idriss: Visitor;
let denis: Visitor;
let outsider: Visitor;
let space: string;
const api = `${paths.api}/traces`;

beforeAll(async () => {
  site = await testSite();
  maude = await site.person('Maude Lavigueur');
  idriss = await site.person('Idriss Benali');
  denis = await site.person('Denis Fafard');
  outsider = await site.person('Ghyslaine Ouimet');
  space = await site.space('Équipe', [
    [maude, 'facilitator'],
    [idriss, 'member'],
    [denis, 'guest'],
  ]);
  await site.space('Ailleurs', [[outsider, 'facilitator']]);
});

const draft = (more: object = {}) => ({ spaceId: space, text: 'Rencontre', eventOn: '2026-03-17', ...more });

async function noted(visitor: Visitor, more: object = {}): Promise<string> {
  const answer = await visitor.send('POST', api, draft(more));
  expect(answer.status).toBe(201);
  return ((await answer.json()) as { id: string }).id;
}

interface Whole {
  version: number;
  text: string;
  [field: string]: unknown;
}

describe('the API of the journal', () => {
  test('notes, reads, changes by version, throws away and takes back', async () => {
    const id = await noted(idriss, { natures: [{ nature: 'concertation' }], durationMinutes: 30 });
    const read = await idriss.send('GET', `${api}/${id}`);
    expect(read.headers.get('etag')).toBe('"1"');
    const {
      id: _id,
      number: _number,
      title: _title,
      mine,
      enteredAt: _e,
      changedAt: _c,
      version: _v,
      ...content
    } = (await read.json()) as Whole;
    expect(mine).toBe(true);
    const changed = { ...content, text: 'Rencontre tenue' };
    expect((await idriss.send('PUT', `${api}/${id}`, changed)).status).toBe(428);
    const done = await idriss.send('PUT', `${api}/${id}`, changed, { 'if-match': '"1"' });
    expect(done.headers.get('etag')).toBe('"2"');
    expect(await done.json()).toMatchObject({ text: 'Rencontre tenue', durationMinutes: 30, version: 2 });
    expect((await idriss.send('PUT', `${api}/${id}`, changed, { 'if-match': '"1"' })).status).toBe(412);
    expect((await idriss.send('DELETE', `${api}/${id}`)).status).toBe(204);
    expect((await idriss.send('GET', `${api}/${id}`)).status).toBe(404);
    expect((await idriss.send('POST', `${api}/${id}/restauration`)).status).toBe(200);
    expect((await idriss.send('GET', `${api}/${id}`)).status).toBe(200);
  });

  test('notes many at once, all or none', async () => {
    const items = Array.from({ length: 120 }, (_, at) =>
      draft({ text: `Ligne ${at}`, eventOn: '2022-01-05' }),
    );
    const answer = await idriss.send('POST', `${api}/lot`, { items });
    expect(answer.status).toBe(201);
    expect(((await answer.json()) as { ids: string[] }).ids).toHaveLength(120);
    const broken = [
      draft({ eventOn: '2021-01-05' }),
      draft({ eventOn: '2021-01-05', dossierIds: [newId()] }),
    ];
    expect((await idriss.send('POST', `${api}/lot`, { items: broken })).status).toBe(422);
    const list = await idriss.send('GET', `${api}?du=2021-01-01&au=2021-12-31`);
    expect(await list.json()).toEqual({ items: [], next: null });
  });

  test('lists by cursor, without names or totals', async () => {
    const seen: string[] = [];
    let next: string | null = '';
    while (next !== null) {
      const answer = await maude.send('GET', `${api}?du=2022-01-01&au=2022-12-31&taille=50&suite=${next}`);
      const body = (await answer.json()) as { items: { id: string }[]; next: string | null };
      expect(Object.keys(body).sort()).toEqual(['items', 'next']);
      expect(JSON.stringify(body)).not.toContain(idriss.personId);
      seen.push(...body.items.map((item) => item.id));
      next = body.next;
    }
    expect(new Set(seen).size).toBe(120);
  });

  test('refuses what is wrong with a problem, and keeps nothing', async () => {
    const wrongs = [
      {},
      draft({ text: ' ' }),
      draft({ eventOn: '2026-02-31' }),
      draft({ durationMinutes: -1 }),
      draft({ natures: [{ nature: 'concertation', sharePercent: 50 }] }),
      draft({ peopleByCategory: { 'Trop Long': 1 } }),
      draft({ text: 'x'.repeat(50_001) }),
    ];
    for (const body of wrongs) {
      const answer = await idriss.send('POST', api, body);
      expect(answer.status).toBe(422);
      expect(answer.headers.get('content-type')).toContain('application/problem+json');
    }
    expect((await idriss.send('POST', api, draft({ spaceId: newId() }))).status).toBe(422);
  });

  test('is closed to strangers, to other spaces and to low roles', async () => {
    const id = await noted(idriss);
    expect((await site.stranger.send('GET', api)).status).toBe(401);
    expect((await outsider.send('GET', `${api}/${id}`)).status).toBe(404);
    expect((await outsider.send('DELETE', `${api}/${id}`)).status).toBe(404);
    expect((await denis.send('GET', `${api}/${id}`)).status).toBe(200);
    expect((await denis.send('DELETE', `${api}/${id}`)).status).toBe(403);
    expect((await denis.send('PUT', `${api}/${id}`, draft(), { 'if-match': '"1"' })).status).toBe(403);
    expect((await denis.send('POST', api, draft())).status).toBe(422);
    const mine = await noted(idriss, { visibility: 'author' });
    expect((await maude.send('GET', `${api}/${mine}`)).status).toBe(404);
    const wide = { 'if-match': '"1"' };
    expect((await maude.send('PUT', `${api}/${id}`, draft({ visibility: 'public' }), wide)).status).toBe(422);
    expect((await idriss.send('PUT', `${api}/${id}`, draft({ visibility: 'public' }), wide)).status).toBe(
      422,
    );
    expect(
      (await idriss.send('PUT', `${api}/${id}?elargir=oui`, draft({ visibility: 'public' }), wide)).status,
    ).toBe(200);
  });

  test('obeys the scopes of a token', async () => {
    const token = newToken();
    await site.system((transaction) =>
      transaction.query({
        text: `INSERT INTO personal_tokens (id, token_hash, person_id, name, scopes) VALUES ($1, $2, $3, 'lecture', '{traces:read}')`,
        values: [newId(), tokenHash(token), idriss.personId],
      }),
    );
    const bearer = { authorization: `Bearer ${token}` };
    expect((await site.stranger.send('GET', api, undefined, bearer)).status).toBe(200);
    expect((await site.stranger.send('POST', api, draft(), bearer)).status).toBe(403);
  });

  test('does a write with an idempotency key once', async () => {
    const key = { 'idempotency-key': newId() };
    const [first, second] = await Promise.all([
      idriss.send('POST', api, draft({ text: 'Une fois' }), key),
      idriss.send('POST', api, draft({ text: 'Une fois' }), key),
    ]);
    expect(await first.json()).toEqual(await second.json());
  });
});

describe('nobody can be listed by quantity', () => {
  const person =
    /(author|auteur|personne|person|acteur|actor|intervenant|membre|tri|sort|ordre|order|group|par)/i;

  test('no filter, column or answer of a list names who did the work', () => {
    const operations = [...(tracesDomain.api ?? []), ...(dossiersDomain.api ?? [])];
    const queries = operations.flatMap((operation) => Object.keys(operation.query?.shape ?? {}));
    expect(queries.length).toBeGreaterThan(10);
    expect(queries.filter((name) => person.test(name) && name !== 'portee')).toEqual([]);
    const addresses = [...tracesDomain.routes, ...dossiersDomain.routes].map((route) => route.path);
    expect(addresses.filter((path) => /personnes?|classement|total|compte/i.test(path))).toEqual([]);
  });

  test('no page, export or call can be narrowed to somebody else, or sorted by anybody', async () => {
    await noted(maude, { text: 'De Maude', eventOn: '2020-02-02' });
    await noted(idriss, { text: 'D’Idriss', eventOn: '2020-02-02' });
    const range = 'du=2020-01-01&au=2020-12-31';
    const names = [
      'auteur',
      'author',
      'authorId',
      'personne',
      'person',
      'acteur',
      'actorIds',
      'tri',
      'groupe',
      'par',
    ];
    const tries = names.flatMap((name) => [`${name}=${maude.personId}`, `${name}=Maude`, `${name}=auteur`]);
    const plain = await (await idriss.send('GET', `${api}?${range}`)).text();
    expect(plain).toContain('De Maude');
    expect(plain).toContain('D’Idriss');
    for (const attempt of tries) {
      const answer = await idriss.send('GET', `${api}?${range}&${attempt}`);
      expect(answer.status, attempt).toBe(422);
      expect(await answer.text()).not.toContain('De Maude');
    }
    for (const format of ['csv', 'json']) {
      const address = `${paths.traceExport}?format=${format}&${range}`;
      const whole = await (await idriss.get(address)).text();
      expect(await (await idriss.get(`${address}&auteur=${maude.personId}`)).text()).toBe(whole);
      expect(whole).not.toMatch(/Lavigueur|Benali/);
      expect(whole).not.toContain(maude.personId);
    }
    for (const address of [
      `${paths.traces}?${range}`,
      `${paths.traces}?vue=fil&${range}`,
      paths.traceCalendar,
    ]) {
      expect(await (await idriss.get(address)).text()).not.toContain('Lavigueur');
    }
  });
});

describe('what is held of a person', () => {
  const data = tracesDomain.personalData as Exclude<typeof tracesDomain.personalData, 'holds none'>;

  test('is given back whole, and forgotten without tearing the team’s memory', async () => {
    const gone = await site.person('Rosalie Quintal');
    const common = await site.space('Comité', [
      [gone, 'member'],
      [maude, 'facilitator'],
    ]);
    const own = { spaceId: common, eventOn: '2026-03-17' };
    const write = async (body: object) =>
      ((await (await gone.send('POST', api, { ...own, ...body })).json()) as { id: string }).id;
    const shared = await write({
      text: 'Partagée',
      actors: [{ personId: gone.personId }, { personId: maude.personId }],
    });
    const secret = await write({ text: 'Secrète', visibility: 'author' });
    await gone.send(
      'PUT',
      `${api}/${shared}`,
      { ...own, text: 'Partagée, redite', actors: [{ personId: gone.personId }] },
      { 'if-match': '"1"' },
    );

    const given = await site.system((transaction) => data.exportOf(transaction, gone.personId));
    expect(given.traces).toHaveLength(2);
    expect(JSON.stringify(given)).toContain('Secrète');

    await site.system((transaction) => data.erase(transaction, gone.personId));
    const left = await site.system((transaction) =>
      transaction.query<{ whole: string }>({
        text: `SELECT to_jsonb(t)::text || coalesce((SELECT string_agg(to_jsonb(v)::text, '') FROM trace_versions v WHERE v.trace_id = t.id), '')
                 || coalesce((SELECT string_agg(to_jsonb(a)::text, '') FROM trace_actors a WHERE a.trace_id = t.id), '') AS whole
               FROM traces t WHERE t.id = ANY ($1)`,
        values: [[shared, secret]],
      }),
    );
    expect(left).toHaveLength(1);
    expect(left[0]!.whole).toContain('Partagée, redite');
    expect(left[0]!.whole).not.toContain(gone.personId);
    const page = await maude.get(paths.trace(shared));
    expect(page.status).toBe(200);
    expect(await page.text()).toContain('une personne qui a quitté');
    expect((await maude.get(paths.traceHistory(shared))).status).toBe(200);
  });
});

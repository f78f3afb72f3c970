import { Validator } from '@seriousme/openapi-schema-validator';
import { beforeAll, describe, expect, test } from 'vitest';
import { domains } from '#/app/domains.ts';
import { tokenScopes } from '#/domains/people/people.public.ts';
import * as spaceWords from '#/domains/spaces/space.words.ts';
import { paths } from '#/paths.ts';
import { newId } from '#/platform/ids.ts';
import { newToken, tokenHash } from '#/platform/secrets.ts';
import { type TestSite, testSite, type Visitor } from './harness/site.ts';

const operations = domains.flatMap((domain) => domain.api ?? []);

let site: TestSite;
let maude: Visitor;

beforeAll(async () => {
  site = await testSite();
  maude = await site.person('Maude Lavigueur');
});

/** A personal token of Maude's, as another program would use it: no cookie, a header. */
async function tokenWith(
  scopes: readonly string[],
  expiresAt: string | null = null,
): Promise<Record<string, string>> {
  const token = newToken();
  await site.system((transaction) =>
    transaction.query({
      text: 'INSERT INTO personal_tokens (id, token_hash, person_id, name, scopes, expires_at) VALUES ($1, $2, $3, $4, $5, $6)',
      values: [newId(), tokenHash(token), maude.personId, 'Programme', scopes, expiresAt],
    }),
  );
  return { authorization: `Bearer ${token}` };
}

describe('the description', () => {
  test('is valid OpenAPI 3.1, and open to whoever reads it', async () => {
    const answer = await site.stranger.get(paths.apiDescription);
    const description = (await answer.json()) as {
      openapi: string;
      paths: Record<string, Record<string, unknown>>;
    };
    expect(description.openapi).toMatch(/^3\.1/);
    expect(await new Validator().validate(structuredClone(description))).toMatchObject({ valid: true });
    const described = Object.values(description.paths).flatMap((path) => Object.keys(path));
    expect(described.length).toBe(operations.length);
  });

  test('asks for what was read wherever a change says that it does', async () => {
    const { paths: described } = (await (await site.stranger.get(paths.apiDescription)).json()) as {
      paths: Record<
        string,
        Record<string, { operationId: string; parameters?: object[]; responses: Record<string, object> }>
      >;
    };
    const asking = Object.values(described)
      .flatMap((path) => Object.values(path))
      .filter(({ responses }) => '412' in responses && '428' in responses)
      .filter(({ parameters = [] }) =>
        expect
          .arrayContaining([expect.objectContaining({ name: 'If-Match', in: 'header', required: true })])
          .asymmetricMatch(parameters),
      )
      .map(({ operationId }) => operationId);
    const saying = operations.filter(({ summary }) => summary.includes('(If-Match with'));
    expect(saying.length).toBeGreaterThan(10);
    expect(asking.sort()).toEqual(saying.map(({ operationId }) => operationId).sort());
  });

  test('names each operation once', () => {
    const names = operations.map((operation) => operation.operationId);
    expect(new Set(names).size).toBe(names.length);
    const addresses = operations.map((operation) => `${operation.method} ${operation.path}`);
    expect(new Set(addresses).size).toBe(addresses.length);
  });
});

describe('a personal token', () => {
  test('can be given every scope that an operation asks for', () => {
    const known = new Set<string>([...tokenScopes, 'me:read']);
    expect(operations.map((operation) => operation.scope).filter((scope) => !known.has(scope))).toEqual([]);
  });

  test('opens what its scopes name, and nothing else', async () => {
    const reading = await tokenWith(['spaces:read']);
    expect((await site.stranger.send('GET', `${paths.api}/spaces`, undefined, reading)).status).toBe(200);
    const refused = await site.stranger.send(
      'POST',
      `${paths.api}/spaces`,
      { name: 'X', kind: 'team' },
      reading,
    );
    expect(refused.status).toBe(403);
    expect(await refused.json()).toMatchObject({
      status: 403,
      title: 'Ce jeton ne permet pas cette opération',
    });
  });

  test('out of date or ended opens nothing', async () => {
    const old = await tokenWith(['spaces:read'], '2020-01-01T00:00:00Z');
    expect((await site.stranger.send('GET', `${paths.api}/spaces`, undefined, old)).status).toBe(401);
    const ended = await tokenWith(['spaces:read']);
    await site.system((transaction) => transaction.query({ text: 'DELETE FROM personal_tokens' }));
    expect((await site.stranger.send('GET', `${paths.api}/spaces`, undefined, ended)).status).toBe(401);
  });
});

describe('an operation', () => {
  test('is not opened by a token without its scope', async () => {
    const bare = await tokenWith(['me:read']);
    const opened: string[] = [];
    for (const { method, path, access, scope, operationId } of operations) {
      if (access.kind !== 'signed-in' || scope === 'me:read') continue;
      const address = paths.api + path.replaceAll(/:[a-z]+/gi, () => newId());
      const answer = await site.stranger.send(method, address, method === 'GET' ? undefined : {}, bare);
      if (answer.status !== 403 || !(await answer.text()).includes('#problem-scope-missing'))
        opened.push(operationId);
    }
    expect(opened).toEqual([]);
  });
});

describe('a write', () => {
  test('with an idempotency key is done once and answered the same', async () => {
    const headers = { 'idempotency-key': '0199a2b4-0000-7000-8000-0000000000aa' };
    const first = await maude.send(
      'POST',
      `${paths.api}/spaces`,
      { name: 'Une fois', kind: 'team' },
      headers,
    );
    const second = await maude.send(
      'POST',
      `${paths.api}/spaces`,
      { name: 'Une fois', kind: 'team' },
      headers,
    );
    expect([first.status, second.status]).toEqual([201, 201]);
    expect(await second.json()).toEqual(await first.json());
    const other = await maude.send('POST', `${paths.api}/spaces`, { name: 'Autre', kind: 'team' }, headers);
    expect(other.status).toBe(409);
  });

  test('that is wrong is a problem that names the fields, in the language asked for', async () => {
    const answer = await maude.send(
      'POST',
      `${paths.api}/spaces`,
      { name: '', kind: 'autre' },
      { 'accept-language': 'en' },
    );
    expect(answer.status).toBe(422);
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
    const problem = (await answer.json()) as { title: string; errors: { field: string; detail: string }[] };
    expect(problem.title).toBe('Something needs correcting');
    expect(problem.errors.map((error) => error.field).sort()).toEqual(['kind', 'name']);
    expect(problem.errors.find(({ field }) => field === 'name')?.detail).toBe(
      spaceWords.en.errors.nameMissing,
    );
  });

  test('that is not JSON is told so', async () => {
    const request = new Request(`${site.origin}${paths.api}/spaces`, {
      method: 'POST',
      body: '{"name": ',
      headers: {
        'content-type': 'application/json',
        origin: site.origin,
        cookie: `toile_session=${maude.cookies.get('toile_session')}`,
      },
    });
    expect((await site.fetch(request)).status).toBe(400);
  });

  test('from another site with the session’s cookie is refused', async () => {
    const request = new Request(`${site.origin}${paths.api}/spaces`, {
      method: 'POST',
      body: '{"name": "Piège", "kind": "team"}',
      headers: {
        'content-type': 'text/plain',
        origin: 'https://ailleurs.example',
        cookie: `toile_session=${maude.cookies.get('toile_session')}`,
      },
    });
    expect((await site.fetch(request)).status).toBe(403);
  });
});

describe('a read', () => {
  test('asked again with its print costs nothing', async () => {
    const first = await maude.send('GET', `${paths.api}/spaces`);
    const tag = first.headers.get('etag')!;
    const again = await maude.send('GET', `${paths.api}/spaces`, undefined, { 'if-none-match': tag });
    expect(again.status).toBe(304);
    expect(await again.text()).toBe('');
  });

  test('of what is not there, or not for the caller, is the same 404', async () => {
    const closed = await site.space('Fermé');
    const missing = await maude.send('GET', `${paths.api}/spaces/${newId()}`);
    const hidden = await maude.send('GET', `${paths.api}/spaces/${closed}`);
    expect([missing.status, hidden.status]).toEqual([404, 404]);
    expect(((await missing.json()) as { title: string }).title).toBe(
      ((await hidden.json()) as { title: string }).title,
    );
  });

  test('of the territories keeps the two lists apart', async () => {
    const answer = await maude.send('GET', `${paths.api}/territories?list=health-region`);
    const { items } = (await answer.json()) as { items: { code: string; name: string }[] };
    expect(items.find((place) => place.code === '17')?.name).toBe('Nunavik');
  });
});

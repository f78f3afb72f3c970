import { beforeAll, describe, expect, test } from 'vitest';
import { paths } from '#/paths.ts';
import { type TestSite, testSite, type Visitor } from './harness/site.ts';

let site: TestSite;
let maude: Visitor;

beforeAll(async () => {
  site = await testSite();
  maude = await site.person('Maude Lavigueur');
});

describe('headers', () => {
  test('the policy allows no inline script, no frame, no foreign source', async () => {
    const policy = (await site.stranger.get(paths.home)).headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self';");
    expect(policy).not.toMatch(/unsafe-inline|unsafe-eval|\*/);
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).toContain("base-uri 'none'");
  });

  test('the one inlined style is the one of the policy', async () => {
    const answer = await site.stranger.get(paths.home);
    const style = /<style>([\s\S]*?)<\/style>/.exec(await answer.text())?.[1] ?? '';
    const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(style));
    expect(answer.headers.get('content-security-policy')).toContain(
      `'sha256-${Buffer.from(digest).toString('base64')}'`,
    );
  });

  test('types are not guessed, and what a person sees stays out of shared caches', async () => {
    const answer = await maude.get(paths.today);
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    expect(answer.headers.get('cache-control')).toContain('private');
    expect(answer.headers.get('referrer-policy')).toBe('same-origin');
  });

  test('strict transport only where the instance is on https', async () => {
    expect((await site.stranger.get(paths.home)).headers.has('strict-transport-security')).toBe(false);
  });
});

describe('a form posted from another site', () => {
  test('is refused, whoever posts', async () => {
    const answer = await maude.post(
      paths.spaces,
      { name: 'Piège', kind: 'team' },
      { origin: 'https://ailleurs.example' },
    );
    expect(answer.status).toBe(403);
    expect(await answer.text()).toContain('autre site');
    const found = await site.system((transaction) => transaction.query({ text: 'SELECT id FROM spaces' }));
    expect(found).toEqual([]);
  });

  test('is refused without an origin too', async () => {
    const answer = await maude.post(paths.spaces, { name: 'Piège', kind: 'team' }, { origin: 'null' });
    expect(answer.status).toBe(403);
  });
});

describe('what is sent', () => {
  test('too large is told so, and nothing is read further', async () => {
    const answer = await maude.post(paths.spaces, { name: 'a'.repeat(2_000_000), kind: 'team' });
    expect(answer.status).toBe(413);
    const said = (await answer.text()).replaceAll('\u00a0', ' ');
    expect(said).toContain('volumineux');
    expect(said).toContain('dépasse la taille permise ici (1 Mo). Rien n’a été reçu ni changé.');
  });

  test('unreadable is told so', async () => {
    const broken = new Request(`${site.origin}${paths.spaces}`, {
      method: 'POST',
      body: 'pas un formulaire',
      headers: {
        'content-type': 'multipart/form-data; boundary=x',
        origin: site.origin,
        cookie: `toile_session=${maude.cookies.get('toile_session')}`,
      },
    });
    expect((await site.fetch(broken)).status).toBe(400);
  });

  test('another type is told so', async () => {
    const typed = new Request(`${site.origin}${paths.spaces}`, {
      method: 'POST',
      body: '<espace/>',
      headers: {
        'content-type': 'application/xml',
        origin: site.origin,
        cookie: `toile_session=${maude.cookies.get('toile_session')}`,
      },
    });
    expect((await site.fetch(typed)).status).toBe(415);
  });

  test('NUL characters and lone surrogates do not reach the database', async () => {
    const answer = await maude.post(paths.spaces, { name: 'Table\u0000 du quartier', kind: 'table' });
    expect(answer.status).toBe(303);
    const rows = await site.system((transaction) =>
      transaction.query<{ name: string }>({ text: "SELECT name FROM spaces WHERE kind = 'table'" }),
    );
    expect(rows).toEqual([{ name: 'Table du quartier' }]);
  });
});

describe('the same form sent twice', () => {
  const key = '0199a2b4-0000-7000-8000-00000000000a';
  test('is done once and answered the same', async () => {
    const typed = { name: 'Comité unique', kind: 'committee', _key: key };
    const [first, second] = await Promise.all([
      maude.post(paths.spaces, typed),
      maude.post(paths.spaces, typed),
    ]);
    expect(first.headers.get('location')).toBe(second.headers.get('location'));
    const rows = await site.system((transaction) =>
      transaction.query({ text: "SELECT id FROM spaces WHERE name = 'Comité unique'" }),
    );
    expect(rows).toHaveLength(1);
  });

  test('with other content under the same key is refused with a sentence', async () => {
    const answer = await maude.post(paths.spaces, { name: 'Autre contenu', kind: 'committee', _key: key });
    expect(answer.status).toBe(409);
    expect(await answer.text()).toContain('déjà été enregistré');
  });

  test('a refusal leaves the key free', async () => {
    const again = '0199a2b4-0000-7000-8000-00000000000b';
    expect((await maude.post(paths.spaces, { name: '', kind: 'committee', _key: again })).status).toBe(422);
    expect((await maude.post(paths.spaces, { name: 'Corrigé', kind: 'committee', _key: again })).status).toBe(
      303,
    );
  });
});

test('a token that is not one gives a stranger', async () => {
  const answer = await site.stranger.get('/api/v1/nulle-part', {
    authorization: 'Bearer bidon-bidon-bidon-bidon-bidon',
  });
  expect(answer.status).toBe(404);
});

import { generateKeyPairSync } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import Provider from 'oidc-provider';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { sessionCookie } from '#/domains/people/people.public.ts';
import { paths } from '#/paths.ts';
import { type TestSite, testNow, testSite, type Visitor } from '../../../../test/harness/site.ts';
import { providerCookie } from './provider.ts';

interface Claims {
  name?: string;
  email?: string;
  email_verified?: boolean;
}

/** Who the provider knows, by login. */
const people: Record<string, Claims> = {};
const client = { clientId: 'toile', clientSecret: 'un-secret-de-trente-deux-lettres-ou-plus' };

let server: Server;
let issuer: string;
let site: TestSite;

beforeAll(async () => {
  server = createServer();
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  site = await testSite({ oidc: { issuer, name: 'Collège du Faubourg', ...client } });
  // It warns, rightly, that it keeps everything in memory.
  const warnings = vi.spyOn(console, 'warn').mockReturnValue();
  server.on('request', openProvider().callback());
  warnings.mockRestore();
});
afterAll(async () => {
  server.closeAllConnections();
  await new Promise((done) => server.close(done));
  expect(site.services.log.lines.filter((line) => line.level === 'error')).toEqual([]);
});
beforeEach(async () => {
  site.services.clock.set(testNow);
  site.stranger.cookies.clear();
  await site.system((transaction) => transaction.query({ text: 'DELETE FROM rate_limits' }));
});

/** A real provider, as an institution runs one; its pages are pressed through by `agree`. */
function openProvider(): Provider {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  return new Provider(issuer, {
    clients: [
      {
        client_id: client.clientId,
        client_secret: client.clientSecret,
        redirect_uris: [`${site.origin}${paths.signInByProviderReturn}`],
        response_types: ['code'],
        grant_types: ['authorization_code'],
      },
    ],
    jwks: { keys: [{ ...privateKey.export({ format: 'jwk' }), use: 'sig', alg: 'RS256', kid: 'essai' }] },
    cookies: { keys: ['une-cle-pour-les-temoins'] },
    pkce: { required: () => true },
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
    features: { devInteractions: { enabled: true } },
    findAccount: (_context, id) => ({ accountId: id, claims: async () => ({ sub: id, ...people[id] }) }),
    ttl: {
      Session: 600,
      Interaction: 600,
      Grant: 600,
      AccessToken: 600,
      IdToken: 600,
      AuthorizationCode: 60,
    },
  });
}

/** Signs in at the provider under a login and agrees to everything; returns the path it sends back to. */
async function agree(address: string, login: string): Promise<string> {
  const cookies = new Map<string, string>();
  let next = new URL(address);
  let body: URLSearchParams | undefined;
  for (let step = 0; step < 12; step += 1) {
    if (next.origin === site.origin) return next.pathname + next.search;
    const answer = await fetch(next, {
      method: body ? 'POST' : 'GET',
      redirect: 'manual',
      headers: { cookie: [...cookies].map((pair) => pair.join('=')).join('; ') },
      ...(body ? { body } : {}),
    });
    for (const line of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      cookies.set(name, value);
    }
    const location = answer.headers.get('location');
    body = undefined;
    if (location) next = new URL(location, next);
    else {
      const page = await answer.text();
      const prompt = /name="prompt" value="(\w+)"/.exec(page)?.[1];
      if (!prompt) throw new Error(`The provider answers ${answer.status}: ${page.slice(0, 500)}`);
      body = new URLSearchParams({ prompt, login, password: 'peu importe' });
    }
  }
  throw new Error('The provider never sends back.');
}

const visitorWithout = async (): Promise<Visitor> => {
  site.stranger.cookies.clear();
  return site.stranger;
};

async function enterAs(login: string, visitor: Visitor, retour = ''): Promise<Response> {
  const leaving = await visitor.get(`${paths.signInByProvider}?${new URLSearchParams({ retour })}`);
  expect(leaving.status).toBe(303);
  return visitor.get(await agree(leaving.headers.get('location')!, login));
}

async function linkTo(login: string, visitor: Visitor): Promise<Response> {
  const page = await (await visitor.post(paths.accountProvider)).text();
  const address = /href="(http:\/\/127[^"]+)"/.exec(page)![1]!.replaceAll('&amp;', '&');
  return visitor.get(await agree(address, login));
}

const byEmail = async (email: string) =>
  (
    await site.system((transaction) =>
      transaction.query<{ id: string; name: string; verified: boolean; administers: boolean }>({
        text: `SELECT id, name, email_verified_at IS NOT NULL AS verified, administrator_since IS NOT NULL AS administers
               FROM people WHERE email = $1`,
        values: [email],
      }),
    )
  )[0];

const verify = (visitor: Visitor) =>
  site.system((transaction) =>
    transaction.query({
      text: 'UPDATE people SET email_verified_at = now() WHERE id = $1',
      values: [visitor.personId],
    }),
  );

describe('entering with a provider', () => {
  test('opens the first account, which administers; the next ones have no space and no power', async () => {
    people.aline = { name: 'Aline Côté', email: 'aline@exemple.org', email_verified: true };
    people.bruno = { name: 'Bruno Dubé', email: 'bruno@exemple.org' };
    expect(await (await site.stranger.get(paths.signIn)).text()).toContain('Entrer avec Collège du Faubourg');
    const first = await enterAs('aline', await visitorWithout());
    expect(first.headers.get('location')).toBe(paths.today);
    expect(await (await site.stranger.get(paths.account)).text()).toContain('Aline Côté');
    expect(await byEmail('aline@exemple.org')).toMatchObject({ verified: true, administers: true });

    await enterAs('bruno', await visitorWithout(), '/traces');
    expect(await byEmail('bruno@exemple.org')).toMatchObject({
      verified: false,
      administers: false,
      name: 'Bruno Dubé',
    });
    const again = await enterAs('bruno', await visitorWithout(), '/traces');
    expect(again.headers.get('location')).toBe('/traces');
    const rows = await site.system((transaction) =>
      transaction.query({ text: "SELECT FROM people WHERE email = 'bruno@exemple.org'" }),
    );
    expect(rows).toHaveLength(1);
  });

  test('never leads to another site', async () => {
    people.chloe = { name: 'Chloé Fortin', email: 'chloe@exemple.org' };
    const answer = await enterAs('chloe', await visitorWithout(), '//ailleurs.example');
    expect(answer.headers.get('location')).toBe(paths.today);
  });

  test('takes the account with the same address only when both sides have proved it', async () => {
    const odile = await site.person('Odile Tanguay', { email: 'odile@exemple.org' });
    people.odile = { name: 'O. Tanguay', email: 'Odile@exemple.org', email_verified: true };
    people.voleuse = { name: 'Odile Tanguay', email: 'odile@exemple.org' };

    const unproved = await enterAs('odile', await visitorWithout());
    expect(unproved.status).toBe(422);
    expect(await unproved.text()).toContain('rien ne prouve que c’est le vôtre');
    await verify(odile);
    expect((await enterAs('voleuse', await visitorWithout())).status).toBe(422);
    expect(site.stranger.cookies.has(sessionCookie)).toBe(false);
    expect((await enterAs('odile', await visitorWithout())).status).toBe(303);
    const own = await (await site.stranger.get(paths.account)).text();
    expect(own).toContain('Odile Tanguay');
    expect(own).toContain('Vous pouvez entrer avec votre compte chez Collège du Faubourg');
  });

  test('is closed to somebody whose access was stopped', async () => {
    people.diane = { name: 'Diane Roy', email: 'diane@exemple.org' };
    await enterAs('diane', await visitorWithout());
    await site.system((transaction) =>
      transaction.query({ text: "UPDATE people SET disabled_at = now() WHERE email = 'diane@exemple.org'" }),
    );
    const answer = await enterAs('diane', await visitorWithout());
    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain('est fermé ici');
    people.diane2 = { name: 'Diane Roy', email: 'diane@exemple.org' };
    expect((await enterAs('diane2', await visitorWithout())).status).toBe(422);
  });

  test('an account without address, or with a strange name, still opens', async () => {
    people.sans = { name: 'x'.repeat(300), email: 'pas une adresse' };
    expect((await enterAs('sans', await visitorWithout())).status).toBe(303);
    expect(await (await site.stranger.get(paths.account)).text()).toContain('Votre compte n’a pas d’adresse');
  });
});

describe('a return that does not hold opens nothing', () => {
  test('in another browser, twice, too late, or with another state', async () => {
    people.emile = { name: 'Émile Gagné', email: 'emile@exemple.org' };
    const leave = async () => {
      const leaving = await (await visitorWithout()).get(paths.signInByProvider);
      return agree(leaving.headers.get('location')!, 'emile');
    };
    const back = await leave();
    const cookie = site.stranger.cookies.get(providerCookie)!;
    site.stranger.cookies.clear();
    expect((await site.stranger.get(back)).status).toBe(422);

    site.stranger.cookies.set(providerCookie, cookie);
    const forged = back.replace(/state=[^&]+/, 'state=autre');
    expect((await site.stranger.get(forged)).status).toBe(422);
    site.stranger.cookies.set(providerCookie, cookie);
    expect((await site.stranger.get(back)).status).toBe(422);

    const late = await leave();
    site.services.clock.set('2026-03-18T14:10:01Z');
    const answer = await site.stranger.get(late);
    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain('il y a trop longtemps');
    expect(await byEmail('emile@exemple.org')).toBeUndefined();
    expect(site.stranger.cookies.has(sessionCookie)).toBe(false);
  });

  test('with a code taken from somebody else’s sign-in', async () => {
    people.felix = { name: 'Félix Hamel', email: 'felix@exemple.org' };
    people.gina = { name: 'Gina Ivers', email: 'gina@exemple.org' };
    const one = await (await visitorWithout()).get(paths.signInByProvider);
    const stolen = new URL(await agree(one.headers.get('location')!, 'felix'), site.origin).searchParams.get(
      'code',
    )!;
    const two = await (await visitorWithout()).get(paths.signInByProvider);
    const mine = new URL(await agree(two.headers.get('location')!, 'gina'), site.origin);
    mine.searchParams.set('code', stolen);
    const answer = await site.stranger.get(mine.pathname + mine.search);
    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain('n’a pas pu être vérifiée');
  });

  test('when somebody says no there', async () => {
    const leaving = await (await visitorWithout()).get(paths.signInByProvider);
    const state = new URL(leaving.headers.get('location')!).searchParams.get('state')!;
    const query = new URLSearchParams({ error: 'access_denied', state });
    const answer = await site.stranger.get(`${paths.signInByProviderReturn}?${query}`, {
      'accept-language': 'en',
    });
    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain('was cancelled');
  });
});

describe('linking from the account', () => {
  test('ties, enters, and unties, but never the last way in', async () => {
    people.hugo = { name: 'H.', email: 'autre-adresse@exemple.org' };
    const hugo = await site.person('Hugo Jacob');
    const linked = await linkTo('hugo', hugo);
    expect(linked.headers.get('location')).toBe(paths.account);
    expect((await enterAs('hugo', await visitorWithout())).status).toBe(303);
    expect(await (await site.stranger.get(paths.account)).text()).toContain('Hugo Jacob');

    const last = await hugo.post(paths.accountProviderRemoval);
    expect(last.status).toBe(422);
    await site.system((transaction) =>
      transaction.query({
        text: "INSERT INTO passwords (person_id, hash) VALUES ($1, 'x')",
        values: [hugo.personId],
      }),
    );
    expect((await hugo.post(paths.accountProviderRemoval)).headers.get('location')).toBe(paths.account);
    expect(await (await hugo.get(paths.account)).text()).toContain('n’est pas lié');
  });

  test('not to two people, and not for somebody else than who asked', async () => {
    people.ines = { name: 'Inès K.', email: 'ines@exemple.org' };
    const [first, second] = [await site.person('Première'), await site.person('Seconde')];
    await linkTo('ines', first);
    const refused = await linkTo('ines', second);
    expect(refused.status).toBe(422);
    expect(await refused.text()).toContain('ouvre déjà un autre compte');

    const page = await (await first.post(paths.accountProvider)).text();
    const address = /href="(http:\/\/127[^"]+)"/.exec(page)![1]!.replaceAll('&amp;', '&');
    people.jade = { name: 'Jade L.', email: 'jade@exemple.org' };
    const back = await agree(address, 'jade');
    second.cookies.set(providerCookie, first.cookies.get(providerCookie)!);
    expect((await second.get(back)).status).toBe(422);
  });
});

test('a provider that does not answer, or is not set, gives a sentence', async () => {
  const away = await testSite({ oidc: { issuer: 'http://127.0.0.1:9', name: 'Absente', ...client } });
  const answer = await away.stranger.get(paths.signInByProvider);
  expect(answer.status).toBe(503);
  expect(await answer.text()).toContain('Absente ne répond pas');
  expect(away.services.log.lines.filter((line) => line.level === 'error')).toEqual([]);
  const none = await testSite();
  for (const address of [paths.signInByProvider, paths.signInByProviderReturn]) {
    expect((await none.stranger.get(address)).status).toBe(404);
  }
  const person = await none.person('Quelqu’un');
  expect((await person.post(paths.accountProvider)).status).toBe(404);
});

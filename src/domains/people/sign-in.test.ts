import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { paths } from '#/paths.ts';
import { hashPassword, tokenHash } from '#/platform/secrets.ts';
import { type TestSite, testNow, testSite, type Visitor } from '../../../test/harness/site.ts';
import { sessionCookie } from './people.public.ts';

const password = 'trois castors sous la lune';
const email = 'odile@exemple.org';
const en = { 'accept-language': 'en' };

let site: TestSite;
let odile: Visitor;
beforeAll(async () => {
  site = await testSite();
  odile = await site.person('Odile Tanguay', { email });
  await site.person('Sans Mot De Passe', { email: 'sans@exemple.org' });
  const hash = await hashPassword(password);
  await site.system((transaction) =>
    transaction.query({
      text: 'INSERT INTO passwords (person_id, hash) VALUES ($1, $2)',
      values: [odile.personId, hash],
    }),
  );
});
afterAll(() => expect(site.services.log.lines.filter((line) => line.level === 'error')).toEqual([]));
beforeEach(async () => {
  odile.cookies.clear();
  site.services.clock.set(testNow);
  await site.system((transaction) => transaction.query({ text: 'DELETE FROM rate_limits' }));
});

const sessionRows = () =>
  site.system((transaction) =>
    transaction.query<{ token_hash: Buffer; device: string; seen_at: Date; expires_at: Date }>({
      text: 'SELECT token_hash, device, seen_at, expires_at FROM sessions WHERE person_id = $1',
      values: [odile.personId],
    }),
  );

describe('signing in with a password', () => {
  test('opens a session whose token only the browser holds', async () => {
    const answer = await odile.post(paths.signIn, { email: ' ODILE@exemple.org ', password });
    expect(answer.headers.get('location')).toBe(paths.today);
    const line = answer.headers.getSetCookie().find((cookie) => cookie.startsWith(`${sessionCookie}=`));
    expect(line).toMatch(/HttpOnly/);
    expect(line).toMatch(/SameSite=Lax/);
    const token = odile.cookies.get(sessionCookie)!;
    const rows = await sessionRows();
    expect(rows.some((row) => row.token_hash.equals(tokenHash(token)))).toBe(true);
    expect(JSON.stringify(rows)).not.toContain(token);
    expect((await odile.get(paths.today)).status).toBe(200);
  });

  test('gives the same refusal to an unknown address, a wrong password and an account without one', async () => {
    const attempts = [
      { email: 'inconnue@exemple.org', password },
      { email, password: 'trois castors sous la pluie' },
      { email: 'sans@exemple.org', password },
    ];
    const pages = [];
    for (const attempt of attempts) {
      const answer = await odile.post(paths.signIn, attempt);
      expect(answer.status).toBe(422);
      pages.push((await answer.text()).replaceAll(attempt.email, ''));
    }
    expect(new Set(pages).size).toBe(1);
    expect(pages[0]).toContain('ne vont pas ensemble');
    expect(pages[0]).not.toContain('castors');
    expect(odile.cookies.has(sessionCookie)).toBe(false);
  });

  test('refuses an empty form in both languages and keeps what was typed', async () => {
    const french = await (await odile.post(paths.signIn, { email: 'pas-une-adresse', password: '' })).text();
    expect(french).toContain('value="pas-une-adresse"');
    expect(french).toContain('Écrivez votre mot de passe.');
    const english = await (await odile.post(paths.signIn, {}, en)).text();
    expect(english).toContain('Enter your e-mail address.');
  });

  test('makes a browser wait after ten attempts, says how long, and counts a success as forgiven', async () => {
    for (let attempt = 0; attempt < 9; attempt += 1) {
      expect((await odile.post(paths.signIn, { email, password: 'faux' })).status).toBe(422);
    }
    expect((await odile.post(paths.signIn, { email, password })).status).toBe(303);
    odile.cookies.clear();
    for (let attempt = 0; attempt < 10; attempt += 1) {
      expect((await odile.post(paths.signIn, { email, password: 'faux' })).status).toBe(422);
    }
    const waiting = await odile.post(paths.signIn, { email, password });
    expect(waiting.status).toBe(429);
    expect(Number(waiting.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(await waiting.text()).toMatch(/Attendez (\d+ secondes|\d minutes)/);
    const kept = await site.system((transaction) =>
      transaction.query<{ key: string }>({ text: 'SELECT key FROM rate_limits' }),
    );
    expect(JSON.stringify(kept)).not.toContain('odile');
  });

  test('refuses a post that comes from another site, or from nowhere', async () => {
    for (const origin of ['https://ailleurs.example', 'null']) {
      const answer = await odile.post(paths.signIn, { email, password }, { origin });
      expect(answer.status).toBe(403);
      expect(odile.cookies.has(sessionCookie)).toBe(false);
    }
  });

  test('comes back to a page of this site only', async () => {
    const to = async (retour: string) => {
      odile.cookies.clear();
      const answer = await odile.post(paths.signIn, { email, password, retour });
      return answer.headers.get('location');
    };
    expect(await to('/traces?du=2026-03-01')).toBe('/traces?du=2026-03-01');
    for (const elsewhere of ['https://ailleurs.example/', '//ailleurs.example', '/\\ailleurs.example']) {
      expect(await to(elsewhere)).toBe(paths.today);
    }
    const shown = await odile.get(`${paths.signIn}?retour=//ailleurs.example`);
    expect(shown.headers.get('location')).toBe(paths.today);
  });
});

describe('a session', () => {
  const signIn = () =>
    odile.post(
      paths.signIn,
      { email, password },
      { 'user-agent': 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0' },
    );

  test('is never the one somebody else chose, and ends the one the browser had', async () => {
    odile.cookies.set(sessionCookie, 'un-jeton-choisi-par-quelqu-un-d-autre-avant');
    await signIn();
    const first = odile.cookies.get(sessionCookie)!;
    expect(first).not.toContain('choisi');
    await signIn();
    const second = odile.cookies.get(sessionCookie)!;
    expect(second).not.toBe(first);
    odile.cookies.set(sessionCookie, first);
    expect((await odile.get(paths.today)).status).toBe(303);
    odile.cookies.set(sessionCookie, second);
    expect((await odile.get(paths.today)).status).toBe(200);
  });

  test('says which device in two words, and slides by visits, thirty days at a time', async () => {
    await signIn();
    const hash = tokenHash(odile.cookies.get(sessionCookie)!);
    const mine = async () => (await sessionRows()).find((row) => row.token_hash.equals(hash))!;
    expect((await mine()).device).toBe('Firefox, Linux');
    const opened = (await mine()).seen_at;
    site.services.clock.set('2026-03-18T14:02:00Z');
    await odile.get(paths.today);
    expect((await mine()).seen_at).toEqual(opened);
    site.services.clock.set('2026-04-10T14:00:00Z');
    await odile.get(paths.today);
    expect((await mine()).expires_at).toEqual(new Date('2026-05-10T14:00:00Z'));
    site.services.clock.set('2026-05-10T14:00:01Z');
    expect((await odile.get(paths.today)).status).toBe(303);
  });

  test('ends at sign-out', async () => {
    await signIn();
    const token = odile.cookies.get(sessionCookie)!;
    const answer = await odile.post(paths.signOut);
    expect(answer.headers.get('location')).toBe(paths.home);
    expect(answer.headers.get('clear-site-data')).toBe('"cache", "storage"');
    expect(odile.cookies.has(sessionCookie)).toBe(false);
    odile.cookies.set(sessionCookie, token);
    expect((await odile.get(paths.today)).status).toBe(303);
  });

  test('is closed to somebody whose access was stopped', async () => {
    await signIn();
    const set = (value: string | null) =>
      site.system((transaction) =>
        transaction.query({
          text: 'UPDATE people SET disabled_at = $2 WHERE id = $1',
          values: [odile.personId, value],
        }),
      );
    await set(testNow);
    expect((await odile.get(paths.today)).status).toBe(303);
    odile.cookies.clear();
    expect((await signIn()).status).toBe(422);
    await set(null);
  });
});

import { unzipSync } from 'fflate';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { loadAssets } from '#/app/assets.ts';
import { domains } from '#/app/domains.ts';
import { personalDataRoutes } from '#/app/personal-data.routes.tsx';
import { createSite } from '#/app/site.tsx';
import { seedPeople } from '#/domains/people/people.seed.ts';
import { paths } from '#/paths.ts';
import type { Domain } from '#/platform/domain.ts';
import { hashPassword } from '#/platform/secrets.ts';
import { htmlFaults } from '../../../../test/harness/html.ts';
import { type TestSite, testNow, testSite, type Visitor } from '../../../../test/harness/site.ts';

const password = 'trois castors sous la lune';
const erased: string[] = [];

/** Another domain, which holds something of everybody and remembers whom it was told to forget. */
const witness: Domain = {
  name: 'witness',
  routes: [],
  personalData: {
    exportOf: async (_transaction, personId) => ({ things: [{ personId, text: '=1+1' }] }),
    erase: async (transaction, personId) => {
      const [row] = await transaction.query<{ name: string }>({
        text: 'SELECT name FROM people WHERE id = $1',
        values: [personId],
      });
      erased.push(row!.name);
      if (row!.name === 'Tombe En Panne') throw new Error('This domain fails.');
    },
  },
};

let site: TestSite;
let app: ReturnType<typeof createSite>;
beforeAll(async () => {
  site = await testSite();
  const all = [...domains, witness];
  const routes = personalDataRoutes(all);
  const assets = await loadAssets(process.cwd(), () => false);
  const own: Domain = { name: 'own', routes, personalData: 'holds none' };
  app = createSite({ services: site.services, domains: [own, ...all], assets, trustProxy: false });
});
beforeEach(async () => {
  site.services.clock.set(testNow);
  await site.system((transaction) => transaction.query({ text: 'DELETE FROM rate_limits' }));
});

async function ask(visitor: Visitor, address: string, typed?: Record<string, string>): Promise<Response> {
  const headers = {
    origin: site.origin,
    cookie: [...visitor.cookies].map((pair) => pair.join('=')).join('; '),
    ...(typed ? { 'content-type': 'application/x-www-form-urlencoded' } : {}),
  };
  const body = typed ? new URLSearchParams(typed) : null;
  return app.fetch(
    new Request(new URL(address, site.origin), { method: typed ? 'POST' : 'GET', headers, body }),
  );
}

const person = async (name: string, options = {}) => {
  const visitor = await site.person(name, options);
  const hash = await hashPassword(password);
  await site.system((transaction) =>
    transaction.query({
      text: 'INSERT INTO passwords (person_id, hash) VALUES ($1, $2)',
      values: [visitor.personId, hash],
    }),
  );
  return visitor;
};

const rowOf = async (visitor: Visitor) =>
  (
    await site.system((transaction) =>
      transaction.query<{ name: string; email: string | null; left: boolean }>({
        text: 'SELECT name, email, left_at IS NOT NULL AS left FROM people WHERE id = $1',
        values: [visitor.personId],
      }),
    )
  )[0];

describe('taking one’s information away', () => {
  test('gives an archive of JSON and CSV, from every domain, without what opens the account', async () => {
    const odile = await person('Odile Tanguay', { email: 'odile@exemple.org' });
    for (const address of [paths.accountData, paths.accountErasure]) {
      const shown = await ask(odile, address);
      expect(shown.status).toBe(200);
      expect(await htmlFaults(await shown.text())).toEqual([]);
    }
    const answer = await ask(odile, paths.accountDataExport);
    expect(answer.headers.get('content-type')).toBe('application/zip');
    expect(answer.headers.get('content-disposition')).toContain('mes-renseignements-2026-03-18.zip');
    const files = unzipSync(new Uint8Array(await answer.arrayBuffer()));
    const text = (name: string) => new TextDecoder().decode(files[name]);
    const everything = JSON.parse(text('mes-renseignements.json'));
    expect(everything.people.account).toMatchObject({ name: 'Odile Tanguay', email: 'odile@exemple.org' });
    expect(everything.witness.things).toEqual([{ personId: odile.personId, text: '=1+1' }]);
    expect(text('witness-things.csv')).toContain("'=1+1");
    expect(text('people.csv')).toContain('account.email;odile@exemple.org');
    const all = Object.keys(files).map(text).join('');
    expect(all).not.toContain('$argon2id$');
    expect(all).not.toMatch(/token_?hash/i);
  });

  test('is for the person alone, signed in by a session', async () => {
    for (const address of [paths.accountData, paths.accountDataExport, paths.accountErasure]) {
      const stranger = { ...site.stranger, cookies: new Map() } as Visitor;
      expect((await ask(stranger, address)).headers.get('location')).toContain(paths.signIn);
    }
  });
});

describe('erasing an account', () => {
  const erase = (visitor: Visitor, typed: Record<string, string>) =>
    ask(visitor, paths.accountErasure, typed);

  test('explains, asks for the password and a yes, then forgets everywhere and keeps « Personne retirée »', async () => {
    const odile = await person('Odile Erasée', { email: 'efface@exemple.org' });
    const spaceId = await site.space('Équipe', [[odile, 'member']]);
    const explained = await (await ask(odile, paths.accountErasure)).text();
    expect(explained).toContain('Personne retirée');
    const unconfirmed = await erase(odile, { currentPassword: password });
    expect(unconfirmed.status).toBe(422);
    expect(await unconfirmed.text()).toContain('Cochez la case');
    expect((await erase(odile, { currentPassword: 'faux', confirmed: '1' })).status).toBe(422);
    expect((await rowOf(odile))?.name).toBe('Odile Erasée');

    const done = await erase(odile, { currentPassword: password, confirmed: '1' });
    expect(done.headers.get('location')).toBe(paths.home);
    expect(erased).toContain('Odile Erasée');
    expect(await rowOf(odile)).toEqual({ name: 'Personne retirée', email: null, left: true });
    expect((await ask(odile, paths.today)).status).toBe(303);
    for (const table of [
      'passwords',
      'sessions',
      'personal_tokens',
      'passkeys',
      'provider_identities',
      'single_use_links',
      'submissions',
    ]) {
      const rows = await site.system((transaction) =>
        transaction.query({ text: `SELECT FROM ${table} WHERE person_id = $1`, values: [odile.personId] }),
      );
      expect(rows).toEqual([]);
    }
    const again = await site.person('Odile Revient', { email: 'efface@exemple.org' });
    expect(again.personId).not.toBe(odile.personId);
    expect(spaceId).toBeDefined();
  });

  test('is all or nothing', async () => {
    const unlucky = await person('Tombe En Panne', { email: 'panne@exemple.org' });
    expect((await erase(unlucky, { currentPassword: password, confirmed: '1' })).status).toBe(500);
    const logged = site.services.log.lines.filter((line) => line.level === 'error');
    expect(logged.map((line) => JSON.stringify(line.fields))).toEqual([
      expect.stringContaining('This domain fails'),
    ]);
    site.services.log.lines.length = 0;
    expect(await rowOf(unlucky)).toEqual({ name: 'Tombe En Panne', email: 'panne@exemple.org', left: false });
    expect((await ask(unlucky, paths.account)).status).toBe(200);
  });

  test('is refused to the last who administers, and for somebody of the story', async () => {
    const admin = await person('Seule Administre', { administrator: true });
    const answer = await erase(admin, { currentPassword: password, confirmed: '1' });
    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain('Faites d’abord administrer une autre personne');

    await site.system((transaction) =>
      seedPeople({ transaction, services: site.services, today: '2026-03-18' }),
    );
    await site.stranger.post(paths.demonstration, { personne: 'person:rene' });
    expect((await erase(site.stranger, { confirmed: '1' })).status).toBe(403);
    for (const address of [paths.accountData, paths.accountErasure]) {
      const shown = await (await site.stranger.get(address)).text();
      expect(shown).not.toContain(`action="${paths.accountErasure}"`);
      expect(shown).not.toContain(`href="${paths.accountErasure}"`);
    }
  });
});

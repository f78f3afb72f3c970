import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { peopleDomain } from '#/domains/people/people.domain.ts';
import { seedPeople } from '#/domains/people/people.seed.ts';
import { paths } from '#/paths.ts';
import { newId } from '#/platform/ids.ts';
import { hashPassword, newToken, tokenHash } from '#/platform/secrets.ts';
import { runQueuedJobs } from '../../../../test/harness/jobs.ts';
import { type TestSite, testNow, testSite, type Visitor } from '../../../../test/harness/site.ts';

const password = 'trois castors sous la lune';
const pages = [paths.account, paths.accountPassword, paths.accountSessions, paths.accountTokens];

let site: TestSite;
let odile: Visitor;
beforeAll(async () => {
  site = await testSite();
});
beforeEach(async () => {
  site.services.clock.set(testNow);
  await site.system(async (transaction) => {
    await transaction.query({ text: 'DELETE FROM rate_limits' });
    await transaction.query({ text: 'UPDATE people SET email = NULL' });
  });
  odile = await site.person('Odile Tanguay', { email: 'odile@exemple.org' });
});
afterAll(() => expect(site.services.log.lines.filter((line) => line.level === 'error')).toEqual([]));

async function givePassword(visitor: Visitor): Promise<void> {
  const hash = await hashPassword(password);
  await site.system((transaction) =>
    transaction.query({
      text: 'INSERT INTO passwords (person_id, hash) VALUES ($1, $2)',
      values: [visitor.personId, hash],
    }),
  );
}

async function openElsewhere(visitor: Visitor, device: string): Promise<{ id: string; token: string }> {
  const id = newId();
  const token = newToken();
  await site.system((transaction) =>
    transaction.query({
      text: `INSERT INTO sessions (id, token_hash, person_id, expires_at, device) VALUES ($1, $2, $3, '2027-01-01', $4)`,
      values: [id, tokenHash(token), visitor.personId, device],
    }),
  );
  return { id, token };
}

const emailOf = async (visitor: Visitor) => {
  const [row] = await site.system((transaction) =>
    transaction.query<{ email: string | null; verified: boolean }>({
      text: 'SELECT email, email_verified_at IS NOT NULL AS verified FROM people WHERE id = $1',
      values: [visitor.personId],
    }),
  );
  return row;
};

describe('who may see an account', () => {
  test('a stranger signs in first, and comes back to the page asked for', async () => {
    for (const address of pages) {
      const answer = await site.stranger.get(address);
      expect(answer.headers.get('location')).toBe(
        `${paths.signIn}?${new URLSearchParams({ retour: address })}`,
      );
      expect((await site.stranger.post(address)).status).toBe(303);
    }
  });

  test('a person sees their own, in both languages', async () => {
    for (const address of pages) {
      expect((await odile.get(address)).status).toBe(200);
      const english = await odile.get(address, { 'accept-language': 'en' });
      expect(await english.text()).toContain('<html lang="en-CA">');
    }
  });
});

describe('name and language', () => {
  test('are changed, and the pages speak the language chosen', async () => {
    const answer = await odile.post(paths.account, { name: ' Odile T. ', locale: 'en' });
    expect(answer.headers.get('location')).toBe(paths.account);
    const shown = await (await odile.get(paths.account)).text();
    expect(shown).toContain('Your name and language are saved.');
    expect(shown).toContain('Odile T.');
  });

  test('are refused with what was typed', async () => {
    const answer = await odile.post(paths.account, { name: 'x'.repeat(201), locale: 'de' });
    expect(answer.status).toBe(422);
    const text = await answer.text();
    expect(text).toContain('200 caractères au plus');
    expect(text).toContain('Choisissez une des deux langues');
    expect(text).toContain('x'.repeat(201));
  });
});

describe('the address', () => {
  test('changes at once where no mail leaves, is not proved, and asks for the password', async () => {
    await givePassword(odile);
    const wrong = await odile.post(paths.accountEmail, {
      email: 'neuve@exemple.org',
      currentPassword: 'faux',
    });
    expect(wrong.status).toBe(422);
    expect(await wrong.text()).toContain('Ce n’est pas votre mot de passe actuel');
    const right = await odile.post(paths.accountEmail, {
      email: 'Neuve@exemple.org',
      currentPassword: password,
    });
    expect(right.status).toBe(303);
    expect(await emailOf(odile)).toEqual({ email: 'neuve@exemple.org', verified: false });
  });

  test('is refused when somebody has it, and the account is untouched', async () => {
    await site.person('Déjà Là', { email: 'deja@exemple.org' });
    const answer = await odile.post(paths.accountEmail, { email: 'deja@exemple.org' });
    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain('Un compte a déjà cette adresse');
    expect((await emailOf(odile))?.email).toBe('odile@exemple.org');
  });

  test('changes by a link where mail leaves, and says nothing of who has it', async () => {
    const mailing = await testSite({ mailEnabled: true });
    const person = await mailing.person('Nadège Roy', { email: 'nadege@exemple.org' });
    await mailing.person('Déjà Là', { email: 'deja@exemple.org' });
    const free = await person.post(paths.accountEmail, { email: 'libre@exemple.org' });
    const taken = await person.post(paths.accountEmail, { email: 'deja@exemple.org' });
    expect([free.status, free.headers.get('location')]).toEqual([
      taken.status,
      taken.headers.get('location'),
    ]);
    expect(await runQueuedJobs(mailing, peopleDomain)).toHaveLength(2);
    const links = mailing.services.mail.sent.map(
      (message) => new URL(/https?:\/\/\S+/.exec(message.text)![0]).pathname,
    );
    expect(mailing.services.mail.sent.map((message) => message.to)).toEqual([
      'libre@exemple.org',
      'deja@exemple.org',
    ]);
    // The later link takes the earlier one's place; the address it names is taken.
    expect((await person.get(links[0]!)).status).toBe(410);
    const refused = await person.post(links[1]!);
    expect(refused.status).toBe(422);
    expect(await refused.text()).toContain('Le vôtre garde celle qu’il avait');

    await person.post(paths.accountEmail, { email: 'libre@exemple.org' });
    await runQueuedJobs(mailing, peopleDomain);
    const link = new URL(/https?:\/\/\S+/.exec(mailing.services.mail.sent.at(-1)!.text)![0]).pathname;
    expect((await person.post(link)).headers.get('location')).toBe(paths.account);
    const [row] = await mailing.system((transaction) =>
      transaction.query({
        text: 'SELECT email, email_verified_at IS NOT NULL AS verified FROM people WHERE id = $1',
        values: [person.personId],
      }),
    );
    expect(row).toEqual({ email: 'libre@exemple.org', verified: true });
    expect(mailing.services.log.lines.filter((line) => line.level === 'error')).toEqual([]);
  });
});

describe('the password', () => {
  test('is given, then changed with the one before; other sessions are closed', async () => {
    const other = await openElsewhere(odile, 'Firefox, Linux');
    expect((await odile.post(paths.accountPassword, { password })).status).toBe(303);
    const sessions = await (await odile.get(paths.accountSessions)).text();
    expect(sessions).not.toContain('Firefox, Linux');
    odile.cookies.delete('toile_avis');

    const next = 'quatre loutres dans le fleuve';
    expect((await odile.post(paths.accountPassword, { password: next })).status).toBe(422);
    const wrong = await odile.post(paths.accountPassword, { password: next, currentPassword: 'faux' });
    expect(await wrong.text()).not.toContain(next);
    expect(
      (await odile.post(paths.accountPassword, { password: next, currentPassword: password })).status,
    ).toBe(303);
    expect((await odile.get(paths.account)).status).toBe(200);
    expect(other.id).toBeDefined();
    const kept = await site.system((transaction) =>
      transaction.query({ text: 'SELECT * FROM submissions WHERE person_id = $1', values: [odile.personId] }),
    );
    expect(kept).toEqual([]);
  });

  test('cannot be guessed from an open page', async () => {
    await givePassword(odile);
    const guess = () =>
      odile.post(paths.accountPassword, {
        password: 'quatre loutres dans le fleuve',
        currentPassword: 'faux',
      });
    for (let attempt = 0; attempt < 10; attempt += 1) expect((await guess()).status).toBe(422);
    expect((await guess()).status).toBe(429);
  });
});

describe('sessions', () => {
  test('are listed and closed, one or all the others; never somebody else’s', async () => {
    const phone = await openElsewhere(odile, 'Safari, iOS');
    await openElsewhere(odile, 'Chrome, Windows');
    const stranger = await site.person('Autre');
    const listed = await (await odile.get(paths.accountSessions)).text();
    expect(listed).toContain('Safari, iOS');
    expect(listed).toContain('cet appareil');

    expect((await stranger.post(paths.accountSessionEnd(phone.id))).status).toBe(404);
    expect((await odile.post(paths.accountSessionEnd('autre'))).status).toBe(404);
    expect((await odile.post(paths.accountSessionEnd(phone.id))).status).toBe(303);
    expect(await (await odile.get(paths.accountSessions)).text()).not.toContain('Safari, iOS');
    await odile.post(paths.accountSessions);
    const left = await (await odile.get(paths.accountSessions)).text();
    expect(left).toContain('Une session est fermée.');
    expect(left).not.toContain('Chrome, Windows');
    expect((await stranger.get(paths.account)).status).toBe(200);
  });
});

describe('tokens', () => {
  const asked = { name: 'Mon tableur', scopes: ['traces:read', 'search:read'], days: '30' };

  async function makeToken(visitor: Visitor): Promise<string> {
    expect((await visitor.post(paths.accountTokens, asked)).headers.get('location')).toBe(
      paths.accountTokens,
    );
    const shown = await (await visitor.get(paths.accountTokens)).text();
    return /<code>([^<]+)<\/code>/.exec(shown)![1]!;
  }

  const withToken = (token: string, address: string, method = 'GET') =>
    site.fetch(
      new Request(new URL(address, site.origin), {
        method,
        headers: { authorization: `Bearer ${token}`, origin: site.origin },
        ...(method === 'POST'
          ? { body: new URLSearchParams({ name: 'x', scopes: 'traces:write', days: '365' }) }
          : {}),
      }),
    );

  test('are shown once, kept as a hash, and say whose they are', async () => {
    const token = await makeToken(odile);
    expect(await (await odile.get(paths.accountTokens)).text()).not.toContain(token);
    const me = await withToken(token, `${paths.api}/me`);
    expect(await me.json()).toEqual({
      id: odile.personId,
      name: 'Odile Tanguay',
      isAdministrator: false,
      memberships: [],
      scopes: ['me:read', 'traces:read', 'search:read'],
    });
    const rows = await site.system((transaction) =>
      transaction.query({ text: 'SELECT * FROM personal_tokens' }),
    );
    expect(JSON.stringify(rows)).not.toContain(token);
    site.services.clock.set('2026-04-17T14:00:01Z');
    expect((await withToken(token, `${paths.api}/me`)).status).toBe(401);
  });

  test('never open or change an account, nor make other tokens', async () => {
    const token = await makeToken(odile);
    for (const address of [...pages, paths.accountEmail]) {
      const got = await withToken(token, address);
      expect([303, 403, 404]).toContain(got.status);
      const posted = await withToken(token, address, 'POST');
      expect([303, 403, 404]).toContain(posted.status);
      if (posted.status === 303) expect(posted.headers.get('location')).toContain(paths.signIn);
    }
    const rows = await site.system((transaction) =>
      transaction.query({
        text: 'SELECT FROM personal_tokens WHERE person_id = $1',
        values: [odile.personId],
      }),
    );
    expect(rows).toHaveLength(1);
  });

  test('are revoked by their owner only, and then open nothing', async () => {
    const token = await makeToken(odile);
    const [row] = await site.system((transaction) =>
      transaction.query<{ id: string }>({
        text: 'SELECT id FROM personal_tokens WHERE person_id = $1',
        values: [odile.personId],
      }),
    );
    const other = await site.person('Autre');
    expect((await other.post(paths.accountTokenEnd(row!.id))).status).toBe(404);
    expect((await withToken(token, `${paths.api}/me`)).status).toBe(200);
    expect((await odile.post(paths.accountTokenEnd(row!.id))).status).toBe(303);
    expect((await withToken(token, `${paths.api}/me`)).status).toBe(401);
  });

  test.each([
    [{ name: '', scopes: 'traces:read', days: '30' }, 'Donnez un nom au jeton'],
    [{ name: 'Sans rien', days: '30' }, 'Choisissez au moins une chose'],
    [{ name: 'Tout', scopes: ['tout', 'admin'], days: '30' }, 'Choisissez au moins une chose'],
    [{ name: 'Toujours', scopes: 'traces:read', days: '99999' }, 'Choisissez une des durées'],
  ])('refuse %j', async (typed, sentence) => {
    const answer = await odile.post(paths.accountTokens, typed);
    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain(sentence);
  });
});

test('the account of somebody of the story cannot be changed', async () => {
  const story = await testSite();
  await story.system((transaction) =>
    seedPeople({ transaction, services: story.services, today: '2026-03-18' }),
  );
  await story.stranger.post(paths.demonstration, { personne: 'person:maude' });
  for (const address of pages) {
    expect((await story.stranger.get(address)).status).toBe(200);
    const answer = await story.stranger.post(address, {
      name: 'Moi',
      locale: 'en',
      password,
      scopes: 'traces:read',
      days: '30',
    });
    expect(answer.status).toBe(403);
    expect(await answer.text()).toContain('Cette personne est inventée');
  }
  expect(await (await story.stranger.get(paths.account)).text()).toContain('Maude Lavigueur');
});

import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { peopleDomain } from '#/domains/people/people.domain.ts';
import { sessionCookie } from '#/domains/people/people.public.ts';
import { paths } from '#/paths.ts';
import { newToken } from '#/platform/secrets.ts';
import { runQueuedJobs } from '../../../../test/harness/jobs.ts';
import { type TestSite, testNow, testSite, type Visitor } from '../../../../test/harness/site.ts';
import { insertLink } from './link.store.ts';

const email = 'odile@exemple.org';
const password = 'trois castors sous la lune';

let site: TestSite;
let odile: Visitor;
beforeAll(async () => {
  site = await testSite({ mailEnabled: true });
  odile = await site.person('Odile Tanguay', { email });
});
beforeEach(async () => {
  site.services.clock.set(testNow);
  site.services.mail.sent.length = 0;
  site.stranger.cookies.clear();
  await site.system((transaction) => transaction.query({ text: 'DELETE FROM rate_limits' }));
});
afterAll(() => expect(site.services.log.lines.filter((line) => line.level === 'error')).toEqual([]));

/** The path of the link in the last message. */
function linkSent(): string {
  const url = /https?:\/\/\S+/.exec(site.services.mail.sent.at(-1)!.text)![0];
  expect(url.startsWith(site.origin)).toBe(true);
  return new URL(url).pathname;
}

async function askLink(address: string, retour = ''): Promise<Response> {
  const answer = await site.stranger.post(paths.signInByMail, { email: address, retour });
  await runQueuedJobs(site, peopleDomain);
  return answer;
}

const linksOf = (personId: string) =>
  site.system((transaction) =>
    transaction.query<{ token_hash: Buffer }>({
      text: 'SELECT token_hash FROM single_use_links WHERE person_id = $1',
      values: [personId],
    }),
  );

const makePasswordLink = () =>
  site.system((transaction) =>
    insertLink(transaction, {
      purpose: 'password',
      personId: odile.personId,
      email: null,
      returnTo: '',
      now: site.services.clock.now(),
    }),
  );

describe('the link by mail', () => {
  test('opens the account once, proves the address, and goes back where one was', async () => {
    const asked = await askLink(' Odile@exemple.org ', '/traces?du=2026-03-01');
    expect(asked.headers.get('location')).toBe(paths.signIn);
    const path = linkSent();
    expect(site.services.mail.sent[0]!.to).toBe(email);
    expect(JSON.stringify(await linksOf(odile.personId))).not.toContain(path.split('/').at(-1));

    const shown = await site.stranger.get(path);
    expect(await shown.text()).toContain('Ce lien ouvre le compte « Odile Tanguay »');
    expect(site.stranger.cookies.has(sessionCookie)).toBe(false);

    const used = await site.stranger.post(path);
    expect(used.headers.get('location')).toBe('/traces?du=2026-03-01');
    expect((await site.stranger.get(paths.today)).status).toBe(200);
    const [person] = await site.system((transaction) =>
      transaction.query<{ verified: boolean }>({
        text: 'SELECT email_verified_at IS NOT NULL AS verified FROM people WHERE id = $1',
        values: [odile.personId],
      }),
    );
    expect(person!.verified).toBe(true);

    site.stranger.cookies.clear();
    const again = await site.stranger.post(path);
    expect(again.status).toBe(410);
    expect(await again.text()).toContain('Demandez-en un autre');
    expect(site.stranger.cookies.has(sessionCookie)).toBe(false);
  });

  test('of two clicks at once, one enters', async () => {
    await askLink(email);
    const path = linkSent();
    const answers = await Promise.all([site.stranger.post(path), site.stranger.post(path)]);
    expect(answers.map((answer) => answer.status).sort()).toEqual([303, 410]);
  });

  test('works fifteen minutes, and the last one asked for only', async () => {
    await askLink(email);
    const first = linkSent();
    await askLink(email);
    const second = linkSent();
    expect((await site.stranger.get(first)).status).toBe(410);
    site.services.clock.set('2026-03-18T14:15:01Z');
    expect((await site.stranger.post(second)).status).toBe(410);
  });

  test('answers the same for an unknown address, to which nothing is sent', async () => {
    const known = await askLink(email);
    const unknown = await askLink('personne@exemple.org');
    for (const answer of [known, unknown]) {
      answer.headers.delete('date');
      expect(answer.status).toBe(303);
    }
    expect([...unknown.headers]).toEqual([...known.headers]);
    expect(site.services.mail.sent.map((message) => message.to)).toEqual([email]);
  });

  test('refuses what is not one address, in both languages', async () => {
    for (const address of [
      '',
      'pas-une-adresse',
      'a@b.example,c@d.example',
      'Odile <a@b.example>',
      'a@b.example\r\nBcc: c@d.example',
    ]) {
      const answer = await askLink(address);
      expect(answer.status).toBe(422);
    }
    const english = await site.stranger.post(
      paths.signInByMail,
      { email: 'no' },
      { 'accept-language': 'en' },
    );
    expect(await english.text()).toContain('This e-mail address is not complete.');
    expect(site.services.mail.sent).toEqual([]);
  });

  test('makes one wait after a few', async () => {
    for (let asked = 0; asked < 4; asked += 1) expect((await askLink(email)).status).toBe(303);
    const waiting = await askLink(email);
    expect(waiting.status).toBe(429);
    expect(Number(waiting.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(await waiting.text()).toContain('Attendez');
  });

  test('is not there when the instance sends no mail', async () => {
    const silent = await testSite();
    expect((await silent.stranger.get(paths.signInByMail)).status).toBe(404);
    expect((await silent.stranger.post(paths.signInByMail, { email })).status).toBe(404);
    expect(await (await silent.stranger.get(paths.signIn)).text()).not.toContain(paths.signInByMail);
  });
});

describe('the link to choose a password', () => {
  test('closes every session and opens one here', async () => {
    const elsewhere = await site.person('Autre Appareil');
    await site.system((transaction) =>
      transaction.query({
        text: 'UPDATE sessions SET person_id = $1 WHERE person_id = $2',
        values: [odile.personId, elsewhere.personId],
      }),
    );
    expect((await elsewhere.get(paths.today)).status).toBe(200);
    const path = paths.newPassword(await makePasswordLink());
    expect(await (await site.stranger.get(path)).text()).toContain('Odile Tanguay');
    const weak = await site.stranger.post(path, { password: 'motdepasse123' });
    expect(weak.status).toBe(422);
    expect(await weak.text()).toContain('de ceux que l’on essaie en premier');
    expect((await site.stranger.post(path, { password })).headers.get('location')).toBe(paths.today);
    expect((await elsewhere.get(paths.today)).status).toBe(303);
    expect((await site.stranger.get(paths.today)).status).toBe(200);
    site.stranger.cookies.clear();
    expect((await site.stranger.post(paths.signIn, { email, password })).status).toBe(303);
    expect((await site.stranger.post(path, { password })).status).toBe(410);
  });

  test('a link of one kind opens nothing of another', async () => {
    const token = await makePasswordLink();
    for (const path of [paths.signInLink(token), paths.emailProof(token)]) {
      expect((await site.stranger.get(path)).status).toBe(410);
      expect((await site.stranger.post(path)).status).toBe(410);
    }
    for (const unknown of [newToken(), 'x']) {
      expect((await site.stranger.get(paths.newPassword(unknown))).status).toBe(410);
    }
  });
});

test('the second lock: nobody reads a link, and one deletes one’s own only', async () => {
  await makePasswordLink();
  const before = await linksOf(odile.personId);
  const other = await site.person('Autre');
  for (const personId of [null, other.personId, odile.personId]) {
    await expect(
      site.as(personId, (transaction) => transaction.query({ text: 'SELECT * FROM single_use_links' })),
    ).rejects.toThrow(/permission denied/);
  }
  await site.as(other.personId, (transaction) => transaction.query({ text: 'DELETE FROM own_links' }));
  expect(await linksOf(odile.personId)).toEqual(before);
  await site.as(odile.personId, (transaction) => transaction.query({ text: 'DELETE FROM own_links' }));
  expect(await linksOf(odile.personId)).toEqual([]);
});

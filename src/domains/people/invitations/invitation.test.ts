import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { peopleDomain } from '#/domains/people/people.domain.ts';
import { sessionCookie } from '#/domains/people/people.public.ts';
import { seedPeople, storyPeople } from '#/domains/people/people.seed.ts';
import { paths } from '#/paths.ts';
import { newToken, tokenHash } from '#/platform/secrets.ts';
import { runQueuedJobs } from '../../../../test/harness/jobs.ts';
import { type TestSite, testNow, testSite, type Visitor } from '../../../../test/harness/site.ts';
import { closeInvitation, insertInvitation, openInvitations } from './invitation.store.ts';

const password = 'trois castors sous la lune';
const inFourDays = new Date('2026-03-22T14:00:00Z');

let site: TestSite;
let odile: Visitor;
let member: Visitor;
let spaceId: string;
beforeAll(async () => {
  site = await testSite({ mailEnabled: true });
  odile = await site.person('Odile Tanguay');
  member = await site.person('Membre Simple');
  spaceId = await site.space('Table du Faubourg', [
    [odile, 'facilitator'],
    [member, 'member'],
  ]);
});
afterAll(() => expect(site.services.log.lines.filter((line) => line.level === 'error')).toEqual([]));
beforeEach(async () => {
  site.services.clock.set(testNow);
  site.stranger.cookies.clear();
  await site.system((transaction) => transaction.query({ text: 'DELETE FROM rate_limits' }));
});

type Change = Partial<Parameters<typeof insertInvitation>[1]>;

/** An invitation by link, as somebody who may invite would make it; returns its token. */
async function invited(change: Change = {}, by = odile): Promise<string> {
  const token = newToken();
  const invitation = {
    token,
    spaceId,
    role: 'member' as const,
    email: null,
    invitedBy: by.personId,
    madeAt: new Date(testNow),
    expiresAt: inFourDays,
    usesAllowed: 1,
    ...change,
  };
  await site.as(by.personId, (transaction) => insertInvitation(transaction, invitation));
  return token;
}

const rolesOf = (personId: string) =>
  site.system((transaction) =>
    transaction.query<{ space_id: string; role: string; until_on: string | null }>({
      text: 'SELECT space_id, role, until_on FROM memberships WHERE person_id = $1',
      values: [personId],
    }),
  );

const personByEmail = async (email: string) => {
  const [row] = await site.system((transaction) =>
    transaction.query<{ id: string; verified: boolean; administers: boolean }>({
      text: `SELECT id, email_verified_at IS NOT NULL AS verified, administrator_since IS NOT NULL AS administers
             FROM people WHERE email = $1`,
      values: [email],
    }),
  );
  return row;
};

describe('accepting', () => {
  test('opens an account, the place promised and a session, once', async () => {
    const token = await invited();
    const shown = await (await site.stranger.get(paths.invitation(token))).text();
    expect(shown).toContain('Odile Tanguay vous invite à rejoindre « Table du Faubourg »');
    expect(shown).toContain('22 mars 2026');

    const typed = { name: 'Nadège Roy', email: 'nadege@exemple.org', password };
    const answer = await site.stranger.post(paths.invitationAccount(token), typed);
    expect(answer.headers.get('location')).toBe(paths.space(spaceId));
    const nadege = (await personByEmail(typed.email))!;
    expect(nadege).toMatchObject({ verified: false, administers: false });
    expect(await rolesOf(nadege.id)).toEqual([{ space_id: spaceId, role: 'member', until_on: null }]);
    expect((await site.stranger.get(paths.today)).status).toBe(200);

    site.stranger.cookies.clear();
    const again = await site.stranger.post(paths.invitationAccount(token), {
      ...typed,
      email: 'b@exemple.org',
    });
    expect(again.status).toBe(410);
    expect(await personByEmail('b@exemple.org')).toBeUndefined();
  });

  test('gives a signed-in person their place, and never lowers a role they have', async () => {
    const newcomer = await site.person('Nouvelle Venue');
    const token = await invited({ role: 'secretary' });
    expect(await (await newcomer.get(paths.invitation(token))).text()).toContain('Nouvelle Venue');
    expect((await newcomer.post(paths.invitation(token))).headers.get('location')).toBe(paths.space(spaceId));
    expect(await rolesOf(newcomer.personId)).toMatchObject([{ role: 'secretary' }]);

    const lower = await invited({ role: 'guest' });
    expect((await odile.post(paths.invitation(lower))).status).toBe(303);
    expect(await rolesOf(odile.personId)).toMatchObject([{ role: 'facilitator' }]);
    const other = await site.person('Encore Quelqu’un');
    expect((await other.post(paths.invitation(lower))).status).toBe(303);
  });

  test('two people at once on a single use: one enters', async () => {
    const token = await invited();
    const both = await Promise.all([site.person('Premier'), site.person('Seconde')]);
    const answers = await Promise.all(both.map((visitor) => visitor.post(paths.invitation(token))));
    expect(answers.map((answer) => answer.status).sort()).toEqual([303, 410]);
    const places = await Promise.all(both.map((visitor) => rolesOf(visitor.personId)));
    expect(places.flat()).toHaveLength(1);
  });

  test('several may use a link made for several, until it ends', async () => {
    const token = await invited({ usesAllowed: null });
    for (const name of ['Une', 'Deux', 'Trois']) {
      const visitor = await site.person(name);
      expect((await visitor.post(paths.invitation(token))).status).toBe(303);
    }
    const late = await site.person('Trop Tard');
    site.services.clock.set('2026-03-22T14:00:01Z');
    const answer = await late.post(paths.invitation(token));
    expect(answer.status).toBe(410);
    expect(await answer.text()).toContain('Demandez-lui une autre invitation');
  });

  test('is refused for a taken address and a weak password, and the invitation stays good', async () => {
    await site.person('Déjà Là', { email: 'deja@exemple.org' });
    const token = await invited();
    const taken = await site.stranger.post(paths.invitationAccount(token), {
      name: 'Autre',
      email: 'DEJA@exemple.org',
      password,
    });
    expect(taken.status).toBe(422);
    expect(await taken.text()).toContain('Un compte a déjà cette adresse');
    const weak = await site.stranger.post(
      paths.invitationAccount(token),
      { name: '', email: 'a@exemple.org', password: 'court' },
      { 'accept-language': 'en' },
    );
    expect(weak.status).toBe(422);
    expect(await weak.text()).toContain('Enter the name others know you by.');
    expect(site.stranger.cookies.has(sessionCookie)).toBe(false);
    expect((await site.stranger.get(paths.invitation(token))).status).toBe(200);
  });

  test('an unknown, a revoked and a spent link say the same thing', async () => {
    const token = await invited();
    const [open] = await site.as(odile.personId, (transaction) =>
      openInvitations(transaction, spaceId, new Date(testNow)),
    );
    await site.as(odile.personId, (transaction) =>
      closeInvitation(transaction, open!.id, spaceId, new Date(testNow)),
    );
    const pages = [];
    for (const one of [token, newToken(), 'un-jeton-invente']) {
      const answer = await site.stranger.get(paths.invitation(one));
      expect(answer.status).toBe(410);
      pages.push((await answer.text()).replaceAll(one, '').replaceAll(encodeURIComponent(one), ''));
    }
    expect(new Set(pages).size).toBe(1);
    expect(pages[0]).toContain('Cette invitation n’est plus bonne');
  });

  test('somebody disabled invites nobody any more', async () => {
    const leaving = await site.person('Sur Le Départ');
    const theirs = await site.space('Autre', [[leaving, 'facilitator']]);
    const token = await invited({ spaceId: theirs }, leaving);
    await site.system((transaction) =>
      transaction.query({
        text: 'UPDATE people SET disabled_at = now() WHERE id = $1',
        values: [leaving.personId],
      }),
    );
    expect((await site.stranger.get(paths.invitation(token))).status).toBe(410);
  });
});

describe('the second lock', () => {
  test('lets only those who facilitate invite, read and revoke', async () => {
    await invited();
    const stranger = await site.person('D’ailleurs');
    for (const personId of [member.personId, stranger.personId]) {
      const by = { ...member, personId };
      await expect(invited({}, by)).rejects.toThrow(/row-level security/);
      await expect(invited({ spaceId: null, role: null }, by)).rejects.toThrow(/row-level security/);
      const seen = await site.as(personId, (transaction) =>
        openInvitations(transaction, spaceId, new Date(testNow)),
      );
      expect(seen).toEqual([]);
    }
    await expect(invited({ invitedBy: member.personId })).rejects.toThrow(/row-level security/);
    await expect(
      site.as(odile.personId, (transaction) =>
        transaction.query({ text: 'SELECT token_hash FROM invitations' }),
      ),
    ).rejects.toThrow(/permission denied/);
  });

  test('accepts for oneself only', async () => {
    const token = await invited();
    await expect(
      site.as(member.personId, (transaction) =>
        transaction.query({
          text: "SELECT accept_invitation($1, $2, now(), '2026-03-18')",
          values: [tokenHash(token), odile.personId],
        }),
      ),
    ).rejects.toThrow(/for oneself/);
  });
});

describe('by mail', () => {
  test('the message carries a link made when it leaves, and its address is proved', async () => {
    const email = 'par-courriel@exemple.org';
    await invited({ token: null, email });
    const [open] = await site.as(odile.personId, (transaction) =>
      openInvitations(transaction, spaceId, new Date(testNow)),
    );
    const send = peopleDomain.jobs!['people.send-invitation']!;
    await send({ services: site.services, payload: { invitationId: open!.id, locale: 'fr' } });
    const message = site.services.mail.sent.at(-1)!;
    expect(message.to).toBe(email);
    expect(message.subject).toBe('Invitation à « Table du Faubourg »');
    const link = /https?:\/\/\S+/.exec(message.text)![0];
    expect(link.startsWith(site.origin)).toBe(true);

    const page = await (await site.stranger.get(new URL(link).pathname)).text();
    expect(page).toContain(`value="${email}"`);
    const answer = await site.stranger.post(`${new URL(link).pathname}/compte`, {
      name: 'Par Courriel',
      email,
      password,
    });
    expect(answer.status).toBe(303);
    expect(await personByEmail(email)).toMatchObject({ verified: true });
    const before = site.services.mail.sent.length;
    await send({ services: site.services, payload: { invitationId: open!.id, locale: 'fr' } });
    expect(site.services.mail.sent).toHaveLength(before);
  });
});

describe('the story', () => {
  test('opens no account, and takes no real person in', async () => {
    const story = await testSite();
    await story.system((transaction) =>
      seedPeople({ transaction, services: story.services, today: '2026-03-18' }),
    );
    const maude = { ...story.stranger, personId: storyPeople[0]!.id };
    const real = await story.person('Odile Tanguay');
    const theirs = await story.space('Inventé', [[maude, 'facilitator']]);
    const ours = await story.space('Réel', [[real, 'facilitator']]);
    const tokens = { story: newToken(), real: newToken() };
    for (const [token, space, by] of [
      [tokens.story, theirs, maude.personId],
      [tokens.real, ours, real.personId],
    ] as const) {
      await story.as(by, (transaction) =>
        insertInvitation(transaction, {
          token,
          spaceId: space,
          role: 'member',
          email: null,
          invitedBy: by,
          madeAt: new Date(testNow),
          expiresAt: inFourDays,
          usesAllowed: null,
        }),
      );
    }
    const typed = { name: 'Passante', email: 'passante@exemple.org', password };
    const opened = await story.stranger.post(paths.invitationAccount(tokens.story), typed);
    expect(opened.status).toBe(403);
    expect(await opened.text()).toContain('elle n’ouvre aucun vrai compte');
    expect((await real.post(paths.invitation(tokens.story))).status).toBe(403);

    await story.stranger.post(paths.demonstration, { personne: 'person:idriss' });
    expect((await story.stranger.post(paths.invitation(tokens.real))).status).toBe(403);
    expect((await story.stranger.post(paths.invitation(tokens.story))).status).toBe(303);
    const members = await story.system((transaction) =>
      transaction.query<{ space_id: string }>({
        text: 'SELECT space_id FROM memberships WHERE person_id = $1',
        values: [storyPeople[1]!.id],
      }),
    );
    expect(members).toEqual([{ space_id: theirs }]);
  });
});

describe('the page of a space’s invitations', () => {
  test('is for those who facilitate it', async () => {
    const elsewhere = await site.person('D’ailleurs');
    const address = paths.spaceInvitations(spaceId);
    expect((await site.stranger.get(address)).status).toBe(303);
    expect((await elsewhere.get(address)).status).toBe(404);
    expect((await member.get(address)).status).toBe(403);
    expect((await odile.get(address, { 'accept-language': 'en' })).status).toBe(200);
    for (const visitor of [elsewhere, member]) {
      expect([403, 404]).toContain((await visitor.post(address, { role: 'facilitator' })).status);
    }
  });

  test('makes a link with a role, shown once, and takes it back', async () => {
    const address = paths.spaceInvitations(spaceId);
    const made = await odile.post(address, { role: 'secretary', days: '7', several: '1' });
    expect(made.headers.get('location')).toBe(address);
    const shown = await (await odile.get(address)).text();
    const link = new URL(/<code>([^<]+)<\/code>/.exec(shown)![1]!);
    expect(shown).toContain('Secrétariat');
    expect(await (await odile.get(address)).text()).not.toContain('<code>');
    const [first, second] = [await site.person('Un'), await site.person('Deux')];
    expect((await first.post(link.pathname)).status).toBe(303);
    expect(await rolesOf(first.personId)).toMatchObject([{ role: 'secretary' }]);

    const [open] = await site.as(odile.personId, (transaction) =>
      openInvitations(transaction, spaceId, new Date(testNow)),
    );
    const end = paths.spaceInvitationEnd(spaceId, open!.id);
    expect((await member.post(end)).status).toBe(403);
    const otherSpace = await site.space('Autre table', [[odile, 'facilitator']]);
    expect((await odile.post(paths.spaceInvitationEnd(otherSpace, open!.id))).status).toBe(404);
    expect((await odile.post(end)).status).toBe(303);
    expect((await odile.post(end)).status).toBe(404);
    expect((await second.post(link.pathname)).status).toBe(410);
  });

  test('sends one by mail, to one person', async () => {
    const before = site.services.mail.sent.length;
    const typed = { role: 'guest', email: 'Invitee@exemple.org', days: '30', several: '1' };
    await odile.post(paths.spaceInvitations(spaceId), typed);
    expect(await (await odile.get(paths.spaceInvitations(spaceId))).text()).not.toContain('<code>');
    await runQueuedJobs(site, peopleDomain);
    expect(site.services.mail.sent.slice(before).map((message) => message.to)).toEqual([
      'invitee@exemple.org',
    ]);
    const path = new URL(/https?:\/\/\S+/.exec(site.services.mail.sent.at(-1)!.text)![0]).pathname;
    const [first, second] = [await site.person('Un'), await site.person('Deux')];
    expect((await first.post(path)).status).toBe(303);
    expect((await second.post(path)).status).toBe(410);
  });

  test('refuses what it does not know, and makes one wait after sixty', async () => {
    const refused = await odile.post(paths.spaceInvitations(spaceId), {
      role: 'reine',
      email: 'non',
      days: '0',
    });
    expect(refused.status).toBe(422);
    const text = await refused.text();
    for (const sentence of ['un des rôles offerts', 'n’est pas complète', 'une des durées offertes']) {
      expect(text).toContain(sentence);
    }
    for (let made = 0; made < 60; made += 1)
      await odile.post(paths.spaceInvitations(spaceId), { role: 'guest' });
    const waiting = await odile.post(paths.spaceInvitations(spaceId), { role: 'guest' });
    expect(waiting.status).toBe(429);
    expect(Number(waiting.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(await waiting.text()).toContain('Attendez');
  });
});

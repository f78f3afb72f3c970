import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { peopleDomain } from '#/domains/people/people.domain.ts';
import { seedPeople, storyPeople } from '#/domains/people/people.seed.ts';
import { paths } from '#/paths.ts';
import { newId } from '#/platform/ids.ts';
import { runQueuedJobs } from '../../../../test/harness/jobs.ts';
import { type TestSite, testNow, testSite, type Visitor } from '../../../../test/harness/site.ts';

const password = 'trois castors sous la lune';

let site: TestSite;
let admin: Visitor;
let member: Visitor;
beforeAll(async () => {
  site = await testSite();
  await site.system((transaction) =>
    seedPeople({ transaction, services: site.services, today: '2026-03-18' }),
  );
  admin = await site.person('Zoé Administre', { administrator: true });
  member = await site.person('Étienne Membre', { email: 'etienne@exemple.org' });
});
beforeEach(async () => {
  site.services.clock.set(testNow);
  site.stranger.cookies.clear();
  await site.system(async (transaction) => {
    await transaction.query({ text: 'DELETE FROM rate_limits' });
    await transaction.query({ text: 'UPDATE people SET disabled_at = NULL' });
  });
});
afterAll(() => expect(site.services.log.lines.filter((line) => line.level === 'error')).toEqual([]));

const pages = [
  paths.administration,
  paths.administrationPeople,
  paths.administrationInvitations,
  paths.administrationIncidents,
  paths.newAdministrationIncident,
  paths.administrationIncidentExport,
];

const shownLink = (html: string) => new URL(/<code>([^<]+)<\/code>/.exec(html)![1]!);

describe('who may administer', () => {
  test('a stranger signs in, a member is refused, an administrator enters in both languages', async () => {
    for (const address of pages) {
      expect((await site.stranger.get(address)).status).toBe(303);
      expect((await member.get(address)).status).toBe(403);
      expect((await admin.get(address)).status).toBe(200);
      expect((await admin.get(address, { 'accept-language': 'en' })).status).toBe(200);
    }
  });

  test('no act answers a stranger, a member, or somebody of the story', async () => {
    await site.stranger.post(paths.demonstration, { personne: 'person:maude' });
    const acts = [
      paths.administrationPersonAccess(admin.personId),
      paths.administrationPersonPowers(member.personId),
      paths.administrationPersonLink(admin.personId),
      paths.administrationInvitations,
      paths.administrationInvitationEnd(newId()),
      paths.administrationIncidents,
      paths.administrationIncident(newId()),
    ];
    for (const address of acts) {
      expect((await member.post(address, { etat: 'oui' })).status).toBe(403);
      expect((await site.stranger.post(address, { etat: 'oui' })).status).toBe(403);
    }
    site.stranger.cookies.clear();
    for (const address of acts) expect((await site.stranger.post(address)).status).toBe(303);
  });

  test('the second lock lets a member read and change nobody', async () => {
    const rows = await site.as(member.personId, (transaction) =>
      transaction.query({ text: 'SELECT * FROM administered_people' }),
    );
    expect(rows).toEqual([]);
    const promoted = await site.as(member.personId, (transaction) =>
      transaction.query({
        text: 'UPDATE administered_people SET administrator_since = now() WHERE id = $1 RETURNING id',
        values: [member.personId],
      }),
    );
    expect(promoted).toEqual([]);
    for (const text of [
      'UPDATE people SET administrator_since = now()',
      'UPDATE own_account SET administrator_since = now()',
      'SELECT email FROM people',
      `SELECT end_sessions_of('${admin.personId}')`,
    ]) {
      await expect(site.as(member.personId, (transaction) => transaction.query({ text }))).rejects.toThrow(
        /permission denied|administrators only/,
      );
    }
  });
});

describe('people', () => {
  test('are listed in alphabetical order, with nothing of what they do', async () => {
    const html = await (await admin.get(paths.administrationPeople)).text();
    const listed = html.slice(html.indexOf('<table'));
    const positions = ['Denis Fafard', 'Étienne Membre', 'Maude Lavigueur', 'Zoé Administre'].map((name) =>
      listed.indexOf(`>${name}<`),
    );
    expect(positions).not.toContain(-1);
    expect([...positions].sort((left, right) => left - right)).toEqual(positions);
    expect(html).toContain('etienne@exemple.org');
    const table = html.slice(html.indexOf('<table'), html.indexOf('</table>'));
    expect(table).not.toMatch(/dernière|visite|connexion|trace/i);
    const found = await (await admin.get(`${paths.administrationPeople}?nom=ETIENNE%40`)).text();
    expect(found).toContain('Étienne Membre');
    expect(found).not.toContain('Denis Fafard');
    const nobody = await (await admin.get(`${paths.administrationPeople}?nom=%25`)).text();
    expect(nobody).toContain('Personne ne porte ce nom.');
    // Any other order asked for in the address changes nothing.
    const other = await (await admin.get(`${paths.administrationPeople}?tri=traces&sort=-count`)).text();
    expect(other.slice(other.indexOf('<table')).replaceAll(/value="[^"]*"/g, '')).toBe(
      html.slice(html.indexOf('<table')).replaceAll(/value="[^"]*"/g, ''),
    );
  });

  test('lose their access with their sessions, and get it back without them', async () => {
    const other = await site.person('Autre Personne');
    const stop = paths.administrationPersonAccess(other.personId);
    expect((await admin.post(stop, { etat: 'arrete' })).headers.get('location')).toBe(
      paths.administrationPeople,
    );
    expect((await other.get(paths.today)).status).toBe(303);
    expect(await (await admin.get(paths.administrationPeople)).text()).toContain('accès arrêté');
    await admin.post(stop, { etat: 'ouvert' });
    expect((await other.get(paths.today)).status).toBe(303);
    const kept = await site.system((transaction) =>
      transaction.query({ text: 'SELECT FROM sessions WHERE person_id = $1', values: [other.personId] }),
    );
    expect(kept).toEqual([]);
  });

  test('the last one who administers stays; two who leave at once leave one', async () => {
    const alone = await admin.post(paths.administrationPersonPowers(admin.personId), { etat: 'non' });
    expect(alone.status).toBe(422);
    expect(await alone.text()).toContain('Personne d’autre n’administre');
    expect(
      (await admin.post(paths.administrationPersonAccess(admin.personId), { etat: 'arrete' })).status,
    ).toBe(422);

    const second = await site.person('Deuxième');
    await admin.post(paths.administrationPersonPowers(second.personId), { etat: 'oui' });
    expect((await second.get(paths.administration)).status).toBe(200);
    const both = await Promise.all([
      admin.post(paths.administrationPersonPowers(admin.personId), { etat: 'non' }),
      second.post(paths.administrationPersonPowers(second.personId), { etat: 'non' }),
    ]);
    expect(both.map((answer) => answer.status).sort()).toEqual([303, 422]);
    await site.system((transaction) =>
      transaction.query({
        text: 'UPDATE people SET administrator_since = CASE WHEN id = $1 THEN now() END WHERE story_role IS NULL',
        values: [admin.personId],
      }),
    );
  });

  test('of the story are left alone, and unknown ones are not there', async () => {
    const acts = [
      paths.administrationPersonAccess,
      paths.administrationPersonPowers,
      paths.administrationPersonLink,
    ] as const;
    for (const act of acts) {
      const answer = await admin.post(act(storyPeople[0]!.id), { etat: 'oui' });
      expect(answer.status).toBe(422);
      expect(await answer.text()).toContain('Ce geste ne s’applique pas');
      for (const id of [newId(), 'moi', '%27--'])
        expect((await admin.post(act(id), { etat: 'oui' })).status).toBe(404);
    }
  });

  test('get a link for their password, shown once where no mail leaves', async () => {
    const answer = await admin.post(paths.administrationPersonLink(member.personId), { etat: 'oui' });
    expect(answer.status).toBe(303);
    const link = shownLink(await (await admin.get(paths.administrationPeople)).text());
    expect(await (await admin.get(paths.administrationPeople)).text()).not.toContain('<code>');
    expect((await site.stranger.post(link.pathname, { password })).status).toBe(303);
    expect(await (await site.stranger.get(paths.account)).text()).toContain('Étienne Membre');
  });

  test('get it by mail where mail leaves and they have an address', async () => {
    const mailing = await testSite({ mailEnabled: true });
    const boss = await mailing.person('Zoé', { administrator: true });
    const person = await mailing.person('Étienne', { email: 'etienne@exemple.org' });
    await boss.post(paths.administrationPersonLink(person.personId), { etat: 'oui' });
    expect(await (await boss.get(paths.administrationPeople)).text()).not.toContain('<code>');
    await runQueuedJobs(mailing, peopleDomain);
    const [message] = mailing.services.mail.sent;
    expect(message!.to).toBe('etienne@exemple.org');
    const path = new URL(/https?:\/\/\S+/.exec(message!.text)![0]).pathname;
    expect((await mailing.stranger.post(path, { password })).status).toBe(303);
  });
});

describe('invitations to the instance', () => {
  test('give an account and nothing more; are listed, then taken back', async () => {
    expect((await admin.post(paths.administrationInvitations, { days: '7' })).status).toBe(303);
    const html = await (await admin.get(paths.administrationInvitations)).text();
    const link = shownLink(html);
    expect(html).toContain('25 mars 2026');
    const typed = { name: 'Nadège Roy', email: 'nadege@exemple.org', password };
    const opened = await site.stranger.post(`${link.pathname}/compte`, typed);
    expect(opened.headers.get('location')).toBe(paths.today);
    expect((await site.stranger.get(paths.administration)).status).toBe(403);

    await admin.post(paths.administrationInvitations, { email: 'a@exemple.org', days: '30', several: '1' });
    const second = await (await admin.get(paths.administrationInvitations)).text();
    expect(second).toContain('a@exemple.org');
    const end = /action="(\/administration\/invitations\/[^"]+\/fin)"/.exec(second)![1]!;
    expect((await admin.post(end)).status).toBe(303);
    expect((await admin.post(end)).status).toBe(404);
    site.stranger.cookies.clear();
    expect((await site.stranger.get(shownLink(second).pathname)).status).toBe(410);
  });

  test('are refused with a sentence', async () => {
    const answer = await admin.post(paths.administrationInvitations, {
      email: 'pas une adresse',
      days: '365',
    });
    expect(answer.status).toBe(422);
    const text = await answer.text();
    expect(text).toContain('Cette adresse courriel n’est pas complète');
    expect(text).toContain('Choisissez une des durées offertes');
    expect(text).toContain('value="pas une adresse"');
  });
});

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { paths } from '#/paths.ts';
import { newToken } from '#/platform/secrets.ts';
import { htmlFaults } from '../../../test/harness/html.ts';
import { type TestSite, testNow, testSite, type Visitor } from '../../../test/harness/site.ts';
import { insertInvitation } from './invitations/invitation.store.ts';
import { insertLink } from './links/link.store.ts';

let site: TestSite;
let admin: Visitor;
let spaceId: string;
const tokens = { invitation: newToken(), password: '', email: '', signIn: '' };
beforeAll(async () => {
  const oidc = {
    issuer: 'http://127.0.0.1:9',
    clientId: 'x',
    clientSecret: 'x',
    name: 'Collège du Faubourg',
  };
  site = await testSite({ mailEnabled: true, oidc });
  admin = await site.person('Zoé Administre', { administrator: true, email: 'zoe@exemple.org' });
  spaceId = await site.space('Table', [[admin, 'facilitator']]);
  const now = new Date(testNow);
  await site.system(async (transaction) => {
    await insertInvitation(transaction, {
      token: tokens.invitation,
      spaceId,
      role: 'member',
      email: null,
      invitedBy: admin.personId,
      madeAt: now,
      expiresAt: new Date('2026-04-01T00:00:00Z'),
      usesAllowed: null,
    });
    const link = { personId: admin.personId, email: 'zoe@exemple.org', returnTo: '', now };
    tokens.password = await insertLink(transaction, { ...link, purpose: 'password' });
    tokens.email = await insertLink(transaction, { ...link, purpose: 'email' });
    tokens.signIn = await insertLink(transaction, { ...link, purpose: 'sign-in' });
  });
});
afterAll(() => expect(site.services.log.lines.filter((line) => line.level === 'error')).toEqual([]));

const languages = ['fr', 'en'] as const;

async function faultsOf(answer: Response, status = 200): Promise<string[]> {
  expect(answer.status).toBe(status);
  return htmlFaults(await answer.text());
}

describe.each(languages)('every page is valid HTML, in %s', (language) => {
  const ask = { 'accept-language': language };

  test('for a stranger, shown and refused', async () => {
    const shown = [
      paths.home,
      paths.signIn,
      paths.signInByMail,
      paths.invitation(tokens.invitation),
      paths.newPassword(tokens.password),
      paths.emailProof(tokens.email),
      paths.signInLink(tokens.signIn),
    ];
    for (const address of shown) expect(await faultsOf(await site.stranger.get(address, ask))).toEqual([]);
    const refused = [
      paths.signIn,
      paths.signInByMail,
      paths.invitationAccount(tokens.invitation),
      paths.newPassword(tokens.password),
    ];
    for (const address of refused)
      expect(await faultsOf(await site.stranger.post(address, {}, ask), 422)).toEqual([]);
    for (const address of [paths.invitation('autre'), paths.signInLink('autre')]) {
      expect(await faultsOf(await site.stranger.get(address, ask), 410)).toEqual([]);
    }
    expect(await faultsOf(await site.stranger.get(paths.signInByProviderReturn, ask), 422)).toEqual([]);
    expect(await faultsOf(await site.stranger.get(paths.signInByProvider, ask), 503)).toEqual([]);
  });

  test('for a person, shown and refused', async () => {
    await admin.post(paths.accountTokens, {
      name: 'Tableur',
      scopes: ['traces:read', 'search:read'],
      days: '30',
    });
    await admin.post(paths.spaceInvitations(spaceId), { role: 'guest' });
    const shown = [
      paths.account,
      paths.accountPassword,
      paths.accountKeys,
      paths.accountSessions,
      paths.accountTokens,
      paths.invitation(tokens.invitation),
      paths.spaceInvitations(spaceId),
      paths.administration,
      paths.administrationPeople,
      paths.administrationInvitations,
      paths.administrationIncidents,
      paths.newAdministrationIncident,
    ];
    for (const address of shown) expect(await faultsOf(await admin.get(address, ask))).toEqual([]);
    const refused = [
      paths.account,
      paths.accountEmail,
      paths.accountPassword,
      paths.accountTokens,
      paths.administrationIncidents,
    ];
    for (const address of refused)
      expect(await faultsOf(await admin.post(address, {}, ask), 422)).toEqual([]);
  });
});

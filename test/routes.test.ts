import { beforeAll, describe, expect, test } from 'vitest';
import { domains } from '#/app/domains.ts';
import { paths } from '#/paths.ts';
import { newId } from '#/platform/ids.ts';
import { roles } from '#/platform/visit.ts';
import { htmlFaults } from './harness/html.ts';
import { type TestSite, testSite, type Visitor } from './harness/site.ts';

/** Every address of every domain, visited by who should not enter. */
const routes = domains.flatMap((domain) => domain.routes.map((route) => ({ ...route, domain: domain.name })));
const operations = domains.flatMap((domain) => domain.api ?? []);

const filled = (path: string, spaceId: string) =>
  path.replaceAll(/:([a-z]+)/gi, (_, name) => (name === 'espace' ? spaceId : newId()));

let site: TestSite;
let outsider: Visitor;
let guest: Visitor;
let spaceId: string;

beforeAll(async () => {
  site = await testSite();
  outsider = await site.person('Personne d’ailleurs');
  guest = await site.person('Personne invitée');
  spaceId = await site.space('Espace fermé', [[guest, 'guest']]);
  await site.space('Autre espace', [[outsider, 'facilitator']]);
});

const visit = (visitor: Visitor, method: string, path: string) =>
  method === 'GET' ? visitor.get(path) : visitor.post(path);

describe('a stranger', () => {
  for (const route of routes.filter((one) => one.access.kind !== 'anyone')) {
    test(`${route.method} ${route.path} leads to the sign-in page`, async () => {
      const answer = await visit(site.stranger, route.method, filled(route.path, spaceId));
      expect(answer.status).toBe(303);
      expect(answer.headers.get('location')).toMatch(new RegExp(`^${paths.signIn}(\\?|$)`));
    });
  }
  for (const operation of operations.filter((one) => one.access.kind !== 'anyone')) {
    test(`${operation.method} ${operation.path} of the API asks for a token`, async () => {
      const answer = await site.stranger.send(
        operation.method,
        paths.api + filled(operation.path, spaceId),
        operation.method === 'GET' ? undefined : {},
      );
      expect(answer.status).toBe(401);
      expect(answer.headers.get('content-type')).toContain('application/problem+json');
    });
  }
});

describe('a member of another space', () => {
  for (const route of routes.filter((one) => one.access.kind === 'member')) {
    test(`${route.method} ${route.path} is not there`, async () => {
      expect((await visit(outsider, route.method, filled(route.path, spaceId))).status).toBe(404);
    });
  }
});

describe('somebody of no space yet', () => {
  const addresses = [
    paths.today,
    paths.traces,
    paths.newTrace,
    paths.quickTrace,
    paths.traceWeek,
    paths.dossiers,
    paths.newDossier,
    paths.imports,
    paths.newAgendaImport,
    paths.newSpreadsheetImport,
    paths.newStatement,
  ];
  for (const address of addresses) {
    test(`${address} tells how to have one`, async () => {
      const answer = await (await site.person('Personne nouvelle')).get(address);
      const html = await answer.text();
      expect(answer.status).toBe(200);
      expect(html).toContain(`href="${paths.newSpace}"`);
      expect(await htmlFaults(html)).toEqual([]);
    });
  }
});

describe('a guest', () => {
  for (const route of routes.filter(
    (one) => one.access.kind === 'member' && roles.indexOf(one.access.atLeast) > 0,
  )) {
    test(`${route.method} ${route.path} says that the role does not allow it`, async () => {
      expect((await visit(guest, route.method, filled(route.path, spaceId))).status).toBe(403);
    });
  }
});

describe('somebody who is not an administrator', () => {
  for (const route of routes.filter((one) => one.access.kind === 'administrator')) {
    test(`${route.method} ${route.path} is refused`, async () => {
      expect((await visit(outsider, route.method, filled(route.path, spaceId))).status).toBe(403);
    });
  }
});

test('an address that means nothing is a page that says so', async () => {
  const answer = await site.stranger.get('/nulle-part');
  expect(answer.status).toBe(404);
  expect(await answer.text()).toContain('Page introuvable');
});

import { expect, test } from 'vitest';
import { paths } from '#/paths.ts';
import { testSite } from '../../../test/harness/site.ts';
import { sessionCookie } from './people.public.ts';
import { seedPeople, storyPeople } from './people.seed.ts';

async function siteWithStory(demonstration: boolean) {
  const site = await testSite({ demonstration });
  await site.system((transaction) =>
    seedPeople({ transaction, services: site.services, today: '2026-03-18' }),
  );
  return site;
}

test('one click enters as somebody of the story, and the first account stays to be opened', async () => {
  const site = await siteWithStory(true);
  const home = await (await site.stranger.get(paths.home)).text();
  for (const person of storyPeople) expect(home).toContain(person.name);
  expect(home).toContain(paths.firstAccount);

  const answer = await site.stranger.post(paths.demonstration, { personne: 'person:maude' });
  expect(answer.headers.get('location')).toBe(paths.today);
  expect(await (await site.stranger.get(paths.today)).text()).toContain('Maude Lavigueur');
});

test('nobody real, nobody unknown, and nobody at all once the demonstration is closed', async () => {
  const site = await siteWithStory(true);
  const real = await site.person('Odile Tanguay');
  for (const personne of [real.personId, 'person:personne', '', "'; DROP TABLE people; --"]) {
    const answer = await site.stranger.post(paths.demonstration, { personne });
    expect(answer.status).toBe(404);
    expect(site.stranger.cookies.has(sessionCookie)).toBe(false);
  }
  await site.stranger.post(paths.demonstration, { personne: 'person:denis' });
  const session = site.stranger.cookies.get(sessionCookie)!;

  const closed = await siteWithStory(false);
  expect((await closed.stranger.post(paths.demonstration, { personne: 'person:maude' })).status).toBe(404);
  expect(await (await closed.stranger.get(paths.home)).text()).not.toContain('Maude');
  const { viewerOfSession } = await import('./session.store.ts');
  const settings = { ...site.services.settings, demonstration: false };
  expect(await viewerOfSession({ ...site.services, settings }, session)).toBeNull();
  expect(await viewerOfSession(site.services, session)).not.toBeNull();
});

test('somebody of the story never reads the names of real people', async () => {
  const site = await siteWithStory(true);
  const real = await site.person('Odile Tanguay');
  const names = (personId: string) =>
    site.as(personId, async (transaction) =>
      (await transaction.query<{ name: string }>({ text: 'SELECT name FROM people' })).map((row) => row.name),
    );
  expect((await names(storyPeople[0]!.id)).sort()).toEqual(storyPeople.map((person) => person.name).sort());
  expect(await names(real.personId)).toContain('Odile Tanguay');
  await expect(
    site.system((transaction) =>
      transaction.query({
        text: 'UPDATE people SET administrator_since = now() WHERE id = $1',
        values: [storyPeople[0]!.id],
      }),
    ),
  ).rejects.toThrow();
});

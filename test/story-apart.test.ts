import { beforeAll, describe, expect, test } from 'vitest';
import { domains } from '#/app/domains.ts';
import { plantStory } from '#/app/story.ts';
import { paths } from '#/paths.ts';
import { storyId } from '#/platform/ids.ts';
import { type TestSite, testSite, type Visitor } from './harness/site.ts';

let site: TestSite;
let maude: Visitor;
let real: Visitor;
let realSpace: string;
let realTrace: string;
let realOrganisation: string;

const story = { space: storyId('space:equipe'), person: storyId('person:maude') };

beforeAll(async () => {
  site = await testSite({ demonstration: true });
  await plantStory(site.services, domains);
  await site.stranger.post(paths.demonstration, { personne: 'person:maude' });
  maude = { ...site.stranger, personId: story.person };
  real = await site.person('Odile Tanguay');
  realSpace = await site.space('Table réelle', [[real, 'facilitator']]);
  await site.system((transaction) =>
    transaction.query({ text: `UPDATE spaces SET visibility = 'public' WHERE id = $1`, values: [realSpace] }),
  );
  const noted = await real.post(paths.newTrace, {
    spaceId: realSpace,
    text: 'Assemblée réelle des locataires',
    eventOn: '2026-03-17',
    visibility: 'public',
    widen: 'yes',
    addressee: 'community',
    organisationName: ['Comité véritable'],
    organisationRole: ['host'],
  });
  realTrace = noted.headers.get('location')!.split('/').at(-1)!;
  const [found] = await site.system((transaction) =>
    transaction.query<{ id: string }>({
      text: `SELECT id FROM organisations WHERE name = 'Comité véritable'`,
    }),
  );
  realOrganisation = found!.id;
  await site.system(async (transaction) => {
    await transaction.query({
      text: `UPDATE traces SET visibility = 'public' WHERE id = (SELECT id FROM traces
      WHERE space_id = '${story.space}' AND trashed_at IS NULL ORDER BY event_on DESC LIMIT 1)`,
    });
    await transaction.query({
      text: `UPDATE dossiers SET visibility = 'network' WHERE space_id = $1`,
      values: [story.space],
    });
    await transaction.query({ text: `UPDATE plans SET visibility = 'public'` });
  });
});

const count = (personId: string | null, text: string) =>
  site.as(personId, async (transaction) => {
    const [row] = await transaction.query<{ n: number }>({ text: `SELECT count(*)::int AS n FROM ${text}` });
    return row!.n;
  });

describe('somebody of the story', () => {
  test('reads nothing that real people share, with the network or with everybody', async () => {
    for (const address of [
      paths.trace(realTrace),
      paths.space(realSpace),
      paths.organisation(realOrganisation),
    ]) {
      expect((await maude.get(address)).status, address).toBe(404);
    }
    const search = await (await maude.get(`${paths.search}?q=assemblée+locataires`)).text();
    expect(search).not.toContain('Assemblée réelle');
    expect(await (await maude.get(`${paths.organisations}?q=véritable`)).text()).not.toContain(
      'Comité véritable',
    );
    expect(await count(story.person, `traces WHERE space_id = '${realSpace}'`)).toBe(0);
    expect(await count(story.person, 'people WHERE story_role IS NULL').catch(() => 'closed')).not.toBe(1);
  });

  test('cannot change the real directory, nor add somebody to a real space', async () => {
    const renamed = await site.as(story.person, (transaction) =>
      transaction.query({
        text: `UPDATE organisations SET name = 'x' WHERE id = $1 RETURNING id`,
        values: [realOrganisation],
      }),
    );
    expect(renamed).toEqual([]);
    await expect(
      site.system((transaction) =>
        transaction.query({
          text: `INSERT INTO memberships (space_id, person_id, role, since_on) VALUES ($1, $2, 'member', '2026-03-01')`,
          values: [realSpace, story.person],
        }),
      ),
    ).rejects.toThrow('stay apart');
  });
});

describe('somebody real', () => {
  test('meets nothing of the story in their work', async () => {
    expect((await real.get(paths.space(story.space))).status).toBe(404);
    expect(await count(real.personId, `dossiers WHERE space_id = '${story.space}'`)).toBe(0);
    expect(await count(real.personId, `traces WHERE space_id = '${story.space}'`)).toBe(0);
    expect(await count(real.personId, 'organisations')).toBe(1);
    expect(await count(real.personId, 'plans')).toBe(0);
    expect(await count(real.personId, 'plan_items')).toBe(0);
    expect(await count(story.person, 'plans')).toBeGreaterThan(0);
    const search = await (await real.get(`${paths.search}?q=comptoir`)).text();
    expect(search).not.toContain('href="/dossiers/');
    const names = await site.as(real.personId, (transaction) =>
      transaction.query<{ name: string }>({ text: 'SELECT name FROM people' }),
    );
    expect(names).toEqual([{ name: 'Odile Tanguay' }]);
  });

  test('typing the name of an organisation of the story makes another one', async () => {
    const [invented] = await site.system((transaction) =>
      transaction.query<{ name: string }>({
        text: 'SELECT name FROM organisations WHERE of_the_story LIMIT 1',
      }),
    );
    const answer = await real.post(paths.newTrace, {
      spaceId: realSpace,
      text: 'Rencontre',
      eventOn: '2026-03-17',
      visibility: 'space',
      addressee: 'community',
      organisationName: [invented!.name],
      organisationRole: ['present'],
    });
    expect(answer.status).toBe(303);
    expect(await count(real.personId, 'organisations')).toBe(2);
  });
});

test('a stranger sees what real people made public, and nothing of the story beside them', async () => {
  expect(await count(null, `traces WHERE id = '${realTrace}'`)).toBe(1);
  expect(await count(null, `traces WHERE space_id = '${story.space}'`)).toBe(0);
  expect(await count(null, `spaces WHERE of_the_story`)).toBe(0);
  expect(await count(null, 'plans')).toBe(0);
});

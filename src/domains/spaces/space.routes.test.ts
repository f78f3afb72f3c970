import { beforeAll, describe, expect, test } from 'vitest';
import { paths } from '#/paths.ts';
import { type TestSite, testSite, type Visitor } from '../../../test/harness/site.ts';

let site: TestSite;
let maude: Visitor;
let rene: Visitor;
let stranger: Visitor;

beforeAll(async () => {
  site = await testSite();
  maude = await site.person('Maude Lavigueur');
  rene = await site.person('René Chicoine');
  stranger = site.stranger;
});

const idIn = (answer: Response) => (answer.headers.get('location') ?? '').split('/').at(-1)!;

describe('opening a space', () => {
  test('makes its opener the first facilitator, and says so once', async () => {
    const answer = await maude.post(paths.spaces, {
      name: 'Équipe du nord',
      kind: 'team',
      purpose: 'Accompagner.',
    });
    expect(answer.status).toBe(303);
    const shown = await (await maude.get(paths.space(idIn(answer)))).text();
    expect(shown).toContain('Équipe du nord');
    expect(shown).toContain('L’espace est ouvert.');
    expect(await (await maude.get(paths.space(idIn(answer)))).text()).not.toContain('L’espace est ouvert.');
    expect(await (await maude.get(paths.spaceMembers(idIn(answer)))).text()).toContain('Animation');
  });

  test('without a name is refused with what was typed kept', async () => {
    const answer = await maude.post(paths.spaces, { name: ' ', kind: 'cell', purpose: 'Mardi soir' });
    expect(answer.status).toBe(422);
    const html = await answer.text();
    expect(html).toContain('Donnez un nom à l’espace.');
    expect(html).toContain('Mardi soir');
  });

  test('with markup in its name shows it as text', async () => {
    const answer = await maude.post(paths.spaces, { name: '<script>alert(1)</script>', kind: 'team' });
    const html = await (await maude.get(paths.space(idIn(answer)))).text();
    expect(html).not.toContain('<script>alert');
    expect(html).toContain('&lt;script>alert');
  });
});

describe('who sees a space', () => {
  test('closed, it is not there for others; open to the network, it is for whoever is signed in', async () => {
    const id = await site.space('Comité', [[maude, 'facilitator']]);
    expect((await rene.get(paths.space(id))).status).toBe(404);
    expect((await stranger.get(paths.space(id))).status).toBe(404);
    const settings = { name: 'Comité', kind: 'committee', visibility: 'network' };
    const unconfirmed = await maude.post(paths.spaceSettings(id), settings);
    expect(unconfirmed.status).toBe(422);
    expect(await unconfirmed.text()).toContain('Davantage de personnes');
    expect((await rene.get(paths.space(id))).status).toBe(404);
    expect((await maude.post(paths.spaceSettings(id), { ...settings, widen: 'yes' })).status).toBe(303);
    expect((await rene.get(paths.space(id))).status).toBe(200);
    expect((await stranger.get(paths.space(id))).status).toBe(404);
    const log = await site.system((transaction) =>
      transaction.query<{ kind: string; details: unknown }>({
        text: "SELECT kind, details FROM happenings WHERE subject_id = $1 AND kind = 'space.widened'",
        values: [id],
      }),
    );
    expect(log).toEqual([{ kind: 'space.widened', details: { from: 'space', to: 'network' } }]);
  });

  test('leads its people to what their role allows, its own words and places among it', async () => {
    const id = await site.space('Équipe entière', [
      [maude, 'facilitator'],
      [rene, 'member'],
    ]);
    const led = async (visitor: Visitor) => {
      const html = await (await visitor.get(paths.space(id))).text();
      const all = {
        words: paths.spaceVocabulary(id),
        places: paths.spacePlaces(id),
        settings: paths.spaceSettings(id),
      };
      for (const name of ['Maude', 'René']) expect(html).toContain(name);
      return Object.entries(all).flatMap(([key, href]) => (html.includes(`href="${href}"`) ? [key] : []));
    };
    expect(await led(maude)).toEqual(['words', 'places', 'settings']);
    expect(await led(rene)).toEqual(['places']);
  });

  test('its members are shown to its members only', async () => {
    const id = await site.space('Table ouverte', [[maude, 'facilitator']], {
      kind: 'table',
      visibility: 'public',
    });
    expect((await stranger.get(paths.space(id))).status).toBe(200);
    expect(await (await stranger.get(paths.space(id))).text()).not.toContain('Maude');
    expect((await rene.get(paths.spaceMembers(id))).status).toBe(404);
  });
});

describe('members', () => {
  test('the last facilitator stays, with a sentence', async () => {
    const id = await site.space('Équipe', [
      [maude, 'facilitator'],
      [rene, 'member'],
    ]);
    const answer = await maude.post(paths.spaceMember(id, maude.personId), { role: 'none' });
    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain('dernière personne à l’animation');
    expect((await maude.post(paths.spaceMember(id, rene.personId), { role: 'facilitator' })).status).toBe(
      303,
    );
    const left = await maude.post(paths.spaceMember(id, maude.personId), { role: 'none' });
    expect(left.headers.get('location')).toBe(paths.spaces);
    expect((await maude.get(paths.spaceMembers(id))).status).toBe(404);
  });

  test('a member changes nobody’s role but may leave', async () => {
    const id = await site.space('Équipe', [
      [maude, 'facilitator'],
      [rene, 'member'],
    ]);
    expect((await rene.post(paths.spaceMember(id, maude.personId), { role: 'guest' })).status).toBe(403);
    expect((await rene.post(paths.spaceMember(id, rene.personId), { role: 'facilitator' })).status).toBe(403);
    expect((await rene.post(paths.spaceMember(id, rene.personId), { role: 'none' })).status).toBe(303);
  });
});

describe('the second lock', () => {
  test('a stranger’s connection reads no closed space and no membership', async () => {
    await site.space('Fermé', [[maude, 'facilitator']]);
    const seen = await site.as(null, (transaction) =>
      transaction.query({ text: "SELECT 1 FROM spaces WHERE visibility <> 'public'" }),
    );
    expect(seen).toEqual([]);
    expect(
      await site.as(null, (transaction) => transaction.query({ text: 'SELECT 1 FROM memberships' })),
    ).toEqual([]);
  });

  test('nobody makes themselves facilitator of somebody else’s space', async () => {
    const id = await site.space('Fermé', [[maude, 'facilitator']]);
    const intrusion = site.as(rene.personId, (transaction) =>
      transaction.query({
        text: "INSERT INTO memberships (space_id, person_id, role, since_on) VALUES ($1, $2, 'facilitator', '2026-01-01')",
        values: [id, rene.personId],
      }),
    );
    await expect(intrusion).rejects.toThrow(/row-level security/);
  });

  test('a member does not promote themselves', async () => {
    const id = await site.space('Équipe', [
      [maude, 'facilitator'],
      [rene, 'member'],
    ]);
    const promotion = site.as(rene.personId, (transaction) =>
      transaction.query({
        text: "UPDATE memberships SET role = 'facilitator' WHERE space_id = $1 AND person_id = $2",
        values: [id, rene.personId],
      }),
    );
    await expect(promotion).rejects.toThrow(/row-level security/);
  });
});

import { beforeAll, describe, expect, test } from 'vitest';
import { paths } from '#/paths.ts';
import { newId } from '#/platform/ids.ts';
import { newToken, tokenHash } from '#/platform/secrets.ts';
import { type TestSite, testSite, type Visitor } from '../../../test/harness/site.ts';
import { findKept } from './device-copy.rules.ts';
import { type KeptThing, longestKept, mostKept } from './device-copy.ts';
import { keptText } from './kept-text.rules.ts';

let site: TestSite;
let maude: Visitor;
let idriss: Visitor;
let elsewhere: Visitor;
let team: string;

beforeAll(async () => {
  site = await testSite();
  maude = await site.person('Maude Lavigueur');
  idriss = await site.person('Idriss Benali');
  elsewhere = await site.person('Personne d’ailleurs');
  team = await site.space('Équipe', [
    [maude, 'facilitator'],
    [idriss, 'member'],
  ]);
  await site.space('Ailleurs', [[elsewhere, 'facilitator']]);
});

async function note(
  author: Visitor,
  text: string,
  more: { visibility?: string; eventOn?: string; trashedAt?: string } = {},
): Promise<string> {
  const id = newId();
  const { visibility = 'space', eventOn = '2026-03-10', trashedAt = null } = more;
  await site.system((transaction) =>
    transaction.query({
      text: `INSERT INTO traces (id, space_id, author_id, title, text, event_on, visibility, trashed_at)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
      values: [id, team, author.personId, text.split('\n')[0], text, eventOn, visibility, trashedAt],
    }),
  );
  return id;
}

async function tokenWith(scopes: readonly string[]): Promise<string> {
  const token = newToken();
  await site.system((transaction) =>
    transaction.query({
      text: 'INSERT INTO personal_tokens (id, token_hash, person_id, name, scopes) VALUES ($1, $2, $3, $4, $5)',
      values: [newId(), tokenHash(token), idriss.personId, 'Programme', scopes],
    }),
  );
  return token;
}

async function copyOf(visitor: Visitor): Promise<KeptThing[]> {
  const answer = await visitor.get(paths.deviceCopy);
  expect(answer.status).toBe(200);
  return ((await answer.json()) as { items: KeptThing[] }).items;
}

const addressesOf = async (visitor: Visitor) => (await copyOf(visitor)).map(({ address }) => address);

describe('what a device may hold', () => {
  test('are the traces and dossiers of one’s own spaces that one may read, and nothing else', async () => {
    const shared = await note(maude, 'Rencontre des locataires');
    const own = await note(maude, 'Mes notes à moi', { visibility: 'author' });
    const wide = await note(maude, 'Fête ouverte', { visibility: 'public' });
    const thrown = await note(maude, 'Jetée', { trashedAt: '2026-03-11T00:00:00Z' });
    const opened = await maude.post(paths.dossiers, { spaceId: team, title: 'Jardin de la ruelle' });
    const dossier = opened.headers.get('location')!.split(/[?#]/)[0]!;
    const mine = await addressesOf(maude);
    expect(mine).toEqual(
      expect.arrayContaining([paths.trace(shared), paths.trace(own), paths.trace(wide), dossier]),
    );
    expect(mine).not.toContain(paths.trace(thrown));
    const his = await addressesOf(idriss);
    expect(his).toContain(paths.trace(shared));
    expect(his).not.toContain(paths.trace(own));
    // What is open to everybody is read elsewhere, and kept by no device there.
    expect((await elsewhere.get(paths.trace(wide))).status).toBe(200);
    expect(await addressesOf(elsewhere)).toEqual([]);
  });

  test('is refused to a stranger', async () => {
    expect((await site.stranger.get(paths.deviceCopy)).status).toBe(401);
    const page = await site.stranger.get(paths.deviceSearch);
    expect(page.status).toBe(303);
    expect(page.headers.get('location')).toContain(paths.signIn);
  });

  test('is given to a token as far as its scopes go', async () => {
    await note(idriss, 'Pour un programme');
    await idriss.post(paths.dossiers, { spaceId: team, title: 'Dossier pour un programme' });
    const kindsFor = async (...scopes: string[]) => {
      const headers = { authorization: `Bearer ${await tokenWith(scopes)}` };
      const answer = await site.stranger.get(paths.deviceCopy, headers);
      if (answer.status !== 200) return answer.status;
      return new Set(((await answer.json()) as { items: KeptThing[] }).items.map(({ kind }) => kind));
    };
    expect(await kindsFor('search:read')).toBe(403);
    expect(await kindsFor('traces:read')).toEqual(new Set(['trace']));
    expect(await kindsFor('traces:read', 'dossiers:read')).toEqual(new Set(['trace', 'dossier']));
  });

  test('is kept by no cache but that of the device', async () => {
    expect((await maude.get(paths.deviceCopy)).headers.get('cache-control')).toBe('no-store');
  });

  test('of a long text is its beginning, cut between two words and said to be cut', async () => {
    const id = await note(idriss, `Longue rencontre\n${'parole du quartier '.repeat(200)}`);
    const kept = (await copyOf(idriss)).find(({ address }) => address === paths.trace(id))!;
    expect(kept.isCut).toBe(true);
    expect(kept.texts[0]!.length).toBeLessThanOrEqual(longestKept);
    expect(kept.texts[0]).toMatch(/(parole|du|quartier)$/);
    expect(keptText(kept)).not.toContain('Longue rencontre');
    expect(findKept([kept], 'quartiers').findings).toHaveLength(1);
  });

  test('is the latest of it, within its bound', async () => {
    const old = await note(maude, 'Une très vieille trace', { eventOn: '2001-01-01' });
    await site.system((transaction) =>
      transaction.query({
        text: `INSERT INTO traces (id, space_id, author_id, title, text, event_on)
               SELECT gen_random_uuid(), $1, $2, 'Corvée ' || n, 'Corvée ' || n, '2026-02-01'
               FROM generate_series(1, $3::int) AS n`,
        values: [team, maude.personId, mostKept.traces],
      }),
    );
    const kept = await copyOf(maude);
    expect(kept.filter(({ kind }) => kind === 'trace')).toHaveLength(mostKept.traces);
    expect(kept.map(({ address }) => address)).not.toContain(paths.trace(old));
  });
});

describe('the page that searches a device', () => {
  test('holds nothing of what its person may read: the device fills it', async () => {
    await note(maude, 'Zinzolin du quartier');
    for (const address of [paths.deviceSearch, `${paths.deviceSearch}?q=zinzolin`]) {
      const answer = await maude.get(address);
      expect(answer.status).toBe(200);
      expect(await answer.text()).not.toContain('Zinzolin du quartier');
    }
  });

  test('is linked from the search and from the drafts', async () => {
    for (const address of [paths.search, paths.drafts]) {
      expect(await (await maude.get(address)).text()).toContain(`href="${paths.deviceSearch}"`);
    }
  });
});

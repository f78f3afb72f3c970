import { beforeAll, describe, expect, test } from 'vitest';
import { paths } from '#/paths.ts';
import { newId } from '#/platform/ids.ts';
import { newToken, tokenHash } from '#/platform/secrets.ts';
import { answered } from '../../../../test/harness/api-answer.ts';
import { type TestSite, testSite, type Visitor } from '../../../../test/harness/site.ts';

let site: TestSite;
let maude: Visitor;
let idriss: Visitor;

beforeAll(async () => {
  site = await testSite();
  maude = await site.person('Maude Lavigueur', { email: 'maude@organisme.example' });
  idriss = await site.person('Idriss Benali');
});

const me = `${paths.api}/me`;

async function tokenOf(who: Visitor, scopes: readonly string[]) {
  const [id, token] = [newId(), newToken()];
  await site.system((transaction) =>
    transaction.query({
      text: `INSERT INTO personal_tokens (id, token_hash, person_id, name, scopes) VALUES ($1, $2, $3, 'Programme', $4)`,
      values: [id, tokenHash(token), who.personId, scopes],
    }),
  );
  return { id, headers: { authorization: `Bearer ${token}` } };
}

async function anotherSession(who: Visitor): Promise<string> {
  const id = newId();
  await site.system((transaction) =>
    transaction.query({
      text: `INSERT INTO sessions (id, token_hash, person_id, expires_at, device)
             VALUES ($1, $2, $3, '2027-01-01', 'Firefox, Linux')`,
      values: [id, tokenHash(newToken()), who.personId],
    }),
  );
  return id;
}

type List = { items: { id: string; isThisOne?: boolean }[] };
const idsOf = async (name: string, answer: Response) =>
  (await answered<List>(name, answer)).items.map(({ id }) => id);

describe('one’s account, by a program', () => {
  test('is read and changed from what was read, its address left aside', async () => {
    const read = await maude.send('GET', `${me}/account`);
    const etag = read.headers.get('etag')!;
    expect(await answered('readAccount', read)).toMatchObject({
      ...{ name: 'Maude Lavigueur', locale: 'fr', email: 'maude@organisme.example' },
    });
    const body = { name: 'Maude L.', locale: 'en', email: 'autre@organisme.example' };
    const change = (tag?: string) =>
      maude.send('PUT', `${me}/account`, body, tag === undefined ? undefined : { 'if-match': tag });
    expect((await change()).status).toBe(428);
    expect((await change('"rien-de-tel"')).status).toBe(412);
    const changed = await answered('changeAccount', await change(etag));
    expect(changed).toMatchObject({ name: 'Maude L.', locale: 'en', email: 'maude@organisme.example' });
    expect((await change(etag)).status).toBe(412);
    const wrong = await maude.send('PUT', `${me}/account`, { name: '', locale: 'es' }, { 'if-match': etag });
    expect(wrong.status).toBe(422);
  });

  test('lists open sessions and closes them, never those of somebody else', async () => {
    const [hers, his] = [await anotherSession(maude), await anotherSession(idriss)];
    const listed = await answered<List>('listSessions', await maude.send('GET', `${me}/sessions`));
    expect(listed.items.map(({ id }) => id)).toContain(hers);
    expect(listed.items.filter(({ isThisOne }) => isThisOne).length).toBe(1);
    const close = (id: string) => maude.send('DELETE', `${me}/sessions/${id}`);
    expect((await close(his)).status).toBe(404);
    expect((await close('rien')).status).toBe(404);
    expect((await close(hers)).status).toBe(204);
    expect((await close(hers)).status).toBe(404);
    await anotherSession(maude);
    const others = await maude.send('DELETE', `${me}/sessions`);
    expect(await answered('endOtherSessions', others)).toEqual({ closed: 1 });
    expect((await maude.get(paths.today)).status).toBe(200);
    expect(await idsOf('listSessions', await idriss.send('GET', `${me}/sessions`))).toContain(his);
  });

  test('lists tokens without what they say, and revokes them, the one that asks too', async () => {
    const own = await tokenOf(idriss, ['me:read', 'account:read', 'account:write']);
    const hers = await tokenOf(maude, ['me:read']);
    const by = (method: string, address: string) =>
      site.stranger.send(method, me + address, undefined, own.headers);
    const text = await (await by('GET', '/tokens')).clone().text();
    expect(text).not.toContain(own.headers.authorization.slice(7));
    expect(await idsOf('listTokens', await by('GET', '/tokens'))).toEqual([own.id]);
    expect(await idsOf('listPasskeys', await by('GET', '/passkeys'))).toEqual([]);
    expect((await by('DELETE', `/tokens/${hers.id}`)).status).toBe(404);
    expect((await by('DELETE', `/tokens/${own.id}`)).status).toBe(204);
    expect((await by('GET', '/tokens')).status).toBe(401);
  });

  test('is not opened by a token whose scopes do not say so, and no token makes another', async () => {
    const narrow = await tokenOf(maude, ['me:read', 'account:read']);
    const by = (method: string, address: string, body?: unknown) =>
      site.stranger.send(method, address, body, narrow.headers);
    expect((await by('GET', `${me}/account`)).status).toBe(200);
    expect((await by('DELETE', `${me}/sessions`)).status).toBe(403);
    expect(
      (await by('POST', `${me}/tokens`, { name: 'x', scopes: ['traces:read'], days: '30' })).status,
    ).toBe(404);
    const wide = await tokenOf(maude, ['me:read', 'account:write']);
    const asked = new URLSearchParams({ name: 'x', scopes: 'traces:write', days: '365' });
    const page = await site.fetch(
      new Request(site.origin + paths.accountTokens, {
        method: 'POST',
        body: asked,
        headers: { ...wide.headers, origin: site.origin },
      }),
    );
    expect(page.status).toBe(303);
    expect(page.headers.get('location')).toContain(paths.signIn);
  });

  test('of somebody of the story is looked at, and never changed', async () => {
    const story = await site.person('Personne inventée');
    await site.system((transaction) =>
      transaction.query({
        text: `UPDATE people SET story_role = 'essai' WHERE id = $1`,
        values: [story.personId],
      }),
    );
    const session = await anotherSession(story);
    const read = await story.send('GET', `${me}/account`);
    expect(read.status).toBe(200);
    const headers = { 'if-match': read.headers.get('etag')! };
    const acts = [
      await story.send('PUT', `${me}/account`, { name: 'Autre', locale: 'fr' }, headers),
      await story.send('DELETE', `${me}/sessions`),
      await story.send('DELETE', `${me}/sessions/${session}`),
      await story.send('DELETE', `${me}/tokens/${newId()}`),
    ];
    for (const answer of acts) {
      expect(answer.status).toBe(403);
      expect(await answer.json()).toMatchObject({ title: 'Compte de démonstration' });
    }
  });
});

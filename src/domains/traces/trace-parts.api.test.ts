import { beforeAll, describe, expect, test } from 'vitest';
import { paths } from '#/paths.ts';
import { type TestSite, testSite, type Visitor } from '../../../test/harness/site.ts';

let site: TestSite;
let maude: Visitor;
let idriss: Visitor;
let guest: Visitor;
let outsider: Visitor;
let space: string;
const api = `${paths.api}/traces`;

/** One dot, as a PNG. */
const dot =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

beforeAll(async () => {
  site = await testSite();
  maude = await site.person('Maude Lavigueur');
  idriss = await site.person('Idriss Benali');
  guest = await site.person('Denis Fafard');
  outsider = await site.person('Ghyslaine Ouimet');
  space = await site.space('Équipe', [
    [maude, 'facilitator'],
    [idriss, 'member'],
    [guest, 'guest'],
  ]);
});

async function noted(more: object = {}): Promise<string> {
  const body = { spaceId: space, text: 'Rencontre', eventOn: '2026-03-17', ...more };
  return ((await (await maude.send('POST', api, body)).json()) as { id: string }).id;
}

const answers = async (method: string, address: string, body?: object) => {
  const all = [];
  for (const visitor of [site.stranger, outsider, guest]) {
    all.push((await visitor.send(method, address, body)).status);
  }
  return all;
};

describe('the files of a trace', () => {
  test('are joined, listed, given back and taken off, by those who may change the trace', async () => {
    const id = await noted();
    const pieces = `${api}/${id}/pieces`;
    const file = { fileName: '../photo.exe', description: 'Un point', content: dot };
    expect(await answers('POST', pieces, file)).toEqual([401, 404, 403]);
    const key = { 'idempotency-key': 'une-clef-de-seize-signes' };
    const joined = await maude.send('POST', pieces, file, key);
    expect(joined.status).toBe(201);
    const piece = (await joined.json()) as { id: string };
    expect(piece).toMatchObject({ kind: 'image', fileName: 'photo.png', description: 'Un point' });
    expect(await (await maude.send('POST', pieces, file, key)).json()).toEqual(piece);
    const listed = await guest.send('GET', pieces);
    expect(await listed.json()).toEqual({ items: [piece] });
    const tag = { 'if-none-match': listed.headers.get('etag')! };
    expect((await guest.send('GET', pieces, undefined, tag)).status).toBe(304);
    expect(await answers('GET', pieces)).toEqual([401, 404, 200]);
    const bytes = await guest.send('GET', `${pieces}/${piece.id}`);
    expect(bytes.headers.get('content-type')).toBe('image/png');
    expect((await bytes.arrayBuffer()).byteLength).toBeGreaterThan(60);
    expect(await answers('GET', `${pieces}/${piece.id}`)).toEqual([401, 404, 200]);
    expect(await answers('DELETE', `${pieces}/${piece.id}`)).toEqual([401, 404, 403]);
    expect((await maude.send('DELETE', `${pieces}/${piece.id}`)).status).toBe(204);
    expect((await maude.send('GET', `${pieces}/${piece.id}`)).status).toBe(404);
  });

  test('are refused with what to do, and nothing is joined', async () => {
    const id = await noted();
    const pieces = `${api}/${id}/pieces`;
    const script = Buffer.from('<script>alert(1)</script>').toString('base64');
    for (const content of ['', 'pas du base64 !', script]) {
      const answer = await maude.send('POST', pieces, { content });
      expect(answer.status).toBe(422);
      expect(await answer.json()).toMatchObject({ errors: [{ field: 'content' }] });
    }
    expect(await (await maude.send('GET', pieces)).json()).toEqual({ items: [] });
  });
});

test('the history of a trace tells what changed, to those of its space', async () => {
  const id = await noted({ visibility: 'network' });
  await maude.send(
    'PUT',
    `${api}/${id}`,
    { spaceId: space, text: 'Rencontre remise', eventOn: '2026-03-17', visibility: 'network' },
    { 'if-match': '"1"' },
  );
  const history = await guest.send('GET', `${api}/${id}/historique`);
  expect(await history.json()).toMatchObject({
    // The clock of these tests stands still: both happened at the same instant.
    items: expect.arrayContaining([
      expect.objectContaining({
        kind: 'changed',
        by: 'Maude Lavigueur',
        changes: [{ field: 'text', before: 'Rencontre', after: 'Rencontre remise' }],
      }),
      expect.objectContaining({ kind: 'noted', by: 'Maude Lavigueur', changes: [] }),
    ]),
  });
  expect(await answers('GET', `${api}/${id}/historique`)).toEqual([401, 403, 200]);
});

test('many traces are changed in one go; what one may not change is left and counted', async () => {
  const own = await noted({ eventOn: '2020-05-01' });
  const change = { trace: [own], natureAct: 'add', natures: ['concertation'] };
  expect((await site.stranger.send('POST', `${api}/modifications`, change)).status).toBe(401);
  for (const visitor of [outsider, guest, idriss]) {
    const answer = await visitor.send('POST', `${api}/modifications`, change);
    expect(await answer.json()).toEqual({ changed: 0, untouched: 1 });
  }
  const done = await maude.send('POST', `${api}/modifications`, change);
  expect(await done.json()).toEqual({ changed: 1, untouched: 0 });
  const nothing = await maude.send('POST', `${api}/modifications`, { trace: [own] });
  expect(nothing.status).toBe(422);
  const wider = await maude.send('POST', `${api}/modifications`, { trace: [own], visibility: 'public' });
  expect(await wider.json()).toMatchObject({ errors: [{ field: 'widen' }] });
});

test('the journal leaves as a file, narrowed as its list is, without names', async () => {
  await noted({ text: 'Prise', eventOn: '2019-02-02' });
  await noted({ text: 'Laissée', eventOn: '2019-03-02' });
  const address = `${api}/exportation?du=2019-02-01&au=2019-02-28`;
  const text = await (await guest.send('GET', address)).text();
  expect(JSON.parse(text)).toMatchObject([{ text: 'Prise', mine: false }]);
  expect(text).not.toContain(maude.personId);
  expect(await (await outsider.send('GET', address)).json()).toEqual([]);
  expect((await site.stranger.send('GET', address)).status).toBe(401);
  expect(await (await maude.send('GET', `${address}&format=csv`)).text()).toContain('Prise');
});

import { beforeAll, describe, expect, test } from 'vitest';
import { paths } from '#/paths.ts';
import { newId } from '#/platform/ids.ts';
import { answered } from '../../../test/harness/api-answer.ts';
import { readPage, type TeamWorld, teamWorld } from '../../../test/harness/team-world.ts';

let world: TeamWorld;
beforeAll(async () => {
  world = await teamWorld('secretary');
});

const api = `${paths.api}/filings`;

interface Document {
  id: string;
  addressee: string;
  title: string;
  state: string;
  stateOn: string;
  removedOn: string | null;
  revision: number;
}
interface Filing {
  id: string;
  title: string;
  version: number;
  archivedOn: string | null;
  days: { due: string; from: string; counted: string; named: string | null };
  sent: number;
  expected: number;
  documents: Document[];
}

const said = (more: object = {}) => ({
  spaceId: world.team,
  title: 'PSOC, mission globale, 2025',
  funder: 'CIUSSS',
  yearEndsOn: '2025-12-31',
  ...more,
});

const begun = async (more: object = {}) =>
  answered<Filing>('beginFiling', await world.idriss.send('POST', api, said(more)));

const read = async (id: string) =>
  answered<Filing>('readFiling', await world.idriss.send('GET', `${api}/${id}`));

const from = (revision: number) => ({ 'if-match': `"${revision}"` });

describe('accounts, by a program', () => {
  test('begin with the list of the programme and the day it leaves, once under one key', async () => {
    const headers = { 'idempotency-key': newId() };
    const begin = async () =>
      answered<Filing>('beginFiling', await world.idriss.send('POST', api, said(), headers));
    const filing = await begin();
    expect(await begin()).toEqual(filing);
    expect(filing.days).toEqual({
      ...{ due: '2026-03-31', from: 'count', counted: '2026-03-31', named: '2026-03-31' },
    });
    expect(filing).toMatchObject({ sent: 0, expected: 3, version: 1 });
    expect(filing.documents.map(({ addressee }) => addressee)).toContain('members');
    const list = async (query = '') =>
      answered<{ items: Filing[] }>('listFilings', await world.maude.send('GET', `${api}${query}`));
    const listed = (await list(`?space=${world.team}`)).items.find(({ id }) => id === filing.id);
    expect(listed).toMatchObject({ days: filing.days, sent: 0, expected: 3 });
    expect((await list(`?space=${world.elsewhere}`)).items).toEqual([]);
    expect(await readPage(world.idriss, paths.filing(filing.id))).toContain('<strong>31 mars 2026</strong>');
  });

  test('take again the lists of others, or those of a file', async () => {
    const first = await begun();
    const file = await answered<{ documents: object[] }>(
      'readFilingList',
      await world.idriss.send('GET', `${api}/${first.id}/list`),
    );
    expect(file).toEqual(await (await world.idriss.get(paths.filingList(first.id))).json());
    const list = { ...file, documents: file.documents.slice(0, 2) };
    expect((await begun({ list })).documents).toHaveLength(2);
    expect((await begun({ from: first.id })).documents).toHaveLength(6);
    const wrong = await world.idriss.send('POST', api, said({ list: { ...file, usage: 1 } }));
    expect(wrong.status).toBe(422);
  });

  test('are refused with a sentence, and nothing begins', async () => {
    const count = async () => (await (await world.idriss.send('GET', api)).text()).length;
    const before = await count();
    for (const [more, field] of [
      [{ title: ' ' }, 'title'],
      [{ yearEndsOn: '2026-02-30' }, 'yearEndsOn'],
      [{ agreedOn: '2025-12-30' }, 'agreedOn'],
      [{ spaceId: world.elsewhere }, 'spaceId'],
      [{ from: newId() }, 'from'],
    ] as const) {
      const refused = await world.idriss.send('POST', api, said(more));
      expect(await refused.json(), field).toMatchObject({ status: 422, errors: [{ field }] });
    }
    expect(await count()).toBe(before);
  });

  test('are dated otherwise from the version that was read', async () => {
    const { id } = await begun();
    const address = `${api}/${id}`;
    const { spaceId: _, ...next } = said({ agreedOn: '2026-05-15', agreedSource: 'article 4' });
    expect((await world.maude.send('PUT', address, next)).status).toBe(428);
    const changed = await answered<Filing>(
      'changeFiling',
      await world.maude.send('PUT', address, next, from(1)),
    );
    expect(changed).toMatchObject({ version: 2, days: { due: '2026-05-15', from: 'agreement' } });
    expect((await world.idriss.send('PUT', address, next, from(1))).status).toBe(412);
    const early = await world.idriss.send('PUT', address, { ...next, agreedOn: '2025-01-01' }, from(2));
    expect(await early.json()).toMatchObject({ status: 422, errors: [{ field: 'agreedOn' }] });
    expect((await world.idriss.send('GET', address)).headers.get('etag')).toBe('"2"');
  });

  test('are put away by those who keep the memory, then read and no longer changed', async () => {
    const { maude, idriss } = world;
    const { id, documents } = await begun();
    const address = `${api}/${id}/archive`;
    const put = async (act: string) =>
      answered<Filing>('archiveFiling', await maude.send('POST', address, { act }));
    expect((await idriss.send('POST', address, { act: 'archive' })).status).toBe(403);
    expect((await put('archive')).archivedOn).toBe('2026-03-18');
    const { spaceId: _, ...next } = said();
    const state = `${api}/${id}/documents/${documents[0]!.id}/state`;
    expect((await idriss.send('PUT', `${api}/${id}`, next, from(1))).status).toBe(403);
    expect((await idriss.send('POST', state, { state: 'sent' }, from(1))).status).toBe(403);
    const added = { addressee: 'funder', title: 'X' };
    expect((await idriss.send('POST', `${api}/${id}/documents`, added)).status).toBe(403);
    expect((await put('reopen')).archivedOn).toBeNull();
    expect((await idriss.send('POST', state, { state: 'sent' }, from(1))).status).toBe(200);
    expect((await maude.send('POST', address, { act: 'autre' })).status).toBe(422);
  });
});

describe('a document, by a program', () => {
  test('is added, said otherwise, marked, taken off and put back; each thing said is kept', async () => {
    const { idriss } = world;
    const { id } = await begun();
    const documents = `${api}/${id}/documents`;
    const added = await answered<Document>(
      'addFilingDocument',
      await idriss.send('POST', documents, { addressee: 'funder', title: 'Bilan intérimaire' }),
    );
    expect(added).toMatchObject({ state: 'todo', revision: 1 });
    const address = `${documents}/${added.id}`;
    const received = await idriss.send('POST', `${address}/state`, { state: 'received' }, from(1));
    expect(received.headers.get('etag')).toBe('"2"');
    expect(await answered<Document>('markFilingDocument', received)).toMatchObject({
      ...{ state: 'received', stateOn: '2026-03-18' },
    });
    const text = { title: 'Bilan de mi-année', carrier: 'La trésorerie', note: '', state: 'sent' };
    expect(
      await answered<Document>('changeFilingDocument', await idriss.send('PUT', address, text, from(2))),
    ).toMatchObject({ ...text, revision: 3 });
    expect(await read(id)).toMatchObject({ sent: 1, expected: 4 });
    const off = async (act: string, revision: number) =>
      answered<Document>(
        'removeFilingDocument',
        await idriss.send('POST', `${address}/removal`, { act }, from(revision)),
      );
    expect((await off('remove', 3)).removedOn).toBe('2026-03-18');
    expect(await read(id)).toMatchObject({ sent: 0, expected: 3 });
    expect((await off('restore', 4)).removedOn).toBeNull();
    const whole = await answered<{ changes: { title: string; revision: number }[] }>(
      'readFilingDocument',
      await idriss.send('GET', address),
    );
    expect(whole.changes.map(({ revision }) => revision)).toEqual([5, 4, 3, 2, 1]);
    expect(whole.changes.at(-1)?.title).toBe('Bilan intérimaire');
  });

  test('is never written over somebody else, and is named', async () => {
    const { maude, idriss } = world;
    const { id, documents } = await begun();
    const address = `${api}/${id}/documents/${documents[0]!.id}`;
    expect((await maude.send('POST', `${address}/state`, { state: 'sent' }, from(1))).status).toBe(200);
    const text = { title: 'Le mien', state: 'todo' };
    for (const [headers, status] of [
      [{}, 428],
      [from(1), 412],
    ] as const) {
      expect((await idriss.send('PUT', address, text, headers)).status).toBe(status);
      const marked = await idriss.send('POST', `${address}/state`, { state: 'todo' }, headers);
      expect(marked.status).toBe(status);
      const removed = await idriss.send('POST', `${address}/removal`, { act: 'remove' }, headers);
      expect(removed.status).toBe(status);
    }
    expect((await idriss.send('PUT', address, { ...text, title: ' ' }, from(2))).status).toBe(422);
    expect((await idriss.send('POST', `${address}/state`, { state: 'autre' }, from(2))).status).toBe(422);
    const nameless = await idriss.send('POST', `${api}/${id}/documents`, { addressee: 'funder' });
    expect(nameless.status).toBe(422);
    expect((await read(id)).documents[0]).toMatchObject({ state: 'sent', revision: 2 });
  });
});

test('neither a guest of the space, nor somebody from elsewhere, nor a stranger finds accounts', async () => {
  const { denis, outsider, site, idriss, team } = world;
  const filing = await begun({ title: 'Entre nous' });
  const document = filing.documents[0]!.id;
  const address = `${api}/${filing.id}`;
  const { spaceId: _, ...next } = said();
  const asked = [
    ['GET', address, undefined],
    ['GET', `${address}/list`, undefined],
    ['GET', `${address}/documents/${document}`, undefined],
    ['PUT', address, next],
    ['POST', `${address}/archive`, { act: 'archive' }],
    ['POST', `${address}/documents`, { addressee: 'funder', title: 'X' }],
    ['PUT', `${address}/documents/${document}`, { title: 'X', state: 'sent' }],
    ['POST', `${address}/documents/${document}/state`, { state: 'sent' }],
    ['POST', `${address}/documents/${document}/removal`, { act: 'remove' }],
  ] as const;
  for (const [visitor, status, begin] of [
    [denis, 404, 422],
    [outsider, 404, 422],
    [site.stranger, 401, 401],
  ] as const) {
    for (const [method, at, body] of asked) {
      expect((await visitor.send(method, at, body, from(1))).status, `${method} ${at}`).toBe(status);
    }
    expect((await visitor.send('POST', api, said({ spaceId: team }))).status).toBe(begin);
    expect((await visitor.send('POST', api, said({ spaceId: team, from: filing.id }))).status).toBe(begin);
    expect(await (await visitor.send('GET', api)).text()).not.toContain('Entre nous');
  }
  const other = (await begun()).id;
  for (const [method, at, body] of [
    ['GET', `${api}/${newId()}`, undefined],
    ['GET', `${api}/x`, undefined],
    ['GET', `${api}/${other}/documents/${document}`, undefined],
    ['POST', `${api}/${other}/documents/${document}/state`, { state: 'sent' }],
    ['PUT', `${address}/documents/${newId()}`, { title: 'X', state: 'sent' }],
    ['POST', `${api}/x/archive`, { act: 'archive' }],
  ] as const)
    expect((await idriss.send(method, at, body, from(1))).status, at).toBe(404);
  expect(await read(filing.id)).toEqual(filing);
});

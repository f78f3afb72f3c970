import sharp from 'sharp';
import { beforeAll, describe, expect, test } from 'vitest';
import { paths } from '#/paths.ts';
import { newId } from '#/platform/ids.ts';
import { answered } from '../../../test/harness/api-answer.ts';
import { type TestSite, testSite, type Visitor } from '../../../test/harness/site.ts';

let site: TestSite;
let maude: Visitor;
let denis: Visitor;
let outsider: Visitor;
let dossier: string;
let list: string;
let content: string;

interface File {
  id: string;
  kind: string;
  fileName: string;
  mediaType: string;
  sizeBytes: number;
  description: string;
  datedOn: string | null;
}

beforeAll(async () => {
  site = await testSite({ maximumUploadBytes: 1024 * 1024 });
  maude = await site.person('Maude Lavigueur');
  denis = await site.person('Denis Fafard');
  outsider = await site.person('Ghyslaine Ouimet');
  const team = await site.space('Équipe', [
    [maude, 'facilitator'],
    [denis, 'guest'],
  ]);
  await site.space('Ailleurs', [[outsider, 'facilitator']]);
  const made = await maude.send('POST', `${paths.api}/dossiers`, { spaceId: team, title: 'Relance' });
  dossier = (await answered<{ id: string }>('openDossier', made)).id;
  list = `${paths.api}/dossiers/${dossier}/documents`;
  const picture = sharp({ create: { width: 6, height: 4, channels: 3, background: '#8f1d2c' } });
  content = (await picture.png().toBuffer()).toString('base64');
});

const listed = async (who: Visitor = denis) =>
  (await answered<{ items: File[] }>('listDossierFiles', await who.send('GET', list))).items;
const added = async (more: object = {}) =>
  answered<File>('addDossierFile', await maude.send('POST', list, { content, ...more }));

describe('the documents of a dossier, by a program', () => {
  test('are kept, listed, read byte for byte and taken off', async () => {
    const said = { description: 'Lettre du conseil', datedOn: '2026-02-03' };
    const made = await added({ ...said, fileName: '../../lettre.png' });
    expect(made).toMatchObject({ ...said, kind: 'image', fileName: 'lettre.png', mediaType: 'image/png' });
    expect(await listed()).toContainEqual(made);
    const given = await denis.send('GET', `${list}/${made.id}`);
    expect(given.headers.get('content-type')).toBe('image/png');
    expect(given.headers.get('content-security-policy')).toContain('sandbox');
    const page = await denis.get(paths.dossierFile(dossier, made.id));
    const bytes = Buffer.from(await given.arrayBuffer());
    expect(bytes).toEqual(Buffer.from(await page.arrayBuffer()));
    expect(bytes).toHaveLength(made.sizeBytes);
    expect((await maude.send('DELETE', `${list}/${made.id}`)).status).toBe(204);
    expect((await listed()).map(({ id }) => id)).not.toContain(made.id);
    expect((await maude.send('GET', `${list}/${made.id}`)).status).toBe(404);
    expect((await maude.send('DELETE', `${list}/${made.id}`)).status).toBe(404);
  });

  test('are kept from a stranger, another space and a guest who would write', async () => {
    const { id } = await added();
    const acts = [
      ['GET', list, undefined],
      ['GET', `${list}/${id}`, undefined],
      ['POST', list, { content }],
      ['DELETE', `${list}/${id}`, undefined],
    ] as const;
    for (const [method, address, body] of acts) {
      const name = `${method} ${address}`;
      expect((await site.stranger.send(method, address, body)).status, name).toBe(401);
      expect((await outsider.send(method, address, body)).status, name).toBe(404);
      if (method !== 'GET') expect((await denis.send(method, address, body)).status, name).toBe(403);
    }
    expect((await listed()).map((one) => one.id)).toContain(id);
  });

  test('stay with those of its space when the dossier is shown to all', async () => {
    const { id } = await added();
    const typed = { visibility: 'public', widen: 'yes' };
    const shown = await maude.send('POST', `${paths.api}/dossiers/${dossier}/visibilite`, typed);
    expect(shown.status).toBe(200);
    expect(await listed(outsider)).toEqual([]);
    expect((await outsider.send('GET', `${list}/${id}`)).status).toBe(404);
    expect((await outsider.send('POST', list, { content })).status).toBe(403);
    expect((await outsider.send('DELETE', `${list}/${id}`)).status).toBe(403);
  });

  test('sent twice under one key are one', async () => {
    const before = (await listed()).length;
    const headers = { 'idempotency-key': newId() };
    const sent = async () =>
      answered<File>('addDossierFile', await maude.send('POST', list, { content }, headers));
    expect(await sent()).toEqual(await sent());
    expect(await listed()).toHaveLength(before + 1);
  });

  test('are refused with a sentence when they are not what a reader can trust', async () => {
    for (const [bytes, sentence] of [
      ['', 'Choisissez un fichier'],
      ['<!doctype html><script>alert(1)</script>', 'ni un PDF'],
    ] as const) {
      const body = { content: Buffer.from(bytes).toString('base64') };
      const refused = await maude.send('POST', list, body);
      expect(refused.status).toBe(422);
      expect(await refused.json()).toMatchObject({
        errors: [{ field: 'content', detail: expect.stringContaining(sentence) }],
      });
    }
    for (const wrong of [{ content: 'é' }, { content, datedOn: '2026-02-30' }]) {
      expect((await maude.send('POST', list, wrong)).status).toBe(422);
    }
  });

  test('that would be too large are refused, with the largest size said', async () => {
    const body = { content: Buffer.alloc(1024 * 1024 + 1, 1).toString('base64') };
    const refused = await maude.send('POST', list, body);
    expect(refused.status).toBe(422);
    const { errors } = (await refused.json()) as { errors: { detail: string }[] };
    expect(errors[0]!.detail.replaceAll('\u00A0', ' ')).toContain('dépasse 1 Mo');
  });
});

import { readdir, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { paths } from '#/paths.ts';
import { newId } from '#/platform/ids.ts';
import { removeOrphanFiles } from '#/platform/orphan-files.ts';
import { bucketKey, type TestBucket, testBucket } from '../../test/harness/bucket.ts';
import { type TestSite, testNow, testSite, type Visitor } from '../../test/harness/site.ts';
import { domains } from './domains.ts';

let bucket: TestBucket;
beforeAll(async () => {
  bucket = await testBucket();
});
afterAll(() => bucket.close());

test('every domain that keeps files says which it needs', () => {
  for (const { name, personalData, neededFiles } of domains) {
    if (personalData !== 'holds none' && personalData.filesOf)
      expect([name, neededFiles]).not.toContain(undefined);
  }
});

describe.for(['a folder', 'a bucket'])('files that nothing leads to, in %s', (place) => {
  let site: TestSite;
  let maude: Visitor;
  let trace: string;
  let dossier: string;

  const folderOf = () => join(site.settings.dataDirectory, 'files', 'attachments');
  const keys = async () =>
    (place === 'a bucket'
      ? [...bucket.objects.keys()]
      : (await readdir(folderOf())).map((name) => `attachments/${name}`)
    ).sort();
  const lastId = (answer: Response) => answer.headers.get('location')!.split(/[?#]/)[0]!.split('/').at(-1)!;
  const picture = async () => {
    const bytes = await sharp({ create: { width: 6, height: 4, channels: 3, background: '#8f1d2c' } })
      .png()
      .toBuffer();
    return { file: { name: 'photo.png', type: 'image/png', bytes } };
  };
  /** The daily job, so many days after the files were kept. */
  const sweep = async (days: number) => {
    if (place === 'a folder')
      for (const key of await keys())
        await utimes(join(folderOf(), key.split('/')[1]!), new Date(testNow), new Date(testNow));
    site.services.clock.set(new Date(Date.parse(testNow) + days * 24 * 3_600_000));
    await removeOrphanFiles(site.services, domains);
    site.services.clock.set(new Date(testNow));
  };

  beforeAll(async () => {
    site = await testSite(place === 'a bucket' ? { bucket: { url: bucket.url, ...bucketKey } } : {});
    maude = await site.person('Maude Lavigueur');
    const spaceId = await site.space('Équipe', [[maude, 'facilitator']]);
    const noted = await maude.send('POST', '/api/v1/traces', {
      spaceId,
      text: 'Murale',
      eventOn: '2026-03-17',
    });
    trace = ((await noted.json()) as { id: string }).id;
    dossier = lastId(await maude.post(paths.dossiers, { spaceId, title: 'Relance' }));
    for (const _ of [1, 2]) {
      expect(
        (await maude.upload(paths.traceAttachments(trace), { description: '' }, await picture())).status,
      ).toBe(303);
    }
    const typed = { description: '', datedOn: '' };
    expect((await maude.upload(paths.dossierFiles(dossier), typed, await picture())).status).toBe(303);
  });

  test('go some days after, and those that a trace or a dossier needs stay', async () => {
    const needed = await keys();
    expect(needed).toHaveLength(3);
    const failed = `attachments/${newId()}`;
    await site.services.files.put(failed, Buffer.from('acte qui a échoué'));
    await site.services.files.put(`${failed}.${newId()}.part`, Buffer.from('écriture interrompue'));
    await sweep(2.9);
    expect(await keys()).toHaveLength(5);
    await sweep(3.1);
    expect(await keys()).toEqual(needed);
  });

  test('go when their row was deleted and the bytes left behind', async () => {
    const before = await keys();
    await site.system(async (transaction) => {
      await transaction.query({
        text: 'DELETE FROM trace_attachments WHERE trace_id = $1 AND id = (SELECT min(id::text)::uuid FROM trace_attachments)',
        values: [trace],
      });
      await transaction.query({ text: 'DELETE FROM removed_attachments' });
    });
    await sweep(4);
    expect(await keys()).toHaveLength(before.length - 1);
  });

  test('stay when most of them seem to be orphans: that is another database', async () => {
    for (let at = 0; at < 51; at += 1)
      await site.services.files.put(`attachments/${newId()}`, Buffer.from('a'));
    const before = await keys();
    await sweep(4);
    expect(await keys()).toEqual(before);
    expect(site.services.log.lines.map((line) => line.message)).toContain(
      'most files seem to be orphans: none removed',
    );
  });

  test('stay when the database does not say which are needed', async () => {
    const refusing = domains.map((domain) =>
      domain.neededFiles
        ? {
            ...domain,
            neededFiles: { ...domain.neededFiles, among: () => Promise.reject(new Error('lost')) },
          }
        : domain,
    );
    const before = await keys();
    site.services.clock.set(new Date(Date.now() + 400 * 24 * 3_600_000));
    await expect(removeOrphanFiles(site.services, refusing)).rejects.toThrow('lost');
    expect(await keys()).toEqual(before);
  });
});

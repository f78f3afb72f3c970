import sharp from 'sharp';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { paths } from '#/paths.ts';
import { bucketKey, type TestBucket, testBucket } from '../../../test/harness/bucket.ts';
import { htmlFaults } from '../../../test/harness/html.ts';
import { type TestSite, testSite, type Visitor } from '../../../test/harness/site.ts';

/** What an instance does whose files are in a bucket, and what a person sees when it is out of reach. */
let bucket: TestBucket;
let site: TestSite;
let idriss: Visitor;
let traceId: string;

beforeAll(async () => {
  bucket = await testBucket();
  site = await testSite({ bucket: { url: bucket.url, ...bucketKey } });
  idriss = await site.person('Idriss Benali');
  const spaceId = await site.space('Équipe', [[idriss, 'member']]);
  const noted = await idriss.send('POST', '/api/v1/traces', {
    spaceId,
    text: 'Murale',
    eventOn: '2026-03-17',
  });
  traceId = ((await noted.json()) as { id: string }).id;
});
afterAll(() => bucket.close());
beforeEach(() => {
  bucket.failing = () => null;
});

const picture = sharp({ create: { width: 8, height: 8, channels: 3, background: '#824' } })
  .png()
  .toBuffer();
const send = async () =>
  idriss.upload(
    paths.traceAttachments(traceId),
    { description: 'La murale' },
    { file: { name: 'murale.png', type: 'image/png', bytes: await picture } },
  );

const pieces = async () =>
  [...(await (await idriss.get(paths.trace(traceId))).text()).matchAll(/src="([^"]*\/pieces\/[^"]*)"/g)].map(
    ([, address]) => address!,
  );

describe('files in a bucket', () => {
  test('are kept there, shown, given piece by piece, and taken off', async () => {
    expect((await send()).status).toBe(303);
    expect(bucket.objects.size).toBe(1);
    const [address] = await pieces();
    const whole = await idriss.get(address!);
    expect([whole.status, whole.headers.get('content-type')]).toEqual([200, 'image/png']);
    const bytes = Buffer.from(await whole.arrayBuffer());
    expect([...bucket.objects.values()]).toEqual([bytes]);
    const some = await idriss.get(address!, { range: 'bytes=1-3' });
    expect([some.status, await some.text()]).toEqual([206, 'PNG']);
    expect((await site.stranger.get(address!)).status).toBe(404);
    bucket.objects.clear();
    expect((await idriss.get(address!)).status).toBe(404);
  });

  test('out of reach, nothing is attached and the page says what to do', async () => {
    bucket.failing = () => ({ status: 503, code: 'SlowDown' });
    const before = (await pieces()).length;
    const refused = await send();
    const html = await refused.text();
    expect(refused.status).toBe(422);
    expect(html).toContain('rien n’a été joint, et la trace est intacte');
    expect(await htmlFaults(html)).toEqual([]);
    bucket.failing = () => null;
    expect((await pieces()).length).toBe(before);
  });

  test('out of reach, what was attached is said to be so, for people and for programs', async () => {
    await send();
    const address = (await pieces()).at(-1)!;
    bucket.failing = () => ({ status: 500, code: 'InternalError' });
    const page = await idriss.get(address);
    expect([page.status, (await page.text()).includes('Le dépôt de fichiers ne répond pas')]).toEqual([
      503,
      true,
    ]);
    const problem = await idriss.send('GET', `/api/v1${address}`);
    expect(problem.status).toBe(503);
    expect(await problem.json()).toMatchObject({ status: 503, title: 'Le dépôt de fichiers ne répond pas' });
  });
});

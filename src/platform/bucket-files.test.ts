import { createServer } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { bucketKey, signatureOf, type TestBucket, testBucket } from '../../test/harness/bucket.ts';
import { BucketRefusal, bucketFiles, checkBucket, openBucket } from './bucket-files.ts';
import { FilesUnavailable } from './files.ts';

let server: TestBucket;
beforeAll(async () => {
  server = await testBucket();
});
afterAll(() => server.close());
beforeEach(() => {
  server.failing = () => null;
  server.objects.clear();
});

const files = (more: object = {}) => bucketFiles(openBucket({ url: server.url, ...bucketKey, ...more }));
const bytes = (text: string) => new TextEncoder().encode(text);
const textOf = async (stream: ReadableStream<Uint8Array>) => new Response(stream).text();

test('the server of these tests signs as Amazon’s own example does', () => {
  const headers = {
    host: 'examplebucket.s3.amazonaws.com',
    range: 'bytes=0-9',
    'x-amz-content-sha256': 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
    'x-amz-date': '20130524T000000Z',
  };
  const request = {
    method: 'GET',
    path: '/test.txt',
    query: [],
    headers,
    signedHeaders: Object.keys(headers),
  };
  expect(
    signatureOf(request, { region: 'us-east-1', secret: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY' }),
  ).toBe('f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41');
});

describe('files in a bucket', () => {
  test('are kept, read, streamed in part, and removed', async () => {
    const shelf = files();
    await shelf.put('attachments/a', bytes('Bonjour à toutes'));
    expect([...server.objects.keys()]).toEqual(['attachments/a']);
    expect(new TextDecoder().decode((await shelf.read('attachments/a'))!)).toBe('Bonjour à toutes');
    const whole = await shelf.stream('attachments/a');
    expect([await textOf(whole!.stream), whole!.size]).toEqual(['Bonjour à toutes', 17]);
    const some = await shelf.stream('attachments/a', { start: 3, end: 6 });
    expect([await textOf(some!.stream), some!.size]).toEqual(['jour', 17]);
    await shelf.remove('attachments/a');
    expect(server.objects.size).toBe(0);
  });

  test('that are not there are null, and removing them again is nothing', async () => {
    const shelf = files();
    expect(await shelf.read('attachments/none')).toBeNull();
    expect(await shelf.stream('attachments/none')).toBeNull();
    expect(await shelf.stream('attachments/none', { start: 0, end: 1 })).toBeNull();
    await shelf.remove('attachments/none');
  });

  test('an empty file is a file', async () => {
    await files().put('attachments/empty', bytes(''));
    expect(await files().read('attachments/empty')).toEqual(new Uint8Array());
  });

  test('a key that climbs is refused before anything is asked', async () => {
    const before = server.heard.length;
    for (const key of ['../a', 'attachments/../a', '/a', 'a', 'Attachments/a', 'attachments/a b'])
      await expect(async () => files().put(key, bytes('x')), key).rejects.toThrow('Unsafe file key.');
    expect(server.heard.length).toBe(before);
  });

  test('a store that refuses, fails or is gone says that files are out of reach', async () => {
    const gone = await testBucket();
    await gone.close();
    const shelves = [files({ secret: 'wrong' }), files({ url: gone.url })];
    for (const shelf of shelves) {
      await expect(shelf.put('attachments/a', bytes('x'))).rejects.toThrow(FilesUnavailable);
      await expect(shelf.read('attachments/a')).rejects.toThrow(FilesUnavailable);
      await expect(shelf.stream('attachments/a', { start: 0, end: 0 })).rejects.toThrow(FilesUnavailable);
      await expect(shelf.remove('attachments/a')).rejects.toThrow(FilesUnavailable);
    }
    server.failing = () => ({ status: 507, code: 'InsufficientStorage' });
    await expect(files().put('attachments/a', bytes('x'))).rejects.toThrow(FilesUnavailable);
    expect(server.objects.size).toBe(0);
  });
});

describe('before the start', () => {
  const check = (more: object = {}) => {
    const settings = { url: server.url, ...bucketKey, ...more };
    return checkBucket(openBucket(settings), settings.url).then(
      () => null,
      (error: BucketRefusal) => error,
    );
  };

  test('a bucket that opens is used', async () => {
    expect(await check()).toBeNull();
  });

  test('one that does not open stops the start with a sentence', async () => {
    const silent = createServer((socket) => socket.destroy()).listen(0, '127.0.0.1');
    await new Promise((done) => silent.once('listening', done));
    const { port } = silent.address() as { port: number };
    const refusals = [
      [await check({ secret: 'wrong' }), 'SignatureDoesNotMatch'],
      [await check({ keyId: 'nobody' }), 'InvalidAccessKeyId'],
      [await check({ region: 'elsewhere' }), 'TOILE_S3_REGION'],
      [await check({ url: server.url.replace('toile', 'nowhere') }), 'There is no bucket'],
      [await check({ url: `http://127.0.0.1:${port}/toile` }), 'does not answer'],
    ] as const;
    silent.close();
    for (const [refusal, says] of refusals) {
      expect(refusal).toBeInstanceOf(BucketRefusal);
      expect(refusal?.en).toContain(says);
      expect(refusal?.fr).toContain('aucun fichier n’a été touché');
      expect(`${refusal?.fr}${refusal?.en}`).not.toContain(bucketKey.secret);
    }
  });
});

import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import {
  backupPlace,
  portrait,
  prepare,
  refusal,
  trickyMigrations,
} from '../../test/harness/backup-place.ts';
import { bucketKey, type TestBucket, testBucket } from '../../test/harness/bucket.ts';
import { restore } from './backup.ts';
import { folderPlace } from './backup-files.ts';
import { bucketPlace } from './bucket-backup.ts';
import { openBucket } from './bucket-files.ts';

// Real processes on a machine that may be busy.
vi.setConfig({ testTimeout: 180_000 });

const { path, files, source, emptyDatabase, save } = backupPlace();
let server: TestBucket;
beforeAll(async () => {
  server = await testBucket();
});
afterAll(() => server.close());
beforeEach(() => {
  server.failing = () => null;
  server.objects.clear();
});

const inBucket = (name: string) => bucketPlace(openBucket({ url: server.url, ...bucketKey }), files(name));
const kept = () => Object.fromEntries([...server.objects].map(([key, bytes]) => [key, bytes.length]));

test('files go from a folder to a bucket, and back to a folder, with the database', async () => {
  const first = path('from-folder.toile');
  await save(first);
  const inTheMiddle = await emptyDatabase();
  const input = { migrations: trickyMigrations, input: first };
  await restore({ ...input, pool: inTheMiddle, files: inBucket('middle') });
  expect(kept()).toEqual({ 'attachments/a.pdf': 3_000_000, 'attachments/b.txt': 7 });
  expect(await portrait(inTheMiddle)).toEqual(await portrait(source()));

  const second = path('from-bucket.toile');
  const summary = await save(second, { pool: inTheMiddle, files: inBucket('middle') });
  expect(summary.files).toBe(2);
  const target = await emptyDatabase();
  const back = { migrations: trickyMigrations, input: second };
  await restore({ ...back, pool: target, files: folderPlace(files('back')) });
  expect(await readdir(join(files('back'), 'attachments'))).toEqual(['a.pdf', 'b.txt']);
  expect(await readFile(join(files('back'), 'attachments/b.txt'), 'utf8')).toBe('Bonjour');
  expect(await portrait(target)).toEqual(await portrait(source()));
});

test('more files than a page of a listing holds are all taken', async () => {
  for (let number = 0; number < 8; number += 1) server.objects.set(`attachments/${number}`, Buffer.from('x'));
  expect((await save(path('many.toile'), { files: inBucket('many') })).files).toBe(8);
});

test('a bucket out of reach makes no backup, and says so', async () => {
  server.objects.set('attachments/a', Buffer.from('x'));
  server.failing = (_method, key) => (key === '' ? null : { status: 503, code: 'SlowDown' });
  const refused = await refusal(save(path('unmade.toile'), { files: inBucket('unmade') }));
  expect([refused.code, refused.en.includes('SlowDown')]).toEqual(['files-out-of-reach', true]);
  expect((await readdir(path(''))).filter((name) => name.startsWith('unmade'))).toEqual([]);
});

test('replacing takes what was restored, and leaves nothing of before', async () => {
  const output = path('replacing.toile');
  await save(output);
  server.objects.set('attachments/old.txt', Buffer.from('ancien'));
  server.objects.set('attachments/b.txt', Buffer.from('autre chose'));
  const target = await emptyDatabase();
  await prepare(target);
  const work = { pool: target, files: inBucket('replacing'), migrations: trickyMigrations, input: output };
  expect((await refusal(restore(work))).code).toBe('database-not-empty');
  expect(Object.keys(kept()).sort()).toEqual(['attachments/b.txt', 'attachments/old.txt']);
  await restore({ ...work, replace: true });
  expect(kept()).toEqual({ 'attachments/a.pdf': 3_000_000, 'attachments/b.txt': 7 });
  expect(await readdir(path('replacing'))).toEqual([]);
});

test('a bucket that fails in the middle leaves the database and the bucket as they were', async () => {
  const output = path('failing.toile');
  await save(output);
  const target = await emptyDatabase();
  await prepare(target);
  await target.query(`INSERT INTO people (name) VALUES ('intacte')`);
  const before = await portrait(target);
  await mkdir(path('failing'), { recursive: true });
  await writeFile(join(path('failing'), 'files.restoring-left'), '');
  const work = { pool: target, files: inBucket('failing'), migrations: trickyMigrations, input: output };
  const failures: TestBucket['failing'][] = [
    (method, key) => (method === 'PUT' && key.endsWith('b.txt') ? { status: 503, code: 'SlowDown' } : null),
    (_method, key) => (key === '' ? null : { status: 507, code: 'InsufficientStorage' }),
  ];
  for (const failing of failures) {
    server.objects.set('attachments/old.txt', Buffer.from('ancien'));
    server.failing = failing;
    expect((await refusal(restore({ ...work, replace: true }))).code).toBe('files-out-of-reach');
    expect(await portrait(target)).toEqual(before);
    expect(kept()).toEqual({ 'attachments/old.txt': 6 });
    expect(await readdir(path('failing'))).toEqual([]);
  }
});

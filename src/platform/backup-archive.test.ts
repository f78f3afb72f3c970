import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ZipFile } from 'yazl';
import { ArchiveWriter, openArchive } from './backup-archive.ts';
import * as refusals from './backup-refusals.ts';

let place = '';
let whole: Buffer = Buffer.alloc(0);

const head = {
  version: '0.1.0',
  madeAt: '2026-01-01',
  serverVersion: '18',
  migrations: [],
  tables: [],
  sequences: [],
};

beforeAll(async () => {
  place = await mkdtemp(join(tmpdir(), 'tba-'));
  const path = join(place, 'whole.toile');
  const writer = new ArchiveWriter(path);
  await writer.add('database.sql', Readable.from(['SELECT 1;\n'.repeat(2000)], { objectMode: false }), {
    compress: true,
  });
  await writer.add('files/attachments/a.bin', Readable.from([Buffer.alloc(5000, 7)], { objectMode: false }), {
    compress: false,
  });
  await writer.finish(head);
  whole = await readFile(path);
});
afterAll(() => rm(place, { recursive: true, force: true }));

/** Opens and reads everything; gives the code of the refusal, or `whole`. */
async function verdict(bytes: Uint8Array): Promise<string> {
  const path = join(place, 'tried.toile');
  await writeFile(path, bytes);
  try {
    const archive = await openArchive(path);
    try {
      for (const entry of archive.manifest.entries) for await (const _ of await archive.read(entry.path));
    } finally {
      archive.close();
    }
    return 'whole';
  } catch (error) {
    if (error instanceof refusals.BackupRefusal) return error.code;
    throw error;
  }
}

async function zipOf(entries: Record<string, string>): Promise<Buffer> {
  const zip = new ZipFile();
  for (const [name, text] of Object.entries(entries))
    zip.addBuffer(Buffer.from(text), name, { compress: false });
  zip.end();
  const chunks: Buffer[] = [];
  for await (const chunk of zip.outputStream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

test('what was written is read back, and nothing is left aside', async () => {
  expect(await verdict(whole)).toBe('whole');
  expect((await readdir(place)).filter((name) => name.endsWith('.part'))).toEqual([]);
});

test('truncated anywhere, it is refused', async () => {
  for (let length = 0; length < whole.length; length += 97) {
    expect(await verdict(whole.subarray(0, length)), String(length)).toBe('not-an-archive');
  }
});

test('one changed byte anywhere in the contents is noticed', async () => {
  const codes = new Set<string>();
  for (let at = 0; at < whole.length; at += 61) {
    const changed = Buffer.from(whole);
    changed[at]! ^= 0x55;
    codes.add(await verdict(changed));
  }
  codes.delete('whole'); // a date or an attribute of the ZIP format, which nothing reads
  expect([...codes].sort()).toEqual(expect.arrayContaining(['damaged-archive', 'not-an-archive']));
  const inside = whole.indexOf(Buffer.alloc(50, 7)) + 10;
  const changed = Buffer.from(whole);
  changed[inside] = 8;
  expect(await verdict(changed)).toBe('damaged-archive');
});

test('names that lead out of the folder are refused', async () => {
  for (const bad of [
    '../../etc/x',
    '/tmp/absolu',
    'files/../../xx',
    'c:/windows1',
    'files/.cache1',
    'files\\..\\xxx',
    'autre.txt11',
  ]) {
    const plain = 'f'.repeat(bad.length);
    const manifest = JSON.stringify({
      application: 'Toile',
      format: 1,
      ...head,
      entries: [{ path: bad, bytes: 2, sha256: '' }],
    });
    const bytes = await zipOf({ [plain]: 'ab', 'manifest.json': manifest });
    // The writing library would not take such a name: it is put in afterwards.
    for (let at = bytes.indexOf(plain); at >= 0; at = bytes.indexOf(plain, at + 1)) bytes.write(bad, at);
    expect(await verdict(bytes), bad).toBe('unsafe-archive');
  }
});

test('something missing, something more, another format', async () => {
  const entry = { path: 'database.sql', bytes: 2, sha256: '' };
  const manifest = (more: object) =>
    JSON.stringify({ application: 'Toile', format: 1, ...head, entries: [entry], ...more });
  expect(await verdict(await zipOf({ 'manifest.json': manifest({}) }))).toBe('damaged-archive');
  expect(await verdict(await zipOf({ 'database.sql': 'abc', 'manifest.json': manifest({}) }))).toBe(
    'damaged-archive',
  );
  expect(
    await verdict(await zipOf({ 'database.sql': 'ab', 'files/a': '', 'manifest.json': manifest({}) })),
  ).toBe('damaged-archive');
  expect(
    await verdict(await zipOf({ 'database.sql': 'ab', 'manifest.json': manifest({ entries: [] }) })),
  ).toBe('damaged-archive');
  expect(
    await verdict(await zipOf({ 'database.sql': 'ab', 'manifest.json': manifest({ tables: 'x' }) })),
  ).toBe('damaged-archive');
  expect(await verdict(await zipOf({ 'database.sql': 'ab', 'manifest.json': '{' }))).toBe('damaged-archive');
  expect(await verdict(await zipOf({ 'manifest.json': manifest({ format: 2 }) }))).toBe('newer-archive');
  expect(await verdict(await zipOf({ 'manifest.json': '{"application":"Autre"}' }))).toBe('not-an-archive');
  expect(await verdict(await zipOf({ 'photo.jpg': '' }))).toBe('not-an-archive');
  expect(await verdict(Buffer.from('PGDMP'))).toBe('not-an-archive');
});

test('a failure while writing leaves nothing', async () => {
  const path = join(place, 'failed.toile');
  const writer = new ArchiveWriter(path);
  const failing = Readable.from(
    (async function* () {
      yield Buffer.from('a');
      throw new Error('coupure');
    })(),
    { objectMode: false },
  );
  await expect(writer.add('database.sql', failing, { compress: true })).rejects.toThrow('coupure');
  await writer.abandon();
  expect((await readdir(place)).filter((name) => name.startsWith('failed'))).toEqual([]);
  const nowhere = new ArchiveWriter(join(place, 'nowhere/a.toile'));
  const content = Readable.from([Buffer.alloc(1e6)], { objectMode: false });
  const written = nowhere.add('database.sql', content, { compress: false }).then(() => nowhere.finish(head));
  await expect(written).rejects.toThrow('ENOENT');
  await nowhere.abandon();
});

test('every refusal says in both languages what happened, what was kept, what to do', () => {
  const cause = new Error('cause');
  const all = [
    refusals.outputExists('a.toile'),
    refusals.outputUnwritable('a.toile', cause),
    refusals.noRoomFor('a.toile', cause),
    refusals.databaseUnprepared(),
    refusals.foreignTable('public.autre'),
    refusals.rowsHidden(cause),
    refusals.notAnArchive('a.toile'),
    refusals.damagedArchive('a.toile', 'database.sql'),
    refusals.unsafeArchive('a.toile', '../x'),
    refusals.newerArchive('a.toile', '9.0.0'),
    refusals.databaseNotEmpty(12),
    refusals.databaseBusy(),
    refusals.restoreFailed('cause', cause),
    refusals.filesUnsettled(cause),
  ];
  expect(new Set(all.map(({ code }) => code)).size).toBe(all.length);
  for (const { code, fr, en } of all) {
    for (const words of [fr, en])
      expect(words.split(/[.;»”)] (?=\p{Lu})/u).length, code).toBeGreaterThanOrEqual(3);
    expect(fr, code).not.toMatch(/ [:;!?»]|« |'/);
    expect(fr, code).toMatch(/touché|changé|conservé|restés|n’est perdu/);
    expect(en, code).toMatch(/touched|changed|kept|as they were/);
  }
});

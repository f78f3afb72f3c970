import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { prepareDataFolder } from './data-folder.ts';
import { folderFiles } from './files.ts';
import { makeFolders } from './make-folders.ts';

let place = '';
beforeAll(async () => {
  place = await mkdtemp(join(tmpdir(), 'tmf-'));
});
afterAll(() => rm(place, { recursive: true, force: true }));

test('makes what is missing, and says where it began', async () => {
  expect(await makeFolders(join(place, 'a', 'b', 'c'), 0o700)).toBe(join(place, 'a'));
  expect((await stat(join(place, 'a', 'b', 'c'))).mode & 0o777).toBe(0o700);
  expect(await makeFolders(join(place, 'a', 'b', 'c'))).toBeUndefined();
  expect(await makeFolders(join(place, 'a', 'b', 'd'))).toBe(join(place, 'a', 'b', 'd'));
});

test('several at once make the same folders', async () => {
  const asked = Array.from({ length: 8 }, () => makeFolders(join(place, 'together', 'x', 'y')));
  expect((await Promise.all(asked)).filter(Boolean).length).toBeGreaterThan(0);
});

test('a file on the way is refused', async () => {
  await writeFile(join(place, 'file'), '');
  await expect(makeFolders(join(place, 'file'))).rejects.toMatchObject({ code: 'ENOTDIR' });
  await expect(makeFolders(join(place, 'file', 'x'))).rejects.toMatchObject({ code: 'ENOTDIR' });
});

describe.skipIf(process.platform !== 'linux')('where nothing can be made', { timeout: 10_000 }, () => {
  test.for(['/proc/toile', '/proc/self/toile/x', '/sys/toile', '/dev/null/toile'])(
    '%s is refused at once, with a sentence',
    async (folder) => {
      await expect(prepareDataFolder(folder)).rejects.toMatchObject({
        fr: expect.stringContaining(`écrire dans le dossier ${folder}`),
      });
      await expect(folderFiles(folder).put('attachments/a', Buffer.from('a'))).rejects.toThrow();
    },
  );
});

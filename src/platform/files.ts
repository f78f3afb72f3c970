import { createReadStream } from 'node:fs';
import { open, opendir, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { newId } from './ids.ts';
import { makeFolders } from './make-folders.ts';

/** Keeps files by key (`attachments/…`), outside the database. Keys are made by the product, never typed. */
export interface Files {
  put(key: string, bytes: Uint8Array): Promise<void>;
  read(key: string): Promise<Uint8Array | null>;
  /** Some of the bytes, or all; `size` is that of the whole file. */
  stream(
    key: string,
    range?: { start: number; end: number },
  ): Promise<{ stream: ReadableStream<Uint8Array>; size: number } | null>;
  remove(key: string): Promise<void>;
  /** What is kept under a folder (`attachments`), and since when; what an interrupted `put` left there too. */
  list(folder: string): AsyncIterable<KeptFile>;
}

export interface KeptFile {
  key: string;
  keptAt: Date;
}

/** The place of files is full, closed or out of reach: nothing was kept of what was being written. */
export class FilesUnavailable extends Error {}

const keyPattern = /^[a-z0-9][a-z0-9-]*(\/[a-z0-9][a-z0-9.-]*)+$/;

/** The key, when it is one that the product makes: it climbs nowhere. */
export function checkedKey(key: string): string {
  if (!keyPattern.test(key) || key.includes('..')) throw new Error('Unsafe file key.');
  return key;
}

/** Files in a local folder. A write is durable when `put` resolves: written aside, synced, then renamed. */
export function folderFiles(directory: string): Files {
  const pathOf = (key: string) => join(directory, checkedKey(key));
  return {
    put: async (key, bytes) => {
      const path = pathOf(key);
      const aside = `${path}.${newId()}.part`;
      try {
        const made = await makeFolders(dirname(path));
        await writeThrough(aside, bytes);
        await rename(aside, path);
        await syncFolders(dirname(path), made);
      } catch (error) {
        await rm(aside, { force: true }).catch(() => {});
        throw unavailable(error);
      }
    },
    read: (key) => readFile(pathOf(key)).catch(absent),
    stream: async (key, range) => {
      const path = pathOf(key);
      const found = await stat(path).catch(absent);
      if (!found) return null;
      return {
        stream: Readable.toWeb(createReadStream(path, range)) as ReadableStream<Uint8Array>,
        size: found.size,
      };
    },
    remove: (key) => rm(pathOf(key), { force: true }),
    list: (folder) => listFolder(directory, folder),
  };
}

async function* listFolder(directory: string, folder: string): AsyncGenerator<KeptFile> {
  const entries = await opendir(join(directory, folder)).catch(absent);
  if (!entries) return;
  for await (const entry of entries) {
    const key = `${folder}/${entry.name}`;
    if (entry.isDirectory()) yield* listFolder(directory, key);
    const found = entry.isFile() ? await stat(join(directory, key)).catch(absent) : null;
    if (found) yield { key, keptAt: found.mtime };
  }
}

async function writeThrough(path: string, bytes: Uint8Array): Promise<void> {
  const handle = await open(path, 'wx');
  try {
    await handle.writeFile(bytes);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** A name is on the disk when its folder is, and a new folder when the one above it is. */
async function syncFolders(folder: string, made: string | undefined): Promise<void> {
  for (let one = folder; ; one = dirname(one)) {
    const handle = await open(one, 'r');
    await handle.sync().finally(() => handle.close());
    if (made === undefined || one === dirname(made)) return;
  }
}

function absent(error: NodeJS.ErrnoException): null {
  if (error.code === 'ENOENT') return null;
  throw error;
}

function unavailable(error: unknown): unknown {
  const code = (error as NodeJS.ErrnoException).code ?? '';
  return /^(ENOSPC|EDQUOT|EROFS|EACCES|EPERM)$/.test(code)
    ? new FilesUnavailable('The folder of files cannot be written.', { cause: error })
    : error;
}

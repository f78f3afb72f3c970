import { createReadStream } from 'node:fs';
import { mkdir, open, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { newId } from './ids.ts';

/** Keeps files by key (`attachments/…`), outside the database. Keys are made by the product, never typed. */
export interface Files {
  put(key: string, bytes: Uint8Array): Promise<void>;
  read(key: string): Promise<Uint8Array | null>;
  stream(
    key: string,
    range?: { start: number; end: number },
  ): Promise<{ stream: ReadableStream<Uint8Array>; size: number } | null>;
  remove(key: string): Promise<void>;
}

const keyPattern = /^[a-z0-9][a-z0-9-]*(\/[a-z0-9][a-z0-9.-]*)+$/;

/** Files in a local folder. A write is durable when `put` resolves: written aside, synced, then renamed. */
export function folderFiles(directory: string): Files {
  const pathOf = (key: string) => {
    if (!keyPattern.test(key) || key.includes('..')) throw new Error('Unsafe file key.');
    return join(directory, key);
  };
  return {
    put: async (key, bytes) => {
      const path = pathOf(key);
      await mkdir(dirname(path), { recursive: true });
      const aside = `${path}.${newId()}.part`;
      const handle = await open(aside, 'wx');
      try {
        await handle.writeFile(bytes);
        await handle.sync();
      } finally {
        await handle.close();
      }
      await rename(aside, path);
    },
    read: (key) => readFile(pathOf(key)).catch(absent),
    stream: async (key, range) => {
      const path = pathOf(key);
      const found = await stat(path).catch(absent);
      if (!found) return null;
      const { Readable } = await import('node:stream');
      return {
        stream: Readable.toWeb(createReadStream(path, range)) as ReadableStream<Uint8Array>,
        size: found.size,
      };
    },
    remove: (key) => rm(pathOf(key), { force: true }),
  };
}

function absent(error: NodeJS.ErrnoException): null {
  if (error.code === 'ENOENT') return null;
  throw error;
}

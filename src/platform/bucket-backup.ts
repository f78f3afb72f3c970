import { openAsBlob } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import { type FilePlace, type FilesRestoration, folderAside, keepAside } from './backup-files.ts';
import { asked, type Bucket } from './bucket-files.ts';

/**
 * The files of an instance that keeps them in a bucket. What is restored waits in a folder beside `folder`: a bucket
 * cannot rename, and must not be half changed when the database does not change.
 */
export function bucketPlace(bucket: Bucket, folder: string): FilePlace {
  return {
    name: bucket.endpoint.href,
    list: async () => [...(await datesOf(bucket)).keys()].sort(),
    open: async (path) => {
      const response = await asked(() => bucket.getObjectResponse(path));
      if (!response?.body) return null;
      const modified = Date.parse(response.headers.get('last-modified') ?? '');
      return {
        content: Readable.fromWeb(response.body as ReadableStream),
        modifiedAt: Number.isNaN(modified) ? new Date() : new Date(modified),
      };
    },
    restoration: async () => new BucketRestoration(bucket, await folderAside(folder)),
  };
}

async function datesOf(bucket: Bucket): Promise<Map<string, Date>> {
  const objects = await asked(() => bucket.listObjects());
  return new Map((objects ?? []).map(({ Key, LastModified }) => [Key, LastModified]));
}

class BucketRestoration implements FilesRestoration {
  readonly #bucket: Bucket;
  readonly #aside: string;
  readonly #paths: string[] = [];
  readonly #placed = new Set<string>();

  constructor(bucket: Bucket, aside: string) {
    this.#bucket = bucket;
    this.#aside = aside;
  }

  async receive(path: string, content: Readable): Promise<void> {
    await keepAside(this.#aside, path, content);
    this.#paths.push(path);
  }

  async add(): Promise<void> {
    const there = await datesOf(this.#bucket);
    for (const path of this.#paths) {
      if (there.has(path)) continue;
      // Counted before it is sent: half sent, it must go too.
      this.#placed.add(path);
      await this.#place(path);
    }
  }

  async settle(): Promise<void> {
    for (const path of this.#paths) if (!this.#placed.has(path)) await this.#place(path);
    const kept = new Set(this.#paths);
    for (const path of (await datesOf(this.#bucket)).keys()) {
      if (!kept.has(path)) await asked(() => this.#bucket.deleteObject(path));
    }
    await rm(this.#aside, { recursive: true, force: true });
  }

  async undo(): Promise<void> {
    // A bucket out of reach keeps a file that nothing names; why the restoration failed matters more.
    for (const path of this.#placed) await this.#bucket.deleteObject(path).catch(() => {});
    await rm(this.#aside, { recursive: true, force: true });
  }

  async #place(path: string): Promise<void> {
    const content = await openAsBlob(join(this.#aside, path));
    await asked(() => this.#bucket.putObject(path, content));
  }
}

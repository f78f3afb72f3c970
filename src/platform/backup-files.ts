import { createReadStream, createWriteStream } from 'node:fs';
import { chown, lstat, mkdtemp, readdir, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { makeFolders } from './make-folders.ts';

/** Where the files of an instance are, as a backup reads it and a restoration fills it. */
export interface FilePlace {
  /** The folder or the address, for those who read a refusal. */
  name: string;
  /** Names of the files, as `attachments/b.pdf`, in order. */
  list(): Promise<string[]>;
  /** A file and its date, or null when it was removed meanwhile. */
  open(path: string): Promise<{ content: Readable; modifiedAt: Date } | null>;
  /** Gets ready to receive, after having cleared what an interrupted restoration left. */
  restoration(): Promise<FilesRestoration>;
}

/**
 * Files of a restoration, kept aside until the database is about to change. Files are known by names that are
 * given once: those in place and those restored can stand side by side, so nothing is missing at any moment.
 */
export interface FilesRestoration {
  /** Keeps a file aside. Throws what `content` throws. */
  receive(path: string, content: Readable): Promise<void>;
  /** Before the database changes for good: adds the files that are not there yet. */
  add(): Promise<void>;
  /** After: files of the same name take their restored content, and those of the database replaced go. */
  settle(): Promise<void>;
  /** Instead of `settle`, when the database did not change: the place is as it was. */
  undo(): Promise<void>;
}

/** The files of an instance that keeps them in a folder. */
export function folderPlace(folder: string): FilePlace {
  return {
    name: folder,
    list: () => listFiles(folder),
    open: (path) => openFile(folder, path),
    restoration: () => FolderRestoration.prepare(folder),
  };
}

/** A folder of its own beside `folder`, and what interrupted restorations left there cleared. */
export async function folderAside(folder: string): Promise<string> {
  const parent = dirname(folder);
  const prefix = `${basename(folder)}.restoring-`;
  await makeFolders(parent);
  for (const name of await readdir(parent)) {
    if (name.startsWith(prefix)) await rm(join(parent, name), { recursive: true, force: true });
  }
  return mkdtemp(join(parent, prefix));
}

/** Writes a file of a restoration where it waits, and waits until the disk has it. */
export async function keepAside(aside: string, path: string, content: Readable): Promise<void> {
  const target = join(aside, path);
  await makeFolders(dirname(target));
  await pipeline(content, createWriteStream(target, { flags: 'wx', mode: 0o600, flush: true }));
}

/** Regular files under a folder, as `a/b.pdf`, in order; files still being written (`.part`) are left out. */
async function listFiles(folder: string, under = ''): Promise<string[]> {
  const entries = await readdir(join(folder, under), { withFileTypes: true }).catch(
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return [];
      throw error;
    },
  );
  const found: string[] = [];
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = under === '' ? entry.name : `${under}/${entry.name}`;
    if (entry.isDirectory()) found.push(...(await listFiles(folder, path)));
    else if (entry.isFile() && !entry.name.endsWith('.part')) found.push(path);
  }
  return found;
}

async function openFile(
  folder: string,
  path: string,
): Promise<{ content: Readable; modifiedAt: Date } | null> {
  const found = await lstat(join(folder, path)).catch(() => null);
  if (!found?.isFile()) return null;
  return { content: createReadStream(join(folder, path)), modifiedAt: found.mtime };
}

class FolderRestoration implements FilesRestoration {
  readonly #folder: string;
  readonly #aside: string;
  readonly #paths: string[] = [];
  readonly #placed: string[] = [];

  private constructor(folder: string, aside: string) {
    this.#folder = folder;
    this.#aside = aside;
  }

  static async prepare(folder: string): Promise<FolderRestoration> {
    return new FolderRestoration(folder, await folderAside(folder));
  }

  async receive(path: string, content: Readable): Promise<void> {
    await keepAside(this.#aside, path, content);
    this.#paths.push(path);
  }

  async add(): Promise<void> {
    const owner = await ownerOf(this.#folder);
    for (const path of this.#paths) {
      const target = join(this.#folder, path);
      if (await lstat(target).catch(() => null)) continue;
      await this.#place(path, owner);
      this.#placed.push(path);
    }
  }

  async settle(): Promise<void> {
    const owner = await ownerOf(this.#folder);
    const placed = new Set(this.#placed);
    for (const path of this.#paths) if (!placed.has(path)) await this.#place(path, owner);
    const kept = new Set(this.#paths);
    for (const path of await listFiles(this.#folder)) {
      if (!kept.has(path)) await rm(join(this.#folder, path), { force: true });
    }
    await rm(this.#aside, { recursive: true, force: true });
  }

  async undo(): Promise<void> {
    for (const path of this.#placed) await rm(join(this.#folder, path), { force: true });
    await rm(this.#aside, { recursive: true, force: true });
  }

  async #place(path: string, owner: { uid: number; gid: number } | null): Promise<void> {
    const target = join(this.#folder, path);
    const made = await makeFolders(dirname(target));
    await rename(join(this.#aside, path), target);
    if (!owner) return;
    await chown(target, owner.uid, owner.gid);
    for (let folder = dirname(target); made && folder.startsWith(made); folder = dirname(folder)) {
      await chown(folder, owner.uid, owner.gid);
    }
  }
}

/** Restored by root, files still belong to the account that uses the folder. */
async function ownerOf(folder: string): Promise<{ uid: number; gid: number } | null> {
  if (process.getuid?.() !== 0) return null;
  for (let path = folder; ; path = dirname(path)) {
    const found = await stat(path).catch(() => null);
    if (found || path === dirname(path)) return found && { uid: found.uid, gid: found.gid };
  }
}

import { mkdir, stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';

/**
 * Makes a folder and those above it that are missing; gives the first that was made, if any. Node’s own way never ends
 * in a folder that is there and in which nothing can be (`/proc`): here each missing folder is tried once.
 */
export async function makeFolders(folder: string, mode = 0o777): Promise<string | undefined> {
  const missing: string[] = [];
  for (let path = resolve(folder); !(await isThere(path)); path = dirname(path)) missing.push(path);
  const made: string[] = [];
  for (const path of missing.reverse()) {
    try {
      await mkdir(path, { mode });
      made.push(path);
    } catch (error) {
      // Another process may have made it meanwhile.
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
  }
  return made[0];
}

async function isThere(path: string): Promise<boolean> {
  try {
    if ((await stat(path)).isDirectory()) return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return path === dirname(path);
    throw error;
  }
  throw Object.assign(new Error(`${path} is not a folder.`), { code: 'ENOTDIR' });
}

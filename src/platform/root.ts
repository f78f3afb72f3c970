import { access } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';

/** The folder of package.json, whether this runs from `src` or from `dist`. */
export async function findRoot(): Promise<string> {
  let folder = import.meta.dirname;
  while (folder !== dirname(folder)) {
    const isRoot = await access(migrationsFolder(folder)).then(
      () => true,
      () => false,
    );
    if (isRoot) return folder;
    folder = dirname(folder);
  }
  return resolve('.');
}

export const migrationsFolder = (rootDirectory: string) => join(rootDirectory, 'db/migrations');

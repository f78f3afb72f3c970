import { execFile } from 'node:child_process';
import {
  access,
  chmod,
  constants,
  cp,
  lstat,
  readdir,
  readFile,
  rename,
  rm,
  symlink,
} from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { promisify } from 'node:util';
import { chownTree, type SystemAccount, startedAsRoot } from './data-folder.ts';
import { binariesMissing, StartRefusal, unsupportedPlatform } from './embedded-postgres-refusals.ts';

const run = promisify(execFile);

/** The programs of PostgreSQL, ready to be run by the account. */
export interface PostgresBinaries {
  postgres: string;
  initdb: string;
  /** Such as `18`. */
  majorVersion: string;
}

const supported = [
  'linux-x64',
  'linux-arm64',
  'linux-arm',
  'linux-ia32',
  'linux-ppc64',
  'darwin-x64',
  'darwin-arm64',
];
const programs = ['postgres', 'initdb'];

/** The folder of the npm package that carries PostgreSQL for a system such as `linux-x64`. */
export function locatePostgresPackage(system = `${process.platform}-${process.arch}`): string {
  if (!supported.includes(system)) throw unsupportedPlatform(system);
  const name = `@embedded-postgres/${system}`;
  try {
    const wrapper = createRequire(import.meta.url).resolve('embedded-postgres');
    return dirname(dirname(createRequire(wrapper).resolve(name)));
  } catch (error) {
    throw binariesMissing(name, error);
  }
}

/**
 * Makes the programs of `packageFolder` runnable: links to libraries that the package keeps in
 * `native/pg-symlinks.json` and execute bits are restored when npm did not run install scripts. Where the package
 * can be neither repaired nor reached by the account, a repaired copy is kept under `copiesFolder`.
 * Throws a `StartRefusal`.
 */
export async function preparePostgresBinaries(
  packageFolder: string,
  copiesFolder: string,
  account: SystemAccount,
): Promise<PostgresBinaries> {
  try {
    await repair(packageFolder);
    return await tryOut(join(packageFolder, 'native'), account);
  } catch (error) {
    if (!isOutOfReach(error)) throw asRefusal(packageFolder, error);
  }
  try {
    return await tryOut(join(await repairedCopy(packageFolder, copiesFolder, account), 'native'), account);
  } catch (error) {
    throw asRefusal(packageFolder, error);
  }
}

function isOutOfReach(error: unknown): boolean {
  return ['EACCES', 'EROFS', 'EPERM'].includes((error as NodeJS.ErrnoException).code ?? '');
}

function asRefusal(packageFolder: string, error: unknown): Error {
  if (error instanceof StartRefusal || (error as NodeJS.ErrnoException).code === 'ENOSPC')
    return error as Error;
  return binariesMissing(packageFolder, error);
}

async function repair(packageFolder: string): Promise<void> {
  const list = await readFile(join(packageFolder, 'native', 'pg-symlinks.json'), 'utf8').catch(() => '[]');
  for (const { source, target } of JSON.parse(list) as { source: string; target: string }[]) {
    const link = join(packageFolder, target);
    if (await lstat(link).catch(() => null)) continue;
    await symlink(relative(dirname(target), source), link).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error;
    });
  }
  for (const program of programs) {
    const path = join(packageFolder, 'native', 'bin', program);
    const { mode } = await lstat(path);
    if ((mode & 0o555) !== 0o555) await chmod(path, mode | 0o555);
  }
}

async function repairedCopy(
  packageFolder: string,
  copiesFolder: string,
  account: SystemAccount,
): Promise<string> {
  const { version } = JSON.parse(await readFile(join(packageFolder, 'package.json'), 'utf8')) as {
    version: string;
  };
  const prefix = 'postgres-programs-';
  const copy = join(copiesFolder, `${prefix}${version}`);
  for (const name of await readdir(copiesFolder)) {
    if (name.startsWith(prefix) && join(copiesFolder, name) !== copy)
      await rm(join(copiesFolder, name), { recursive: true });
  }
  if (await isPresent(copy)) return copy;
  const aside = `${copy}.part`;
  await rm(aside, { recursive: true, force: true });
  await cp(packageFolder, aside, { recursive: true, verbatimSymlinks: true });
  await repair(aside);
  if (startedAsRoot()) await chownTree(aside, account);
  await rename(aside, copy);
  return copy;
}

const isPresent = (path: string) =>
  access(path, constants.F_OK).then(
    () => true,
    () => false,
  );

/** Runs `postgres --version` as the account: the only proof that it will run. */
async function tryOut(native: string, account: SystemAccount): Promise<PostgresBinaries> {
  const [postgres, initdb] = programs.map((program) => join(native, 'bin', program)) as [string, string];
  const as = startedAsRoot() ? { uid: account.uid, gid: account.gid } : {};
  try {
    await run(initdb, ['--version'], { cwd: '/', ...as });
    const { stdout } = await run(postgres, ['--version'], { cwd: '/', ...as });
    return { postgres, initdb, majorVersion: /(\d+)/.exec(stdout)?.[1] ?? '' };
  } catch (error) {
    // The file is there and the kernel says it is not: its loader (glibc) is what is missing.
    const withoutLoader = (error as NodeJS.ErrnoException).code === 'ENOENT' && (await isPresent(postgres));
    throw withoutLoader ? unsupportedPlatform(`${process.platform}-${process.arch}-musl`, error) : error;
  }
}

import { execFile } from 'node:child_process';
import {
  access,
  chmod,
  constants,
  cp,
  lstat,
  mkdtemp,
  readdir,
  readFile,
  rename,
  rm,
  symlink,
} from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { promisify } from 'node:util';
import { chownTree, type DataFolder, type SystemAccount, startedAsRoot } from './data-folder.ts';
import { binariesMissing, StartRefusal, unsupportedPlatform } from './embedded-postgres-refusals.ts';

const run = promisify(execFile);
const require = createRequire(import.meta.url);

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
    return dirname(dirname(createRequire(require.resolve('embedded-postgres')).resolve(name)));
  } catch (error) {
    throw binariesMissing(name, error);
  }
}

/**
 * Makes the programs of `packageFolder` runnable: links to libraries that the package keeps in
 * `native/pg-symlinks.json` and execute bits are restored when npm did not run install scripts. Where the
 * package can be neither repaired nor reached by the account, a repaired copy is kept in the data folder,
 * or in a folder of the system when the account cannot walk to that one either. Throws a `StartRefusal`.
 */
export async function preparePostgresBinaries(
  packageFolder: string,
  data: DataFolder,
): Promise<PostgresBinaries> {
  try {
    await repair(packageFolder);
    return await tryOut(packageFolder, data.account);
  } catch (error) {
    if (!isOutOfReach(error)) throw asRefusal(packageFolder, error);
  }
  let failure: unknown;
  for (const place of data.door ? ['/var/lib', '/var/tmp', tmpdir()] : [data.path]) {
    try {
      return await tryOut(await repairedCopy(packageFolder, place, data), data.account);
    } catch (error) {
      failure = error;
    }
  }
  throw asRefusal(packageFolder, failure);
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

const copyPrefix = 'toile-postgres-';

/** A copy that root or the account made whole (it is renamed last) and that nobody else may change. */
async function repairedCopy(packageFolder: string, place: string, data: DataFolder): Promise<string> {
  const { version } = JSON.parse(await readFile(join(packageFolder, 'package.json'), 'utf8')) as {
    version: string;
  };
  const copy = join(place, `${copyPrefix}${version}`);
  const found = await lstat(copy).catch(() => null);
  const owners = [process.getuid?.(), place === data.path ? data.account.uid : 0];
  if (found?.isDirectory() && owners.includes(found.uid) && (found.mode & 0o022) === 0) return copy;
  const aside = await mkdtemp(join(place, copyPrefix));
  try {
    await cp(join(packageFolder, 'native'), join(aside, 'native'), {
      recursive: true,
      verbatimSymlinks: true,
    });
    await repair(aside);
    if (startedAsRoot() && place === data.path) await chownTree(aside, data.account);
    await chmod(aside, 0o755);
    await rename(aside, copy);
  } catch (error) {
    await rm(aside, { recursive: true, force: true });
    throw error;
  }
  if (place === data.path) await removeOlderCopies(place, copy);
  return copy;
}

async function removeOlderCopies(place: string, kept: string): Promise<void> {
  for (const name of await readdir(place)) {
    const path = join(place, name);
    if (name.startsWith(copyPrefix) && path !== kept) await rm(path, { recursive: true, force: true });
  }
}

/** Runs `postgres --version` as the account: the only proof that it will run. */
async function tryOut(folder: string, account: SystemAccount): Promise<PostgresBinaries> {
  const [postgres, initdb] = programs.map((program) => join(folder, 'native', 'bin', program)) as [
    string,
    string,
  ];
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

const isPresent = (path: string) =>
  access(path, constants.F_OK).then(
    () => true,
    () => false,
  );

import { execFile, spawn } from 'node:child_process';
import { chownSync, constants, readFileSync, rmSync, writeFileSync } from 'node:fs';
import {
  chmod,
  chown,
  type FileHandle,
  lchown,
  lstat,
  mkdir,
  open,
  readdir,
  realpath,
} from 'node:fs/promises';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { promisify } from 'node:util';
import {
  accountUnknown,
  folderInUse,
  folderUnreachable,
  folderUnwritable,
  refusalFor,
} from './embedded-postgres-refusals.ts';
import { makeFolders } from './make-folders.ts';

const run = promisify(execFile);

/** An account of the operating system. */
export interface SystemAccount {
  name: string;
  uid: number;
  gid: number;
}

/** Accounts tried in this order when started as root: the first that exists is used. */
const unprivilegedAccounts = ['toile', 'postgres', 'nobody'];

export const startedAsRoot = (): boolean => process.getuid?.() === 0;

/**
 * The account under which the data folder is used: the present one, or, when started as root, the
 * account that owns its data already, else `toile`, `postgres` or `nobody`, whichever exists first.
 * Throws a `StartRefusal` when that account has no name.
 */
export async function accountFor(folder: string): Promise<SystemAccount> {
  if (!startedAsRoot()) {
    try {
      const { username, uid, gid } = userInfo();
      return { name: username, uid, gid };
    } catch (error) {
      throw accountUnknown(String(process.getuid?.() ?? '?'), error);
    }
  }
  const owner = (await ownerOf(join(folder, 'postgres'))) || (await ownerOf(folder));
  for (const candidate of owner === 0 ? unprivilegedAccounts : [String(owner)]) {
    const account = await lookUpAccount(candidate);
    if (account && account.uid !== 0) return account;
  }
  throw accountUnknown(owner === 0 ? unprivilegedAccounts.join(', ') : String(owner));
}

const ownerOf = (path: string): Promise<number> =>
  lstat(path).then(
    (found) => found.uid,
    () => 0,
  );

async function lookUpAccount(nameOrId: string): Promise<SystemAccount | null> {
  const ask = async (option: string) => (await run('id', [option, nameOrId])).stdout.trim();
  try {
    return { name: await ask('-nu'), uid: Number(await ask('-u')), gid: Number(await ask('-g')) };
  } catch {
    return null;
  }
}

/** The data folder, ready for the programs of its account. */
export interface DataFolder {
  /** Its real path. */
  path: string;
  account: SystemAccount;
  /**
   * Open when the account may use the folder but not walk to it (a folder under root's home): programs
   * receive it as their descriptor 3 and enter through it.
   */
  door: FileHandle | null;
}

const doorPath = '/proc/self/fd/3';

/** The path by which a program of the account reaches a place of the data folder. */
export function pathForPrograms(folder: DataFolder, place: string): string {
  return join(folder.door ? doorPath : folder.path, place);
}

/** The path here of what a program of the account wrote down as a path. */
export function pathFromPrograms(folderPath: string, path: string): string {
  return path.startsWith(`${doorPath}/`) ? join(folderPath, path.slice(doorPath.length)) : path;
}

/** How to spawn a program of the account. The present folder may be closed to it: `/` is not. */
export function spawnOptionsFor(folder: DataFolder, standard: ('pipe' | 'ignore')[]) {
  const { uid, gid } = folder.account;
  const stdio = folder.door ? [...standard, folder.door.fd] : standard;
  return { cwd: '/', stdio, ...(startedAsRoot() ? { uid, gid } : {}) };
}

/**
 * Creates the data folder when it is missing, private to its account. As root, hands a new, empty or
 * known folder to the account; other folders keep their owner. Throws a `StartRefusal`.
 */
export async function prepareDataFolder(directory: string): Promise<DataFolder> {
  const account = await accountFor(directory);
  try {
    await makeFolders(directory, 0o700);
    const path = await realpath(directory);
    return { path, account, door: startedAsRoot() ? await handOver(path, account) : null };
  } catch (error) {
    throw refusalFor(directory, error) ?? folderUnwritable(directory, error);
  }
}

async function handOver(path: string, account: SystemAccount): Promise<FileHandle | null> {
  const entries = await readdir(path);
  const known = entries.length === 0 || entries.includes('toile.lock') || entries.includes('postgres');
  if (known && (await lstat(path)).uid === 0) await chown(path, account.uid, account.gid);
  if (await mayEnter(path, { path, account, door: null })) return null;
  const door =
    process.platform === 'linux' ? await open(path, constants.O_RDONLY | constants.O_DIRECTORY) : null;
  if (door && (await mayEnter(doorPath, { path, account, door }))) return door;
  await door?.close();
  throw folderUnreachable(path, account.name);
}

/** The kernel, not a reading of the modes, says whether the account may enter. */
function mayEnter(path: string, folder: DataFolder): Promise<boolean> {
  const options = spawnOptionsFor(folder, ['ignore', 'ignore', 'ignore']);
  return new Promise((resolve, reject) => {
    const child = spawn('/bin/sh', ['-c', 'cd -- "$0"', path], options);
    child.on('error', reject).on('exit', (status) => resolve(status === 0));
  });
}

/** Creates a folder that only the account may enter, and makes it so if it was not. */
export async function makePrivateFolder(folder: string, account: SystemAccount): Promise<void> {
  await mkdir(folder, { mode: 0o700 }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
  });
  if (startedAsRoot()) await chown(folder, account.uid, account.gid);
  await chmod(folder, 0o700);
}

/** Gives every file under `folder` that belongs to root to the account. Never follows a link. */
export async function chownTree(folder: string, account: SystemAccount): Promise<void> {
  const found = await lstat(folder);
  if (found.uid === 0) await lchown(folder, account.uid, account.gid);
  if (!found.isDirectory()) return;
  for (const name of await readdir(folder)) await chownTree(join(folder, name), account);
}

/**
 * Gives up root for good in this process: `folders` are handed to the account first. Does nothing when
 * the process is not root. Throws if root could still be taken back.
 */
export async function dropPrivileges(account: SystemAccount, folders: readonly string[]): Promise<void> {
  if (!startedAsRoot()) return;
  for (const folder of folders) await chownTree(folder, account);
  process.setgroups?.([account.gid]);
  process.setgid?.(account.gid);
  process.setuid?.(account.uid);
  let regained = true;
  try {
    process.setuid?.(0);
  } catch {
    regained = false;
  }
  if (regained) throw new Error('Root privileges could not be dropped.');
}

/**
 * Goes on under the data folder's account, when this process was started as root and the account can walk to
 * the data and to every folder of `needed` (the program itself, read as it goes). Answers whether root is left.
 */
export async function leaveRoot(data: DataFolder, needed: readonly string[]): Promise<boolean> {
  if (!startedAsRoot()) return true;
  if (data.door) return false;
  for (const folder of needed) if (!(await mayEnter(folder, data))) return false;
  await dropPrivileges(data.account, [data.path]);
  return true;
}

export interface DataFolderLock {
  release(): void;
}

const sqliteBusy = 5;

/**
 * Holds the folder for this process alone, or throws a `StartRefusal`. The lock is one of the kernel's
 * (on `toile.lock`, through SQLite): it goes with the process, however it ends, so it is never stale;
 * it also holds between containers that share the folder.
 */
export function lockDataFolder(data: DataFolder): DataFolderLock {
  const { path: folder, account } = data;
  const lockFile = join(folder, 'toile.lock');
  const pidFile = join(folder, 'toile.pid');
  let held: DatabaseSync | null = null;
  try {
    checkWritable(folder);
    held = new DatabaseSync(lockFile);
    held.exec('PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE');
    writeFileSync(pidFile, `${process.pid}\n`);
    if (startedAsRoot()) for (const file of [lockFile, pidFile]) chownSync(file, account.uid, account.gid);
  } catch (error) {
    held?.close();
    if ((error as { errcode?: number }).errcode === sqliteBusy) throw folderInUse(folder, holderOf(pidFile));
    throw refusalFor(folder, error) ?? folderUnwritable(folder, error);
  }
  return {
    release: () => {
      if (!held) return;
      rmSync(pidFile, { force: true });
      held.close();
      held = null;
    },
  };
}

/** SQLite says only that it cannot open; the system says why. */
function checkWritable(folder: string): void {
  const probe = join(folder, `.toile-probe-${process.pid}`);
  try {
    writeFileSync(probe, Buffer.alloc(8192));
  } finally {
    rmSync(probe, { force: true });
  }
}

function holderOf(pidFile: string): number | null {
  try {
    return Number.parseInt(readFileSync(pidFile, 'utf8'), 10) || null;
  } catch {
    return null;
  }
}

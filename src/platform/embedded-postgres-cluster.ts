import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { lstat, open, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  chownTree,
  type DataFolder,
  makePrivateFolder,
  pathForPrograms,
  type SystemAccount,
  spawnOptionsFor,
  startedAsRoot,
} from './data-folder.ts';
import {
  folderOfAnotherAccount,
  otherMajorVersion,
  refusalFor,
  startFailed,
} from './embedded-postgres-refusals.ts';
import type { PostgresBinaries } from './postgres-binaries.ts';

/** The database and the role of the product, and the role that administers the server. */
export const databaseName = 'toile';
export const productRole = 'toile';
export const administratorRole = 'postgres';

/**
 * Written once in postgresql.conf, where the person who hosts may change them: a small machine, low
 * memory at rest, no replication. The log never quotes statements or values, which hold personal data.
 */
const initialSettings = {
  shared_buffers: '64MB',
  effective_cache_size: '512MB',
  work_mem: '8MB',
  maintenance_work_mem: '64MB',
  max_connections: '60',
  huge_pages: 'off',
  // Containers often give 64 MB of /dev/shm, too little for parallel queries.
  dynamic_shared_memory_type: 'mmap',
  io_method: 'sync',
  max_worker_processes: '4',
  max_parallel_workers_per_gather: '1',
  max_logical_replication_workers: '0',
  max_wal_senders: '0',
  wal_level: 'minimal',
  max_wal_size: '512MB',
  random_page_cost: '1.1',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_min_messages: 'log',
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
  log_checkpoints: 'off',
  log_startup_progress_interval: '10s',
};

/** Character classes come from the C library: without a UTF-8 one, « é » would not be a letter to pg_trgm. */
const characterTypes = ['C.UTF-8', 'C.utf8', 'en_US.UTF-8', 'fr_CA.UTF-8', 'C'];

/** PostgreSQL inherits nothing that could change its language, its account or its libraries. */
export const postgresEnvironment = { PATH: '/usr/local/bin:/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' };

/**
 * The cluster of the data folder, created when absent. Creation is done aside and renamed, so that an
 * interrupted one leaves nothing in the way. Throws a `StartRefusal`.
 */
export async function openCluster(data: DataFolder, binaries: PostgresBinaries): Promise<string> {
  const cluster = join(data.path, 'postgres');
  try {
    if (await lstat(cluster).catch(() => null)) await checkCluster(cluster, binaries, data.account);
    else await createCluster(cluster, binaries, data);
    await writeAccessRules(cluster, data.account);
    return cluster;
  } catch (error) {
    throw (
      refusalFor(data.path, error) ??
      startFailed(data.path, error instanceof Error ? error.message : '', error)
    );
  }
}

async function checkCluster(
  cluster: string,
  binaries: PostgresBinaries,
  account: SystemAccount,
): Promise<void> {
  if (startedAsRoot() && (await lstat(cluster)).uid === 0) await chownTree(cluster, account);
  const owner = (await lstat(cluster)).uid;
  if (owner !== account.uid) throw folderOfAnotherAccount(cluster, String(owner));
  const version = (await readFile(join(cluster, 'PG_VERSION'), 'utf8')).trim();
  if (version !== binaries.majorVersion) throw otherMajorVersion(cluster, version, binaries.majorVersion);
}

const removal = { recursive: true, force: true, maxRetries: 10, retryDelay: 100 };

async function createCluster(cluster: string, binaries: PostgresBinaries, data: DataFolder): Promise<void> {
  const prefix = 'postgres.new-';
  for (const name of await readdir(data.path)) {
    // Its initdb, orphaned, may still be writing there: what resists is left for the next time.
    if (name.startsWith(prefix)) await rm(join(data.path, name), removal).catch(() => {});
  }
  const name = `${prefix}${randomUUID().slice(0, 8)}`;
  const aside = join(data.path, name);
  try {
    await initialise(name, binaries, data);
    const statements = [
      `CREATE ROLE ${productRole} LOGIN CREATEDB CREATEROLE`,
      `CREATE DATABASE ${databaseName} OWNER ${productRole}`,
    ];
    const options = ['--single', '-D', pathForPrograms(data, name), '-c', 'exit_on_error=on', 'postgres'];
    await runProgram(binaries.postgres, options, data, statements);
    await rename(aside, cluster);
    await syncFolder(data.path);
  } catch (error) {
    await rm(aside, removal).catch(() => {});
    throw error;
  }
}

/** Runs initdb. Order by code point, letters and case by Unicode: the same on every machine, for good. */
async function initialise(name: string, binaries: PostgresBinaries, data: DataFolder): Promise<void> {
  const settings = Object.entries(initialSettings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  for (const characterType of characterTypes) {
    await makePrivateFolder(join(data.path, name), data.account);
    const place = [
      '-D',
      pathForPrograms(data, name),
      '-U',
      administratorRole,
      '-A',
      'peer',
      '--no-instructions',
    ];
    const provider = ['--locale-provider=builtin', '--builtin-locale=C.UTF-8', '-E', 'UTF8', '-T', 'simple'];
    const locale = ['--locale=C', `--lc-ctype=${characterType}`, ...provider];
    try {
      await runProgram(binaries.initdb, [...place, ...locale, ...settings], data, []);
      return;
    } catch (error) {
      if (!/invalid locale name/.test((error as Error).message) || characterType === 'C') throw error;
    }
  }
}

/**
 * Who may connect: only processes of the account or of root (`peer`: the kernel vouches for them), as
 * any role. The folder of the socket, closed to everyone else, is the first of these two locks.
 */
async function writeAccessRules(cluster: string, account: SystemAccount): Promise<void> {
  const quoted = `"${account.name.replaceAll('"', '""')}"`;
  await replaceFile(join(cluster, 'pg_hba.conf'), 'local all all peer map=toile\n', account);
  await replaceFile(join(cluster, 'pg_ident.conf'), `toile ${quoted} all\ntoile root all\n`, account);
}

async function replaceFile(path: string, text: string, account: SystemAccount): Promise<void> {
  if ((await readFile(path, 'utf8').catch(() => '')) === text) return;
  const aside = `${path}.part`;
  await writeFile(aside, text, { mode: 0o600, flush: true });
  if (startedAsRoot()) await chownTree(aside, account);
  await rename(aside, path);
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  await handle.sync().finally(() => handle.close());
}

/** Runs a program to its end as the account; each line is a statement given to it. Throws with its last words. */
function runProgram(path: string, options: string[], data: DataFolder, lines: string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(path, options, {
      env: postgresEnvironment,
      ...spawnOptionsFor(data, ['pipe', 'ignore', 'pipe']),
    });
    let words = '';
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      words = (words + text).slice(-4000);
    });
    child.stdin?.on('error', () => {});
    child.stdin?.end(lines.map((line) => `${line}\n`).join(''));
    child.on('error', reject);
    child.on('close', (status, signal) => {
      if (status === 0) resolve();
      else reject(new Error(words.trim() || `${path}: ${signal ?? status}`));
    });
  });
}

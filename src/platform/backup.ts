import { access, realpath } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { makeWorkerUtils } from 'graphile-worker';
import type pg from 'pg';
import { type Archive, ArchiveWriter, dumpEntry, isFileEntry, openArchive } from './backup-archive.ts';
import { openDump } from './backup-dump.ts';
import type { FilePlace, FilesRestoration } from './backup-files.ts';
import { loadDump } from './backup-load.ts';
import * as refusals from './backup-refusals.ts';
import { emptySchema, sessionSettings } from './backup-schema.ts';
import { isConnecting } from './database-refusals.ts';
import { FilesUnavailable } from './files.ts';
import type { Migration } from './migrations.ts';

export { BackupRefusal } from './backup-refusals.ts';

/** Told as the work goes: tables, then files (and, before a restoration, entries checked). */
export interface BackupProgress {
  stage: 'checking' | 'database' | 'files';
  done: number;
  total: number;
}

export interface BackupSummary {
  tables: number;
  rows: number;
  files: number;
}

interface Work {
  /** The database, as the account that owns its tables. */
  pool: pg.Pool;
  /** Where attached files are. */
  files: FilePlace;
  /** The migrations of this version (`readMigrations`). */
  migrations: readonly Migration[];
  onProgress?(progress: BackupProgress): void;
}

/**
 * Writes one file that holds the whole database, in one snapshot, and the files. The product may go on working
 * meanwhile. Jobs in waiting are left out. Throws a `BackupRefusal`; a failure leaves no file behind.
 */
export async function backup(work: Work & { output: string; version: string }): Promise<BackupSummary> {
  const output = resolve(work.output);
  await checkOutput(output);
  const client = await work.pool.connect();
  // A connection lost while it is held would otherwise end the process.
  client.on('error', () => {});
  const writer = new ArchiveWriter(output);
  try {
    const dump = await openDump(client, work.migrations);
    const told = counter(work, 'database', dump.shape.tables.length);
    await writer.add(dumpEntry, Readable.from(dump.text(told), { objectMode: false }), { compress: true });
    await client.query('COMMIT');
    const files = await addFiles(writer, work);
    const { serverVersion, tables, sequences } = dump;
    const migrations = dump.migrations.map(({ name, checksum }) => ({ name, checksum }));
    const madeAt = new Date().toISOString();
    await writer.finish({
      version: work.version,
      madeAt,
      serverVersion,
      migrations,
      tables,
      sequences,
    });
    return { tables: tables.length, rows: tables.reduce((sum, { rows }) => sum + rows, 0), files };
  } catch (error) {
    await writer.abandon();
    throw backupRefusalFor(work.files.name, output, error);
  } finally {
    client.release(true);
  }
}

async function checkOutput(output: string): Promise<void> {
  if (await exists(output)) throw refusals.outputExists(output);
  await realpath(dirname(output)).catch((error) => {
    throw refusals.outputUnwritable(output, error);
  });
}

async function addFiles(writer: ArchiveWriter, work: Work): Promise<number> {
  // What the product did not put there (`.DS_Store`…) is not its own to keep.
  const paths = (await work.files.list()).filter((path) => isFileEntry(`files/${path}`));
  const told = counter(work, 'files', paths.length);
  let added = 0;
  for (const path of paths) {
    const file = await work.files.open(path);
    if (file) {
      await writer.add(`files/${path}`, file.content, { compress: false, modifiedAt: file.modifiedAt });
      added += 1;
    }
    told();
  }
  return added;
}

function backupRefusalFor(place: string, output: string, error: unknown): unknown {
  if (error instanceof refusals.BackupRefusal) return error;
  if (error instanceof FilesUnavailable) return refusals.filesOutOfReach(place, error);
  const code = (error as { code?: string }).code ?? '';
  if (code === '42501' && !isConnecting(error)) return refusals.rowsHidden(error);
  if (code === 'ENOSPC' || code === 'EDQUOT') return refusals.noRoomFor(output, error);
  if (/^(EACCES|EROFS|EPERM|ENOENT|EISDIR|ENOTDIR)$/.test(code))
    return refusals.outputUnwritable(output, error);
  return error;
}

/**
 * Puts back what a backup holds. The archive is checked whole before anything changes; the database then changes
 * in one transaction, so a failure leaves what was there. Refuses a database that holds tables unless `replace`.
 * Run `migrate` afterwards: the backup may be older than this version. Throws a `BackupRefusal`.
 */
export async function restore(work: Work & { input: string; replace?: boolean }): Promise<BackupSummary> {
  const input = resolve(work.input);
  const archive = await openArchive(input);
  try {
    const migrations = migrationsOf(archive, work.migrations, input);
    const files = await work.files.restoration().catch((error) => {
      throw restoreRefusalFor(work.files.name, error);
    });
    try {
      await receiveAll(archive, files, work);
      await replaceDatabase(work, archive, migrations, files);
    } catch (error) {
      await files.undo();
      throw restoreRefusalFor(work.files.name, error);
    }
    await files.settle().catch((error) => {
      throw refusals.filesUnsettled(error);
    });
    const { tables, entries } = archive.manifest;
    return {
      tables: tables.length,
      rows: tables.reduce((sum, { rows }) => sum + rows, 0),
      files: entries.length - 1,
    };
  } finally {
    archive.close();
  }
}

/** The migrations of the archive in the words of this version, which must know every one. */
function migrationsOf(archive: Archive, known: readonly Migration[], input: string): Migration[] {
  return archive.manifest.migrations.map(({ name, checksum }) => {
    const migration = known.find((one) => one.name === name && one.checksum === checksum);
    if (!migration) throw refusals.newerArchive(input, archive.manifest.version);
    return migration;
  });
}

async function receiveAll(archive: Archive, files: FilesRestoration, work: Work): Promise<void> {
  const { entries } = archive.manifest;
  const told = counter(work, 'checking', entries.length);
  for (const { path } of entries) {
    const content = await archive.read(path);
    if (path === dumpEntry) await pipeline(content, discard);
    else await files.receive(path.slice('files/'.length), content);
    told();
  }
}

async function discard(content: AsyncIterable<Buffer>): Promise<void> {
  for await (const _ of content);
}

async function replaceDatabase(
  work: Work & { replace?: boolean },
  archive: Archive,
  migrations: Migration[],
  files: FilesRestoration,
): Promise<void> {
  // A connection lost while it is held would otherwise end the process.
  const guard = (held: pg.PoolClient) => void held.on('error', () => {});
  work.pool.on('connect', guard);
  const worker = await makeWorkerUtils({ pgPool: work.pool });
  await worker.migrate().finally(() => worker.release());
  const client = await work.pool.connect();
  try {
    await refuseCompany(client, work.pool);
    await client.query(`BEGIN; SET LOCAL lock_timeout = '10s'`);
    for (const [name, value] of Object.entries(sessionSettings)) {
      await client.query('SELECT set_config($1, $2, true)', [name, value]);
    }
    await emptySchema(client, work.replace ?? false);
    const told = counter(work, 'database', archive.manifest.tables.length);
    const text = await archive.read(dumpEntry);
    const { tables, sequences } = archive.manifest;
    await loadDump(client, { text, tables, sequences, migrations, tableDone: told });
    await files.add();
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK').catch(() => {});
    throw error;
  } finally {
    client.release(true);
    work.pool.off('connect', guard);
  }
}

/** A running product would write into what is being replaced. */
async function refuseCompany(client: pg.PoolClient, pool: pg.Pool): Promise<void> {
  const { rows } = await client.query<{ connections: number }>(
    `SELECT count(*)::int AS connections FROM pg_stat_activity
     WHERE datname = current_database() AND backend_type = 'client backend' AND state IS NOT NULL`,
  );
  if (rows[0]!.connections > pool.totalCount) throw refusals.databaseBusy();
}

function restoreRefusalFor(place: string, error: unknown): unknown {
  if (error instanceof refusals.BackupRefusal) return error;
  if (error instanceof FilesUnavailable) return refusals.filesOutOfReach(place, error);
  const code = (error as { code?: string }).code ?? '';
  if (code === 'ENOSPC' || code === 'EDQUOT') return refusals.noRoomFor(place, error);
  if (isConnecting(error)) return error;
  if (code === '55P03' || code === '40P01') return refusals.databaseBusy(error);
  return refusals.restoreFailed(error instanceof Error ? error.message : String(error), error);
}

function counter(work: Work, stage: BackupProgress['stage'], total: number): () => void {
  let done = 0;
  work.onProgress?.({ stage, done, total });
  return () => {
    done += 1;
    work.onProgress?.({ stage, done, total });
  };
}

const exists = (path: string) =>
  access(path).then(
    () => true,
    () => false,
  );

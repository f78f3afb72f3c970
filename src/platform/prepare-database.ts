import { makeWorkerUtils } from 'graphile-worker';
import type pg from 'pg';
import { migrate, readMigrations } from './migrations.ts';

/** Applies the migrations of a folder, the job queue's own first; returns the names applied. */
export async function prepareDatabase(pool: pg.Pool, migrationsFolder: string): Promise<string[]> {
  const worker = await makeWorkerUtils({ pgPool: pool });
  await worker.migrate();
  // A process killed in the last attempt of a job leaves it there, with what it holds.
  await worker.cleanup({ tasks: ['DELETE_PERMAFAILED_JOBS'] });
  await worker.release();
  return migrate(pool, await readMigrations(migrationsFolder));
}

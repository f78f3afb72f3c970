import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type pg from 'pg';
import { Refusal } from './refusal.ts';

export interface Migration {
  name: string;
  text: string;
  checksum: string;
}

/** Migration files in order (`0001_people.sql`…): forward only, never edited once published. */
export async function readMigrations(directory: string): Promise<Migration[]> {
  const names = (await readdir(directory)).filter((name) => name.endsWith('.sql')).sort();
  return Promise.all(
    names.map(async (name) => {
      const text = await readFile(join(directory, name), 'utf8');
      return { name, text, checksum: createHash('sha256').update(text).digest('hex') };
    }),
  );
}

/** Thrown when the database is newer than this Toile, or a published migration was changed. */
class MigrationRefusal extends Refusal {}

const lockKey = 7_014_530;

/**
 * Applies what is missing, one transaction a file, under a lock so that several processes may start
 * together. Returns the names applied.
 */
export async function migrate(pool: pg.Pool, migrations: readonly Migration[]): Promise<string[]> {
  const client = await pool.connect();
  try {
    await client.query('SELECT pg_advisory_lock($1)', [lockKey]);
    await client.query(
      'CREATE TABLE IF NOT EXISTS migrations (name text PRIMARY KEY, checksum text NOT NULL, applied_at timestamptz NOT NULL DEFAULT now())',
    );
    const done = new Map<string, string>();
    for (const row of (
      await client.query<{ name: string; checksum: string }>('SELECT name, checksum FROM migrations')
    ).rows) {
      done.set(row.name, row.checksum);
    }
    checkHistory(done, migrations);
    const applied: string[] = [];
    for (const migration of migrations) {
      if (done.has(migration.name)) continue;
      await applyOne(client, migration);
      applied.push(migration.name);
    }
    return applied;
  } finally {
    await client.query('SELECT pg_advisory_unlock($1)', [lockKey]).catch(() => {});
    client.release();
  }
}

function checkHistory(done: ReadonlyMap<string, string>, migrations: readonly Migration[]): void {
  const known = new Map(migrations.map((migration) => [migration.name, migration.checksum]));
  for (const [name, checksum] of done) {
    const expected = known.get(name);
    if (expected === undefined) {
      throw new MigrationRefusal({
        fr: `Cette base a été mise à jour par une version plus récente de Toile (${name}). Rien n’a été changé : installez cette version ou restaurez une sauvegarde.`,
        en: `This database was brought up to a newer version of Toile (${name}). Nothing was changed: install that version, or restore a backup.`,
      });
    }
    if (expected !== checksum) {
      throw new MigrationRefusal({
        fr: `La migration ${name} n’est plus celle qui a été appliquée à cette base. Rien n’a été changé : réinstallez Toile.`,
        en: `The migration ${name} is not the one that was applied to this database. Nothing was changed: install Toile again.`,
      });
    }
  }
}

async function applyOne(client: pg.PoolClient, migration: Migration): Promise<void> {
  await client.query('BEGIN');
  try {
    await client.query(migration.text);
    await client.query('INSERT INTO migrations (name, checksum) VALUES ($1, $2)', [
      migration.name,
      migration.checksum,
    ]);
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK');
    throw new Error(`Migration ${migration.name} failed: ${(error as Error).message}`, { cause: error });
  }
}

import { createHash } from 'node:crypto';
import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeWorkerUtils } from 'graphile-worker';
import pg from 'pg';
import { afterAll, beforeAll, expect, inject } from 'vitest';
import { BackupRefusal, type BackupSummary, backup } from '#/platform/backup.ts';
import { folderPlace } from '#/platform/backup-files.ts';
import { type Migration, migrate } from '#/platform/migrations.ts';
import { dropDatabase } from './drop-database.ts';

const migration = (name: string, text: string): Migration => ({
  name,
  text,
  checksum: createHash('sha256').update(text).digest('hex'),
});

/** A schema with what makes rows hard to carry: policies, computed columns, cycles, triggers, odd names and types. */
export const trickyMigrations: Migration[] = [
  migration(
    '0001_ground.sql',
    `CREATE EXTENSION IF NOT EXISTS pg_trgm;
DO $$ BEGIN CREATE ROLE toile_reader NOLOGIN; EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$;
CREATE TYPE mood AS ENUM ('calme', 'inquiet');
CREATE DOMAIN percent AS smallint CHECK (VALUE BETWEEN 0 AND 100);
CREATE FUNCTION shout(word text) RETURNS text LANGUAGE plpgsql IMMUTABLE AS $body$
BEGIN
  -- a COPY "x" FROM stdin; in a comment, and a back\\slash
  RETURN upper(word) || ' !';
END $body$;
CREATE TABLE people (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  number bigint GENERATED ALWAYS AS IDENTITY,
  name text NOT NULL,
  mentor_id uuid REFERENCES people,
  mood mood NOT NULL DEFAULT 'calme',
  share percent,
  tags text[] NOT NULL DEFAULT '{}',
  details jsonb NOT NULL DEFAULT '{}',
  picture bytea,
  seen_at timestamptz,
  born_on date,
  pause interval,
  amount numeric,
  words tsvector GENERATED ALWAYS AS (to_tsvector('simple', name)) STORED,
  tokens tsvector,
  loud text GENERATED ALWAYS AS (shout(name)) STORED
);
CREATE INDEX people_trigrams ON people USING gin (name gin_trgm_ops);
CREATE TABLE "Odd ""name""" (serial serial PRIMARY KEY, "order" text, person_id uuid NOT NULL REFERENCES people);
ALTER TABLE people ADD favourite integer REFERENCES "Odd ""name""" DEFERRABLE INITIALLY DEFERRED;
CREATE TABLE touched (at_step bigserial, what text);
INSERT INTO touched (what) VALUES ('by the migration');`,
  ),
  migration(
    '0002_locks.sql',
    `ALTER TABLE people ENABLE ROW LEVEL SECURITY;
GRANT SELECT ON people TO toile_reader;
CREATE POLICY people_own ON people TO toile_reader USING (name = current_setting('toile.person', true));
CREATE FUNCTION note_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN INSERT INTO touched (what) VALUES (NEW.name); RETURN NEW; END $$;
CREATE TRIGGER people_noted AFTER INSERT ON people FOR EACH ROW EXECUTE FUNCTION note_change();
CREATE TRIGGER people_asleep BEFORE UPDATE ON people FOR EACH ROW EXECUTE FUNCTION note_change();
ALTER TABLE people DISABLE TRIGGER people_asleep;
CREATE VIEW calm_people WITH (security_barrier) AS SELECT name FROM people WHERE mood = 'calme';
CREATE MATERIALIZED VIEW head_count AS SELECT count(*) AS heads FROM people;
CREATE TABLE nothing (id integer)  -- the last statement ends in a comment`,
  ),
];

/** Rows with every character that a text format could trip on. */
const trickyRows = `
INSERT INTO people (name, tags, details, picture, seen_at, born_on, pause, amount, share, tokens)
SELECT name, ARRAY[name, NULL, '', 'a,b', '"', E'\\\\'], jsonb_build_object('clé', name, 'n', 1.50), decode('00ff0a5c2e0a', 'hex'),
  '2026-03-08 02:30:00.123456-05', '0044-03-15 BC', '1 mon -2 days 03:04:05.6', 'NaN', 100, '''élu'':1A ''l''''été'':2'
FROM unnest(ARRAY['Noémie', E'ligne\\nsuivante\\r\\n', E'tab\\there', E'\\\\.', '\\N', E'\\b\\f\\v', '', '🧵 « fil »', repeat('long ', 50000)]) AS name;
UPDATE people SET mentor_id = (SELECT id FROM people WHERE name = 'Noémie'), mood = 'inquiet', picture = NULL, amount = 12345678901234567890.123456789 WHERE name <> 'Noémie';
UPDATE people SET mentor_id = (SELECT id FROM people WHERE name = '') WHERE name = 'Noémie';
INSERT INTO "Odd ""name""" ("order", person_id) SELECT name, id FROM people;
UPDATE people SET favourite = (SELECT min(serial) FROM "Odd ""name""");
SELECT setval('touched_at_step_seq', 4000000000000, false);
REFRESH MATERIALIZED VIEW head_count;`;

export async function prepare(pool: pg.Pool, migrations = trickyMigrations): Promise<void> {
  const worker = await makeWorkerUtils({ pgPool: pool });
  await worker.migrate();
  await worker.release();
  await migrate(pool, migrations);
}

/** All that a restoration must bring back, as one comparable value. */
export async function portrait(pool: pg.Pool): Promise<Record<string, unknown>> {
  const client = await pool.connect();
  try {
    const list = async (sql: string) =>
      (await client.query<{ line: string }>(sql)).rows.map(({ line }) => line);
    await client.query(`SET search_path = public; SET timezone = 'UTC'; SET extra_float_digits = 1`);
    const tables = await list(`SELECT oid::regclass::text AS line FROM pg_class
      WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'm') ORDER BY 1`);
    const rows: Record<string, unknown> = {};
    for (const table of tables) {
      rows[table] = (
        await client.query(
          `SELECT count(*)::int AS n, md5(coalesce(string_agg(t::text, E'\\n' ORDER BY t::text COLLATE "C"), '')) AS sum FROM ${table} t`,
        )
      ).rows[0];
    }
    return {
      rows,
      columns:
        await list(`SELECT format('%s %s %s %s %s %s', attrelid::regclass, attname, atttypid::regtype, attnotnull, attidentity, attgenerated)
        AS line FROM pg_attribute JOIN pg_class c ON c.oid = attrelid
        WHERE relnamespace = 'public'::regnamespace AND attnum > 0 AND NOT attisdropped ORDER BY 1`),
      constraints:
        await list(`SELECT conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid) AS line FROM pg_constraint
        WHERE connamespace = 'public'::regnamespace AND contype <> 'n' ORDER BY 1`),
      indexes: await list(`SELECT indexdef AS line FROM pg_indexes WHERE schemaname = 'public' ORDER BY 1`),
      triggers: await list(
        `SELECT pg_get_triggerdef(t.oid) || ' ' || tgenabled::text AS line FROM pg_trigger t WHERE NOT tgisinternal ORDER BY 1`,
      ),
      policies: await list(
        `SELECT format('%s %s %s %s', tablename, policyname, roles, qual) AS line FROM pg_policies WHERE schemaname = 'public' ORDER BY 1`,
      ),
      security: await list(
        `SELECT format('%s %s %s', relname, relrowsecurity, (SELECT string_agg(grantee::regrole || ' ' || privilege_type, ', ' ORDER BY 1)
           FROM aclexplode(relacl) WHERE grantee <> relowner)) AS line
         FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'v', 'm') ORDER BY 1`,
      ),
      functions:
        await list(`SELECT pg_get_functiondef(p.oid) AS line FROM pg_proc p WHERE prokind <> 'a' AND pronamespace = 'public'::regnamespace
        AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = p.oid AND d.deptype = 'e') ORDER BY 1`),
      sequences: await list(
        `SELECT sequencename || ' ' || coalesce(last_value, -1) AS line FROM pg_sequences WHERE schemaname = 'public' ORDER BY 1`,
      ),
    };
  } finally {
    client.release(true);
  }
}

/** What a test file of backups works with: a database full of tricky rows, and empty ones. */
export interface BackupPlace {
  path(name: string): string;
  files(name: string): string;
  source(): pg.Pool;
  connect(config: pg.PoolConfig): pg.Pool;
  /** A new database. */
  emptyDatabase(): Promise<pg.Pool>;
  save(output: string, more?: object): Promise<BackupSummary>;
}

export function backupPlace(): BackupPlace {
  const pools: pg.Pool[] = [];
  const databases: string[] = [];
  let place = '';
  let source: pg.Pool;
  const path = (name: string) => join(place, name);
  const files = (name: string) => join(place, name, 'files');
  const connect = (config: pg.PoolConfig): pg.Pool => {
    const pool = new pg.Pool({ max: 3, ...config });
    pool.on('error', () => {});
    pool.on('connect', (client) => void client.on('error', () => {}));
    pools.push(pool);
    return pool;
  };
  const emptyDatabase = async () => {
    const name = `backup_${process.pid}_${databases.length}`;
    await inMaintenance((client) => client.query(`CREATE DATABASE ${name}`));
    databases.push(name);
    return connect({ ...clusterConnection(), database: name });
  };
  beforeAll(async () => {
    place = await mkdtemp(join(tmpdir(), 'tbk-'));
    await chmod(place, 0o755);
    source = await emptyDatabase();
    await prepare(source);
    await source.query(trickyRows);
    await writeTrickyFiles(files('first'));
  });
  afterAll(async () => {
    for (const pool of pools) if (!pool.ended) await pool.end();
    await inMaintenance(async (client) => {
      for (const name of databases) await dropDatabase(client, name);
    });
    await rm(place, { recursive: true, force: true });
  });
  const save = (output: string, more: object = {}) => {
    const work = {
      pool: source,
      files: folderPlace(files('first')),
      migrations: trickyMigrations,
      version: '0.1.0',
    };
    return backup({ ...work, output, ...more });
  };
  return { path, files, connect, emptyDatabase, save, source: () => source };
}

function clusterConnection(): pg.ClientConfig {
  const { host, port, user } = inject('cluster');
  return { host, port, user };
}

async function inMaintenance(work: (client: pg.Client) => Promise<unknown>): Promise<void> {
  const client = new pg.Client({ ...clusterConnection(), database: 'toile' });
  await client.connect();
  await work(client);
  await client.end();
}

async function writeTrickyFiles(folder: string): Promise<void> {
  await mkdir(join(folder, 'attachments'), { recursive: true });
  await writeFile(join(folder, 'attachments/a.pdf'), Buffer.alloc(3_000_000, 'pdf'));
  await writeFile(join(folder, 'attachments/b.txt'), 'Bonjour');
  await writeFile(join(folder, 'attachments/c.txt.0.part'), 'half');
  await writeFile(join(folder, '.DS_Store'), '');
}

export async function refusal(work: Promise<unknown>): Promise<BackupRefusal> {
  const error = await work.then(
    () => null,
    (error) => error,
  );
  expect(error).toBeInstanceOf(BackupRefusal);
  return error as BackupRefusal;
}

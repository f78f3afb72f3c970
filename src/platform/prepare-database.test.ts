import { readFileSync } from 'node:fs';
import pg from 'pg';
import { expect, inject, test, vi } from 'vitest';
import { afterTheFile } from '../../test/harness/closing.ts';
import { dropDatabase } from '../../test/harness/drop-database.ts';
import { newId } from './ids.ts';
import { prepareDatabase, rightsSql } from './prepare-database.ts';
import { Refusal } from './refusal.ts';

const cluster = inject('cluster');
const connection = (user: string, database: string) => ({
  host: cluster.host,
  port: cluster.port,
  user,
  database,
});

/** An empty database, and an account that has no right there but to connect. */
async function bareDatabase() {
  const name = `bare_${newId().replaceAll('-', '')}`;
  const administrator = new pg.Client(connection(cluster.administrator, 'postgres'));
  await administrator.connect();
  await administrator.query(`CREATE ROLE ${name} LOGIN`);
  await administrator.query(`CREATE DATABASE ${name}`);
  const pool = new pg.Pool({ ...connection(name, name), max: 2 });
  pool.on('connect', (client) => client.on('error', () => {}));
  pool.on('error', () => {});
  const inside = new pg.Client(connection(cluster.administrator, name));
  await inside.connect();
  afterTheFile(async () => {
    await pool.end();
    await inside.end();
    await dropDatabase(administrator, name);
    await administrator.query(`DROP OWNED BY ${name}`);
    await administrator.query(`DROP ROLE ${name}`);
    await administrator.end();
  });
  return { name, pool, administrate: (sql: string) => inside.query(sql) };
}

async function refusalOf(pool: pg.Pool): Promise<Refusal> {
  const error = await prepareDatabase(pool, 'db/migrations').then(
    () => null,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(Refusal);
  return error as Refusal;
}

test('an account without rights is told, at each step, what an administrator has to run; once run, it is enough', async () => {
  const { name, pool, administrate } = await bareDatabase();
  const lines = rightsSql(`"${name}"`, `"${name}"`);
  const told = async (why: string) => {
    const refusal = await refusalOf(pool);
    for (const sentence of [refusal.fr, refusal.en]) {
      expect(sentence).toContain(why);
      expect(sentence.endsWith(lines.join('\n'))).toBe(true);
      expect(sentence).not.toMatch(/\n\s+at /);
    }
  };
  await told('permission denied for database');
  await administrate(lines[3]!);
  await told('permission denied for schema public');
  await administrate(lines[4]!);
  await told('permission denied to grant role');
  // The role is there, from the other databases of this cluster.
  for (const line of lines.filter((one) => !one.startsWith('CREATE ROLE'))) await administrate(line);
  expect(await prepareDatabase(pool, 'db/migrations')).not.toEqual([]);
  const client = await pool.connect();
  try {
    await client.query('SET ROLE toile_viewer');
    expect((await client.query('SELECT count(*)::int AS n FROM spaces')).rows).toEqual([{ n: 0 }]);
  } finally {
    client.release(true);
  }
});

test('a server before PostgreSQL 15 is refused before anything is changed', async () => {
  const { name, pool } = await bareDatabase();
  const old = { version: 140_011, versionName: '14.11 (Debian)', account: name, database: name };
  vi.spyOn(pool, 'query').mockImplementationOnce(async () => ({ rows: [old] }));
  const { fr, en } = await refusalOf(pool);
  vi.restoreAllMocks();
  expect(fr).toContain('est de la version 14.11 (Debian) ; il faut la 15');
  expect(en).toContain('is version 14.11 (Debian); 15 or later is needed');
  const { rows } = await pool.query("SELECT to_regnamespace('graphile_worker') AS made");
  expect(rows).toEqual([{ made: null }]);
});

test('the page for whoever hosts gives the same lines', () => {
  const page = readFileSync('docs/operating.md', 'utf8');
  expect(page).toContain(rightsSql('compte', 'base').join('\n'));
});

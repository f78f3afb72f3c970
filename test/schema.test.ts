import { readFile, writeFile } from 'node:fs/promises';
import pg from 'pg';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { schemaText } from '#/platform/schema-text.ts';
import { templateName } from './harness/cluster.ts';

let client: pg.Client;
beforeAll(async () => {
  const { host, port, user } = inject('cluster');
  client = new pg.Client({ host, port, user, database: templateName });
  await client.connect();
});
afterAll(() => client.end());

test('db/schema.sql is what the migrations give (UPDATE_SCHEMA=1 writes it again)', async () => {
  const text = `-- Written from the migrations; a test compares. Do not edit.\n\n${await schemaText(client)}`;
  if (process.env.UPDATE_SCHEMA === '1') await writeFile('db/schema.sql', text);
  expect(await readFile('db/schema.sql', 'utf8')).toBe(text);
});

test('every table that requests reach has row-level security on', async () => {
  const { rows } = await client.query(
    `SELECT c.relname FROM pg_class c
     WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND NOT c.relrowsecurity
       AND EXISTS (SELECT FROM information_schema.column_privileges p
                   WHERE p.grantee IN ('toile_viewer', 'PUBLIC') AND p.table_schema = 'public' AND p.table_name = c.relname)`,
  );
  expect(rows).toEqual([]);
});

test('every function that runs as its owner fixes where it looks', async () => {
  const { rows } = await client.query(
    `SELECT p.proname FROM pg_proc p
     WHERE p.pronamespace = 'public'::regnamespace AND p.prosecdef
       AND NOT coalesce(p.proconfig::text LIKE '%search_path=%', false)`,
  );
  expect(rows).toEqual([]);
});

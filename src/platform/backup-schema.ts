import type { ClientBase } from 'pg';
import { databaseNotEmpty } from './backup-refusals.ts';
import type { Migration } from './migrations.ts';

/** A table as COPY reads and writes it; generated columns are left out, being computed again. */
export interface TableShape {
  /** Quoted where needed, with its schema: `public.traces`. */
  name: string;
  columns: string[];
}

/** What a database holds beyond rows, as far as loading rows is concerned. All names are quoted where needed. */
export interface SchemaShape {
  tables: TableShape[];
  foreignKeys: { table: string; name: string; definition: string }[];
  triggers: { table: string; name: string; enabling: string }[];
  sequences: string[];
  materializedViews: string[];
}

const ours = (catalogue: string) =>
  `NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = '${catalogue}'::regclass AND d.objid = o.oid AND d.deptype = 'e')`;
const inPublic = `o.relnamespace = 'public'::regnamespace`;

/** Reads the shape of schema `public`, what belongs to extensions left out. */
export async function readSchemaShape(client: ClientBase): Promise<SchemaShape> {
  const rows = async <Row extends object>(sql: string) => (await client.query<Row>(sql)).rows;
  // Unqualified names would be printed for what the search path holds.
  await client.query(`SET LOCAL search_path = ''`);
  const shape = {
    tables: await rows<TableShape>(
      `SELECT o.oid::regclass::text AS name,
         (SELECT coalesce(json_agg(quote_ident(a.attname) ORDER BY a.attnum), '[]') FROM pg_attribute a
          WHERE a.attrelid = o.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = '') AS columns
       FROM pg_class o WHERE ${inPublic} AND o.relkind = 'r' AND ${ours('pg_class')} ORDER BY o.relname COLLATE "C"`,
    ),
    foreignKeys: await rows<{ table: string; name: string; definition: string }>(
      `SELECT o.conrelid::regclass::text AS table, quote_ident(o.conname) AS name, pg_get_constraintdef(o.oid) AS definition
       FROM pg_constraint o WHERE o.connamespace = 'public'::regnamespace AND o.contype = 'f' AND o.conparentid = 0
       ORDER BY 1, 2`,
    ),
    triggers: await rows<{ table: string; name: string; enabling: string }>(
      `SELECT o.tgrelid::regclass::text AS table, quote_ident(o.tgname) AS name,
         CASE o.tgenabled WHEN 'A' THEN 'ENABLE ALWAYS' WHEN 'R' THEN 'ENABLE REPLICA' WHEN 'D' THEN 'DISABLE' ELSE 'ENABLE' END AS enabling
       FROM pg_trigger o JOIN pg_class c ON c.oid = o.tgrelid
       WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND NOT o.tgisinternal ORDER BY 1, 2`,
    ),
    sequences: (
      await rows<{ name: string }>(
        `SELECT o.oid::regclass::text AS name FROM pg_class o WHERE ${inPublic} AND o.relkind = 'S' AND ${ours('pg_class')} ORDER BY 1`,
      )
    ).map(({ name }) => name),
    materializedViews: (
      await rows<{ name: string }>(
        `SELECT o.oid::regclass::text AS name FROM pg_class o WHERE ${inPublic} AND o.relkind = 'm' AND ${ours('pg_class')} ORDER BY o.oid`,
      )
    ).map(({ name }) => name),
  };
  await client.query('SET LOCAL search_path = public');
  return shape;
}

/** Settings under which rows mean the same thing on both sides, and under which none is hidden without a word. */
export const sessionSettings: Record<string, string> = {
  statement_timeout: '0',
  idle_in_transaction_session_timeout: '0',
  client_encoding: 'UTF8',
  standard_conforming_strings: 'on',
  check_function_bodies: 'off',
  client_min_messages: 'warning',
  row_security: 'off',
  datestyle: 'ISO, YMD',
  intervalstyle: 'postgres',
  bytea_output: 'hex',
  extra_float_digits: '1',
};

export const copyStatement = (table: TableShape, direction: 'FROM stdin' | 'TO STDOUT') =>
  `COPY ${table.name} (${table.columns.join(', ')}) ${direction}`;

/** The table in which `migrations.ts` keeps its history, in the same words. */
const migrationsTable =
  'CREATE TABLE IF NOT EXISTS migrations (name text PRIMARY KEY, checksum text NOT NULL, applied_at timestamptz NOT NULL DEFAULT now())';

/** The statements that make the empty schema: those of the migrations, each in its own words. */
export function schemaStatements(migrations: readonly Migration[]): string[] {
  return [
    migrationsTable,
    ...migrations.flatMap(({ name, text }) => [`-- ${name}\n${text}`, 'SET CONSTRAINTS ALL IMMEDIATE']),
  ];
}

/** Foreign keys and triggers step aside, and what the migrations wrote is emptied: the rows come whole. */
export function statementsBeforeRows(shape: SchemaShape): string[] {
  const withTriggers = new Set(shape.triggers.map(({ table }) => table));
  return [
    ...shape.foreignKeys.map(({ table, name }) => `ALTER TABLE ONLY ${table} DROP CONSTRAINT ${name}`),
    ...[...withTriggers].map((table) => `ALTER TABLE ONLY ${table} DISABLE TRIGGER USER`),
    ...(shape.tables.length > 0 ? [`TRUNCATE ${shape.tables.map(({ name }) => name).join(', ')}`] : []),
  ];
}

export function statementsAfterRows(shape: SchemaShape): string[] {
  return [
    ...shape.foreignKeys.map(
      ({ table, name, definition }) => `ALTER TABLE ONLY ${table} ADD CONSTRAINT ${name} ${definition}`,
    ),
    ...shape.triggers.map(
      ({ table, name, enabling }) => `ALTER TABLE ONLY ${table} ${enabling} TRIGGER ${name}`,
    ),
    ...shape.materializedViews.map((name) => `REFRESH MATERIALIZED VIEW ${name}`),
  ];
}

const dropEverything = `
  DO $$
  DECLARE
    thing record;
    named record;
  BEGIN
    FOR thing IN
      SELECT d.classid, d.objid FROM pg_depend d
      WHERE d.refclassid = 'pg_namespace'::regclass AND d.refobjid = 'public'::regnamespace AND d.deptype = 'n'
        AND d.classid NOT IN ('pg_extension'::regclass, 'pg_default_acl'::regclass)
        AND NOT EXISTS (SELECT FROM pg_depend e WHERE e.classid = d.classid AND e.objid = d.objid AND e.deptype IN ('e', 'i'))
    LOOP
      SELECT type, identity INTO named FROM pg_identify_object(thing.classid, thing.objid, 0);
      IF named.identity IS NOT NULL THEN
        EXECUTE format('DROP %s IF EXISTS %s CASCADE', named.type, named.identity);
      END IF;
    END LOOP;
    IF to_regclass('graphile_worker._private_jobs') IS NOT NULL THEN
      DELETE FROM graphile_worker._private_jobs;
    END IF;
  END $$`;

/**
 * Makes room in schema `public`, in the transaction of `client`: extensions stay, all else goes, with the jobs
 * that were waiting. Throws a `BackupRefusal` when there are tables and `replace` is false.
 */
export async function emptySchema(client: ClientBase, replace: boolean): Promise<void> {
  const { rows } = await client.query<{ tables: number }>(
    `SELECT count(*)::int AS tables FROM pg_class o
     WHERE ${inPublic} AND o.relkind IN ('r', 'p', 'm', 'f') AND ${ours('pg_class')}`,
  );
  const { tables } = rows[0]!;
  if (tables > 0 && !replace) throw databaseNotEmpty(tables);
  await client.query(dropEverything);
}

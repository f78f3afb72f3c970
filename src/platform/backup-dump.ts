import pg, { type ClientBase } from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { databaseUnprepared, foreignTable } from './backup-refusals.ts';
import {
  copyStatement,
  readSchemaShape,
  type SchemaShape,
  schemaStatements,
  sessionSettings,
  statementsAfterRows,
  statementsBeforeRows,
  type TableShape,
} from './backup-schema.ts';
import type { Migration } from './migrations.ts';

/** One table of a dump. */
export interface DumpedTable extends TableShape {
  rows: number;
}

export interface DumpedSequence {
  /** Quoted where needed, with its schema. */
  name: string;
  /** Text: a sequence may go beyond what a number of JavaScript holds. */
  value: string;
  called: boolean;
}

export interface Dump {
  shape: SchemaShape;
  migrations: Migration[];
  serverVersion: string;
  /** The text, table after table; `tables` and `sequences` are complete once it has been read to its end. */
  text(tableDone: () => void): AsyncGenerator<Buffer | string>;
  tables: DumpedTable[];
  sequences: DumpedSequence[];
}

/**
 * Prepares the dump of a database, in one snapshot that lasts as long as the transaction of `client`, which the
 * caller ends. `known` are the migrations of this version, whose words are the schema of the dump: they run on
 * every supported PostgreSQL, whichever wrote the rows. Throws a `BackupRefusal`.
 */
export async function openDump(client: ClientBase, known: readonly Migration[]): Promise<Dump> {
  await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
  for (const [name, value] of Object.entries(sessionSettings)) {
    await client.query('SELECT set_config($1, $2, true)', [name, value]);
  }
  const migrations = await appliedMigrations(client, known);
  const shape = await readSchemaShape(client);
  refuseForeignTables(shape, migrations);
  for (const { name } of shape.tables) await client.query(`LOCK TABLE ${name} IN ACCESS SHARE MODE`);
  const { rows } = await client.query<{ server_version: string }>('SHOW server_version');
  const dump = { shape, migrations, serverVersion: rows[0]!.server_version, tables: [], sequences: [] };
  return { ...dump, text: (tableDone) => dumpText(client, { ...dump, tableDone }) };
}

async function appliedMigrations(client: ClientBase, known: readonly Migration[]): Promise<Migration[]> {
  const { rows: there } = await client.query<{ there: boolean }>(
    `SELECT to_regclass('public.migrations') IS NOT NULL AS there`,
  );
  if (!there[0]!.there) throw databaseUnprepared();
  const { rows } = await client.query<{ name: string; checksum: string }>(
    'SELECT name, checksum FROM public.migrations ORDER BY name COLLATE "C"',
  );
  return rows.map(({ name, checksum }) => {
    const migration = known.find((one) => one.name === name && one.checksum === checksum);
    if (!migration) throw databaseUnprepared();
    return migration;
  });
}

/** A table that no migration names would come back from nowhere. */
function refuseForeignTables(shape: SchemaShape, migrations: readonly Migration[]): void {
  const words = new Set(migrations.flatMap(({ text }) => text.match(/[\w$]+/gu) ?? []));
  for (const { name } of shape.tables) {
    const bare = name.replace(/^public\./, '');
    const named =
      words.has(bare) || (bare.startsWith('"') && migrations.some(({ text }) => text.includes(bare)));
    if (!named && bare !== 'migrations') throw foreignTable(name);
  }
}

type Writing = Omit<Dump, 'text'> & { tableDone: () => void };

async function* dumpText(client: ClientBase, writing: Writing): AsyncGenerator<Buffer | string> {
  const { shape, migrations, serverVersion } = writing;
  yield '--\n-- PostgreSQL database dump\n--\n\n';
  yield `-- Dumped from database version ${serverVersion} by Toile\n-- Load into an empty database: psql -f database.sql\n\n`;
  yield '\\set ON_ERROR_STOP on\n';
  yield statements(Object.entries(sessionSettings).map(([name, value]) => `SET ${name} = '${value}'`));
  yield statements(['BEGIN', 'SET LOCAL search_path = public', ...schemaStatements(migrations)]);
  yield statements(statementsBeforeRows(shape));
  for (const table of shape.tables) yield* tableText(client, table, writing);
  yield statements(await sequenceStatements(client, writing));
  yield statements(statementsAfterRows(shape));
  yield statements(['COMMIT']);
  yield '\n--\n-- PostgreSQL database dump complete\n--\n';
}

const statements = (list: string[]) => list.map((one) => `${one.trimEnd().replace(/;$/, '')}\n;\n`).join('');

const newline = 0x0a;

async function* tableText(
  client: ClientBase,
  table: TableShape,
  writing: Writing,
): AsyncGenerator<Buffer | string> {
  yield `\n${copyStatement(table, 'FROM stdin')};\n`;
  let rows = 0;
  for await (const chunk of client.query(copyTo(copyStatement(table, 'TO STDOUT')))) {
    for (
      let at = (chunk as Buffer).indexOf(newline);
      at >= 0;
      at = (chunk as Buffer).indexOf(newline, at + 1)
    )
      rows += 1;
    yield chunk as Buffer;
  }
  yield '\\.\n';
  writing.tables.push({ ...table, rows });
  writing.tableDone();
}

/** Read after the rows: sequences live outside snapshots, and one that is ahead does no harm. */
async function sequenceStatements(client: ClientBase, writing: Writing): Promise<string[]> {
  for (const name of writing.shape.sequences) {
    const { rows } = await client.query<{ value: string; called: boolean }>(
      `SELECT last_value::text AS value, is_called AS called FROM ${name}`,
    );
    writing.sequences.push({ name, ...rows[0]! });
  }
  return writing.sequences.map(
    ({ name, value, called }) => `SELECT pg_catalog.setval(${pg.escapeLiteral(name)}, ${value}, ${called})`,
  );
}

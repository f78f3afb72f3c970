import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ClientBase } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import type { DumpedSequence, DumpedTable } from './backup-dump.ts';
import {
  copyStatement,
  readSchemaShape,
  type SchemaShape,
  schemaStatements,
  statementsAfterRows,
  statementsBeforeRows,
} from './backup-schema.ts';
import type { Migration } from './migrations.ts';

export interface Load {
  /** The text of the dump. */
  text: AsyncIterable<Buffer>;
  /** What its manifest says it holds, in order. */
  tables: readonly DumpedTable[];
  sequences: readonly DumpedSequence[];
  /** Those that were applied when the dump was made, in the words of this version. */
  migrations: readonly Migration[];
  tableDone(): void;
}

/**
 * Makes the schema and loads the rows, in the transaction of `client`, which the caller ends. Only rows are taken
 * from the dump: no statement of it is ever run, so a dump made by somebody else cannot act. Throws when the
 * dump does not hold exactly what its manifest says.
 */
export async function loadDump(client: ClientBase, load: Load): Promise<void> {
  await client.query('SET LOCAL search_path = public');
  for (const statement of schemaStatements(load.migrations)) await client.query(statement);
  const shape = await readSchemaShape(client);
  checkTables(shape, load);
  for (const statement of statementsBeforeRows(shape)) await client.query(statement);
  const reader = new DumpReader(load.text);
  for (const table of load.tables) {
    await loadTable(client, table, reader);
    load.tableDone();
  }
  for (const { name, value, called } of load.sequences) {
    await client.query('SELECT pg_catalog.setval($1::regclass, $2::bigint, $3)', [name, value, called]);
  }
  for (const statement of statementsAfterRows(shape)) await client.query(statement);
}

function checkTables(shape: SchemaShape, load: Load): void {
  const expected = new Map(shape.tables.map((table) => [table.name, table.columns.join()]));
  for (const { name, columns } of load.tables) {
    if (expected.get(name) !== columns.join()) throw new Error(`unexpected columns: ${name}`);
    expected.delete(name);
  }
  if (expected.size > 0) throw new Error(`missing tables: ${[...expected.keys()].join(', ')}`);
  const sequences = new Set(shape.sequences);
  for (const { name } of load.sequences)
    if (!sequences.has(name)) throw new Error(`unexpected sequence: ${name}`);
}

async function loadTable(client: ClientBase, table: DumpedTable, reader: DumpReader): Promise<void> {
  if (!(await reader.skipPast(`${copyStatement(table, 'FROM stdin')};`)))
    throw new Error(`missing rows: ${table.name}`);
  const copy = client.query(copyFrom(copyStatement(table, 'FROM stdin')));
  await pipeline(Readable.from(reader.rows()), copy);
  if (copy.rowCount !== table.rows) throw new Error(`${table.name}: ${copy.rowCount} ≠ ${table.rows}`);
}

const newline = 0x0a;
const endOfRows = Buffer.from('\n\\.\n');
const longestLineBytes = 64 * 2 ** 20;

/** Walks through a dump once, holding no more than a chunk of rows at a time. */
export class DumpReader {
  readonly #chunks: AsyncIterator<Buffer>;
  #held: Buffer = Buffer.alloc(0);

  constructor(text: AsyncIterable<Buffer>) {
    this.#chunks = text[Symbol.asyncIterator]();
  }

  /** Moves past the next line that is exactly this one; false when there is none. */
  async skipPast(line: string): Promise<boolean> {
    const wanted = Buffer.from(`${line}\n`);
    for (;;) {
      const end = this.#held.indexOf(newline);
      if (end >= 0) {
        const found = this.#held.subarray(0, end + 1);
        this.#held = this.#held.subarray(end + 1);
        if (found.equals(wanted)) return true;
      } else if (this.#held.length > longestLineBytes || !(await this.#readMore())) return false;
    }
  }

  /** The rows up to the line `\.`, which is passed. Throws when the dump ends before it. */
  async *rows(): AsyncGenerator<Buffer> {
    // The mark is looked for after a newline; an empty table begins with the mark itself.
    const tail = endOfRows.length - 1;
    let atStart = true;
    for (;;) {
      const window = atStart ? Buffer.concat([Buffer.of(newline), this.#held]) : this.#held;
      const found = window.indexOf(endOfRows);
      const end = found >= 0 ? found + 1 : window.length - tail;
      const first = atStart ? 1 : 0;
      if (end > first) {
        yield window.subarray(first, end);
        atStart = false;
      }
      if (found >= 0) {
        this.#held = window.subarray(found + endOfRows.length);
        return;
      }
      if (!atStart) this.#held = window.subarray(Math.max(end, 0));
      if (!(await this.#readMore())) throw new Error('the dump ends in the middle of a table');
    }
  }

  async #readMore(): Promise<boolean> {
    const next = await this.#chunks.next();
    if (next.done) return false;
    this.#held = this.#held.length === 0 ? next.value : Buffer.concat([this.#held, next.value]);
    return true;
  }
}

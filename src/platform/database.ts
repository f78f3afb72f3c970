import type { DatabaseConnection, Driver, QueryResult } from 'kysely';
import {
  type CompiledQuery,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
} from 'kysely';
import pg from 'pg';
import type { Log } from './log.ts';
import { byLots } from './lots.ts';

// Dates stay `YYYY-MM-DD` texts and 64-bit counts become numbers: no silent time zone, no silent text.
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text);
pg.types.setTypeParser(pg.types.builtins.INT8, Number);
pg.types.setTypeParser(pg.types.builtins.NUMERIC, Number);
pg.types.setTypeParser(1182 as never, (text: string) => parseTextArray(text));

export interface SqlText {
  /** Given, the statement is prepared once a connection and reused. */
  name?: string;
  text: string;
  values?: readonly unknown[];
}

/**
 * One transaction, in which row-level security knows who reads. Stores ask `tables<…>()` for a typed
 * query builder, or `query` for prepared text on hot paths.
 */
export interface Transaction {
  tables<Tables>(): Kysely<Tables>;
  query<Row extends object>(sql: SqlText): Promise<Row[]>;
  /** The same for many rows: each is given as it comes, and not kept. */
  eachRow<Row extends object>(sql: SqlText, take: (row: Row) => void): Promise<void>;
}

export interface Database {
  /**
   * Runs in one transaction as a person (null: a stranger). Row-level security applies. Commits when
   * the work resolves, rolls back when it throws.
   */
  asPerson<Result>(
    personId: string | null,
    work: (transaction: Transaction) => Promise<Result>,
  ): Promise<Result>;
  /** Opens such a transaction to be ended by the caller. */
  open(personId: string | null): Promise<OpenTransaction>;
  /** The same, with a first statement that travels in the same message; `name` is not used. */
  openWith<Row extends object>(
    personId: string | null,
    first: SqlText,
  ): Promise<{ transaction: OpenTransaction; rows: Row[] }>;
  /**
   * Runs in one transaction as the system itself: row-level security does not apply. For sign-in,
   * migrations, jobs and seeds, never for what a person asked to see.
   */
  asSystem<Result>(work: (transaction: Transaction) => Promise<Result>): Promise<Result>;
  /** One prepared statement as the system, outside any transaction (session look-up). */
  systemQuery<Row extends object>(sql: SqlText): Promise<Row[]>;
  /**
   * The same for whoever asks for it at the same moment: `$1` is the JSON list of what is asked, at most 32, and
   * each row says by `place`, from 1, to whom it belongs. Undefined for the one who gets no row. One transaction:
   * when one of them fails, all are undone and each is done again alone.
   */
  systemTogether<Row extends object>(
    sql: { name: string; text: string },
    asked: object,
  ): Promise<Row | undefined>;
  /** Whether the database answers. */
  isAlive(): Promise<boolean>;
  close(): Promise<void>;
  readonly pool: pg.Pool;
}

export interface OpenTransaction extends Transaction {
  /**
   * Commits, or throws when what was done is not kept. `last` is done before, in the same message: when it
   * fails, nothing is kept; its `name` is not used.
   */
  commit(last?: SqlText): Promise<void>;
  rollback(): Promise<void>;
}

const uuid = /^[0-9a-f-]{36}$/i;

/** Connects a pool. `connection` is what `pg` takes: a URL, or a socket folder, database and user. */
export function connectDatabase(connection: pg.PoolConfig, log: Log): Database {
  const pool = new pg.Pool({ max: 12, connectionTimeoutMillis: 15_000, ...connection });
  let isClosing = false;
  const lost = (error: Error) => {
    // PostgreSQL, when it stops in good order too, may be the first to hang up.
    if (!isClosing) log.warn({ code: (error as { code?: string }).code }, 'database connection lost');
  };
  pool.on('error', lost);
  pool.on('connect', (client) => client.on('error', lost));

  const begin = async (opening: string): Promise<{ transaction: OpenTransaction; rows: unknown[] }> => {
    const client = await pool.connect();
    try {
      const results = await client.query(opening);
      const rows = Array.isArray(results) ? results.at(-1).rows : [];
      return { transaction: openTransaction(client), rows };
    } catch (error) {
      client.release(true);
      throw error;
    }
  };
  const openingAs = (personId: string | null) => {
    if (personId !== null && !uuid.test(personId)) throw new Error('A person id must be a UUID.');
    return `BEGIN; SET LOCAL ROLE toile_viewer; SET LOCAL toile.person = '${personId ?? ''}'`;
  };
  const openAs = async (personId: string | null) => (await begin(openingAs(personId))).transaction;

  return {
    pool,
    open: openAs,
    // One message: were the opening to fail, PostgreSQL would not even read the first statement.
    openWith: async <Row extends object>(personId: string | null, first: SqlText) =>
      (await begin(`${openingAs(personId)}; ${withLiterals(first)}`)) as {
        transaction: OpenTransaction;
        rows: Row[];
      },
    asPerson: async (personId, work) => ended(await openAs(personId), work),
    asSystem: async (work) => ended((await begin('BEGIN')).transaction, work),
    systemQuery: (sql) => runSql(pool, sql),
    systemTogether: together(pool),
    isAlive: () =>
      pool.query('SELECT 1').then(
        () => true,
        () => false,
      ),
    close: () => {
      isClosing = true;
      return pool.end();
    },
  };
}

async function ended<Result>(
  transaction: OpenTransaction,
  work: (transaction: Transaction) => Promise<Result>,
): Promise<Result> {
  try {
    const result = await work(transaction);
    await transaction.commit();
    return result;
  } catch (error) {
    await transaction.rollback();
    throw error;
  }
}

function openTransaction(client: pg.PoolClient): OpenTransaction {
  let over = false;
  let builder: Kysely<unknown> | null = null;
  const end = async (statement: string) => {
    if (over) return null;
    over = true;
    try {
      const results = await client.query(statement);
      client.release();
      return Array.isArray(results) ? results.at(-1) : results;
    } catch (error) {
      client.release(true);
      throw error;
    }
  };
  return {
    tables: <Tables>() => {
      builder ??= builderOn(client);
      return builder as unknown as Kysely<Tables>;
    },
    query: (sql) => runSql(client, sql),
    eachRow: (sql, take) => takeRows(client, sql, take),
    commit: async (last) => {
      const result = await end(last ? `${withLiterals(last)}; COMMIT` : 'COMMIT');
      // A statement failed and its error was swallowed: PostgreSQL then answers COMMIT by rolling back.
      if (result && result.command !== 'COMMIT') throw new Error('What was done could not be committed.');
    },
    rollback: async () => {
      await end('ROLLBACK').catch(() => {}); // the connection is closed, which rolls back as well
    },
  };
}

async function runSql<Row extends object>(on: pg.Pool | pg.PoolClient, sql: SqlText): Promise<Row[]> {
  const result = await on.query<Row>({
    text: sql.text,
    values: [...(sql.values ?? [])],
    ...(sql.name ? { name: sql.name } : {}),
  });
  return result.rows;
}

function together(pool: pg.Pool): Database['systemTogether'] {
  const statements = new Map<string, (asked: object) => Promise<object | undefined>>();
  return <Row extends object>({ name, text }: { name: string; text: string }, asked: object) => {
    let ask = statements.get(name);
    if (!ask) {
      ask = byLots({
        work: async (lot) => {
          const rows = await runSql<{ place: number }>(pool, { name, text, values: [JSON.stringify(lot)] });
          const given: (object | undefined)[] = lot.map(() => undefined);
          for (const row of rows) given[row.place - 1] = row;
          return given;
        },
        mayBeOfOne: (error) => error instanceof pg.DatabaseError,
      });
      statements.set(name, ask);
    }
    return ask(asked) as Promise<Row | undefined>;
  };
}

function takeRows<Row extends object>(
  client: pg.PoolClient,
  { text, values = [] }: SqlText,
  take: (row: Row) => void,
): Promise<void> {
  return new Promise((done, fail) => {
    let broken: { error: unknown } | null = null;
    const query = new pg.Query<Row>({ text, values: [...values] });
    query.on('row', (row) => {
      try {
        if (!broken) take(row);
      } catch (error) {
        broken = { error }; // told once the rest has come: the connection serves again
      }
    });
    query.on('end', () => (broken ? fail(broken.error) : done()));
    query.on('error', fail);
    client.query(query);
  });
}

/** A statement with its values written in it, to share a message with others; a text is quoted, null is NULL. */
function withLiterals({ text, values = [] }: SqlText): string {
  return text.replaceAll(/\$(\d+)/g, (_, position) => {
    const value = values[Number(position) - 1];
    if (value === undefined) throw new Error(`The statement has no value ${position}.`);
    return value === null ? 'NULL' : pg.escapeLiteral(String(value));
  });
}

/** A query builder whose only connection is the transaction's. */
function builderOn(client: pg.PoolClient): Kysely<unknown> {
  const connection: DatabaseConnection = {
    executeQuery: async <R>(query: CompiledQuery): Promise<QueryResult<R>> => {
      const result = await client.query(query.sql, [...query.parameters]);
      return { rows: result.rows as R[], numAffectedRows: BigInt(result.rowCount ?? 0) };
    },
    streamQuery: () => {
      throw new Error('Streaming is not offered: page through the rows.');
    },
  };
  const driver: Driver = {
    init: async () => {},
    acquireConnection: async () => connection,
    releaseConnection: async () => {},
    beginTransaction: refuseNesting,
    commitTransaction: refuseNesting,
    rollbackTransaction: refuseNesting,
    destroy: async () => {},
  };
  return new Kysely<unknown>({
    dialect: {
      createAdapter: () => new PostgresAdapter(),
      createDriver: () => driver,
      createIntrospector: (db) => new PostgresIntrospector(db),
      createQueryCompiler: () => new PostgresQueryCompiler(),
    },
  });
}

async function refuseNesting(): Promise<never> {
  throw new Error('A visit has one transaction: do not open another inside it.');
}

function parseTextArray(text: string): string[] {
  return text === '{}' ? [] : text.slice(1, -1).split(',');
}

/** The name of the constraint or the code that a database error broke, or null for another error. */
export function brokenRule(error: unknown): { code: string; constraint: string | null } | null {
  if (!(error instanceof pg.DatabaseError) || !error.code) return null;
  return { code: error.code, constraint: error.constraint ?? null };
}

import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { cpus, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import type pg from 'pg';
import { openServices } from '#/app/services.ts';
import { readSettings } from '#/app/settings.ts';
import { startEmbeddedPostgres } from '#/platform/embedded-postgres.ts';
import { newId } from '#/platform/ids.ts';
import { memoryLog } from '#/platform/log.ts';
import { prepareDatabase } from '#/platform/prepare-database.ts';
import { newToken, tokenHash } from '#/platform/secrets.ts';
import type { Services } from '#/platform/visit.ts';

export interface BenchGround {
  services: Services;
  pool: pg.Pool;
  connection: pg.PoolConfig;
  /** The same database as the superuser: to fill tables fast, never to measure. */
  administration: pg.PoolConfig;
  dataDirectory: string;
  close(): Promise<void>;
}

/** A durable PostgreSQL as `npm start` would open it, in a folder of its own, migrated and empty. */
export async function openGround(): Promise<BenchGround> {
  const dataDirectory = await mkdtemp(join(tmpdir(), 'toile-bench-'));
  const postgres = await startEmbeddedPostgres({ dataDirectory });
  const settings = readSettings({ TOILE_DATA_DIR: dataDirectory, TOILE_DEMONSTRATION: 'non' });
  const services = openServices(settings, postgres.connection, memoryLog());
  await prepareDatabase(services.database.pool, 'db/migrations');
  return {
    services,
    pool: services.database.pool,
    connection: postgres.connection,
    administration: postgres.administration,
    dataDirectory,
    close: async () => {
      await services.database.close();
      await postgres.stop();
      await rm(dataDirectory, { recursive: true, force: true });
    },
  };
}

/** A person of `spaceCount` spaces, signed in; the cookie opens their session. */
export async function memberOf(
  pool: pg.Pool,
  spaceCount: number,
): Promise<{ personId: string; spaceIds: string[]; cookie: string }> {
  const personId = newId();
  const token = newToken();
  await pool.query('INSERT INTO people (id, name) VALUES ($1, $2)', [personId, 'Personne mesurée']);
  await pool.query(
    "INSERT INTO sessions (id, token_hash, person_id, expires_at) VALUES ($1, $2, $3, now() + interval '1 day')",
    [newId(), tokenHash(token), personId],
  );
  const spaceIds = await makeSpaces(pool, spaceCount);
  for (const spaceId of spaceIds) {
    await pool.query(
      "INSERT INTO memberships (space_id, person_id, role, since_on) VALUES ($1, $2, 'member', '2025-04-01')",
      [spaceId, personId],
    );
  }
  return { personId, spaceIds, cookie: `toile_session=${token}` };
}

export async function makeSpaces(pool: pg.Pool, count: number): Promise<string[]> {
  const ids = Array.from({ length: count }, () => newId());
  await pool.query(
    "INSERT INTO spaces (id, name, kind) SELECT id, 'Espace ' || ordinality, 'team' FROM unnest($1::uuid[]) WITH ORDINALITY AS s (id, ordinality)",
    [ids],
  );
  return ids;
}

export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((left, right) => left - right);
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN;
}

export const median = (values: readonly number[]) => percentile(values, 0.5);

/** Runs something and gives its length in milliseconds. */
export async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

/** The same numbers at each run: a small generator, so that two runs measure the same thing. */
export function dice(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export interface Figure {
  what: string;
  value: number;
  unit: string;
  /** What was wished for, as a bound on the value. */
  target?: { atMost: number } | { atLeast: number };
}

/** What a bench leaves in `bench/results/`. */
export interface BenchResult {
  name: string;
  at: string;
  /** Whether sizes were small: to see that everything runs, not to be quoted. */
  small: boolean;
  machine: {
    cpus: number;
    model: string;
    memoryBytes: number;
    node: string;
    /** What others took of the processors just before and after, the larger of the two. */
    takenByOthersPercent?: number;
  };
  figures: readonly Figure[];
}

/** Prints figures, and keeps them as JSON in `bench/results/`. */
export async function report(name: string, figures: readonly Figure[]): Promise<void> {
  process.stdout.write(`\n${name}\n`);
  for (const figure of figures)
    process.stdout.write(
      `  ${figure.what.padEnd(64)} ${round(figure.value)} ${figure.unit}${verdict(figure)}\n`,
    );
  await mkdir('bench/results', { recursive: true });
  const machine = {
    cpus: cpus().length,
    model: cpus()[0]?.model ?? '',
    memoryBytes: totalmem(),
    node: process.version,
  };
  const small = process.env.BENCH_SMALL === '1';
  const result: BenchResult = { name, at: new Date().toISOString(), small, machine, figures };
  await writeFile(`bench/results/${name}.json`, `${JSON.stringify(result, null, 2)}\n`);
}

function verdict(figure: Figure): string {
  if (!figure.target) return '';
  const [met, bound] =
    'atMost' in figure.target
      ? [figure.value <= figure.target.atMost, `≤ ${figure.target.atMost}`]
      : [figure.value >= figure.target.atLeast, `≥ ${figure.target.atLeast}`];
  return `  (target ${bound}: ${met ? 'met' : 'MISSED'})`;
}

function round(value: number): string {
  return Math.abs(value) >= 100 ? value.toFixed(0) : value.toPrecision(3);
}

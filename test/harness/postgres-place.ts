import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import {
  type EmbeddedPostgres,
  type EmbeddedPostgresOptions,
  StartRefusal,
  startEmbeddedPostgres,
} from '#/platform/embedded-postgres.ts';

export const isRoot = process.getuid?.() === 0;
const moduleFile = resolve(import.meta.dirname, '../../src/platform/embedded-postgres.ts');

/** What a test file of the embedded PostgreSQL needs; everything started is ended after each test. */
export interface TestPlace {
  /** A new temporary folder of the file. */
  folder(name?: string): string;
  start(folder: string, options?: Partial<EmbeddedPostgresOptions>): Promise<EmbeddedPostgres>;
  application(folder: string, work?: string): Promise<ChildProcess>;
  keep(child: ChildProcess): ChildProcess;
}

export function testPlace(): TestPlace {
  let place = '';
  const running = new Set<EmbeddedPostgres>();
  const children = new Set<ChildProcess>();
  const keep = (child: ChildProcess) => {
    children.add(child);
    return child;
  };
  beforeAll(async () => {
    place = await mkdtemp(join(tmpdir(), 'tpg-'));
    await chmod(place, 0o755);
  });
  afterEach(async () => {
    for (const server of running) await server.stop();
    running.clear();
    for (const child of children) child.kill('SIGKILL');
    children.clear();
  });
  afterAll(() => rm(place, { recursive: true, force: true }));
  return {
    folder: (name = '') => join(place, name),
    start: async (folder, options = {}) => {
      const server = await startEmbeddedPostgres({ dataDirectory: folder, ...options });
      running.add(server);
      return server;
    },
    application: (folder, work = '') => application(folder, work, keep),
    keep,
  };
}

export async function ask(
  server: Pick<EmbeddedPostgres, 'connection'>,
  sql: string,
): Promise<Record<string, unknown>[]> {
  const client = new pg.Client(server.connection);
  client.on('error', () => {});
  await client.connect();
  try {
    const results = await client.query(sql);
    return (Array.isArray(results) ? results.at(-1) : results).rows;
  } finally {
    await client.end();
  }
}

export const keepRow = `CREATE TABLE IF NOT EXISTS kept (word text); INSERT INTO kept VALUES ('commis')`;
export const countRows = 'SELECT count(*)::int AS n FROM kept';

export async function refusal(work: Promise<unknown>): Promise<StartRefusal> {
  const error = await work.then(
    () => null,
    (error) => error,
  );
  expect(error).toBeInstanceOf(StartRefusal);
  return error as StartRefusal;
}

/** A small application in a process of its own, that says `ready` and then stays. */
async function application(
  folder: string,
  work: string,
  keep: (child: ChildProcess) => ChildProcess,
): Promise<ChildProcess> {
  const script = `
    const { startEmbeddedPostgres } = await import(${JSON.stringify(moduleFile)});
    const { default: pg } = await import('pg');
    const server = await startEmbeddedPostgres({ dataDirectory: ${JSON.stringify(folder)} });
    const client = new pg.Client(server.connection);
    client.on('error', () => {});
    await client.connect();
    ${work}
    process.stdout.write('ready\\n');
    setInterval(() => {}, 1000);`;
  const child = keep(
    spawn(process.execPath, ['--input-type=module', '-e', script], {
      cwd: import.meta.dirname,
      stdio: ['ignore', 'pipe', 'inherit'],
    }),
  );
  await Promise.race([once(child.stdout!, 'data'), once(child, 'exit')]);
  expect(child.exitCode).toBeNull();
  return child;
}

export async function kill(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  child.kill(signal);
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
}

export const postmasterPid = async (folder: string) =>
  Number((await readFile(join(folder, 'postgres/postmaster.pid'), 'utf8')).split('\n')[0]);

/** Alive: neither gone nor a zombie that its parent has not yet collected. */
export async function isAlive(pid: number): Promise<boolean> {
  try {
    process.kill(pid, 0);
    if (process.platform !== 'linux') return true;
    return !/^State:\s+Z/m.test(await readFile(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return false;
  }
}

export async function until(condition: () => Promise<boolean>): Promise<void> {
  for (let waitedMs = 0; waitedMs < 15_000; waitedMs += 50) {
    if (await condition()) return;
    await delay(50);
  }
  throw new Error('Waited in vain.');
}

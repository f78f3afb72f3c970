import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { startEmbeddedPostgres } from '#/platform/embedded-postgres.ts';
import { prepareDatabase } from '#/platform/prepare-database.ts';

export interface TestCluster {
  host: string;
  port: number;
  user: string;
  administrator: string;
}

declare module 'vitest' {
  export interface ProvidedContext {
    cluster: TestCluster;
  }
}

export const templateName = 'toile_template';

/** One cluster a run: real PostgreSQL, with a migrated template that each test file clones. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'toile-test-'));
  const postgres = await startEmbeddedPostgres({ dataDirectory: folder });
  const { host, port, user } = postgres.connection;
  await makeTemplate(postgres.connection);
  project.provide('cluster', { host, port, user, administrator: postgres.administration.user });
  return async () => {
    await postgres.stop();
    await rm(folder, { recursive: true, force: true });
  };
}

async function makeTemplate(connection: pg.ClientConfig): Promise<void> {
  const admin = new pg.Client(connection);
  await admin.connect();
  await admin.query(`CREATE DATABASE ${templateName}`);
  await admin.end();
  const pool = new pg.Pool({ ...connection, database: templateName, max: 2 });
  pool.on('connect', (client) => client.on('error', () => {}));
  pool.on('error', () => {});
  await prepareDatabase(pool, 'db/migrations');
  // Tests wait for nothing on disk; durability has its own tests.
  await pool.query(`ALTER ROLE CURRENT_USER SET synchronous_commit = off`);
  await pool.end();
}

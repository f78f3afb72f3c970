import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';
import type pg from 'pg';
import { findRunningPostgres } from '#/platform/embedded-postgres.ts';
import type { Usage } from './usage-report.ts';

/** A program measured from outside. */
export interface MeasuredProcess {
  port: number;
  child: ChildProcess;
  usage(): Promise<Usage>;
  stop(): Promise<void>;
}

/** Starts a program that prints `{"port": …}` in a line once it listens; `material` is its first message. */
export async function startMeasured(
  program: string,
  environment: Record<string, string> = {},
  material?: object,
): Promise<MeasuredProcess> {
  const report = pathToFileURL(join(import.meta.dirname, 'usage-report.js')).href;
  const child = spawn(process.execPath, ['--import', report, program], {
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
    env: { ...process.env, ...environment },
  });
  if (material) child.send(material);
  const port = await new Promise<number>((done, fail) => {
    createInterface({ input: child.stdout! }).on('line', (line) => {
      const found = /"port":(\d+)/.exec(line)?.[1];
      if (found) done(Number(found));
    });
    child.once('exit', (code) => fail(new Error(`The measured program ended (${code}) before listening.`)));
  });
  return {
    port,
    child,
    usage: async () => {
      child.send('usage');
      const [usage] = (await once(child, 'message')) as [Usage];
      return usage;
    },
    stop: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      await ended;
    },
  };
}

export interface SiteProcess extends MeasuredProcess {
  dataDirectory: string;
  /** The database behind it, as the product's own role. */
  connection: pg.PoolConfig;
  /** The same as the superuser. */
  administration: pg.PoolConfig;
  /** Stops it and forgets its folder. */
  close(): Promise<void>;
}

/** The site as `npm start` runs it once built, on any free port and in a folder of its own. */
export async function startSite(environment: Record<string, string> = {}): Promise<SiteProcess> {
  const dataDirectory = await mkdtemp(join(tmpdir(), 'toile-bench-'));
  const site = await startSiteIn(dataDirectory, environment);
  const running = await findRunningPostgres(dataDirectory);
  if (!running) throw new Error('The site listens and its PostgreSQL cannot be found.');
  return {
    ...site,
    dataDirectory,
    connection: running.connection,
    administration: running.administration,
    close: async () => {
      await site.stop();
      await rm(dataDirectory, { recursive: true, force: true });
    },
  };
}

/** The same in a folder that is there. */
export function startSiteIn(dataDirectory: string, environment: Record<string, string> = {}) {
  return startMeasured('dist/main.js', { TOILE_DATA_DIR: dataDirectory, PORT: '0', ...environment });
}

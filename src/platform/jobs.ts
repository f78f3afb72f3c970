import { parseCronItems, type Runner, run } from 'graphile-worker';
import type pg from 'pg';
import type { Transaction } from './database.ts';
import type { Domain } from './domain.ts';
import { orphanFilesJob, removeOrphanFiles } from './orphan-files.ts';
import type { Services } from './visit.ts';

export interface JobOptions {
  /** Jobs with the same queue run one after the other. */
  queue?: string;
  /** A later job with the same key replaces an earlier one not yet started. */
  key?: string;
  runAt?: Date;
}

/** Queues a job in the visit's own transaction: rolled back, it never existed. */
export async function addJob(
  transaction: Transaction,
  name: string,
  payload: object,
  options: JobOptions = {},
): Promise<void> {
  await transaction.query({
    text: 'SELECT enqueue_job($1, $2, $3, $4, $5)',
    values: [
      name,
      JSON.stringify(payload),
      options.queue ?? null,
      options.key ?? null,
      options.runAt ?? null,
    ],
  });
}

/** Starts the worker of every domain's jobs in this process. */
export async function startJobs(
  pool: pg.Pool,
  domains: readonly Domain[],
  services: Services,
): Promise<Runner> {
  const taskList: Record<string, (payload: unknown) => Promise<void>> = {};
  taskList[orphanFilesJob] = () => removeOrphanFiles(services, domains);
  const cron = parseCronItems([{ task: orphanFilesJob, match: '41 4 * * *' }]);
  for (const domain of domains) {
    for (const [name, work] of Object.entries(domain.jobs ?? {})) {
      taskList[name] = (payload) => work({ services, payload });
    }
    const items = Object.entries(domain.schedule ?? {}).map(([task, match]) => ({ task, match }));
    cron.push(...parseCronItems(items));
  }
  return run({
    pgPool: pool,
    taskList,
    parsedCronItems: cron,
    concurrency: 2,
    noHandleSignals: true,
    noPreparedStatements: false,
    logger: quietLogger(services),
  });
}

function quietLogger(services: Services) {
  // Only failures are worth a line; payloads are never logged.
  return new (class {
    scope() {
      return this;
    }
    log(level: string, message: string) {
      if (level === 'error') services.log.error({ job: true }, message.slice(0, 200));
    }
    error = (message: string) => this.log('error', message);
    warn = (_message: string) => {};
    info = (_message: string) => {};
    debug = (_message: string) => {};
  })() as never;
}

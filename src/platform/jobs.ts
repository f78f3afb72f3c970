import { type Job, Logger, parseCronItems, type Runner, run, type Task } from 'graphile-worker';
import type pg from 'pg';
import type { Transaction } from './database.ts';
import type { Domain } from './domain.ts';
import type { Log } from './log.ts';
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
  const { log } = services;
  const taskList: Record<string, Task> = {
    [orphanFilesJob]: discreet(log, () => removeOrphanFiles(services, domains)),
  };
  const cron = parseCronItems([{ task: orphanFilesJob, match: '41 4 * * *' }]);
  for (const domain of domains) {
    for (const [name, work] of Object.entries(domain.jobs ?? {})) {
      taskList[name] = discreet(log, (payload) => work({ services, payload }));
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
    logger: quietLogger(log),
  });
}

/**
 * A job whose failure keeps nothing of anybody: what a mail server answers quotes addresses, so the queue gets the
 * error's code only; and what failed for good leaves the queue with its payload.
 */
function discreet(log: Log, work: (payload: unknown) => Promise<void>): Task {
  return async (payload, { job }) => {
    try {
      await work(payload);
    } catch (error) {
      if (job.attempts < job.max_attempts) throw new JobFailure(codeOf(error));
      tellFailure(log, job, codeOf(error));
    }
  };
}

/** All that is kept of why a job failed: a code, as its message too. */
class JobFailure extends Error {}

function tellFailure(log: Log, job: Job, cause: string): void {
  const { task_identifier: name, attempts: attempt, max_attempts: attempts } = job;
  log.error({ job: name, attempt, attempts, cause }, 'job failed');
}

/** The code of an error, else its name; never its message. */
function codeOf(error: unknown): string {
  const { code, name } = (error ?? {}) as { code?: unknown; name?: unknown };
  return (
    ([code, name].find((text) => typeof text === 'string' && /^\w{1,60}$/.test(text)) as string) ?? 'unknown'
  );
}

/** Only failures are worth a line; neither payloads nor messages are ever logged. */
function quietLogger(log: Log): Logger {
  return new Logger(() => (level, _message, meta) => {
    if (level !== 'error') return;
    const { job, error } = (meta ?? {}) as { job?: Job; error?: unknown };
    const cause = error instanceof JobFailure ? error.message : codeOf(error);
    if (job) tellFailure(log, job, cause);
    else log.error({ cause }, 'job queue failed');
  });
}

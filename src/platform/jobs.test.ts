import type { Runner } from 'graphile-worker';
import { afterEach, expect, test, vi } from 'vitest';
import { type TestSite, testSite } from '../../test/harness/site.ts';
import type { Domain } from './domain.ts';
import { addJob, startJobs } from './jobs.ts';
import { noMail } from './mail.ts';
import { prepareDatabase } from './prepare-database.ts';

const address = 'odile@organisme.example';
const refusedBySmtp = () =>
  Object.assign(new Error(`Can't send mail: 550 5.1.1 <${address}> unknown`), {
    code: 'EENVELOPE',
    rejected: [address],
  });

const send = 'essai.send';
const domainWhoseJob = (work: () => Promise<void>): Domain => ({
  name: 'essai',
  routes: [],
  jobs: { [send]: work },
  personalData: 'holds none',
});

let runner: Runner | null = null;
afterEach(async () => {
  await runner?.stop();
  runner = null;
});

const queued = (site: TestSite) =>
  site.system((transaction) =>
    transaction.query<{ attempts: number; error: string | null }>({
      text: 'SELECT attempts, last_error AS error FROM graphile_worker._private_jobs ORDER BY id',
    }),
  );

/** Queues the job, in what remains of its attempts, and works until a line says that it failed. */
async function failure(site: TestSite, attempts: number, error: unknown) {
  const { services } = site;
  await site.system(async (transaction) => {
    await addJob(transaction, send, { email: address });
    await transaction.query({
      text: 'UPDATE graphile_worker._private_jobs SET max_attempts = $1',
      values: [attempts],
    });
  });
  const domain = domainWhoseJob(() => Promise.reject(error));
  runner = await startJobs(services.database.pool, [domain], services);
  await vi.waitFor(() => expect(services.log.lines).not.toEqual([]), { timeout: 60_000 });
  await runner.stop();
  runner = null;
  return services.log.lines.splice(0);
}

const cases: [string, unknown, string][] = [
  ['a code', refusedBySmtp(), 'EENVELOPE'],
  ['a name alone', new TypeError(`${address} is not a function`), 'TypeError'],
  ['an address in its code', Object.assign(new Error('no'), { code: address }), 'Error'],
  ['nothing that an error has', address, 'unknown'],
];

test.for(cases)(
  'a job that failed by an error with %s names nobody, in the log or the queue',
  async ([, error, cause]) => {
    const site = await testSite();
    const lines = await failure(site, 2, error);
    expect(lines).toEqual([
      { level: 'error', message: 'job failed', fields: { job: send, attempt: 1, attempts: 2, cause } },
    ]);
    await vi.waitFor(async () => expect(await queued(site)).toMatchObject([{ attempts: 1, error: cause }]), {
      timeout: 60_000,
    });
  },
);

test('a job that failed for good leaves the queue, and the address with it', async () => {
  const site = await testSite();
  const lines = await failure(site, 1, refusedBySmtp());
  expect(lines.map(({ fields }) => fields)).toEqual([
    { job: send, attempt: 1, attempts: 1, cause: 'EENVELOPE' },
  ]);
  await vi.waitFor(async () => expect(await queued(site)).toEqual([]), { timeout: 60_000 });
});

test('a job whose process was killed in its last attempt leaves the queue at the next start', async () => {
  const site = await testSite();
  await site.system(async (transaction) => {
    await addJob(transaction, send, { email: address });
    await addJob(transaction, send, { email: address });
    await transaction.query({
      text: `UPDATE graphile_worker._private_jobs SET attempts = max_attempts
             WHERE id = (SELECT min(id) FROM graphile_worker._private_jobs)`,
    });
  });
  await prepareDatabase(site.services.database.pool, 'db/migrations');
  expect(await queued(site)).toMatchObject([{ attempts: 0 }]);
});

test('mail without a server fails by a name', async () => {
  const message = { to: address, subject: 'Lien', text: 'Bonjour' };
  const site = await testSite();
  const error = await noMail.send(message).catch((reason: unknown) => reason);
  expect(JSON.stringify(await failure(site, 1, error))).not.toContain('@');
});

import type { Domain } from '#/platform/domain.ts';
import type { TestSite } from './site.ts';

/** Does what the visits queued, in order, as a worker would, and empties the queue. Returns the jobs' names. */
export async function runQueuedJobs(site: TestSite, domain: Domain): Promise<string[]> {
  const queued = await site.system((transaction) =>
    transaction.query<{ name: string; payload: unknown }>({
      text: `WITH taken AS (DELETE FROM graphile_worker._private_jobs RETURNING id, task_id, payload)
             SELECT tasks.identifier AS name, taken.payload FROM taken
             JOIN graphile_worker._private_tasks tasks ON tasks.id = taken.task_id ORDER BY taken.id`,
    }),
  );
  for (const { name, payload } of queued) {
    const work = domain.jobs?.[name];
    if (!work) throw new Error(`Nobody does the job "${name}".`);
    await work({ services: site.services, payload });
  }
  return queued.map(({ name }) => name);
}

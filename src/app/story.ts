import { dayIn } from '#/platform/clock.ts';
import type { Domain } from '#/platform/domain.ts';
import type { Services } from '#/platform/visit.ts';

const lockKey = 7_014_531;

/** Whether the demonstration story is in this database. */
export async function storyIsThere(services: Services): Promise<boolean> {
  const [row] = await services.database.systemQuery<{ there: boolean }>({
    text: 'SELECT EXISTS (SELECT FROM people WHERE story_role IS NOT NULL) AS there',
  });
  return row?.there ?? false;
}

/**
 * Tells the demonstration story in a database where nobody is yet: every domain writes its part, in one
 * transaction. Returns false when somebody is there already, real or invented.
 */
export async function plantStory(services: Services, domains: readonly Domain[]): Promise<boolean> {
  return services.database.asSystem(async (transaction) => {
    await transaction.query({ text: 'SELECT pg_advisory_xact_lock($1)', values: [lockKey] });
    const [row] = await transaction.query<{ somebody: boolean }>({
      text: 'SELECT EXISTS (SELECT FROM people) AS somebody',
    });
    if (row?.somebody) return false;
    const today = dayIn(services.settings.timeZone, services.clock.now());
    for (const domain of domains) await domain.seed?.({ transaction, services, today });
    return true;
  });
}

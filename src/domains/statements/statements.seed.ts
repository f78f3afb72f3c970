import {
  type Codebook,
  frozenCodebook,
  periodContaining,
  shippedCodebooks,
} from '#/domains/codebooks/codebooks.public.ts';
import { addDays } from '#/french/dates.ts';
import type { SeedContext } from '#/platform/domain.ts';
import { storyId } from '#/platform/ids.ts';
import { openAndCompile } from './compilation.actions.ts';

/**
 * The team's statements: the financial period just closed, and the year as it stands, each read by every framework
 * that comes with Toile.
 */
export async function seedStatements(context: SeedContext): Promise<void> {
  for (const codebook of shippedCodebooks) await seedStatementsOf(codebook, context);
}

async function seedStatementsOf(
  codebook: Codebook,
  { transaction, services, today }: SeedContext,
): Promise<void> {
  const spaceId = storyId('space:equipe');
  const personId = storyId('person:maude');
  const clock = { today, timeZone: services.settings.timeZone };
  for (const calendarId of ['financial', 'year']) {
    const calendar = codebook.calendars.find(({ id }) => id === calendarId);
    const current = calendar && periodContaining(calendar, today);
    const before = calendar && current && periodContaining(calendar, addDays(current.startsOn, -1));
    const period = calendarId === 'financial' ? before : current;
    if (!period) continue;
    const reference = { id: codebook.id, version: codebook.version };
    const { startsOn, endsOn } = period;
    const wish = { spaceId, codebook: reference, calendarId, periodId: period.id, startsOn, endsOn };
    await frozenCodebook(transaction, reference, null);
    await openAndCompile(transaction, wish, clock, personId);
  }
}

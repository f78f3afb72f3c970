import { periodContaining, publishCodebook } from '#/domains/codebooks/codebooks.public.ts';
import { planById, versionOfPlan } from '#/domains/plans/plans.public.ts';
import { spaceById } from '#/domains/spaces/spaces.public.ts';
import { openAndCompile } from '#/domains/statements/statements.public.ts';
import type { SeedContext } from '#/platform/domain.ts';
import { storyId } from '#/platform/ids.ts';
import { planCodebook } from './plan-codebook.rules.ts';

/** The team reads its year by the housing plan that it shares with the table. */
export async function seedSpaceCodebooks({ transaction, services, today }: SeedContext): Promise<void> {
  const [spaceId, personId] = [storyId('space:equipe'), storyId('person:maude')];
  const space = await spaceById(transaction, spaceId);
  const plan = await planById(transaction, storyId('plan:logement'));
  const adopted = plan && (await versionOfPlan(transaction, plan.id, null));
  if (!space || !adopted) return;
  const { version, content } = adopted;
  const book = planCodebook({ id: plan.id, spaceId, spaceName: space.name, version, content });
  const outcome = await publishCodebook(transaction, book, { spaceId, personId });
  if (outcome.kind !== 'published') throw new Error('The plan of the story makes no sound codebook.');
  const calendar = book.calendars.find(({ id }) => id === 'year');
  const period = calendar && periodContaining(calendar, today);
  if (!period) return;
  const wish = { spaceId, codebook: outcome.reference, calendarId: 'year', periodId: period.id };
  const clock = { today, timeZone: services.settings.timeZone };
  await openAndCompile(
    transaction,
    { ...wish, startsOn: period.startsOn, endsOn: period.endsOn },
    clock,
    personId,
  );
}

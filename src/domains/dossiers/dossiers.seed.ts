import type { SeedContext } from '#/platform/domain.ts';
import { storyId } from '#/platform/ids.ts';
import { insertStoryDossier } from './story-dossier.store.ts';
import { type StoryDossier, storyDossiers } from './story-dossiers.data.ts';

/** The twelve dossiers of the team, each with its states and its partners. */
export async function seedDossiers({ transaction, today }: SeedContext): Promise<void> {
  const day = (daysAgo: number) =>
    new Date(Date.parse(`${today}T00:00:00Z`) - daysAgo * 86_400_000).toISOString().slice(0, 10);
  let number = 0;
  for (const dossier of [...storyDossiers].sort((left, right) => firstDay(right) - firstDay(left))) {
    number += 1;
    await insertStoryDossier(transaction, {
      id: storyId(dossier.key),
      spaceId: storyId('space:equipe'),
      number,
      title: dossier.title,
      summary: dossier.summary,
      origin: dossier.origin,
      communityKind: dossier.communityKind,
      fields: dossier.fields,
      serviceAxes: dossier.serviceAxes,
      axisShares: dossier.axisShares ?? [],
      openedBy: storyId(dossier.openedBy),
      states: dossier.states.map((state) => ({
        state: state.state,
        sinceOn: day(state.daysAgo),
        reason: state.reason,
        notedBy: storyId(state.by),
      })),
      partners: dossier.partners.map((one) => ({
        organisationId: storyId(one.organisation),
        name: one.name,
        role: one.role,
        sinceOn: day(one.daysAgo),
      })),
    });
  }
}

function firstDay(dossier: StoryDossier): number {
  return dossier.states[0]?.daysAgo ?? 0;
}

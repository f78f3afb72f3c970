import type { SeedContext } from '#/platform/domain.ts';
import { storyId } from '#/platform/ids.ts';
import { insertStoryDossier } from './story-dossier.store.ts';
import { type StoryDossier, storyDossiers } from './story-dossiers.data.ts';
import { insertWithdrawal } from './withdrawals/withdrawal.store.ts';

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
      originKind: dossier.originKind ?? null,
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
        untilOn: one.leftDaysAgo === undefined ? null : day(one.leftDaysAgo),
      })),
    });
    for (const [at, told] of (dossier.withdrawals ?? []).entries()) {
      await insertWithdrawal(transaction, {
        dossierId: storyId(dossier.key),
        revision: at + 1,
        reason: told.reason,
        signs: told.signs,
        afterwards: told.afterwards,
        aimedOn: day(-told.aimed),
        reviewOn: day(-told.review),
        lines: told.lines.map(({ key, day: on, ...line }) => ({
          ...line,
          id: storyId(`${dossier.key}:${key}`),
          onDay: on === null ? null : day(-on),
        })),
        notedBy: storyId(`person:${told.by}`),
        notedAt: new Date(`${day(told.daysAgo)}T20:00:00Z`),
      });
    }
  }
}

function firstDay(dossier: StoryDossier): number {
  return dossier.states[0]?.daysAgo ?? 0;
}

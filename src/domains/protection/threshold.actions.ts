import type { z } from 'zod';
import { logHappening } from '#/platform/happenings.ts';
import type { SignedInVisit } from '#/platform/visit.ts';
import { holdPolicy, policyFor, removeThresholds, saveThresholds } from './policy.store.ts';
import type { Policy } from './publication.ts';
import type { instanceThresholdsForm, topicThresholdsForm } from './threshold.form.ts';

/** Holds the rule until the end of the transaction, and says whether it still is what was read. */
export async function isRuleAsRead(
  visit: SignedInVisit,
  isAsRead: (policy: Policy) => boolean,
): Promise<boolean> {
  const transaction = await visit.transaction();
  await holdPolicy(transaction);
  return isAsRead(await policyFor(transaction));
}

/** Sets the rule of the instance. Row-level security refuses whoever does not administer it. */
export async function setInstanceThresholds(
  visit: SignedInVisit,
  { zeros, ...thresholds }: z.output<typeof instanceThresholdsForm>,
): Promise<void> {
  const transaction = await visit.transaction();
  await saveThresholds(transaction, '', thresholds, zeros, visit.viewer.personId);
  await note(visit, 'thresholds.changed', { ...thresholds, zeros });
}

/** Gives a topic thresholds of its own. */
export async function setTopicThresholds(
  visit: SignedInVisit,
  { topic, topicPeople, topicOrganisations }: z.output<typeof topicThresholdsForm>,
): Promise<void> {
  const thresholds = { people: topicPeople, organisations: topicOrganisations };
  await saveThresholds(await visit.transaction(), topic, thresholds, null, visit.viewer.personId);
  await note(visit, 'thresholds.changed', { topic, ...thresholds });
}

/** Lets a topic follow the instance again; false when it had no thresholds of its own. */
export async function forgetTopicThresholds(visit: SignedInVisit, topic: string): Promise<boolean> {
  const isGone = await removeThresholds(await visit.transaction(), topic);
  if (isGone) await note(visit, 'thresholds.removed', { topic });
  return isGone;
}

async function note(visit: SignedInVisit, kind: string, details: Record<string, unknown>): Promise<void> {
  const { personId } = visit.viewer;
  await logHappening(await visit.transaction(), {
    personId,
    spaceId: null,
    kind,
    subjectKind: 'person',
    subjectId: personId,
    details,
  });
}

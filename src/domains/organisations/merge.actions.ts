import { logHappening } from '#/platform/happenings.ts';
import type { SignedInVisit } from '#/platform/visit.ts';
import { mayMerge } from './organisation.access.ts';
import { merged } from './organisation.rules.ts';
import { holdOrganisations, mergeInto, organisationById, updateOrganisation } from './organisation.store.ts';
import type { ChosenField } from './organisation.ts';

export interface MergeAsked {
  kept: string;
  gone: string;
  /** What the two were at when they were compared; null takes them as they are. */
  versions: { kept: number; gone: number } | null;
  fromGone: ReadonlySet<ChosenField>;
}

export type MergeOutcome =
  | { kind: 'done' }
  | { kind: 'refused'; key: 'mergeChanged' | 'mergeWithItself' }
  | { kind: 'missing' }
  | { kind: 'forbidden' };

/** Makes one organisation of two: names, places and links of both are kept, and the old address leads to the new. */
export async function mergeOrganisations(visit: SignedInVisit, asked: MergeAsked): Promise<MergeOutcome> {
  if (!mayMerge(visit.viewer)) return { kind: 'forbidden' };
  if (asked.kept === asked.gone) return { kind: 'refused', key: 'mergeWithItself' };
  const transaction = await visit.transaction();
  await holdOrganisations(transaction, [asked.kept, asked.gone]);
  const kept = await organisationById(transaction, asked.kept);
  const gone = await organisationById(transaction, asked.gone);
  if (!kept || !gone) return { kind: 'missing' };
  const isMerged = kept.mergedInto !== null || gone.mergedInto !== null;
  const { versions } = asked;
  const isStale = versions !== null && (versions.kept !== kept.version || versions.gone !== gone.version);
  if (isMerged || isStale) return { kind: 'refused', key: 'mergeChanged' };
  const content = merged(kept, gone, asked.fromGone);
  await updateOrganisation(transaction, kept.id, kept.version, content, visit.viewer.personId);
  await mergeInto(transaction, kept.id, gone.id);
  await logHappening(transaction, {
    personId: visit.viewer.personId,
    spaceId: null,
    kind: 'organisation.merged',
    subjectKind: 'organisation',
    subjectId: kept.id,
    details: { gone: gone.id },
  });
  return { kind: 'done' };
}

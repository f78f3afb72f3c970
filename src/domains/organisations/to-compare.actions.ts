import type { SignedInVisit } from '#/platform/visit.ts';
import { latestOrganisations } from './directory.store.ts';
import type { OrganisationLine } from './organisation.ts';

/** Names compared at once, and pairs looked at: a second of work at the very most. */
const mostCompared = 1500;
export const mostPairs = 3000;

/** The organisations among which doubles are looked for; `compared` is null when they are all there. */
export async function latestToCompare(
  visit: SignedInVisit,
): Promise<{ lines: OrganisationLine[]; compared: number | null }> {
  const { lines, isWhole } = await latestOrganisations(await visit.transaction(), mostCompared);
  return { lines, compared: isWhole ? null : mostCompared };
}

import { cursorOf, readCursor } from '#/platform/cursor.ts';
import { isId } from '#/platform/ids.ts';
import type { SignedInVisit } from '#/platform/visit.ts';
import { contributionFeedback } from './contribution.store.ts';
import type { ContributionFeedback } from './transmission.ts';

export interface ContributionReading {
  feedback: ContributionFeedback[];
  /** Where the next ones are, or null at the end. */
  next: string | null;
}

/** What was decided with figures in which the viewer's traces were counted; from a place in the list, or the start. */
export async function readContributions(
  visit: SignedInVisit,
  place: string | null | undefined,
  limit: number,
): Promise<ContributionReading> {
  const [recordedAt = '', id = ''] = readCursor(place, 2) ?? [];
  const isPlace = isId(id) && !Number.isNaN(Date.parse(recordedAt));
  const after = isPlace ? { recordedAt, id } : null;
  const { feedback, hasMore } = await contributionFeedback(await visit.transaction(), { limit, after });
  const last = feedback.at(-1);
  return { feedback, next: hasMore && last ? cursorOf(last.recordedAt.toISOString(), last.id) : null };
}

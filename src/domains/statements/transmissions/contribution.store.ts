import type { Transaction } from '#/platform/database.ts';
import type { ContributionFeedback } from './transmission.ts';

/** Keeps whose traces were counted in a transmission: those shared with the team on its days. */
export async function insertContributors(
  transaction: Transaction,
  transmissionId: string,
  { spaceId, startsOn, endsOn }: { spaceId: string; startsOn: string; endsOn: string },
): Promise<void> {
  await transaction.query({
    name: 'insert_transmission_contributors',
    text: `INSERT INTO transmission_contributors (person_id, transmission_id)
           SELECT DISTINCT author_id, $1::uuid FROM traces
           WHERE space_id = $2 AND event_on BETWEEN $3 AND $4 AND trashed_at IS NULL AND visibility <> 'author'
             AND author_id IS NOT NULL`,
    values: [transmissionId, spaceId, startsOn, endsOn],
  });
}

export interface ContributionOptions {
  limit: number;
  after: { recordedAt: string; id: string } | null;
}

const columns = `f.id, f.transmission_id AS "transmissionId", f.space_name AS "spaceName", f.period,
  f.recipient_name AS "recipientName", f.purpose_kind AS "purposeKind", f.purpose, f.decided_on AS "decidedOn",
  f.text, f.recorded_at AS "recordedAt", EXISTS (SELECT FROM transmissions t WHERE t.id = f.transmission_id) AS "mayOpen"`;

/** A page of it, the latest first, whether the viewer is still of the team or not. */
export async function contributionFeedback(
  transaction: Transaction,
  { limit, after }: ContributionOptions,
): Promise<{ feedback: ContributionFeedback[]; hasMore: boolean }> {
  const rows = await transaction.query<ContributionFeedback>({
    name: 'contribution_feedback',
    text: `SELECT ${columns} FROM feedback_to_contributor() f
           WHERE $1::timestamptz IS NULL OR (date_trunc('milliseconds', f.recorded_at), f.id) < ($1, $2::uuid)
           ORDER BY date_trunc('milliseconds', f.recorded_at) DESC, f.id DESC LIMIT $3`,
    values: [after?.recordedAt ?? null, after?.id ?? null, limit + 1],
  });
  return { feedback: rows.slice(0, limit), hasMore: rows.length > limit };
}

/** The same since an instant, of teams that the viewer has left. */
export async function feedbackOfTeamsLeft(
  transaction: Transaction,
  options: { spaces: readonly string[]; since: Date; limit: number },
): Promise<ContributionFeedback[]> {
  return transaction.query<ContributionFeedback>({
    name: 'feedback_of_teams_left',
    text: `SELECT ${columns} FROM feedback_to_contributor() f
           WHERE f.space_id <> ALL ($1::uuid[]) AND f.recorded_at >= $2 ORDER BY f.recorded_at DESC LIMIT $3`,
    values: [options.spaces, options.since, options.limit],
  });
}

import type { Transaction } from '#/platform/database.ts';
import { newId } from '#/platform/ids.ts';
import type { Feedback } from './transmission.ts';

interface FeedbackRow {
  id: string;
  decided_on: string;
  text: string;
  recorded_by_name: string | null;
  recorded_at: Date;
}

const asFeedback = (row: FeedbackRow): Feedback => ({
  id: row.id,
  decidedOn: row.decided_on,
  text: row.text,
  recordedByName: row.recorded_by_name,
  recordedAt: row.recorded_at,
});

/** What was decided with the figures of a transmission, the oldest first. */
export async function feedbackOf(transaction: Transaction, transmissionId: string): Promise<Feedback[]> {
  const rows = await transaction.query<FeedbackRow>({
    name: 'feedback_of_transmission',
    text: `SELECT f.id, f.decided_on, f.text, f.recorded_at,
             (SELECT name FROM people WHERE people.id = f.recorded_by) AS recorded_by_name
           FROM transmission_feedback f WHERE f.transmission_id = $1 ORDER BY f.recorded_at, f.id`,
    values: [transmissionId],
  });
  return rows.map(asFeedback);
}

/** What was decided with the figures of a statement, whoever received them, the oldest first. */
export async function feedbackOfStatement(
  transaction: Transaction,
  statementId: string,
): Promise<(Feedback & { transmissionId: string })[]> {
  const rows = await transaction.query<FeedbackRow & { transmission_id: string }>({
    name: 'feedback_of_statement',
    text: `SELECT f.id, f.transmission_id, f.decided_on, f.text, f.recorded_at,
             (SELECT name FROM people WHERE people.id = f.recorded_by) AS recorded_by_name
           FROM transmission_feedback f JOIN transmissions t ON t.id = f.transmission_id
           WHERE t.statement_id = $1 ORDER BY f.recorded_at, f.id`,
    values: [statementId],
  });
  return rows.map((row) => ({ ...asFeedback(row), transmissionId: row.transmission_id }));
}

export async function insertFeedback(
  transaction: Transaction,
  feedback: { transmissionId: string; decidedOn: string; text: string; recordedBy: string; recordedAt: Date },
): Promise<string> {
  const id = newId();
  await transaction.query({
    name: 'insert_feedback',
    text: `INSERT INTO transmission_feedback (id, transmission_id, decided_on, text, recorded_by, recorded_at)
           VALUES ($1, $2, $3, $4, $5, $6)`,
    values: [
      id,
      feedback.transmissionId,
      feedback.decidedOn,
      feedback.text,
      feedback.recordedBy,
      feedback.recordedAt,
    ],
  });
  return id;
}

/** Something that happened to a transmission, for « Aujourd’hui ». */
export interface TransmissionNews {
  kind: 'received' | 'returned' | 'accepted' | 'feedback';
  transmissionId: string;
  statementId: string;
  spaceName: string;
  recipientName: string;
  period: { fr: string; en: string };
  at: Date;
  /** For what was received: whether an answer is still awaited from the viewer’s spaces. */
  isAwaited: boolean;
}

/**
 * What concerns the viewer: transmissions their spaces received and have not answered, answers and decisions told
 * back to the teams they belong to since an instant.
 */
export async function transmissionNews(
  transaction: Transaction,
  options: { workingSpaces: readonly string[]; spaces: readonly string[]; since: Date; limit: number },
): Promise<TransmissionNews[]> {
  return transaction.query<TransmissionNews>({
    name: 'transmission_news',
    text: `SELECT 'received' AS kind, t.id AS "transmissionId", t.statement_id AS "statementId",
             t.content ->> 'spaceName' AS "spaceName", t.recipient_name AS "recipientName",
             t.content #> '{period,label}' AS period, t.transmitted_at AS at, true AS "isAwaited"
           FROM transmissions t WHERE t.recipient_space_id = ANY ($1::uuid[]) AND transmission_awaits(t.id)
           UNION ALL
           SELECT s.state, t.id, t.statement_id, t.content ->> 'spaceName', t.recipient_name, t.content #> '{period,label}',
             s.noted_at, false
           FROM statement_states s JOIN transmissions t ON t.id = s.transmission_id
           WHERE t.space_id = ANY ($2::uuid[]) AND s.state IN ('returned', 'accepted') AND s.noted_at >= $3
           UNION ALL
           SELECT 'feedback', t.id, t.statement_id, t.content ->> 'spaceName', t.recipient_name, t.content #> '{period,label}',
             f.recorded_at, false
           FROM transmission_feedback f JOIN transmissions t ON t.id = f.transmission_id
           WHERE t.space_id = ANY ($2::uuid[]) AND f.recorded_at >= $3
           ORDER BY at DESC LIMIT $4`,
    values: [options.workingSpaces, options.spaces, options.since, options.limit],
  });
}

import type { Transaction } from '#/platform/database.ts';

/** What a person transmitted, answered, read, told back or wrote of how a team counts, and where they were counted. */
export async function lifeActsOf(
  transaction: Transaction,
  personId: string,
): Promise<Record<string, unknown>> {
  const rows = (text: string) => transaction.query<Record<string, unknown>>({ text, values: [personId] });
  return {
    statementTurns: await rows(
      `SELECT statement_id AS "statementId", state, reason, noted_at AS "notedAt" FROM statement_states
       WHERE noted_by = $1 ORDER BY position`,
    ),
    transmissionReadings: await rows(
      `SELECT transmission_id AS "transmissionId", act, part, means, read_on AS "readOn" FROM transmission_readings
       WHERE person_id = $1 ORDER BY read_at`,
    ),
    transmissionFeedback: await rows(
      `SELECT transmission_id AS "transmissionId", decided_on AS "decidedOn", text FROM transmission_feedback
       WHERE recorded_by = $1 ORDER BY recorded_at`,
    ),
    transmissionsCountedIn: await rows(
      `SELECT transmission_id AS "transmissionId" FROM transmission_contributors
       WHERE person_id = $1 ORDER BY transmission_id`,
    ),
    countingConventions: await rows(
      `SELECT space_id AS "spaceId", version, text, written_at AS "writtenAt" FROM counting_conventions
       WHERE written_by = $1 ORDER BY written_at`,
    ),
  };
}

/** Forgets that the traces of a person were counted in what was handed over. */
export async function forgetContributionsOf(transaction: Transaction, personId: string): Promise<void> {
  await transaction.query({
    text: 'DELETE FROM transmission_contributors WHERE person_id = $1',
    values: [personId],
  });
}

import type { Transaction } from '#/platform/database.ts';

/** What a person wrote in dossiers: those they opened, changes of state, plans of withdrawal. */
export async function dossiersWrittenBy(
  transaction: Transaction,
  personId: string,
): Promise<Record<'opened' | 'states' | 'withdrawals', Record<string, unknown>[]>> {
  const opened = await transaction.query<Record<string, unknown>>({
    text: `SELECT d.title, d.number, s.name AS space, d.opened_at AS "openedAt" FROM dossiers d
           JOIN spaces s ON s.id = d.space_id WHERE d.opened_by = $1 ORDER BY d.opened_at`,
    values: [personId],
  });
  const states = await transaction.query<Record<string, unknown>>({
    text: `SELECT d.title AS dossier, s.state, s.since_on AS "sinceOn", s.reason, s.noted_at AS "notedAt"
           FROM dossier_states s JOIN dossiers d ON d.id = s.dossier_id
           WHERE s.noted_by = $1 ORDER BY s.noted_at`,
    values: [personId],
  });
  const withdrawals = await transaction.query<Record<string, unknown>>({
    text: `SELECT d.title AS dossier, w.revision, w.signs, w.afterwards, w.aimed_on AS "aimedOn", w.review_on AS "reviewOn",
             w.lines, w.reason, w.noted_at AS "notedAt"
           FROM dossier_withdrawals w JOIN dossiers d ON d.id = w.dossier_id
           WHERE w.noted_by = $1 ORDER BY w.noted_at`,
    values: [personId],
  });
  return { opened, states, withdrawals };
}

/** Takes the person's name off what they wrote; the dossiers belong to the memory of their spaces. */
export async function forgetInDossiers(transaction: Transaction, personId: string): Promise<void> {
  await transaction.query({
    text: 'UPDATE dossiers SET opened_by = NULL WHERE opened_by = $1',
    values: [personId],
  });
  for (const table of ['dossier_states', 'dossier_withdrawals']) {
    await transaction.query({
      text: `UPDATE ${table} SET noted_by = NULL WHERE noted_by = $1`,
      values: [personId],
    });
  }
}

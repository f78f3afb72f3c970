import type { Transaction } from '#/platform/database.ts';

/** What a person wrote in dossiers: those they opened, and the changes of state they noted. */
export async function dossiersWrittenBy(
  transaction: Transaction,
  personId: string,
): Promise<{ opened: Record<string, unknown>[]; states: Record<string, unknown>[] }> {
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
  return { opened, states };
}

/** Takes the person's name off what they wrote; the dossiers belong to the memory of their spaces. */
export async function forgetInDossiers(transaction: Transaction, personId: string): Promise<void> {
  await transaction.query({
    text: 'UPDATE dossiers SET opened_by = NULL WHERE opened_by = $1',
    values: [personId],
  });
  await transaction.query({
    text: 'UPDATE dossier_states SET noted_by = NULL WHERE noted_by = $1',
    values: [personId],
  });
}

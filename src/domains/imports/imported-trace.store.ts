import type { Transaction } from '#/platform/database.ts';

/** Sends to the trash every trace of an import that its author has not thrown away yet; returns how many. */
export async function trashTracesOf(
  transaction: Transaction,
  importId: string,
  personId: string,
  at: Date,
): Promise<number> {
  const rows = await transaction.query<{ id: string }>({
    text: `UPDATE traces SET trashed_at = $3, changed_at = $3
           WHERE import_id = $1 AND author_id = $2 AND trashed_at IS NULL RETURNING id`,
    values: [importId, personId, at],
  });
  return rows.length;
}

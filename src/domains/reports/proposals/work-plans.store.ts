import type { Transaction } from '#/platform/database.ts';

/** What moved items of plans by a day, by traces of these dossiers that a bilan may speak of. */
export async function movesOfDossiers(
  transaction: Transaction,
  dossierIds: readonly string[],
  byDay: string,
): Promise<{ itemId: string; traceId: string }[]> {
  if (dossierIds.length === 0) return [];
  return transaction.query<{ itemId: string; traceId: string }>({
    name: 'report_moves_of_dossiers',
    text: `SELECT DISTINCT e.item_id AS "itemId", e.trace_id AS "traceId"
           FROM trace_dossiers d JOIN plan_evidence e ON e.trace_id = d.trace_id JOIN traces t ON t.id = d.trace_id
           WHERE d.dossier_id = ANY ($1) AND e.happened_on <= $2 AND t.visibility <> 'author' AND t.trashed_at IS NULL`,
    values: [dossierIds, byDay],
  });
}

import type { Transaction } from '#/platform/database.ts';

/** Changes of a plan whose day is that of a trace that is not told, and when each was noted. */
export async function changesOfUntoldTraces(
  transaction: Transaction,
  planId: string,
): Promise<Map<string, Date>> {
  const rows = await transaction.query<{ id: string; notedAt: Date }>({
    name: 'report_changes_of_untold_traces',
    text: `SELECT DISTINCT c.id, c.noted_at AS "notedAt"
           FROM plan_items i JOIN plan_item_changes c ON c.item_id = i.id JOIN plan_evidence e ON e.item_id = i.id
             LEFT JOIN traces t ON t.id = e.trace_id AND t.visibility <> 'author' AND t.trashed_at IS NULL
           WHERE i.plan_id = $1 AND t.id IS NULL AND c.on_day = e.happened_on
             AND (c.noted_at = e.linked_at OR (c.kind = 'done' AND e.says = 'finished'))`,
    values: [planId],
  });
  return new Map(rows.map(({ id, notedAt }) => [id, notedAt]));
}

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

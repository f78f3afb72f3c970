import type { Transaction } from '#/platform/database.ts';

/**
 * Dossiers of these spaces whose story has something to tell of the days between two, both included: a change of state, an
 * event that counts or an observed change. Of
 * traces, only whether the event that one marks may be told is looked at.
 */
export async function dossiersToldBetween(
  transaction: Transaction,
  spaceIds: readonly string[],
  from: string,
  until: string,
): Promise<string[]> {
  if (spaceIds.length === 0) return [];
  const rows = await transaction.query<{ id: string }>({
    name: 'dossiers_told_between',
    text: `WITH those AS MATERIALIZED (SELECT id FROM dossiers WHERE space_id = ANY ($1))
           SELECT dossier_id AS id FROM dossier_states
           WHERE dossier_id = ANY (ARRAY(SELECT id FROM those)) AND since_on BETWEEN $2 AND $3
           UNION SELECT dossier_id FROM marked_events
           WHERE dossier_id = ANY (ARRAY(SELECT id FROM those)) AND removed_at IS NULL AND happened_on BETWEEN $2 AND $3
             AND (trace_id IS NULL OR EXISTS (SELECT FROM traces t
               WHERE t.id = trace_id AND t.visibility <> 'author' AND t.trashed_at IS NULL))
           UNION SELECT dossier_id FROM observed_changes
           WHERE dossier_id = ANY (ARRAY(SELECT id FROM those)) AND removed_at IS NULL AND observed_on BETWEEN $2 AND $3`,
    values: [spaceIds, from, until],
  });
  return rows.map(({ id }) => id);
}

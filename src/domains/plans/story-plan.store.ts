import type { Transaction } from '#/platform/database.ts';

/** Traces of a dossier in the story since a day, oldest first: what the story's plans are moved by. */
export async function storyTraces(
  transaction: Transaction,
  dossierId: string,
  since: string,
): Promise<{ id: string; eventOn: string; authorId: string }[]> {
  return transaction.query({
    text: `SELECT t.id, t.event_on AS "eventOn", t.author_id AS "authorId" FROM traces t
           JOIN trace_dossiers d ON d.trace_id = t.id
           WHERE d.dossier_id = $1 AND t.event_on >= $2 AND t.trashed_at IS NULL AND t.visibility <> 'author' AND t.author_id IS NOT NULL
           ORDER BY t.event_on, t.entered_at, t.id`,
    values: [dossierId, since],
  });
}

/** Ids and names of the story's organisations, by name. */
export async function organisationIds(transaction: Transaction): Promise<Map<string, string>> {
  const rows = await transaction.query<{ id: string; name: string }>({
    text: 'SELECT id, name FROM organisations WHERE merged_into IS NULL',
  });
  return new Map(rows.map((row) => [row.name, row.id]));
}

/** Sets how an item stands in the story. */
export async function setStoryState(
  transaction: Transaction,
  id: string,
  state: { state: string; onDay: string; reason: string; replacedBy: string | null },
): Promise<void> {
  await transaction.query({
    text: 'UPDATE plan_items SET state = $2, state_since_on = $3, state_reason = $4, replaced_by = $5 WHERE id = $1',
    values: [id, state.state, state.onDay, state.reason, state.replacedBy],
  });
}

import type { Transaction } from '#/platform/database.ts';

/**
 * What is told of these dossiers, one text a dossier: events, changes, steps, and the plan of withdrawal that stands.
 * Its readers are those of the dossier. As the system for an index, as a viewer for what is shown.
 */
export async function chronicleTexts(
  transaction: Transaction,
  dossierIds: readonly string[],
): Promise<Map<string, string>> {
  if (dossierIds.length === 0) return new Map();
  const rows = await transaction.query<{ id: string; text: string }>({
    name: 'chronicle_texts',
    text: `SELECT id, string_agg(text, E'\\n' ORDER BY position, day DESC) AS text FROM (
             SELECT dossier_id AS id, 1 AS position, observed_on AS day,
               concat_ws(E'\\n', group_change, own_part, others_part, sources) AS text
             FROM observed_changes WHERE removed_at IS NULL AND dossier_id = ANY ($1)
             UNION ALL
             SELECT dossier_id, 2, happened_on, concat_ws(E'\\n', nullif(fact, ''), why, sources)
             FROM marked_events WHERE removed_at IS NULL AND trace_stands(trace_id) AND dossier_id = ANY ($1)
             UNION ALL
             SELECT dossier_id, 3, due_on, concat_ws(', ', text, nullif(carried_by, ''))
             FROM next_steps WHERE dossier_id = ANY ($1)
             UNION ALL
             SELECT w.id, 4, NULL, concat_ws(E'\\n', w.signs, w.afterwards, (
               SELECT string_agg(concat_ws(', ', line ->> 'what', nullif(line ->> 'withWhom', '')), E'\\n')
               FROM jsonb_array_elements(w.lines) AS line))
             FROM (SELECT DISTINCT ON (dossier_id) dossier_id AS id, signs, afterwards, lines FROM dossier_withdrawals
                   WHERE dossier_id = ANY ($1) ORDER BY dossier_id, revision DESC) w
           ) told GROUP BY id`,
    values: [dossierIds],
  });
  return new Map(rows.map(({ id, text }) => [id, text]));
}

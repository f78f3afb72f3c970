import type { Transaction } from '#/platform/database.ts';

export interface StoryOfTrace {
  /** The dossier. */
  id: string;
  title: string;
  /** How its story tells the trace: as an event that counts, as evidence of a change, or in its thread alone. */
  told: 'event' | 'change' | 'thread';
}

/** Dossiers whose story tells a trace, as far as the viewer may see them. */
export async function storiesOfTrace(transaction: Transaction, traceId: string): Promise<StoryOfTrace[]> {
  return transaction.query<StoryOfTrace>({
    name: 'stories_of_trace',
    text: `SELECT d.id, d.title, CASE WHEN bool_or(told.rank = 1) THEN 'event' WHEN bool_or(told.rank = 2) THEN 'change'
             ELSE 'thread' END AS told
           FROM (SELECT dossier_id, 1 AS rank FROM marked_events WHERE trace_id = $1 AND removed_at IS NULL
             UNION ALL SELECT c.dossier_id, 2 FROM observed_change_traces t JOIN observed_changes c ON c.id = t.change_id
               WHERE t.trace_id = $1 AND c.removed_at IS NULL
             UNION ALL SELECT dossier_id, 3 FROM trace_dossiers WHERE trace_id = $1) told
           JOIN dossiers d ON d.id = told.dossier_id GROUP BY d.id, d.title ORDER BY min(told.rank), d.title, d.id`,
    values: [traceId],
  });
}

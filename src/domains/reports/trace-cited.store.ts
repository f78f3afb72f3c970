import type { Transaction } from '#/platform/database.ts';

export interface CitingReport {
  id: string;
  title: string;
  /** Whether a sentence repeats words of the trace, rather than resting on it among others. */
  quotes: boolean;
}

/** Bilans over a day, as far as the viewer reads them, of which a sentence that still stands rests on a trace. */
export async function reportsCiting(
  transaction: Transaction,
  trace: { id: string; eventOn: string },
  limit: number,
): Promise<CitingReport[]> {
  return transaction.query<CitingReport>({
    name: 'reports_citing_trace',
    text: `SELECT r.id, r.title, bool_or(e.kind = 'words') AS quotes
           FROM viewer_evidence_on($1) e JOIN reports r ON r.id = e.report_id
             JOIN report_sections s ON s.report_id = r.id AND s.cut_at IS NULL AND position('{#' || e.name || '}' IN s.body) > 0
           WHERE r.archived_on IS NULL AND $2 BETWEEN r.starts_on AND r.ends_on
           GROUP BY r.id ORDER BY r.ends_on DESC, r.id LIMIT $3`,
    values: [trace.id, trace.eventOn, limit],
  });
}

import type { Transaction } from '#/platform/database.ts';

/** A dossier in which something happened in a period, and the traces that show it. */
export interface DossierEvidence {
  dossierId: string;
  spaceId: string;
  title: string;
  /** Traces dated in the period that the viewer may see: those that say what changed first, then the latest. */
  traces: readonly { id: string; title: string; eventOn: string; whatChanged: string }[];
  /** True when there are more than those given. */
  hasMore: boolean;
}

/**
 * Dossiers of these spaces with evidence between two days, both included: a trace, a change of state, an event that
 * counts or an observed change. At most `each` traces a dossier; nothing is counted.
 */
export async function dossiersWithEvidence(
  transaction: Transaction,
  spaceIds: readonly string[],
  period: { from: string; until: string },
  each: number,
): Promise<DossierEvidence[]> {
  if (spaceIds.length === 0) return [];
  const rows = await transaction.query<Omit<DossierEvidence, 'hasMore'>>({
    name: 'dossiers_with_evidence',
    text: `SELECT d.id AS "dossierId", d.space_id AS "spaceId", d.title, coalesce(t.traces, '[]') AS traces
           FROM dossiers d LEFT JOIN LATERAL (
             SELECT json_agg(json_build_object('id', id, 'title', title, 'eventOn', event_on, 'whatChanged', what_changed)
                             ORDER BY what_changed <> '' DESC, event_on DESC, id DESC) AS traces
             FROM (SELECT t.id, t.title, t.event_on, t.what_changed FROM trace_dossiers l JOIN traces t ON t.id = l.trace_id
                   WHERE l.dossier_id = d.id AND t.trashed_at IS NULL AND t.event_on BETWEEN $2 AND $3
                   ORDER BY t.what_changed <> '' DESC, t.event_on DESC, t.id DESC LIMIT $4) one) t ON true
           WHERE d.space_id = ANY ($1) AND (t.traces IS NOT NULL
             OR EXISTS (SELECT FROM dossier_states s WHERE s.dossier_id = d.id AND s.since_on BETWEEN $2 AND $3)
             OR EXISTS (SELECT FROM marked_events e WHERE e.dossier_id = d.id AND e.removed_at IS NULL
                          AND e.happened_on BETWEEN $2 AND $3)
             OR EXISTS (SELECT FROM observed_changes c WHERE c.dossier_id = d.id AND c.removed_at IS NULL
                          AND c.observed_on BETWEEN $2 AND $3))
           ORDER BY lower(d.title), d.id`,
    values: [spaceIds, period.from, period.until, each + 1],
  });
  return rows.map((row) => ({
    ...row,
    traces: row.traces.slice(0, each),
    hasMore: row.traces.length > each,
  }));
}

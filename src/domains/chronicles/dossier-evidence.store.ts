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
    text: `WITH those AS MATERIALIZED (SELECT id, space_id, title FROM dossiers WHERE space_id = ANY ($1)),
           ranked AS (
             SELECT l.dossier_id, t.id, t.title, t.event_on, t.what_changed, row_number() OVER (
               PARTITION BY l.dossier_id ORDER BY t.what_changed <> '' DESC, t.event_on DESC, t.id DESC) AS place
             FROM those d JOIN trace_dossiers l ON l.dossier_id = d.id JOIN traces t ON t.id = l.trace_id
             WHERE t.trashed_at IS NULL AND t.event_on BETWEEN $2 AND $3),
           told AS (
             SELECT dossier_id, json_agg(json_build_object('id', id, 'title', title, 'eventOn', event_on,
               'whatChanged', what_changed) ORDER BY place) AS traces
             FROM ranked WHERE place <= $4 GROUP BY dossier_id),
           moved AS (
             SELECT dossier_id FROM dossier_states
             WHERE dossier_id = ANY (ARRAY(SELECT id FROM those)) AND since_on BETWEEN $2 AND $3
             UNION SELECT dossier_id FROM marked_events
             WHERE dossier_id = ANY (ARRAY(SELECT id FROM those)) AND removed_at IS NULL AND happened_on BETWEEN $2 AND $3
             UNION SELECT dossier_id FROM observed_changes
             WHERE dossier_id = ANY (ARRAY(SELECT id FROM those)) AND removed_at IS NULL AND observed_on BETWEEN $2 AND $3)
           SELECT d.id AS "dossierId", d.space_id AS "spaceId", d.title, coalesce(t.traces, '[]') AS traces
           FROM those d LEFT JOIN told t ON t.dossier_id = d.id
           WHERE t.dossier_id IS NOT NULL OR d.id IN (SELECT dossier_id FROM moved)
           ORDER BY lower(d.title), d.id`,
    values: [spaceIds, period.from, period.until, each + 1],
  });
  return rows.map((row) => ({
    ...row,
    traces: row.traces.slice(0, each),
    hasMore: row.traces.length > each,
  }));
}

import { countedThings } from '#/domains/protection/protection.public.ts';
import { durationBounds } from '#/domains/reports/proposals/work.ts';
import type { Transaction } from '#/platform/database.ts';
import type { CountedTraces, TraceBehind } from './counted-traces.ts';

/** What the evidence of a bilan counts of each nature, the latest first; a number said twice is there twice. */
export async function countedByNature(
  transaction: Transaction,
  reportId: string,
): Promise<{ cell: string; value: number; name: string; traceIds: string[] }[]> {
  return transaction.query({
    name: 'report_counted_by_nature',
    text: `SELECT n.cell, n.value::int AS value, e.name, to_json(e.trace_ids) AS "traceIds"
           FROM report_evidence e CROSS JOIN LATERAL jsonb_to_recordset(e.numbers) AS n (cell text, value bigint)
           WHERE e.report_id = $1 AND starts_with(e.slot, 'nature:') AND starts_with(n.cell, 'nature/')
             AND cardinality(e.trace_ids) = n.value
           ORDER BY e.made_at DESC, e.name DESC`,
    values: [reportId],
  });
}

/**
 * The organisations that the evidence of a bilan says it met, the latest first, as ids: one that is only named has an id
 * made of its name.
 */
export async function organisationsCounted(
  transaction: Transaction,
  reportId: string,
): Promise<{ name: string; ids: string[] }[]> {
  return transaction.query({
    name: 'report_organisations_counted',
    text: `SELECT e.name, to_json(ARRAY(
             SELECT DISTINCT coalesce(o.organisation_id, md5('organisation:' || lower(btrim(o.name)))::uuid)
             FROM trace_organisations o WHERE o.trace_id = ANY (e.trace_ids) AND btrim(o.name) <> '')) AS ids
           FROM report_evidence e WHERE e.report_id = $1 AND e.slot = 'partners:present'
           ORDER BY e.made_at DESC, e.name DESC`,
    values: [reportId],
  });
}

/** What the numbers of a space that left with bilans counted, parts included, where it is known. */
export async function countedBefore(transaction: Transaction, spaceId: string): Promise<CountedTraces[]> {
  const counted = await countedThings(transaction, spaceId);
  return counted.flatMap(({ key, value, things }) => (things ? [{ key, value, traceIds: things }] : []));
}

/** Who stands behind each of these traces, as `work-traces.store.ts` counts them; what a bilan may not tell is left out. */
export async function behindTraces(
  transaction: Transaction,
  ids: readonly string[],
): Promise<Map<string, TraceBehind>> {
  if (ids.length === 0) return new Map();
  const rows = await transaction.query<TraceBehind>({
    name: 'report_behind_traces',
    text: `SELECT t.id, t.space_id AS "spaceId",
             CASE WHEN t.people_count IS NOT NULL THEN greatest(1, t.people_count)
               WHEN cardinality(t.flags) > 0 OR t.addressee = 'community' THEN NULL ELSE 1 END AS people,
             coalesce((SELECT json_agg(DISTINCT coalesce(o.organisation_id::text, lower(btrim(o.name))))
               FROM trace_organisations o WHERE o.trace_id = t.id), '[]') AS organisations,
             CASE WHEN t.duration_minutes IS NULL THEN 'untimed'
               ELSE 'duration-' || width_bucket(t.duration_minutes, $2::int[]) END AS "durationClass"
           FROM traces t WHERE t.id = ANY ($1) AND t.visibility <> 'author' AND t.trashed_at IS NULL`,
    values: [ids, durationBounds],
  });
  return new Map(rows.map((row) => [row.id, row]));
}

import type { Transaction } from '#/platform/database.ts';
import { mine, scopeValues, type WorkScope } from './work-traces.store.ts';

export interface OrganisationCounts {
  key: string;
  name: string;
  traceIds: string[];
  dossierIds: string[];
  isNew: boolean;
  isFunder: boolean;
}

/**
 * Organisations met in the traces of a period, with the dossiers where they were. New: neither met in the traces of
 * these spaces before, nor a partner of their dossiers.
 */
export async function organisationsMet(
  transaction: Transaction,
  scope: WorkScope,
): Promise<OrganisationCounts[]> {
  return transaction.query<OrganisationCounts>({
    name: 'report_organisations',
    text: `WITH ${mine},
      met AS (
        SELECT n.key, (array_agg(n.organisation_id))[1] AS organisation_id, min(n.name) AS name,
          array_agg(DISTINCT n.trace_id) AS ids,
          coalesce(array_agg(DISTINCT t.dossier_id) FILTER (WHERE t.dossier_id IS NOT NULL), '{}') AS dossier_ids
        FROM named n JOIN mine m ON m.id = n.trace_id LEFT JOIN tied t ON t.trace_id = n.trace_id
        WHERE btrim(n.name) <> '' GROUP BY n.key),
      before AS (
        SELECT DISTINCT coalesce(o.organisation_id::text, lower(btrim(o.name))) AS key
        FROM report_trace_organisations($1, '0001-01-01', $2::date - 1) o)
      SELECT met.key, met.name, to_json(met.ids) AS "traceIds", to_json(met.dossier_ids) AS "dossierIds",
        NOT EXISTS (SELECT FROM before WHERE before.key = met.key)
          AND NOT EXISTS (SELECT FROM dossier_partners p JOIN dossiers d ON d.id = p.dossier_id
            WHERE p.organisation_id = met.organisation_id AND d.space_id = ANY ($1) AND p.since_on < $2) AS "isNew",
        EXISTS (SELECT FROM dossier_partners p JOIN dossiers d ON d.id = p.dossier_id
          WHERE p.organisation_id = met.organisation_id AND d.space_id = ANY ($1) AND p.role = 'funder'
            AND ($4::uuid[] = '{}' OR d.id = ANY ($4))
            AND coalesce(p.since_on, $2) <= $3 AND coalesce(p.until_on, $3) >= $2) AS "isFunder"
      FROM met ORDER BY met.key`,
    values: scopeValues(scope),
  });
}

/** Whether the journal of these spaces goes back before a day. */
export async function hasTracesBefore(
  transaction: Transaction,
  spaceIds: readonly string[],
  day: string,
): Promise<boolean> {
  const [row] = await transaction.query<{ found: boolean }>({
    name: 'report_has_earlier',
    text: `SELECT EXISTS (SELECT FROM traces WHERE space_id = ANY ($1) AND event_on < $2 AND trashed_at IS NULL
             AND visibility <> 'author') AS found`,
    values: [spaceIds, day],
  });
  return row?.found ?? false;
}

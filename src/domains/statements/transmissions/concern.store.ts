import type { Transaction } from '#/platform/database.ts';
import type { TraceConcern } from './counted-traces.ts';

export interface ConcernedTraceRow {
  traceId: string;
  number: number;
  addressee: 'community' | 'group' | 'person';
  peopleCount: number | null;
  isPreparation: boolean;
  isInternalRequest: boolean;
  organisations: string[];
}

/**
 * The organisations of each trace of a space and period, and whom it was for, by id and number. An organisation that is only
 * named is known by its name.
 */
export async function organisationsByTrace(
  transaction: Transaction,
  { spaceId, startsOn, endsOn }: { spaceId: string; startsOn: string; endsOn: string },
): Promise<ConcernedTraceRow[]> {
  return transaction.query<ConcernedTraceRow>({
    name: 'organisations_by_trace',
    text: `SELECT t.id AS "traceId", t.number, t.addressee, t.people_count AS "peopleCount",
             'preparation' = ANY (t.flags) AS "isPreparation", 'internal_request' = ANY (t.flags) AS "isInternalRequest",
             coalesce(jsonb_agg(DISTINCT coalesce(o.organisation_id::text, lower(btrim(o.name))))
               FILTER (WHERE o.trace_id IS NOT NULL), '[]') AS organisations
           FROM traces t LEFT JOIN trace_organisations o ON o.trace_id = t.id
           WHERE t.space_id = $1 AND t.event_on BETWEEN $2 AND $3 AND t.trashed_at IS NULL AND t.visibility <> 'author'
           GROUP BY t.id`,
    values: [spaceId, startsOn, endsOn],
  });
}

/** Whom these traces are for, and their organisations, by id: one that is thrown away or kept by its author is absent. */
export async function concernsByTrace(
  transaction: Transaction,
  ids: readonly string[],
): Promise<(TraceConcern & { traceId: string })[]> {
  return transaction.query({
    name: 'concerns_by_trace',
    text: `SELECT t.id AS "traceId", t.addressee, t.people_count AS "peopleCount",
             'preparation' = ANY (t.flags) AS "isPreparation", 'internal_request' = ANY (t.flags) AS "isInternalRequest",
             coalesce((SELECT jsonb_agg(DISTINCT coalesce(o.organisation_id::text, lower(btrim(o.name))))
               FROM trace_organisations o WHERE o.trace_id = t.id), '[]') AS organisations
           FROM traces t WHERE t.id = ANY ($1) AND t.trashed_at IS NULL AND t.visibility <> 'author'`,
    values: [ids],
  });
}

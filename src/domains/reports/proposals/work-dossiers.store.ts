import type { DossierState } from '#/domains/dossiers/dossiers.public.ts';
import type { Transaction } from '#/platform/database.ts';
import type { WorkScope } from './work-traces.store.ts';

export interface DossierOfPeriod {
  id: string;
  spaceId: string;
  title: string;
  summary: string;
  origin: string;
  /** As it stood at the end of the period. */
  state: DossierState;
  stateSinceOn: string;
  /** Ids of the vocabulary of its space. */
  fields: string[];
  openedOn: string;
}

/**
 * Dossiers of a period, by title: those chosen, or those of the spaces that have something to tell of it. Where they
 * stood is read at the end of the period, not today.
 */
export async function dossiersOfPeriod(
  transaction: Transaction,
  scope: WorkScope,
  told: readonly string[],
): Promise<DossierOfPeriod[]> {
  return transaction.query<DossierOfPeriod>({
    name: 'report_dossiers_of_period',
    text: `SELECT d.id, d.space_id AS "spaceId", d.title, d.summary, d.origin,
        coalesce(last.state, d.state) AS state, coalesce(last.since_on, d.state_since_on) AS "stateSinceOn", d.fields,
        coalesce((SELECT min(since_on) FROM dossier_states s WHERE s.dossier_id = d.id), d.opened_at::date)::text AS "openedOn"
      FROM dossiers d LEFT JOIN LATERAL (
        SELECT state, since_on FROM dossier_states s WHERE s.dossier_id = d.id AND s.since_on <= $2
        ORDER BY s.position DESC LIMIT 1) last ON true
      WHERE d.space_id = ANY ($1) AND d.id = ANY ($3)
      ORDER BY lower(d.title), d.id`,
    values: [scope.spaceIds, scope.endsOn, scope.dossierIds.length > 0 ? scope.dossierIds : told],
  });
}

import type { Transaction } from '#/platform/database.ts';
import type {
  CommunityKind,
  Dossier,
  DossierDates,
  DossierState,
  DossierSummary,
  DossierVisibility,
  OriginKind,
  StateChange,
} from './dossier.ts';

export interface SummaryRow {
  id: string;
  space_id: string;
  number: number;
  title: string;
  state: DossierState;
  community_kind: CommunityKind | null;
  fields: string[];
  service_axes: string[];
  axis_shares: number[];
  visibility: DossierVisibility;
  since_on: string;
}

interface DossierRow extends SummaryRow {
  summary: string;
  origin: string;
  origin_kind: OriginKind | null;
  opened_at: Date;
  version: number;
}

export const summaryColumns = `d.id, d.space_id, d.number, d.title, d.state, d.state_since_on AS since_on, d.community_kind,
  d.fields, d.service_axes, d.axis_shares, d.visibility`;

/** The dossiers of the viewer's own spaces, the open ones first, then by title. */
export async function dossiersOfViewer(transaction: Transaction): Promise<DossierSummary[]> {
  const rows = await transaction.query<SummaryRow>({
    name: 'dossiers_of_viewer',
    text: `SELECT ${summaryColumns} FROM dossiers d
           WHERE d.space_id = ANY ((SELECT viewer_spaces())::uuid[])
           ORDER BY d.state IN ('closed', 'refused', 'redirected'), lower(d.title), d.id`,
  });
  return rows.map(asSummary);
}

/** Those of these dossiers that the viewer may see. */
export async function dossiersByIds(
  transaction: Transaction,
  ids: readonly string[],
): Promise<DossierSummary[]> {
  if (ids.length === 0) return [];
  const rows = await transaction.query<SummaryRow>({
    name: 'dossiers_by_ids',
    text: `SELECT ${summaryColumns} FROM dossiers d WHERE d.id = ANY ($1) ORDER BY lower(d.title), d.id`,
    values: [ids],
  });
  return rows.map(asSummary);
}

export async function dossierById(transaction: Transaction, id: string): Promise<Dossier | null> {
  const [row] = await transaction.query<DossierRow>({
    name: 'dossier_by_id',
    text: `SELECT ${summaryColumns}, d.summary, d.origin, d.origin_kind, d.opened_at, d.version FROM dossiers d WHERE d.id = $1`,
    values: [id],
  });
  if (!row) return null;
  const { sinceOn: _, ...summary } = asSummary(row);
  return {
    ...summary,
    summary: row.summary,
    origin: row.origin,
    originKind: row.origin_kind,
    openedAt: row.opened_at,
    version: row.version,
  };
}

interface StateRow {
  id: string;
  state: DossierState;
  since_on: string;
  reason: string;
  noted_by: string | null;
  noted_at: Date;
}

/** Changes of state of these dossiers between two days, both included, oldest first; `notedBy` is left out. */
export async function stateChangesBetween(
  transaction: Transaction,
  dossierIds: readonly string[],
  from: string,
  until: string,
): Promise<(Omit<StateChange, 'notedBy' | 'notedAt'> & { dossierId: string })[]> {
  if (dossierIds.length === 0) return [];
  return transaction.query({
    name: 'dossier_states_between',
    text: `SELECT id, dossier_id AS "dossierId", state, since_on AS "sinceOn", reason FROM dossier_states
           WHERE dossier_id = ANY ($1) AND since_on BETWEEN $2 AND $3 ORDER BY since_on, dossier_id, position`,
    values: [dossierIds, from, until],
  });
}

/** The story of a dossier, from its first state to its last; `notedBy` is a name. */
export async function statesOf(transaction: Transaction, dossierId: string): Promise<StateChange[]> {
  const rows = await transaction.query<StateRow>({
    text: `SELECT s.id, s.state, s.since_on, s.reason, p.name AS noted_by, s.noted_at
           FROM dossier_states s LEFT JOIN people p ON p.id = s.noted_by
           WHERE s.dossier_id = $1 ORDER BY s.position`,
    values: [dossierId],
  });
  return rows.map((row) => ({
    id: row.id,
    state: row.state,
    sinceOn: row.since_on,
    reason: row.reason,
    notedBy: row.noted_by,
    notedAt: row.noted_at,
  }));
}

interface DatesRow {
  dossier_id: string;
  received_on: string;
  decided_on: string | null;
  started_on: string | null;
  closed_on: string | null;
}

/** Dates of the request and of the episode of these dossiers, as far as the viewer may see them. */
export async function dossierDates(
  transaction: Transaction,
  ids: readonly string[],
): Promise<DossierDates[]> {
  if (ids.length === 0) return [];
  const rows = await transaction.query<DatesRow>({
    name: 'dossier_dates',
    text: `SELECT d.id AS dossier_id,
             coalesce(min(s.since_on) FILTER (WHERE s.state = 'received'), min(s.since_on), d.opened_at::date) AS received_on,
             min(s.since_on) FILTER (WHERE s.state IN ('accepted', 'refused', 'redirected')) AS decided_on,
             min(s.since_on) FILTER (WHERE s.state IN ('planned', 'accompanying')) AS started_on,
             CASE WHEN d.state = 'closed' THEN max(s.since_on) FILTER (WHERE s.state = 'closed') END AS closed_on
           FROM dossiers d LEFT JOIN dossier_states s ON s.dossier_id = d.id
           WHERE d.id = ANY ($1) GROUP BY d.id`,
    values: [ids],
  });
  return rows.map((row) => ({
    dossierId: row.dossier_id,
    receivedOn: row.received_on,
    decidedOn: row.decided_on,
    startedOn: row.started_on,
    closedOn: row.closed_on,
  }));
}

export function asSummary(row: SummaryRow): DossierSummary {
  return {
    id: row.id,
    spaceId: row.space_id,
    number: row.number,
    title: row.title,
    state: row.state,
    communityKind: row.community_kind,
    fields: row.fields,
    serviceAxes: row.service_axes,
    axisShares: row.axis_shares,
    visibility: row.visibility,
    sinceOn: row.since_on,
  };
}

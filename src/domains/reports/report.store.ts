import type { Transaction } from '#/platform/database.ts';
import { newId } from '#/platform/ids.ts';
import type { Report, ReportContent, ReportSpace, ReportSummary } from './report.ts';

interface ReportRow {
  id: string;
  title: string;
  starts_on: string;
  ends_on: string;
  language: Report['language'];
  audience: Report['audience'];
  template_title: string;
  version: number;
  order_version: number;
  archived_on: string | null;
  proposed_at: Date;
  opened_at: Date;
  opened_by: string | null;
  space_ids: string[];
  dossier_ids: string[];
}

const spaceIds = `coalesce((SELECT json_agg(s.space_id ORDER BY s.since_on, s.space_id)
  FROM report_spaces s WHERE s.report_id = r.id), '[]') AS space_ids`;

/** A bilan without its sections, or null when it is not there for this viewer. */
export async function reportById(transaction: Transaction, id: string): Promise<Report | null> {
  const [row] = await transaction.query<ReportRow>({
    name: 'report_by_id',
    text: `SELECT r.*, ${spaceIds}, coalesce((SELECT json_agg(d.dossier_id) FROM report_dossiers d
             WHERE d.report_id = r.id), '[]') AS dossier_ids
           FROM reports r WHERE r.id = $1`,
    values: [id],
  });
  if (!row) return null;
  return {
    ...asSummary(row),
    language: row.language,
    templateTitle: row.template_title,
    version: row.version,
    orderVersion: row.order_version,
    proposedAt: row.proposed_at,
    openedAt: row.opened_at,
    openedBy: row.opened_by,
    dossierIds: row.dossier_ids,
  };
}

type SummaryRow = Pick<
  ReportRow,
  'id' | 'title' | 'starts_on' | 'ends_on' | 'audience' | 'archived_on' | 'space_ids'
>;

/** Bilans of the viewer's spaces: those being written first, the latest period first. */
export async function reportsOfViewer(transaction: Transaction): Promise<ReportSummary[]> {
  const rows = await transaction.query<SummaryRow>({
    name: 'reports_of_viewer',
    text: `SELECT r.id, r.title, r.starts_on, r.ends_on, r.audience, r.archived_on, ${spaceIds} FROM reports r
           WHERE r.id = ANY ((SELECT viewer_reports())::uuid[])
           ORDER BY r.archived_on IS NOT NULL, r.ends_on DESC, lower(r.title), r.id LIMIT 500`,
  });
  return rows.map(asSummary);
}

function asSummary(row: SummaryRow): ReportSummary {
  return {
    id: row.id,
    title: row.title,
    startsOn: row.starts_on,
    endsOn: row.ends_on,
    audience: row.audience,
    archivedOn: row.archived_on,
    spaceIds: row.space_ids,
  };
}

/** The spaces of a bilan, the first one first. */
export async function spacesOfReport(transaction: Transaction, reportId: string): Promise<ReportSpace[]> {
  return transaction.query<ReportSpace>({
    name: 'spaces_of_report',
    text: `SELECT l.space_id AS id, s.name FROM report_spaces l LEFT JOIN spaces s ON s.id = l.space_id
           WHERE l.report_id = $1 ORDER BY l.since_on, l.space_id`,
    values: [reportId],
  });
}

export interface NewReport extends ReportContent {
  id?: string;
  templateTitle: string;
  spaceIds: readonly string[];
  dossierIds: readonly string[];
  openedBy: string;
  openedAt: Date;
  openedOn: string;
}

/** Opens a bilan in its spaces; returns its id. A dossier that is not theirs is not kept. */
export async function insertReport(transaction: Transaction, report: NewReport): Promise<string> {
  const id = report.id ?? newId();
  await transaction.query({
    text: `INSERT INTO reports (id, title, starts_on, ends_on, language, audience, template_title, proposed_at, opened_by, opened_at)
           VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $8)`,
    values: [
      id,
      report.title,
      report.startsOn,
      report.endsOn,
      report.language,
      report.audience,
      report.templateTitle,
      report.openedAt,
      report.openedBy,
    ],
  });
  for (const spaceId of report.spaceIds) {
    await transaction.query({
      text: 'INSERT INTO report_spaces (report_id, space_id, since_on) VALUES ($1, $2, $3)',
      values: [id, spaceId, report.openedOn],
    });
  }
  await transaction.query({
    text: `INSERT INTO report_dossiers (report_id, dossier_id)
           SELECT $1, id FROM dossiers WHERE id = ANY ($2) AND space_id = ANY ($3)`,
    values: [id, report.dossierIds, report.spaceIds],
  });
  return id;
}

/** Whether these spaces noted something in each of these periods, in their order. */
export async function periodsWithTraces(
  transaction: Transaction,
  spaceIds: readonly string[],
  periods: readonly { startsOn: string; endsOn: string }[],
): Promise<boolean[]> {
  const rows = await transaction.query<{ found: boolean }>({
    name: 'report_periods_with_traces',
    text: `SELECT EXISTS (SELECT FROM traces t WHERE t.space_id = ANY ($1) AND t.trashed_at IS NULL
               AND t.visibility <> 'author' AND t.event_on BETWEEN p.from_day AND p.to_day) AS found
           FROM unnest($2::date[], $3::date[]) WITH ORDINALITY AS p (from_day, to_day, place) ORDER BY place`,
    values: [spaceIds, periods.map(({ startsOn }) => startsOn), periods.map(({ endsOn }) => endsOn)],
  });
  return rows.map(({ found }) => found);
}

import type { Report } from '#/domains/reports/report.ts';
import type { Transaction } from '#/platform/database.ts';

export type ReportSettings = Pick<Report, 'title' | 'startsOn' | 'endsOn' | 'audience'>;

/** Writes what a bilan says of itself, when it is still the version seen. */
export async function writeSettings(
  transaction: Transaction,
  id: string,
  seen: number,
  settings: ReportSettings,
): Promise<boolean> {
  const changed = await transaction.query<{ id: string }>({
    name: 'write_report_settings',
    text: `UPDATE reports SET title = $3, starts_on = $4, ends_on = $5, audience = $6, version = version + 1
           WHERE id = $1 AND version = $2 RETURNING id`,
    values: [id, seen, settings.title, settings.startsOn, settings.endsOn, settings.audience],
  });
  return changed.length > 0;
}

/** Keeps a bilan to these dossiers of its spaces; none: all those of the period. */
export async function chooseDossiers(
  transaction: Transaction,
  reportId: string,
  dossierIds: readonly string[],
): Promise<void> {
  await transaction.query({
    name: 'leave_report_dossiers',
    // A dossier that the writer does not see was not theirs to leave out.
    text: `DELETE FROM report_dossiers WHERE report_id = $1 AND dossier_id <> ALL ($2)
             AND dossier_id IN (SELECT id FROM dossiers)`,
    values: [reportId, dossierIds],
  });
  await transaction.query({
    name: 'choose_report_dossiers',
    text: `INSERT INTO report_dossiers (report_id, dossier_id)
           SELECT $1, d.id FROM dossiers d WHERE d.id = ANY ($2)
             AND d.space_id IN (SELECT space_id FROM report_spaces WHERE report_id = $1)
           ON CONFLICT DO NOTHING`,
    values: [reportId, dossierIds],
  });
}

/** Puts a bilan away, or takes it up again; false when it is already so. */
export async function archiveReport(
  transaction: Transaction,
  id: string,
  archivedOn: string | null,
): Promise<boolean> {
  const changed = await transaction.query<{ id: string }>({
    name: 'archive_report',
    text: `UPDATE reports SET archived_on = $2 WHERE id = $1 AND (archived_on IS NULL) = ($2::date IS NOT NULL) RETURNING id`,
    values: [id, archivedOn],
  });
  return changed.length > 0;
}

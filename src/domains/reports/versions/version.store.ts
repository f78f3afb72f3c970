import type { Writer } from '#/domains/reports/section.store.ts';
import type { Transaction } from '#/platform/database.ts';
import { newId } from '#/platform/ids.ts';
import type { Adoption, FrozenText, ReportVersion } from './version.ts';

interface VersionRow {
  id: string;
  number: number;
  name: string;
  named_at: Date;
  named_by: string | null;
  adoptions: Adoption[];
}

const columns = `v.id, v.number, v.name, v.named_at, p.name AS named_by,
  coalesce((SELECT json_agg(json_build_object('spaceId', a.space_id, 'spaceName', s.name, 'adoptedOn', a.adopted_on,
      'adoptedAt', a.adopted_at) ORDER BY a.adopted_on, a.noted_at, a.space_id)
    FROM report_version_adoptions a LEFT JOIN spaces s ON s.id = a.space_id WHERE a.version_id = v.id), '[]') AS adoptions`;

const asVersion = (row: VersionRow): ReportVersion => ({
  id: row.id,
  number: row.number,
  name: row.name,
  namedAt: row.named_at,
  namedBy: row.named_by,
  adoptions: row.adoptions,
});

/** Named versions of a bilan, the latest first. */
export async function versionsOfReport(transaction: Transaction, reportId: string): Promise<ReportVersion[]> {
  const rows = await transaction.query<VersionRow>({
    name: 'versions_of_report',
    text: `SELECT ${columns} FROM report_versions v LEFT JOIN people p ON p.id = v.named_by
           WHERE v.report_id = $1 ORDER BY v.number DESC`,
    values: [reportId],
  });
  return rows.map(asVersion);
}

/** One version with its text, or null. */
export async function versionOfReport(
  transaction: Transaction,
  reportId: string,
  id: string,
): Promise<{ version: ReportVersion; text: FrozenText } | null> {
  const [row] = await transaction.query<VersionRow & { content: FrozenText }>({
    name: 'version_of_report',
    text: `SELECT ${columns}, v.content FROM report_versions v LEFT JOIN people p ON p.id = v.named_by
           WHERE v.report_id = $1 AND v.id = $2`,
    values: [reportId, id],
  });
  return row ? { version: asVersion(row), text: row.content } : null;
}

/** Keeps a text under the next number. Two at once take their numbers one after the other. */
export async function insertVersion(
  transaction: Transaction,
  reportId: string,
  { name, text }: { name: string; text: FrozenText },
  by: Writer,
): Promise<string> {
  const id = newId();
  await transaction.query({
    text: 'SELECT pg_advisory_xact_lock(hashtextextended($1, 66))',
    values: [reportId],
  });
  await transaction.query({
    text: `INSERT INTO report_versions (id, report_id, number, name, content, named_by, named_at)
           SELECT $1, $2, coalesce(max(number), 0) + 1, $3, $4, $5, $6 FROM report_versions WHERE report_id = $2`,
    values: [id, reportId, name, JSON.stringify(text), by.personId, by.at],
  });
  return id;
}

/** Notes that a space adopted a version; false when it was noted already. */
export async function insertAdoption(
  transaction: Transaction,
  versionId: string,
  adoption: Omit<Adoption, 'spaceName'>,
  by: Writer,
): Promise<boolean> {
  const added = await transaction.query({
    text: `INSERT INTO report_version_adoptions (version_id, space_id, adopted_on, adopted_at, noted_by, noted_at)
           VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING RETURNING version_id`,
    values: [versionId, adoption.spaceId, adoption.adoptedOn, adoption.adoptedAt, by.personId, by.at],
  });
  return added.length > 0;
}

import type { Transaction } from '#/platform/database.ts';
import type { Filing, FilingSummary } from './filing.ts';

const columns = `f.id, f.space_id AS "spaceId", f.title, f.funder, f.year_ends_on AS "yearEndsOn",
  f.agreed_on AS "agreedOn", f.agreed_source AS "agreedSource", f.assembly_on AS "assemblyOn", f.version,
  f.archived_on AS "archivedOn"`;

/** Accounts, or null when they are not there for this viewer. */
export async function filingById(transaction: Transaction, id: string): Promise<Filing | null> {
  const [row] = await transaction.query<Filing>({
    name: 'filing_by_id',
    text: `SELECT ${columns} FROM filings f
           WHERE f.id = $1 AND f.space_id = ANY ((SELECT viewer_working_spaces())::uuid[])`,
    values: [id],
  });
  return row ?? null;
}

/** The same, held until the transaction ends: two changes at once follow one another. */
export async function holdFiling(transaction: Transaction, id: string): Promise<Filing | null> {
  const [row] = await transaction.query<Filing>({
    name: 'hold_filing',
    text: `SELECT ${columns} FROM filings f
           WHERE f.id = $1 AND f.space_id = ANY ((SELECT viewer_working_spaces())::uuid[]) FOR UPDATE`,
    values: [id],
  });
  return row ?? null;
}

/** Accounts of the spaces where the viewer works, the latest year first, those put away last. */
export async function filingsOfViewer(transaction: Transaction): Promise<FilingSummary[]> {
  return transaction.query<FilingSummary>({
    name: 'filings_of_viewer',
    text: `SELECT ${columns}, d.sent, d.expected FROM filings f
           CROSS JOIN LATERAL (
             SELECT count(*)::int AS expected, (count(*) FILTER (WHERE state = 'sent'))::int AS sent
             FROM filing_documents WHERE filing_id = f.id AND addressee = 'funder' AND removed_on IS NULL) d
           WHERE f.space_id = ANY ((SELECT viewer_working_spaces())::uuid[])
           ORDER BY f.archived_on IS NOT NULL, f.year_ends_on DESC, lower(f.title), f.id LIMIT 500`,
  });
}

export interface FilingWriter {
  personId: string;
  at: Date;
}

export async function insertFiling(
  transaction: Transaction,
  filing: Omit<Filing, 'version' | 'archivedOn'>,
  by: FilingWriter,
): Promise<void> {
  const { id, spaceId, title, funder, yearEndsOn, agreedOn, agreedSource, assemblyOn } = filing;
  await transaction.query({
    text: `INSERT INTO filings (id, space_id, title, funder, year_ends_on, agreed_on, agreed_source, assembly_on,
             opened_by, opened_at)
           VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    values: [
      ...[id, spaceId, title, funder, yearEndsOn, agreedOn, agreedSource, assemblyOn],
      ...[by.personId, by.at],
    ],
  });
}

export type FilingContent = Omit<Filing, 'id' | 'spaceId' | 'version' | 'archivedOn'>;

/** Writes what accounts say of themselves. */
export async function writeFiling(
  transaction: Transaction,
  id: string,
  { title, funder, yearEndsOn, agreedOn, agreedSource, assemblyOn }: FilingContent,
): Promise<void> {
  await transaction.query({
    name: 'write_filing',
    text: `UPDATE filings SET title = $2, funder = $3, year_ends_on = $4, agreed_on = $5, agreed_source = $6,
             assembly_on = $7, version = version + 1
           WHERE id = $1`,
    values: [id, title, funder, yearEndsOn, agreedOn, agreedSource, assemblyOn],
  });
}

/** Puts accounts away, or takes them up again; false when they are already so. */
export async function archiveFiling(
  transaction: Transaction,
  id: string,
  archivedOn: string | null,
): Promise<boolean> {
  const changed = await transaction.query<{ id: string }>({
    name: 'archive_filing',
    text: `UPDATE filings SET archived_on = $2
           WHERE id = $1 AND (archived_on IS NULL) = ($2::date IS NOT NULL) RETURNING id`,
    values: [id, archivedOn],
  });
  return changed.length > 0;
}

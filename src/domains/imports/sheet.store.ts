import type { Transaction } from '#/platform/database.ts';
import { jsonText } from '#/platform/json-text.ts';
import type { ColumnMapping } from './column-mapping.ts';
import type { Sheet, SheetRow } from './spreadsheet.ts';

/** Rows kept and imported together: one transaction, one step of the progress bar. */
const chunkSize = 500;

/** Keeps the rows of every sheet aside, in chunks. */
export async function insertChunks(
  transaction: Transaction,
  importId: string,
  sheets: readonly Sheet[],
): Promise<void> {
  for (const [position, sheet] of sheets.entries()) {
    for (let chunk = 0; chunk * chunkSize < sheet.rows.length; chunk += 1) {
      const rows = sheet.rows.slice(chunk * chunkSize, (chunk + 1) * chunkSize);
      await transaction.query({
        name: 'insert_import_chunk',
        text: 'INSERT INTO import_chunks (import_id, sheet, chunk, rows) VALUES ($1, $2, $3, $4)',
        values: [importId, position, chunk, jsonText(rows)],
      });
    }
  }
}

/** Rows of one chunk, or null past the last. */
export async function chunkRows(
  transaction: Transaction,
  importId: string,
  sheet: number,
  chunk: number,
): Promise<SheetRow[] | null> {
  const [row] = await transaction.query<{ rows: SheetRow[] }>({
    name: 'import_chunk_rows',
    text: 'SELECT rows FROM import_chunks WHERE import_id = $1 AND sheet = $2 AND chunk = $3',
    values: [importId, sheet, chunk],
  });
  return row?.rows ?? null;
}

export async function deleteChunks(transaction: Transaction, importId: string): Promise<void> {
  await transaction.query({ text: 'DELETE FROM import_chunks WHERE import_id = $1', values: [importId] });
}

/** Those of these prints that are of rows already imported in the space, by another import. */
export async function knownPrints(
  transaction: Transaction,
  spaceId: string,
  importId: string,
  fingerprints: readonly string[],
  likenesses: readonly string[],
): Promise<{ fingerprints: Set<string>; likenesses: Set<string> }> {
  const same = await transaction.query<{ fingerprint: string }>({
    name: 'known_row_fingerprints',
    text: 'SELECT fingerprint FROM imported_rows WHERE space_id = $1 AND import_id <> $2 AND fingerprint = ANY ($3)',
    values: [spaceId, importId, fingerprints],
  });
  const alike = await transaction.query<{ likeness: string }>({
    name: 'known_row_likenesses',
    text: 'SELECT DISTINCT likeness FROM imported_rows WHERE space_id = $1 AND import_id <> $2 AND likeness = ANY ($3)',
    values: [spaceId, importId, likenesses],
  });
  return {
    fingerprints: new Set(same.map((row) => row.fingerprint)),
    likenesses: new Set(alike.map((row) => row.likeness)),
  };
}

/** Keeps the prints of rows that became traces. */
export async function insertImportedRows(
  transaction: Transaction,
  spaceId: string,
  importId: string,
  rows: readonly { fingerprint: string; likeness: string }[],
): Promise<void> {
  await transaction.query({
    name: 'insert_imported_rows',
    text: `INSERT INTO imported_rows (space_id, import_id, fingerprint, likeness)
           SELECT $1, $2, fingerprint, likeness FROM jsonb_to_recordset($3::jsonb) AS r (fingerprint text, likeness text)
           ON CONFLICT (space_id, fingerprint) DO NOTHING`,
    values: [spaceId, importId, jsonText(rows)],
  });
}

/** An undone import frees its rows: they may be imported again. */
export async function forgetImportedRows(transaction: Transaction, importId: string): Promise<void> {
  await transaction.query({ text: 'DELETE FROM imported_rows WHERE import_id = $1', values: [importId] });
}

/** How the space read sheets with these headings the last time, by the print of the headings. */
export async function rememberedMappings(
  transaction: Transaction,
  spaceId: string,
  signatures: readonly string[],
): Promise<Map<string, ColumnMapping>> {
  const rows = await transaction.query<{ signature: string; mapping: ColumnMapping }>({
    text: 'SELECT signature, mapping FROM column_mappings WHERE space_id = $1 AND signature = ANY ($2)',
    values: [spaceId, signatures],
  });
  return new Map(rows.map((row) => [row.signature, row.mapping]));
}

export async function rememberMapping(
  transaction: Transaction,
  spaceId: string,
  signature: string,
  mapping: ColumnMapping,
): Promise<void> {
  await transaction.query({
    text: `INSERT INTO column_mappings (space_id, signature, mapping) VALUES ($1, $2, $3)
           ON CONFLICT (space_id, signature) DO UPDATE SET mapping = excluded.mapping, remembered_at = now()`,
    values: [spaceId, signature, jsonText(mapping)],
  });
}

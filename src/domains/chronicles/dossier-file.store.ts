import { attachmentKey } from '#/domains/traces/traces.public.ts';
import type { Transaction } from '#/platform/database.ts';
import { isId } from '#/platform/ids.ts';
import type { DossierFile, TraceFile } from './dossier-file.ts';

const columns = `f.id, f.dossier_id AS "dossierId", f.kind, f.file_name AS "fileName", f.media_type AS "mediaType",
  f.size_bytes::int AS "sizeBytes", f.description, f.dated_on AS "datedOn", f.added_at AS "addedAt"`;

/** Documents of a dossier, the latest first; for those of its space. */
export async function filesOfDossier(transaction: Transaction, dossierId: string): Promise<DossierFile[]> {
  return transaction.query<DossierFile>({
    name: 'files_of_dossier',
    text: `SELECT ${columns} FROM dossier_files f WHERE f.dossier_id = $1
           ORDER BY coalesce(f.dated_on, f.added_at::date) DESC, f.added_at DESC, f.id`,
    values: [dossierId],
  });
}

export async function dossierFileById(
  transaction: Transaction,
  dossierId: string,
  id: string,
): Promise<DossierFile | null> {
  const [row] = await transaction.query<DossierFile>({
    name: 'dossier_file_by_id',
    text: `SELECT ${columns} FROM dossier_files f WHERE f.dossier_id = $1 AND f.id = $2`,
    values: [dossierId, id],
  });
  return row ?? null;
}

/** Files joined to the traces of a dossier, as far as the viewer sees the traces; the latest first. */
export async function filesOfTraces(
  transaction: Transaction,
  dossierId: string,
  limit: number,
): Promise<TraceFile[]> {
  return transaction.query<TraceFile>({
    name: 'files_of_traces_of_dossier',
    text: `SELECT a.id, t.id AS "traceId", t.title AS "traceTitle", t.event_on AS "eventOn", a.kind,
             a.file_name AS "fileName", a.size_bytes::int AS "sizeBytes", a.description
           FROM trace_dossiers d JOIN traces t ON t.id = d.trace_id JOIN trace_attachments a ON a.trace_id = t.id
           WHERE d.dossier_id = $1 AND t.trashed_at IS NULL
           ORDER BY t.event_on DESC, a.added_at DESC, a.id LIMIT $2`,
    values: [dossierId, limit],
  });
}

export async function insertDossierFile(
  transaction: Transaction,
  file: DossierFile,
  addedBy: string,
): Promise<void> {
  await transaction.query({
    text: `INSERT INTO dossier_files (id, dossier_id, kind, file_name, media_type, size_bytes, description, dated_on,
             added_by, added_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    values: [
      file.id,
      file.dossierId,
      file.kind,
      file.fileName,
      file.mediaType,
      file.sizeBytes,
      file.description,
      file.datedOn,
      addedBy,
      file.addedAt,
    ],
  });
}

/** Takes a document off; its bytes are then among the removed ones. */
export async function deleteDossierFile(transaction: Transaction, id: string): Promise<void> {
  await transaction.query({ text: 'DELETE FROM dossier_files WHERE id = $1', values: [id] });
}

/** Those of these files that a dossier leads to. */
export async function filesOfDossiersAmong(
  transaction: Transaction,
  keys: readonly string[],
): Promise<string[]> {
  const rows = await transaction.query<{ id: string }>({
    text: 'SELECT id FROM dossier_files WHERE id = ANY ($1)',
    values: [keys.map((key) => key.slice(attachmentKey('').length)).filter(isId)],
  });
  return rows.map(({ id }) => attachmentKey(id));
}

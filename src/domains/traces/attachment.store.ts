import type { Transaction } from '#/platform/database.ts';
import type { MediaKind } from '#/platform/media.ts';
import type { Attachment } from './attachment.ts';

interface AttachmentRow {
  id: string;
  trace_id: string;
  kind: MediaKind;
  file_name: string;
  media_type: string;
  size_bytes: number;
  description: string;
}

const columns = 'id, trace_id, kind, file_name, media_type, size_bytes, description';

/** Files of a trace, in the order they came; whoever sees the trace sees them. */
export async function attachmentsOf(transaction: Transaction, traceId: string): Promise<Attachment[]> {
  const rows = await transaction.query<AttachmentRow>({
    name: 'attachments_of',
    text: `SELECT ${columns} FROM trace_attachments WHERE trace_id = $1 ORDER BY added_at, id`,
    values: [traceId],
  });
  return rows.map(asAttachment);
}

/** One file of a trace out of the trash, or null when it is not there for this viewer. */
export async function attachmentById(
  transaction: Transaction,
  traceId: string,
  id: string,
): Promise<Attachment | null> {
  const [row] = await transaction.query<AttachmentRow>({
    name: 'attachment_by_id',
    text: `SELECT ${columns} FROM trace_attachments WHERE trace_id = $1 AND id = $2
             AND EXISTS (SELECT FROM traces t WHERE t.id = trace_id AND t.trashed_at IS NULL)`,
    values: [traceId, id],
  });
  return row ? asAttachment(row) : null;
}

export async function insertAttachment(
  transaction: Transaction,
  attachment: Attachment,
  addedBy: string,
  addedAt: Date,
): Promise<void> {
  await transaction.query({
    text: `INSERT INTO trace_attachments (id, trace_id, kind, file_name, media_type, size_bytes, description, added_by, added_at)
           VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    values: [
      attachment.id,
      attachment.traceId,
      attachment.kind,
      attachment.fileName,
      attachment.mediaType,
      attachment.sizeBytes,
      attachment.description,
      addedBy,
      addedAt,
    ],
  });
}

export async function deleteAttachment(transaction: Transaction, id: string): Promise<void> {
  await transaction.query({ text: 'DELETE FROM trace_attachments WHERE id = $1', values: [id] });
}

function asAttachment(row: AttachmentRow): Attachment {
  return {
    id: row.id,
    traceId: row.trace_id,
    kind: row.kind,
    fileName: row.file_name,
    mediaType: row.media_type,
    sizeBytes: row.size_bytes,
    description: row.description,
  };
}

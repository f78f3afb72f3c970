import { FilesUnavailable } from '#/platform/files.ts';
import type { UploadedFile } from '#/platform/form.ts';
import { newId } from '#/platform/ids.ts';
import { addJob } from '#/platform/jobs.ts';
import { readMedia } from '#/platform/media.ts';
import type { SignedInVisit } from '#/platform/visit.ts';
import { attachmentKey, fileNameOf, megabytes } from './attachment.rules.ts';
import { attachmentById, attachmentsOf, deleteAttachment, insertAttachment } from './attachment.store.ts';
import { type Attachment, largestUploadBytes, mostAttachments } from './attachment.ts';
import { mayChangeTrace } from './trace.access.ts';
import { log, type NotAllowed, seenTrace } from './trace.actions.ts';

export type AttachmentRefusal =
  | 'fileMissing'
  | 'fileTooLarge'
  | 'fileUnknown'
  | 'fileBroken'
  | 'filesUnavailable'
  | 'tooManyPieces';

export type AttachOutcome =
  | { kind: 'done'; attachment: Attachment }
  | { kind: 'refused'; key: AttachmentRefusal; maximum: number }
  | NotAllowed;

/** Largest file this instance takes, in bytes. */
export function largestFile(visit: Pick<SignedInVisit, 'services'>): number {
  return Math.min(visit.services.settings.maximumUploadBytes, largestUploadBytes);
}

/**
 * Joins a file to a trace. Its bytes are durable before its row is written: a row never leads nowhere. A file
 * whose transaction fails stays on the disk, seen by nobody.
 */
export async function attach(
  visit: SignedInVisit,
  traceId: string,
  file: UploadedFile | undefined,
  description: string,
): Promise<AttachOutcome> {
  const trace = await seenTrace(visit, traceId);
  if (!trace) return { kind: 'missing' };
  if (!mayChangeTrace(visit.viewer, trace)) return { kind: 'forbidden' };
  const maximum = largestFile(visit);
  const refuse = (key: AttachmentRefusal): AttachOutcome => ({
    kind: 'refused',
    key,
    maximum: megabytes(maximum),
  });
  if (!file || file.bytes.length === 0) return refuse('fileMissing');
  if (file.bytes.length > maximum) return refuse('fileTooLarge');
  const transaction = await visit.transaction();
  if ((await attachmentsOf(transaction, traceId)).length >= mostAttachments) return refuse('tooManyPieces');
  const media = await readMedia(file.bytes);
  if (media === 'unknown') return refuse('fileUnknown');
  if (media === 'broken') return refuse('fileBroken');
  const attachment: Attachment = {
    id: newId(),
    traceId,
    kind: media.kind,
    fileName: fileNameOf(file.name, media.extension),
    mediaType: media.mediaType,
    sizeBytes: media.bytes.length,
    description: description.trim().slice(0, 500),
  };
  if (!(await areKept(visit, attachment.id, media.bytes))) return refuse('filesUnavailable');
  await insertAttachment(transaction, attachment, visit.viewer.personId, visit.now);
  await log(visit, trace, 'trace.attached', { attachmentId: attachment.id });
  return { kind: 'done', attachment };
}

async function areKept(visit: SignedInVisit, id: string, bytes: Uint8Array): Promise<boolean> {
  try {
    await visit.services.files.put(attachmentKey(id), bytes);
    return true;
  } catch (error) {
    if (!(error instanceof FilesUnavailable)) throw error;
    visit.services.log.warn({ reference: visit.reference }, 'files unavailable');
    return false;
  }
}

/** Takes a file off a trace; its bytes go by a job once that is committed. */
export async function detach(
  visit: SignedInVisit,
  traceId: string,
  id: string,
): Promise<{ kind: 'done' } | NotAllowed> {
  const trace = await seenTrace(visit, traceId);
  const transaction = await visit.transaction();
  const attachment = trace ? await attachmentById(transaction, traceId, id) : null;
  if (!trace || !attachment) return { kind: 'missing' };
  if (!mayChangeTrace(visit.viewer, trace)) return { kind: 'forbidden' };
  await deleteAttachment(transaction, id);
  await log(visit, trace, 'trace.detached', { attachmentId: id });
  await addJob(transaction, 'traces.sweep', {}, { key: 'traces.sweep' });
  return { kind: 'done' };
}

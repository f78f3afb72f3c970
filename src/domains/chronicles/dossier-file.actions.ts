import { logDossier } from '#/domains/dossiers/dossiers.public.ts';
import { attachmentKey, fileNameOf, largestFile, megabytes } from '#/domains/traces/traces.public.ts';
import { dayIn } from '#/platform/clock.ts';
import type { UploadedFile } from '#/platform/form.ts';
import { newId } from '#/platform/ids.ts';
import { addJob } from '#/platform/jobs.ts';
import { readMedia } from '#/platform/media.ts';
import type { SignedInVisit, Visit } from '#/platform/visit.ts';
import { mayReadInside } from './chronicle.access.ts';
import { dossierToWrite, type NotAllowed } from './chronicle.actions.ts';
import type { FileValues } from './chronicle.form.ts';
import {
  deleteDossierFile,
  dossierFileById,
  filesOfDossier,
  filesOfTraces,
  insertDossierFile,
} from './dossier-file.store.ts';
import { type DossierFile, type FilesSeen, mostFiles } from './dossier-file.ts';

export type FileRefusal = 'fileMissing' | 'fileTooLarge' | 'fileUnknown' | 'fileBroken' | 'tooManyFiles';

export type KeepFileOutcome =
  | { kind: 'done'; file: DossierFile }
  /** `maximum`: the largest file, in megabytes, or how many documents a dossier may hold. */
  | { kind: 'refused'; key: FileRefusal; maximum: number }
  | NotAllowed;

/** Files of traces in one list. */
const traceFilesShown = 200;

/** The documents of a dossier, for those of its space, and the files of its traces, as the viewer sees each. */
export async function filesSeen(
  visit: Visit,
  dossier: { id: string; spaceId: string },
  traceFiles = traceFilesShown,
): Promise<FilesSeen> {
  const transaction = await visit.transaction();
  const { timeZone } = visit.services.settings;
  const own = mayReadInside(visit.viewer, dossier) ? await filesOfDossier(transaction, dossier.id) : null;
  return {
    files: own?.map((file) => ({ ...file, day: file.datedOn ?? dayIn(timeZone, file.addedAt) })) ?? null,
    traceFiles: await filesOfTraces(transaction, dossier.id, traceFiles),
  };
}

/**
 * Keeps a document with the dossier itself. Its bytes are durable before its row is written: a row never leads
 * nowhere, and a file whose transaction fails is seen by nobody.
 */
export async function keepFile(
  visit: SignedInVisit,
  dossierId: string | undefined,
  uploaded: UploadedFile | undefined,
  values: FileValues,
): Promise<KeepFileOutcome> {
  const found = await dossierToWrite(visit, dossierId);
  if (found.kind !== 'dossier') return found;
  const largest = largestFile(visit);
  const refuse = (key: FileRefusal, maximum = megabytes(largest)): KeepFileOutcome => ({
    kind: 'refused',
    key,
    maximum,
  });
  if (!uploaded || uploaded.bytes.length === 0) return refuse('fileMissing');
  if (uploaded.bytes.length > largest) return refuse('fileTooLarge');
  const transaction = await visit.transaction();
  if ((await filesOfDossier(transaction, found.dossier.id)).length >= mostFiles) {
    return refuse('tooManyFiles', mostFiles);
  }
  const media = await readMedia(uploaded.bytes);
  if (media === 'unknown') return refuse('fileUnknown');
  if (media === 'broken') return refuse('fileBroken');
  const file: DossierFile = {
    ...values,
    id: newId(),
    dossierId: found.dossier.id,
    kind: media.kind,
    fileName: fileNameOf(uploaded.name, media.extension),
    mediaType: media.mediaType,
    sizeBytes: media.bytes.length,
    addedAt: visit.now,
  };
  await visit.services.files.put(attachmentKey(file.id), media.bytes);
  await insertDossierFile(transaction, file, visit.viewer.personId);
  await logDossier(visit, found.dossier, 'dossier.file-kept', { fileId: file.id });
  return { kind: 'done', file };
}

/** Takes a document off a dossier; its bytes go by a job once that is committed. */
export async function dropFile(
  visit: SignedInVisit,
  dossierId: string | undefined,
  id: string,
): Promise<{ kind: 'done' } | NotAllowed> {
  const found = await dossierToWrite(visit, dossierId);
  if (found.kind !== 'dossier') return found;
  const transaction = await visit.transaction();
  if (!(await dossierFileById(transaction, found.dossier.id, id))) return { kind: 'missing' };
  await deleteDossierFile(transaction, id);
  await logDossier(visit, found.dossier, 'dossier.file-dropped', { fileId: id });
  await addJob(transaction, 'traces.sweep', {}, { key: 'traces.sweep' });
  return { kind: 'done' };
}

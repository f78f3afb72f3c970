import { trashTracesOfImport } from '#/domains/traces/traces.public.ts';
import { logHappening } from '#/platform/happenings.ts';
import { deleteImport, endImport, heldImport } from './import.store.ts';
import type { ImportVisit } from './import-visit.ts';
import { forgetKept } from './proposal.store.ts';
import { deleteChunks, forgetImportedRows } from './sheet.store.ts';

export type UndoOutcome =
  | { kind: 'done'; trashed: number }
  | { kind: 'removed' }
  | { kind: 'missing' }
  | { kind: 'refused'; key: 'stillRunning' | 'alreadyUndone' };

/**
 * Undoes an import whole: its traces go to the trash, from which each can be restored, and its rows or events may be
 * imported again. An import from which nothing came is simply thrown away.
 */
export async function undoImport(visit: ImportVisit, importId: string): Promise<UndoOutcome> {
  const transaction = await visit.transaction();
  const one = await heldImport(transaction, importId);
  if (!one) return { kind: 'missing' };
  if (one.state === 'running') return { kind: 'refused', key: 'stillRunning' };
  if (one.state === 'undone') return { kind: 'refused', key: 'alreadyUndone' };
  if (one.traceCount === 0) {
    await deleteImport(transaction, importId);
    return { kind: 'removed' };
  }
  const trashed = await trashTracesOfImport(transaction, importId, one.personId, visit.now);
  await forgetKept(transaction, importId);
  await forgetImportedRows(transaction, importId);
  await deleteChunks(transaction, importId);
  await endImport(transaction, importId, 'undone', visit.now);
  await logHappening(transaction, {
    personId: visit.viewer.personId,
    spaceId: null,
    kind: 'import.undone',
    subjectKind: 'import',
    subjectId: importId,
  });
  return { kind: 'done', trashed };
}

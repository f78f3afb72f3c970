import type { Transaction } from '#/platform/database.ts';
import { isId } from '#/platform/ids.ts';
import { attachmentKey } from './attachment.rules.ts';

/** Destroys traces thrown away before an instant; their files are then among the removed ones. */
export async function destroyTrashedBefore(transaction: Transaction, limit: Date): Promise<void> {
  await transaction.query({ text: 'DELETE FROM traces WHERE trashed_at < $1', values: [limit] });
}

/** Files whose row is gone and whose bytes may still be there. */
export async function removedAttachments(transaction: Transaction, limit: number): Promise<string[]> {
  const rows = await transaction.query<{ id: string }>({
    text: 'SELECT id FROM removed_attachments ORDER BY removed_at, id LIMIT $1',
    values: [limit],
  });
  return rows.map((row) => row.id);
}

/** Notes that the bytes of these files are gone. */
export async function forgetRemovedAttachments(
  transaction: Transaction,
  ids: readonly string[],
): Promise<void> {
  await transaction.query({ text: 'DELETE FROM removed_attachments WHERE id = ANY ($1)', values: [ids] });
}

/** Those of these files that a trace leads to. */
export async function filesOfTracesAmong(
  transaction: Transaction,
  keys: readonly string[],
): Promise<string[]> {
  const rows = await transaction.query<{ id: string }>({
    text: 'SELECT id FROM trace_attachments WHERE id = ANY ($1)',
    values: [keys.map((key) => key.slice(attachmentKey('').length)).filter(isId)],
  });
  return rows.map(({ id }) => attachmentKey(id));
}

import type { JobContext } from '#/platform/domain.ts';
import { attachmentKey } from './attachment.rules.ts';
import { trashLimit } from './trace.rules.ts';
import { destroyTrashedBefore, forgetRemovedAttachments, removedAttachments } from './trash.store.ts';

/** Destroys what has been in the trash for ninety days. */
export async function emptyTrash({ services, payload }: JobContext): Promise<void> {
  const limit = trashLimit(services.clock.now());
  await services.database.asSystem((transaction) => destroyTrashedBefore(transaction, limit));
  await sweepFiles({ services, payload });
}

const batchSize = 200;

/** Removes the bytes of files whose row is gone. Stopped half-way, it begins again where it was. */
export async function sweepFiles({ services }: JobContext): Promise<void> {
  for (;;) {
    const ids = await services.database.asSystem((transaction) => removedAttachments(transaction, batchSize));
    for (const id of ids) await services.files.remove(attachmentKey(id));
    await services.database.asSystem((transaction) => forgetRemovedAttachments(transaction, ids));
    if (ids.length < batchSize) return;
  }
}

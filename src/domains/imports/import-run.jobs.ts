import type { JobContext } from '#/platform/domain.ts';
import { isId } from '#/platform/ids.ts';
import { deleteImportsLeftBefore } from './import.store.ts';
import { runImport } from './import-run.actions.ts';

const daysKept = 30;

/** Carries a confirmed spreadsheet through. */
export async function runConfirmedImport({ services, payload }: JobContext): Promise<void> {
  const { importId, personId } = payload as { importId?: string; personId?: string };
  if (!isId(importId) || !isId(personId)) return;
  await runImport({ database: services.database, now: () => services.clock.now(), importId, personId });
}

/** Throws away proposals and rows that nobody decided on for a month: an agenda is not kept for nothing. */
export async function forgetLeftImports({ services }: JobContext): Promise<void> {
  const before = new Date(services.clock.now().getTime() - daysKept * 86_400_000);
  await services.database.asSystem((transaction) => deleteImportsLeftBefore(transaction, before));
}

import { dossiersByIds } from '#/domains/dossiers/dossiers.public.ts';
import type { Transaction } from '#/platform/database.ts';
import type { SignedInVisit } from '#/platform/visit.ts';
import { type BulkValues, changeIn } from './bulk.form.ts';
import { asksNothing, type BulkChange, bulkChanged } from './bulk.rules.ts';
import { mayChangeTrace, mayShowTrace, mayTrashTrace } from './trace.access.ts';
import { saveTrace, trashTrace } from './trace.actions.ts';
import { changedFields, contentOf, isWidening } from './trace.rules.ts';
import { traceToChange } from './trace.store.ts';

export type BulkOutcome =
  | { kind: 'done'; changed: number; untouched: number }
  | { kind: 'refused'; field: string; key: 'widenUnconfirmed' | 'dossierUnknown' | 'bulkNothing' };

/** Does what a bulk form asks: a change of several traces, or their way to the trash. */
export async function applyBulk(visit: SignedInVisit, values: BulkValues): Promise<BulkOutcome> {
  if (values.act === 'trash') return trashTraces(visit, values.trace);
  const change = changeIn(values);
  if (asksNothing(change)) return { kind: 'refused', field: 'dossierAct', key: 'bulkNothing' };
  return changeTraces(visit, values.trace, change, values.widen === 'yes');
}

/**
 * Changes several traces, all or none. What the viewer may not change is left as it is, and told; a wider
 * circle of readers for any of them must have been confirmed.
 */
export async function changeTraces(
  visit: SignedInVisit,
  ids: readonly string[],
  change: BulkChange,
  confirmed: boolean,
): Promise<BulkOutcome> {
  const transaction = await visit.transaction();
  if (change.dossier && !(await isSeen(transaction, change.dossier.id))) {
    return { kind: 'refused', field: 'dossierId', key: 'dossierUnknown' };
  }
  let changed = 0;
  // One order for everybody: two people who change the same traces wait rather than block one another.
  for (const id of [...new Set(ids)].sort()) {
    const trace = await traceToChange(transaction, id);
    if (!trace || trace.trashedAt || !mayChangeTrace(visit.viewer, trace)) continue;
    const visibility = mayShowTrace(visit.viewer, trace) ? change.visibility : null;
    if (visibility && isWidening(trace.visibility, visibility) && !confirmed) {
      return { kind: 'refused', field: 'widen', key: 'widenUnconfirmed' };
    }
    const content = bulkChanged(contentOf(trace), { ...change, visibility });
    if (changedFields(trace, content).length === 0) continue;
    await saveTrace(visit, trace, content);
    changed += 1;
  }
  return { kind: 'done', changed, untouched: new Set(ids).size - changed };
}

/** Throws several traces away; those the viewer may not throw away stay. */
export async function trashTraces(visit: SignedInVisit, ids: readonly string[]): Promise<BulkOutcome> {
  const transaction = await visit.transaction();
  let changed = 0;
  for (const id of [...new Set(ids)].sort()) {
    const trace = await traceToChange(transaction, id);
    if (!trace || trace.trashedAt || !mayTrashTrace(visit.viewer, trace)) continue;
    await trashTrace(visit, id);
    changed += 1;
  }
  return { kind: 'done', changed, untouched: new Set(ids).size - changed };
}

async function isSeen(transaction: Transaction, dossierId: string): Promise<boolean> {
  return (await dossiersByIds(transaction, [dossierId])).length > 0;
}

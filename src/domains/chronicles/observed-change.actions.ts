import { logDossier, refused } from '#/domains/dossiers/dossiers.public.ts';
import type { SignedInVisit } from '#/platform/visit.ts';
import { dossierToWrite, keepWritten, type NotAllowed, type Refused } from './chronicle.actions.ts';
import type { ObservedChangeValues, ObservedValues } from './chronicle.form.ts';
import {
  changeById,
  insertChange,
  setChangeRemoved,
  tieTraces,
  updateChange,
} from './observed-change.store.ts';
import type { ChangeContent, ObservedChange } from './observed-change.ts';

/** Notes what changed for the group, and whose part it was. */
export async function noteChange(
  visit: SignedInVisit,
  dossierId: string | undefined,
  values: ObservedValues,
): Promise<{ kind: 'done'; id: string } | Refused<'dayInFuture'> | NotAllowed> {
  const found = await dossierToWrite(visit, dossierId);
  if (found.kind !== 'dossier') return found;
  const { dossier } = found;
  const content = contentFrom(values, visit.today);
  if (content.observedOn > visit.today) return refused('observedOn', 'dayInFuture');
  const transaction = await visit.transaction();
  const id = await insertChange(transaction, {
    ...content,
    dossierId: dossier.id,
    notedBy: visit.viewer.personId,
    notedAt: visit.now,
  });
  await tieTraces(transaction, id, values.traceIds);
  await keepWritten(visit, dossier, 'change', { id, version: 1, content }, 'dossier.change-noted');
  return { kind: 'done', id };
}

function contentFrom(values: ObservedValues, today: string): ChangeContent {
  const { groupChange, ownPart, othersPart, sources } = values;
  return { observedOn: values.observedOn ?? today, groupChange, ownPart, othersPart, sources };
}

export type ObservedChangeOutcome =
  | { kind: 'done' }
  | { kind: 'conflict'; current: ObservedChange }
  | Refused<'dayInFuture'>
  | NotAllowed;

/** Writes a change again; a text written over an older one keeps both. */
export async function rewriteChange(
  visit: SignedInVisit,
  dossierId: string | undefined,
  id: string,
  values: ObservedChangeValues,
): Promise<ObservedChangeOutcome> {
  const found = await dossierToWrite(visit, dossierId);
  if (found.kind !== 'dossier') return found;
  const transaction = await visit.transaction();
  const change = await changeById(transaction, found.dossier.id, id);
  if (!change || change.removedAt) return { kind: 'missing' };
  const content = contentFrom({ ...values, observedOn: values.observedOn ?? change.observedOn }, visit.today);
  if (content.observedOn > visit.today) return refused('observedOn', 'dayInFuture');
  if (!(await updateChange(transaction, id, values.version, content))) {
    return { kind: 'conflict', current: (await changeById(transaction, found.dossier.id, id)) ?? change };
  }
  await tieTraces(transaction, id, values.traceIds);
  const written = { id, version: values.version + 1, content };
  await keepWritten(visit, found.dossier, 'change', written, 'dossier.change-rewritten');
  return { kind: 'done' };
}

/** Takes a change off the story, or puts it back. Its texts stay. */
export async function removeChange(
  visit: SignedInVisit,
  dossierId: string | undefined,
  id: string,
  act: 'remove' | 'restore',
): Promise<{ kind: 'done' } | NotAllowed> {
  const found = await dossierToWrite(visit, dossierId);
  if (found.kind !== 'dossier') return found;
  const at = act === 'remove' ? visit.now : null;
  if (!(await setChangeRemoved(await visit.transaction(), found.dossier.id, id, at))) {
    return { kind: 'missing' };
  }
  const kind = act === 'remove' ? 'dossier.change-removed' : 'dossier.change-restored';
  await logDossier(visit, found.dossier, kind, { changeId: id });
  return { kind: 'done' };
}

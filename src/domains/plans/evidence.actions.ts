import { completed, createTraces, traceById } from '#/domains/traces/traces.public.ts';
import { holds, type SignedInVisit } from '#/platform/visit.ts';
import { deleteEvidence, insertEvidence } from './evidence.store.ts';
import { log, type NotAllowed, planToChange, type Refused, refused } from './plan.actions.ts';
import type { EvidenceValues, QuickMoveValues } from './plan-item.form.ts';
import { changeFromWork } from './plan-item.rules.ts';
import { itemById, itemToChange } from './plan-item.store.ts';
import type { ChangeKind } from './plan-item.ts';
import { note } from './replanning.actions.ts';

export type LinkOutcome =
  | { kind: 'done'; change: ChangeKind | null }
  | Refused<'traceUnknown' | 'alreadyLinked' | 'spaceNotYours' | 'eventInFuture'>
  | NotAllowed;

/** Links a trace to an item, with what it says of it; the item begins, resumes or ends accordingly. */
export async function linkTrace(
  visit: SignedInVisit,
  planId: string,
  itemId: string,
  values: EvidenceValues,
): Promise<LinkOutcome> {
  const found = await planToChange(visit, planId);
  if (found.kind !== 'plan') return found;
  const transaction = await visit.transaction();
  const item = await itemToChange(transaction, planId, itemId);
  if (!item) return { kind: 'missing' };
  const trace = await traceById(transaction, values.traceId);
  if (!trace || trace.trashedAt !== null) return refused('traceId', 'traceUnknown');
  const id = await insertEvidence(transaction, {
    itemId,
    traceId: trace.id,
    happenedOn: trace.eventOn,
    says: values.says,
    note: values.note,
    linkedBy: visit.viewer.personId,
    linkedAt: visit.now,
  });
  if (id === null) return refused('traceId', 'alreadyLinked');
  const change = changeFromWork(item.state, values.says);
  if (change) await note(visit, item, { kind: change, onDay: trace.eventOn, reason: '', replacedBy: null });
  await log(visit, found.plan, 'plan.item-linked', { itemId, says: values.says });
  return { kind: 'done', change };
}

/** Notes a trace from the page of an item, in a space of the viewer, and links it at once. */
export async function noteMove(
  visit: SignedInVisit,
  planId: string,
  itemId: string,
  values: QuickMoveValues,
): Promise<LinkOutcome> {
  const found = await planToChange(visit, planId);
  if (found.kind !== 'plan') return found;
  if (!holds(visit.viewer, values.spaceId, 'member')) return refused('spaceId', 'spaceNotYours');
  const eventOn = values.eventOn ?? visit.today;
  if (eventOn > visit.today) return refused('eventOn', 'eventInFuture');
  const transaction = await visit.transaction();
  const item = await itemById(transaction, planId, itemId);
  if (!item) return { kind: 'missing' };
  const draft = completed({
    spaceId: values.spaceId,
    text: values.text,
    eventOn,
    dossierIds: item.dossierId ? [item.dossierId] : [],
  });
  const [traceId] = await createTraces(transaction, visit.viewer, [draft], { enteredAt: visit.now });
  return linkTrace(visit, planId, itemId, { traceId: traceId ?? '', says: values.says, note: '' });
}

/** Undoes a link. The trace stays; so does the state the item took, which people change themselves. */
export async function unlinkEvidence(
  visit: SignedInVisit,
  planId: string,
  itemId: string,
  evidenceId: string,
): Promise<{ kind: 'done' } | NotAllowed> {
  const found = await planToChange(visit, planId);
  if (found.kind !== 'plan') return found;
  const transaction = await visit.transaction();
  if (!(await itemById(transaction, planId, itemId))) return { kind: 'missing' };
  if (!(await deleteEvidence(transaction, itemId, evidenceId))) return { kind: 'missing' };
  await log(visit, found.plan, 'plan.item-unlinked', { itemId });
  return { kind: 'done' };
}

import { logDossier, refused } from '#/domains/dossiers/dossiers.public.ts';
import type { SignedInVisit } from '#/platform/visit.ts';
import { dossierToWrite, keepWritten, type NotAllowed, type Refused } from './chronicle.actions.ts';
import type { EventBody, EventChangeValues } from './chronicle.form.ts';
import { eventById, insertEvent, setEventRemoved, traceToMark, updateEvent } from './marked-event.store.ts';
import type { EventContent, MarkedEvent } from './marked-event.ts';

export type MarkRefusal = 'factMissing' | 'dayInFuture' | 'traceUnknown' | 'alreadyMarked';

/** Marks a trace, or a dated fact, in a dossier, with why it counts. */
export async function markEvent(
  visit: SignedInVisit,
  dossierId: string | undefined,
  values: EventBody,
): Promise<{ kind: 'done'; id: string } | Refused<MarkRefusal> | NotAllowed> {
  const found = await dossierToWrite(visit, dossierId);
  if (found.kind !== 'dossier') return found;
  const { dossier } = found;
  const transaction = await visit.transaction();
  const trace = values.traceId ? await traceToMark(transaction, values.traceId) : null;
  if (values.traceId && !trace) return refused('traceId', 'traceUnknown');
  const content = contentFrom(values, trace?.eventOn ?? null, visit.today);
  if (!trace && content.fact === '') return refused('fact', 'factMissing');
  if (!trace && content.happenedOn > visit.today) return refused('happenedOn', 'dayInFuture');
  const id = await insertEvent(transaction, {
    ...content,
    dossierId: dossier.id,
    traceId: trace?.id ?? null,
    markedBy: visit.viewer.personId,
    markedAt: visit.now,
  });
  if (id === null) return refused('dossierId', 'alreadyMarked');
  await keepWritten(visit, dossier, 'event', { id, version: 1, content }, 'dossier.event-marked');
  return { kind: 'done', id };
}

/** A trace keeps its own day and its own words. */
function contentFrom(
  values: { happenedOn: string | null; fact: string; why: string; sources: string },
  traceDay: string | null,
  today: string,
): EventContent {
  const { why, sources } = values;
  if (traceDay !== null) return { happenedOn: traceDay, fact: '', why, sources };
  return { happenedOn: values.happenedOn ?? today, fact: values.fact, why, sources };
}

export type EventChangeOutcome =
  | { kind: 'done' }
  | { kind: 'conflict'; current: MarkedEvent }
  | Refused<'factMissing' | 'dayInFuture'>
  | NotAllowed;

/** Writes an event again; a text written over an older one keeps both. */
export async function rewriteEvent(
  visit: SignedInVisit,
  dossierId: string | undefined,
  id: string,
  values: EventChangeValues,
): Promise<EventChangeOutcome> {
  const found = await dossierToWrite(visit, dossierId);
  if (found.kind !== 'dossier') return found;
  const transaction = await visit.transaction();
  const event = await eventById(transaction, found.dossier.id, id);
  if (!event || event.removedAt) return { kind: 'missing' };
  const content = contentFrom(values, event.traceId ? event.happenedOn : null, visit.today);
  if (!event.traceId && content.fact === '') return refused('fact', 'factMissing');
  if (!event.traceId && content.happenedOn > visit.today) return refused('happenedOn', 'dayInFuture');
  if (!(await updateEvent(transaction, id, values.version, content))) {
    return { kind: 'conflict', current: (await eventById(transaction, found.dossier.id, id)) ?? event };
  }
  const written = { id, version: values.version + 1, content };
  await keepWritten(visit, found.dossier, 'event', written, 'dossier.event-rewritten');
  return { kind: 'done' };
}

/** Takes an event off the story, or puts it back. Its texts stay. */
export async function removeEvent(
  visit: SignedInVisit,
  dossierId: string | undefined,
  id: string,
  act: 'remove' | 'restore',
): Promise<{ kind: 'done' } | NotAllowed> {
  const found = await dossierToWrite(visit, dossierId);
  if (found.kind !== 'dossier') return found;
  const at = act === 'remove' ? visit.now : null;
  if (!(await setEventRemoved(await visit.transaction(), found.dossier.id, id, at))) {
    return { kind: 'missing' };
  }
  const kind = act === 'remove' ? 'dossier.event-removed' : 'dossier.event-restored';
  await logDossier(visit, found.dossier, kind, { eventId: id });
  return { kind: 'done' };
}

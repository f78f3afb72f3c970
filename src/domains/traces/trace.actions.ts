import { dossiersByIds } from '#/domains/dossiers/dossiers.public.ts';
import { membersOf } from '#/domains/spaces/spaces.public.ts';
import { placeNames } from '#/domains/territories/territories.public.ts';
import { logHappening } from '#/platform/happenings.ts';
import type { KeptOutcome, Submission } from '#/platform/submissions.ts';
import type { SignedInVisit, Visit } from '#/platform/visit.ts';
import { isAuthor, mayChangeTrace, mayNote, mayShowTrace, mayTrashTrace } from './trace.access.ts';
import { changedFields, contentOf, isWidening, type Merge, mergeChanges } from './trace.rules.ts';
import { traceById, traceToChange } from './trace.store.ts';
import type { Trace, TraceContent, TraceDraft, Visibility } from './trace.ts';
import { contentAt, rewriteTrace, setTrashed } from './trace-change.store.ts';
import { createTraceOnce, createTraces, UnknownDossier } from './trace-draft.store.ts';

export type TraceRefusal =
  | 'spaceNotYours'
  | 'dossierUnknown'
  | 'placeUnknown'
  | 'actorElsewhere'
  | 'widenUnconfirmed'
  | 'visibilityNotYours';

export interface Refused {
  kind: 'refused';
  field: string;
  key: TraceRefusal;
}

export type NotAllowed = { kind: 'missing' } | { kind: 'forbidden' };

const refused = (field: string, key: TraceRefusal): Refused => ({ kind: 'refused', field, key });

/**
 * Saves one trace with the key it came with, in one statement: the hot path of the journal. Null when the key was
 * sent before.
 */
export async function noteTraceOnce<Answer extends KeptOutcome>(
  visit: SignedInVisit,
  draft: TraceDraft,
  submission: Submission,
  answer: (traceId: string) => Answer,
): Promise<{ kind: 'done'; answer: Answer } | Refused | null> {
  const refusal = await refusalToNote(visit, draft);
  if (refusal) return refusal;
  try {
    const options = { enteredAt: visit.now, answer };
    const given = await createTraceOnce(visit.services.database, visit.viewer, draft, submission, options);
    return given && { kind: 'done', answer: given };
  } catch (error) {
    if (error instanceof UnknownDossier) return refused('dossierIds', 'dossierUnknown');
    throw error;
  }
}

/** Saves one trace. */
export async function noteTrace(
  visit: SignedInVisit,
  draft: TraceDraft,
): Promise<{ kind: 'done'; id: string } | Refused> {
  const outcome = await noteTraces(visit, [draft]);
  return outcome.kind === 'refused' ? outcome : { kind: 'done', id: outcome.ids[0]! };
}

/** Saves several traces, all or none. */
export async function noteTraces(
  visit: SignedInVisit,
  drafts: readonly TraceDraft[],
): Promise<{ kind: 'done'; ids: string[] } | Refused> {
  for (const draft of drafts) {
    const refusal = await refusalToNote(visit, draft);
    if (refusal) return refusal;
  }
  try {
    const transaction = await visit.transaction();
    return {
      kind: 'done',
      ids: await createTraces(transaction, visit.viewer, drafts, { enteredAt: visit.now }),
    };
  } catch (error) {
    if (error instanceof UnknownDossier) return refused('dossierIds', 'dossierUnknown');
    throw error;
  }
}

async function refusalToNote(visit: SignedInVisit, draft: TraceDraft): Promise<Refused | null> {
  if (!mayNote(visit.viewer, draft.spaceId)) return refused('spaceId', 'spaceNotYours');
  if (await namesUnknownPlace(visit, draft.placeId)) return refused('placeId', 'placeUnknown');
  const strangers = await namesStrangers(visit, draft.spaceId, draft.actors ?? []);
  return strangers ? refused('actors', 'actorElsewhere') : null;
}

async function namesUnknownPlace(visit: SignedInVisit, placeId: string | null | undefined): Promise<boolean> {
  if (!placeId) return false;
  return !(await placeNames(await visit.transaction(), [placeId])).has(placeId);
}

async function namesStrangers(
  visit: SignedInVisit,
  spaceId: string,
  actors: TraceContent['actors'],
): Promise<boolean> {
  const named = actors.flatMap((actor) => actor.personId ?? []).filter((id) => id !== visit.viewer.personId);
  if (named.length === 0) return false;
  const members = await membersOf(await visit.transaction(), spaceId);
  return named.some((id) => !members.some((member) => member.personId === id));
}

export type ChangeOutcome =
  | { kind: 'done'; version: number; merged: boolean }
  | { kind: 'conflict'; current: Trace; merge: Merge }
  | Refused
  | NotAllowed;

/**
 * Replaces what a trace says, from the version that was read. When somebody saved meanwhile, the two changes
 * are joined; only a field that both changed differently is a conflict, and nothing is saved then.
 * @param widened whether the person said in so many words that more people may see.
 */
export async function changeTrace(
  visit: SignedInVisit,
  id: string,
  version: number,
  content: TraceContent,
  widened: boolean,
): Promise<ChangeOutcome> {
  const transaction = await visit.transaction();
  const trace = await traceToChange(transaction, id);
  if (!trace || trace.trashedAt) return { kind: 'missing' };
  if (!mayChangeTrace(visit.viewer, trace)) return { kind: 'forbidden' };
  const base = version === trace.version ? trace : await contentAt(transaction, id, version);
  const merge = mergeChanges(base ?? content, trace, content);
  const lost = base === null ? changedFields(trace, content) : merge.conflicts;
  if (lost.length > 0 && version !== trace.version) {
    return { kind: 'conflict', current: trace, merge: { ...merge, conflicts: lost } };
  }
  const refusal = await refusalOf(visit, trace, merge.content, widened);
  if (refusal) return refusal;
  if (changedFields(trace, merge.content).length > 0) await saveTrace(visit, trace, merge.content);
  return { kind: 'done', version: trace.version + 1, merged: version !== trace.version };
}

async function refusalOf(
  visit: SignedInVisit,
  trace: Trace,
  content: TraceContent,
  widened: boolean,
): Promise<Refused | null> {
  if (content.spaceId !== trace.spaceId) {
    if (!isAuthor(visit.viewer, trace) || !mayNote(visit.viewer, content.spaceId)) {
      return refused('spaceId', 'spaceNotYours');
    }
  }
  if (content.visibility !== trace.visibility) {
    if (!mayShowTrace(visit.viewer, trace)) return refused('visibility', 'visibilityNotYours');
    if (isWidening(trace.visibility, content.visibility) && !widened)
      return refused('widen', 'widenUnconfirmed');
  }
  const transaction = await visit.transaction();
  const added = content.dossierIds.filter((dossier) => !trace.dossierIds.includes(dossier));
  if ((await dossiersByIds(transaction, added)).length < new Set(added).size) {
    return refused('dossierIds', 'dossierUnknown');
  }
  if (content.placeId !== trace.placeId && (await namesUnknownPlace(visit, content.placeId)))
    return refused('placeId', 'placeUnknown');
  const known = trace.actors.map((actor) => actor.personId);
  const newcomers = content.actors.filter((actor) => !known.includes(actor.personId));
  if (await namesStrangers(visit, content.spaceId, newcomers)) return refused('actors', 'actorElsewhere');
  return null;
}

/** Writes a trace over itself, keeps what it said, and logs it when others see more or less of it. */
export async function saveTrace(visit: SignedInVisit, trace: Trace, content: TraceContent): Promise<void> {
  const transaction = await visit.transaction();
  await rewriteTrace(transaction, trace, content, { by: visit.viewer.personId, at: visit.now });
  if (content.visibility === trace.visibility) return;
  const widening = isWidening(trace.visibility, content.visibility);
  await log(
    visit,
    { ...trace, visibility: content.visibility },
    widening ? 'trace.widened' : 'trace.narrowed',
    {
      from: trace.visibility,
      to: content.visibility,
    },
  );
}

/** Says who sees a trace: its author alone may, and must confirm that more people will. */
export async function showTraceTo(
  visit: SignedInVisit,
  id: string,
  visibility: Visibility,
  confirmed: boolean,
): Promise<{ kind: 'done' } | Refused | NotAllowed> {
  const trace = await traceToChange(await visit.transaction(), id);
  if (!trace || trace.trashedAt) return { kind: 'missing' };
  if (!mayShowTrace(visit.viewer, trace)) return { kind: 'forbidden' };
  if (trace.visibility === visibility) return { kind: 'done' };
  if (isWidening(trace.visibility, visibility) && !confirmed) return refused('widen', 'widenUnconfirmed');
  await saveTrace(visit, trace, { ...contentOf(trace), visibility });
  return { kind: 'done' };
}

/** Throws a trace away: it can be taken back for ninety days. */
export async function trashTrace(visit: SignedInVisit, id: string): Promise<{ kind: 'done' } | NotAllowed> {
  const transaction = await visit.transaction();
  const trace = await traceToChange(transaction, id);
  if (!trace || trace.trashedAt) return { kind: 'missing' };
  if (!mayTrashTrace(visit.viewer, trace)) return { kind: 'forbidden' };
  await setTrashed(transaction, [id], visit.now, visit.now);
  await log(visit, trace, 'trace.trashed');
  return { kind: 'done' };
}

/** Takes a trace back from the trash. */
export async function restoreTrace(visit: SignedInVisit, id: string): Promise<{ kind: 'done' } | NotAllowed> {
  const transaction = await visit.transaction();
  const trace = await traceToChange(transaction, id);
  if (!trace?.trashedAt) return { kind: 'missing' };
  if (!mayTrashTrace(visit.viewer, trace)) return { kind: 'forbidden' };
  await setTrashed(transaction, [id], null, visit.now);
  await log(visit, trace, 'trace.restored');
  return { kind: 'done' };
}

/** What happened to a trace that is its author's alone is its author's alone too. */
export async function log(
  visit: SignedInVisit,
  trace: Pick<Trace, 'id' | 'spaceId' | 'visibility'>,
  kind: string,
  details?: Record<string, unknown>,
): Promise<void> {
  await logHappening(await visit.transaction(), {
    personId: visit.viewer.personId,
    spaceId: trace.visibility === 'author' ? null : trace.spaceId,
    kind,
    subjectKind: 'trace',
    subjectId: trace.id,
    details,
  });
}

/** A trace out of the trash, for whoever may see it. */
export async function seenTrace(visit: Visit, id: string): Promise<Trace | null> {
  const trace = await traceById(await visit.transaction(), id);
  return trace && !trace.trashedAt ? trace : null;
}

import {
  applyEdit,
  type CodebookDifference,
  type CodebookEdit,
  codebookDifference,
  codebookForm,
  type EditRefusal,
  extendedCodebook,
  isTaken,
  type Part,
  partAt,
  placeNamed,
} from '#/domains/codebooks/codebooks.public.ts';
import { spaceById } from '#/domains/spaces/spaces.public.ts';
import type { Transaction } from '#/platform/database.ts';
import { parseValues } from '#/platform/form.ts';
import type { SignedInVisit } from '#/platform/visit.ts';
import { mayWriteDraft } from './draft.access.ts';
import { headBefore } from './draft.rules.ts';
import {
  changeById,
  changeSince,
  changesOf,
  deleteDraft,
  draftById,
  heldDraft,
  logChange,
  logChanges,
  openDrafts,
  saveDraft,
  setSample,
} from './draft.store.ts';
import type { ChangeKind, CodebookDraft, DraftChange, DraftSummary, LoggedChange, Sample } from './draft.ts';

export interface ReadDraft {
  draft: CodebookDraft;
  spaceName: string;
  mayWrite: boolean;
}

export async function listDrafts(visit: SignedInVisit): Promise<DraftSummary[]> {
  return openDrafts(await visit.transaction());
}

/** A draft with what the viewer may do with it; null when it is not visible. */
export async function readDraft(visit: SignedInVisit, id: string): Promise<ReadDraft | null> {
  const transaction = await visit.transaction();
  const draft = await draftById(transaction, id);
  const space = draft && (await spaceById(transaction, draft.spaceId));
  if (!draft || !space) return null;
  const mayWrite = draft.publishedAt === null && mayWriteDraft(visit.viewer, draft.spaceId);
  return { draft, spaceName: space.name, mayWrite };
}

export async function readHistory(visit: SignedInVisit, draftId: string): Promise<DraftChange[]> {
  return changesOf(await visit.transaction(), draftId);
}

export async function readChange(
  visit: SignedInVisit,
  draftId: string,
  id: string,
): Promise<DraftChange | null> {
  return changeById(await visit.transaction(), draftId, id);
}

/** What a variant does to the version it extends; null for what is not a variant. */
export async function differenceOf(
  transaction: Transaction,
  book: CodebookDraft['book'],
  spaceId: string,
): Promise<CodebookDifference | null> {
  const parent = await extendedCodebook(transaction, book, spaceId);
  return parent && codebookDifference(parent, book);
}

type HoldingRefusal = 'published' | 'draftChanged';

export type EditingOutcome =
  | { kind: 'saved'; revision: number }
  /** Somebody changed the same part meanwhile: what was typed is kept in the history, beside what is there. */
  | { kind: 'aside'; changeId: string }
  | { kind: 'refused'; key: EditRefusal | HoldingRefusal | 'changedMeanwhile' }
  /** What was typed does not have the shape of a codebook, as ways from the root. */
  | { kind: 'misshapen'; places: readonly string[] }
  | { kind: 'forbidden' }
  | null;

/** One change by somebody who saw the draft at a revision. Null when the draft is not visible. */
export async function editDraft(
  visit: SignedInVisit,
  id: string,
  edit: CodebookEdit,
  seenRevision: number,
): Promise<EditingOutcome> {
  const transaction = await visit.transaction();
  const held = await heldToWrite(visit, transaction, id);
  if (held === null || 'kind' in held) return held;
  const { place, partId, after } = aboutOf(edit);
  const named = placeNamed(place);
  const before = named && partAt(held.book, named, partId);
  const since = await changeSince(transaction, id, { place, partId }, seenRevision);
  if (since && edit.kind === 'remove') return { kind: 'refused', key: 'changedMeanwhile' };
  if (since && (edit.kind === 'change' || edit.kind === 'head'))
    return setAside(visit, transaction, held, { place, partId, before, after });
  const outcome = applyEdit(held.book, edit);
  if (!outcome.ok) return { kind: 'refused', key: outcome.refusal };
  const parsed = parseValues(codebookForm, JSON.parse(JSON.stringify(outcome.book)));
  if (!parsed.ok) return { kind: 'misshapen', places: parsed.errors.map(({ field }) => field).slice(0, 50) };
  const revision = await keepChange(
    visit,
    transaction,
    { ...held, book: parsed.values },
    {
      kind: kindOf(edit),
      place,
      partId,
      before: edit.kind === 'head' ? headBefore(held.book, edit.head) : before,
      after,
    },
  );
  return { kind: 'saved', revision };
}

/** Keeps what was typed in the history, and leaves the draft to whoever wrote first. */
async function setAside(
  visit: SignedInVisit,
  transaction: Transaction,
  { id: draftId, revision }: CodebookDraft,
  text: Omit<LoggedChange, 'kind'>,
): Promise<EditingOutcome> {
  const { personId } = visit.viewer;
  const aside = { draftId, revision, kind: 'set-aside', personId, ...text } as const;
  return { kind: 'aside', changeId: await logChange(transaction, aside) };
}

/**
 * The draft held for change, or why it may not be changed. With a revision, only as it was then: for those who write
 * the whole of it, or end it.
 */
export async function heldToWrite(
  visit: SignedInVisit,
  transaction: Transaction,
  id: string,
  seenRevision: number | null = null,
): Promise<CodebookDraft | { kind: 'forbidden' } | { kind: 'refused'; key: HoldingRefusal } | null> {
  const seen = await draftById(transaction, id);
  if (!seen) return null;
  if (!mayWriteDraft(visit.viewer, seen.spaceId)) return { kind: 'forbidden' };
  const held = await heldDraft(transaction, id);
  if (!held) return null;
  if (held.publishedAt !== null) return { kind: 'refused', key: 'published' };
  return seenRevision === null || held.revision === seenRevision
    ? held
    : { kind: 'refused', key: 'draftChanged' };
}

/** Saves a changed draft and its line of history, in the visit's transaction. */
export async function keepChange(
  visit: SignedInVisit,
  transaction: Transaction,
  draft: CodebookDraft,
  change: LoggedChange,
): Promise<number> {
  return keepChanges(visit, transaction, draft, [change]);
}

/** The same for all that one revision changes. */
export async function keepChanges(
  visit: SignedInVisit,
  transaction: Transaction,
  draft: CodebookDraft,
  changes: readonly LoggedChange[],
): Promise<number> {
  const revision = await saveDraft(
    transaction,
    draft,
    await differenceOf(transaction, draft.book, draft.spaceId),
  );
  const { personId } = visit.viewer;
  await logChanges(transaction, { draftId: draft.id, revision, personId }, changes);
  return revision;
}

const kinds = {
  add: 'added',
  change: 'changed',
  move: 'moved',
  remove: 'removed',
  head: 'headed',
} as const satisfies Record<CodebookEdit['kind'], ChangeKind>;
const kindOf = (edit: CodebookEdit): ChangeKind => kinds[edit.kind];

function aboutOf(edit: CodebookEdit): { place: string; partId: string; after: Part | null } {
  if (edit.kind === 'head') return { place: 'head', partId: 'head', after: { id: 'head', ...edit.head } };
  if (edit.kind === 'add' || edit.kind === 'change')
    return { place: edit.place, partId: edit.part.id, after: edit.part };
  return { place: edit.place, partId: edit.id, after: null };
}

/** Takes a text that was set aside, in place of what is there now. */
export async function takeAside(visit: SignedInVisit, id: string, changeId: string): Promise<EditingOutcome> {
  const transaction = await visit.transaction();
  const draft = await draftById(transaction, id);
  const change = draft && (await changeById(transaction, id, changeId));
  if (!draft || change?.kind !== 'set-aside' || !change.after) return null;
  const { id: _, ...head } = change.after;
  const place = placeNamed(change.place);
  const isThere = place !== null && partAt(draft.book, place, change.partId) !== null;
  const edit: CodebookEdit =
    change.place === 'head'
      ? { kind: 'head', head }
      : isThere
        ? { kind: 'change', place: change.place, part: change.after }
        : { kind: 'add', place: change.place, part: change.after, after: null };
  return editDraft(visit, id, edit, draft.revision);
}

/** Another version number for what will be published. */
export async function renumberDraft(
  visit: SignedInVisit,
  id: string,
  version: string,
): Promise<EditingOutcome | { kind: 'taken' }> {
  const transaction = await visit.transaction();
  const held = await heldToWrite(visit, transaction, id);
  if (held === null || 'kind' in held) return held;
  if (held.book.version === version) return { kind: 'saved', revision: held.revision };
  if (await isTaken(transaction, { id: held.book.id, version }, held.spaceId)) return { kind: 'taken' };
  const book = { ...held.book, version };
  const revision = await keepChange(
    visit,
    transaction,
    { ...held, book },
    {
      kind: 'renumbered',
      before: { id: held.book.version },
      after: { id: version },
    },
  );
  return { kind: 'saved', revision };
}

/** The period on which everybody who works on the draft tries it. */
export async function chooseSample(
  visit: SignedInVisit,
  id: string,
  sample: Sample,
): Promise<EditingOutcome> {
  const transaction = await visit.transaction();
  const held = await heldToWrite(visit, transaction, id);
  if (held === null || 'kind' in held) return held;
  await setSample(transaction, id, sample);
  return { kind: 'saved', revision: held.revision };
}

/** Forgets a draft that was not published, and its history with it. */
export async function removeDraft(
  visit: SignedInVisit,
  id: string,
  seenRevision: number | null = null,
): Promise<EditingOutcome> {
  const transaction = await visit.transaction();
  const held = await heldToWrite(visit, transaction, id, seenRevision);
  if (held === null || 'kind' in held) return held;
  await deleteDraft(transaction, id);
  return { kind: 'saved', revision: held.revision };
}

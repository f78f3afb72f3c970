import { newId } from '#/platform/ids.ts';
import type { SignedInVisit } from '#/platform/visit.ts';
import { documentsOfFiling, insertDocuments, writeDocument } from './document.store.ts';
import { mayChangeFiling } from './filing.access.ts';
import { filingWriter, logFiling, type NotAllowed, type Refused, refused } from './filing.actions.ts';
import type { DocumentValues, NewDocumentValues } from './filing.form.ts';
import { stateDay } from './filing.rules.ts';
import { holdFiling } from './filing.store.ts';
import { type DocumentState, type Filing, type FilingDocument, mostDocuments } from './filing.ts';

/** Adds a document at the end of one of the two lists. */
export async function addDocument(
  visit: SignedInVisit,
  filingId: string,
  values: NewDocumentValues,
): Promise<{ kind: 'done'; id: string } | Refused<'tooManyDocuments'> | NotAllowed> {
  const transaction = await visit.transaction();
  const filing = await holdFiling(transaction, filingId);
  if (!filing) return { kind: 'missing' };
  if (!mayChangeFiling(visit.viewer, filing)) return { kind: 'forbidden' };
  const { length } = await documentsOfFiling(transaction, filingId);
  if (length >= mostDocuments) return refused('title', 'tooManyDocuments');
  const document = { ...values, id: newId() };
  await insertDocuments(transaction, filingId, [document], { ...filingWriter(visit), today: visit.today });
  await logFiling(visit, filing, 'filing.document-added', { addressee: values.addressee });
  return { kind: 'done', id: document.id };
}

interface At {
  filingId: string;
  documentId: string;
  revision: number;
}

/** One change of a document, while its accounts are held; what it said before stays. */
async function change(
  visit: SignedInVisit,
  { filingId, documentId, revision }: At,
  next: (now: FilingDocument) => Partial<FilingDocument>,
  happened: string,
): Promise<{ kind: 'done' } | { kind: 'conflict' } | NotAllowed> {
  const transaction = await visit.transaction();
  const filing: Filing | null = await holdFiling(transaction, filingId);
  const documents = filing ? await documentsOfFiling(transaction, filingId) : [];
  const now = documents.find(({ id }) => id === documentId);
  if (!filing || !now) return { kind: 'missing' };
  if (!mayChangeFiling(visit.viewer, filing)) return { kind: 'forbidden' };
  if (revision !== now.revision) return { kind: 'conflict' };
  const wanted = { ...now, ...next(now) };
  await writeDocument(transaction, wanted, filingWriter(visit));
  await logFiling(visit, filing, happened, { state: wanted.state });
  return { kind: 'done' };
}

export function changeDocument(
  visit: SignedInVisit,
  at: Omit<At, 'revision'>,
  { revision, ...content }: DocumentValues,
) {
  return change(
    visit,
    { ...at, revision },
    (now) => ({ ...content, stateOn: stateDay(now, content.state, visit.today) }),
    'filing.document-changed',
  );
}

export function markDocument(visit: SignedInVisit, at: At, state: DocumentState) {
  return change(
    visit,
    at,
    (now) => ({ state, stateOn: stateDay(now, state, visit.today) }),
    'filing.document-marked',
  );
}

/** Takes a document off its list, or puts it back; nothing of it is erased. */
export function removeDocument(visit: SignedInVisit, at: At, act: 'remove' | 'restore') {
  const removedOn = act === 'remove' ? visit.today : null;
  return change(
    visit,
    at,
    () => ({ removedOn }),
    act === 'remove' ? 'filing.document-removed' : 'filing.document-restored',
  );
}

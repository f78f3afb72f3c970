import { logHappening } from '#/platform/happenings.ts';
import { isId, newId } from '#/platform/ids.ts';
import { type SignedInVisit, type Visit, wordsFor } from '#/platform/visit.ts';
import { documentsOfFiling, insertDocuments } from './document.store.ts';
import { mayArchiveFiling, mayChangeFiling, mayOpenFilingIn } from './filing.access.ts';
import type { FilingValues, NewFilingValues } from './filing.form.ts';
import { archiveFiling, filingById, holdFiling, insertFiling, writeFiling } from './filing.store.ts';
import { addressees, type Filing, type FilingDocument, type ListedDocument } from './filing.ts';
import * as filingWords from './filing.words.ts';
import { listedOf } from './filing-list-file.rules.ts';

export type NotAllowed = { kind: 'missing' } | { kind: 'forbidden' };

export interface Refused<Key extends string> {
  kind: 'refused';
  field: string;
  key: Key;
}

export const refused = <Key extends string>(field: string, key: Key): Refused<Key> => ({
  kind: 'refused',
  field,
  key,
});

export interface FilingReading {
  filing: Filing;
  documents: readonly FilingDocument[];
  mayChange: boolean;
  mayArchive: boolean;
}

/** Accounts with what the viewer may do, or null when they are not there for them. */
export async function readFiling(visit: Visit, id: string | undefined): Promise<FilingReading | null> {
  const transaction = await visit.transaction();
  const filing = isId(id) ? await filingById(transaction, id) : null;
  if (!filing) return null;
  return {
    filing,
    documents: await documentsOfFiling(transaction, filing.id),
    mayChange: mayChangeFiling(visit.viewer, filing),
    mayArchive: mayArchiveFiling(visit.viewer, filing),
  };
}

export const filingWriter = (visit: SignedInVisit) => ({ personId: visit.viewer.personId, at: visit.now });

type DaysRefused = Refused<'agreedBeforeYear'>;

function refusalOfDays({
  yearEndsOn,
  agreedOn,
}: Pick<Filing, 'yearEndsOn' | 'agreedOn'>): DaysRefused | null {
  return agreedOn !== null && agreedOn < yearEndsOn ? refused('agreedOn', 'agreedBeforeYear') : null;
}

/** What lists may begin from: those of other accounts that the viewer reads, or those of the programme (empty). */
async function listsToBegin(visit: SignedInVisit, from: string): Promise<ListedDocument[] | null> {
  if (from === '') {
    const { starting } = wordsFor(visit.locale, filingWords);
    return addressees.flatMap((addressee) =>
      starting[addressee].map((title) => ({ addressee, title, carrier: '', note: '' })),
    );
  }
  const reading = await readFiling(visit, from);
  return reading && listedOf(reading.documents);
}

/** Begins accounts with two lists, which people complete. */
export async function beginFiling(
  visit: SignedInVisit,
  values: NewFilingValues,
  lists: readonly ListedDocument[] | null,
): Promise<{ kind: 'done'; id: string } | DaysRefused | Refused<'spaceNotYours'> | Refused<'listUnknown'>> {
  if (!mayOpenFilingIn(visit.viewer, values.spaceId)) return refused('spaceId', 'spaceNotYours');
  const outOfOrder = refusalOfDays(values);
  if (outOfOrder) return outOfOrder;
  const listed = lists ?? (await listsToBegin(visit, values.from));
  if (!listed) return refused('from', 'listUnknown');
  const transaction = await visit.transaction();
  const filing = { ...values, id: newId() };
  await insertFiling(transaction, filing, filingWriter(visit));
  const documents = listed.map((document) => ({ ...document, id: newId() }));
  await insertDocuments(transaction, filing.id, documents, { ...filingWriter(visit), today: visit.today });
  await logFiling(visit, filing, 'filing.begun');
  return { kind: 'done', id: filing.id };
}

/** Changes what accounts say of themselves, when they are still as they were opened. */
export async function changeFiling(
  visit: SignedInVisit,
  id: string,
  { version, ...content }: FilingValues,
): Promise<{ kind: 'done' } | { kind: 'conflict' } | DaysRefused | NotAllowed> {
  const outOfOrder = refusalOfDays(content);
  if (outOfOrder) return outOfOrder;
  const transaction = await visit.transaction();
  const now = await holdFiling(transaction, id);
  if (!now) return { kind: 'missing' };
  if (!mayChangeFiling(visit.viewer, now)) return { kind: 'forbidden' };
  if (version !== now.version) return { kind: 'conflict' };
  await writeFiling(transaction, id, content);
  await logFiling(visit, now, 'filing.changed');
  return { kind: 'done' };
}

/** Puts accounts away or takes them up again. */
export async function putFilingAway(
  visit: SignedInVisit,
  { filing, mayArchive }: FilingReading,
  act: 'archive' | 'reopen',
): Promise<{ kind: 'done' } | NotAllowed> {
  if (!mayArchive) return { kind: 'forbidden' };
  const archivedOn = act === 'archive' ? visit.today : null;
  if (await archiveFiling(await visit.transaction(), filing.id, archivedOn)) {
    await logFiling(visit, filing, act === 'archive' ? 'filing.archived' : 'filing.reopened');
  }
  return { kind: 'done' };
}

export async function logFiling(
  visit: SignedInVisit,
  { id, spaceId }: Pick<Filing, 'id' | 'spaceId'>,
  kind: string,
  details?: Record<string, unknown>,
): Promise<void> {
  await logHappening(await visit.transaction(), {
    personId: visit.viewer.personId,
    spaceId,
    kind,
    subjectKind: 'filing',
    subjectId: id,
    details,
  });
}

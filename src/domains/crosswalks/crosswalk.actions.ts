import {
  type Codebook,
  type CodebookReference,
  frozenCodebook,
} from '#/domains/codebooks/codebooks.public.ts';
import { membersOf, spaceById } from '#/domains/spaces/spaces.public.ts';
import type { Transaction } from '#/platform/database.ts';
import { logHappening } from '#/platform/happenings.ts';
import { isId, newId } from '#/platform/ids.ts';
import type { SignedInVisit } from '#/platform/visit.ts';
import { mayWriteCrosswalk } from './crosswalk.access.ts';
import { identityOf } from './crosswalk.form.ts';
import { crosswalkFaults, hasErrors, overlapOf } from './crosswalk.rules.ts';
import {
  addRevision,
  crosswalkById,
  crosswalkSummaries,
  datesTaken,
  insertCrosswalk,
  revisionsOf,
} from './crosswalk.store.ts';
import type {
  Crosswalk,
  CrosswalkContent,
  CrosswalkIdentity,
  CrosswalkSummary,
  Revision,
} from './crosswalk.ts';
import type { CrosswalkFault } from './crosswalk-fault.ts';

export async function listCrosswalks(
  visit: SignedInVisit,
  spaceId: string | null = null,
): Promise<CrosswalkSummary[]> {
  return crosswalkSummaries(await visit.transaction(), spaceId);
}

/** A crosswalk with the two codebooks it is read with. */
export interface ReadCrosswalk {
  crosswalk: Crosswalk;
  spaceName: string;
  from: Codebook;
  to: Codebook;
  mayWrite: boolean;
}

export async function readCrosswalk(visit: SignedInVisit, id: string): Promise<ReadCrosswalk | null> {
  if (!isId(id)) return null;
  const transaction = await visit.transaction();
  const crosswalk = await crosswalkById(transaction, id);
  if (!crosswalk) return null;
  const space = await spaceById(transaction, crosswalk.spaceId);
  const books = await bothBooks(transaction, crosswalk);
  if (!space || !books) return null;
  const mayWrite = mayWriteCrosswalk(visit.viewer, crosswalk.spaceId);
  return { crosswalk, spaceName: space.name, ...books, mayWrite };
}

export interface CrosswalkHistory {
  revisions: readonly Revision[];
  /** Names of the members of the space, by person. */
  names: ReadonlyMap<string, string>;
}

/** Who made each revision, and when, in the words of the space. */
export async function readHistory(visit: SignedInVisit, crosswalk: Crosswalk): Promise<CrosswalkHistory> {
  const transaction = await visit.transaction();
  const members = await membersOf(transaction, crosswalk.spaceId);
  return {
    revisions: await revisionsOf(transaction, crosswalk.id),
    names: new Map(members.map(({ personId, name }) => [personId, name])),
  };
}

/** As the space reads them: a codebook of another space could not be read by everybody there. */
async function bothBooks(
  transaction: Transaction,
  { from, to, spaceId }: { from: CodebookReference; to: CodebookReference; spaceId: string },
): Promise<{ from: Codebook; to: Codebook } | null> {
  const start = await frozenCodebook(transaction, from, spaceId);
  const end = await frozenCodebook(transaction, to, spaceId);
  return start && end ? { from: start.codebook, to: end.codebook } : null;
}

export type WritingOutcome =
  | { kind: 'written'; id: string }
  | { kind: 'forbidden' }
  | { kind: 'unknownCodebook' }
  /** Somebody else wrote a revision meanwhile. */
  | { kind: 'stale' }
  | { kind: 'faulty'; faults: readonly CrosswalkFault[] };

/** Opens a crosswalk in a space, checked whole against both codebooks. */
export async function openCrosswalk(
  visit: SignedInVisit,
  wish: CrosswalkIdentity & { spaceId: string },
  content: CrosswalkContent,
): Promise<WritingOutcome> {
  if (!isId(wish.spaceId) || !mayWriteCrosswalk(visit.viewer, wish.spaceId)) return { kind: 'forbidden' };
  const transaction = await visit.transaction();
  const books = await bothBooks(transaction, wish);
  if (!books) return { kind: 'unknownCodebook' };
  const faults = crosswalkFaults({ ...wish, ...content }, books.from, books.to);
  if (hasErrors(faults)) return { kind: 'faulty', faults };
  const other = overlapOf(wish, await datesTaken(transaction, wish.spaceId, wish));
  if (other) {
    const what = `${other.validFromOn} – ${other.validUntilOn ?? ''}`;
    const found: CrosswalkFault = {
      code: 'datesOverlap',
      importance: 'error',
      place: 'validity',
      what,
      more: '',
    };
    return { kind: 'faulty', faults: [found] };
  }
  const id = newId();
  await insertCrosswalk(transaction, { ...wish, id }, content, visit.viewer.personId);
  await log(visit, transaction, { id, spaceId: wish.spaceId }, 'crosswalk.opened', 1);
  return { kind: 'written', id };
}

/**
 * Writes the next revision, by a change of the last one. `revision` is the one the person was reading: when it is no
 * longer the last, nothing is written. Null when the crosswalk is not visible.
 */
export async function changeCrosswalk(
  visit: SignedInVisit,
  id: string,
  revision: number,
  change: (content: CrosswalkContent, books: { from: Codebook; to: Codebook }) => CrosswalkContent,
): Promise<WritingOutcome | null> {
  const read = await readCrosswalk(visit, id);
  if (!read) return null;
  if (!read.mayWrite) return { kind: 'forbidden' };
  const { crosswalk, from, to } = read;
  if (crosswalk.revision !== revision) return { kind: 'stale' };
  const { note, lists } = crosswalk;
  const content = change({ note, lists }, { from, to });
  const faults = crosswalkFaults({ ...identityOf(crosswalk), ...content }, from, to);
  if (hasErrors(faults)) return { kind: 'faulty', faults };
  const transaction = await visit.transaction();
  const number = revision + 1;
  if (!(await addRevision(transaction, id, number, content, visit.viewer.personId))) return { kind: 'stale' };
  await log(visit, transaction, crosswalk, 'crosswalk.changed', number);
  return { kind: 'written', id };
}

async function log(
  visit: SignedInVisit,
  transaction: Transaction,
  { id, spaceId }: { id: string; spaceId: string },
  kind: string,
  revision: number,
): Promise<void> {
  await logHappening(transaction, {
    personId: visit.viewer.personId,
    spaceId,
    kind,
    subjectKind: 'crosswalk',
    subjectId: id,
    details: { revision },
  });
}

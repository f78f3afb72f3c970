import type { Transaction } from '#/platform/database.ts';
import { logHappening } from '#/platform/happenings.ts';
import { policyFor } from './policy.store.ts';
import { protectApart } from './protecting.actions.ts';
import type { ProtectedPublication, Publication } from './publication.ts';
import { holdLedger, insertRelease, releasesTouching } from './release.store.ts';
import type { Release, ReleaseRequest } from './release.ts';

/**
 * Protects a publication against everything its space released before, and writes it in the ledger, in the caller's
 * transaction: what is not kept was not released. Only somebody who works in the space may (row-level security refuses
 * others). Throws `UnsoundPublication` when a total is not the sum of its parts, `WorkStopped` when protecting was not
 * brought to its end: nothing is then released. Print nothing but what `protectedPublication.states` shows.
 */
export async function release(transaction: Transaction, request: ReleaseRequest): Promise<Release> {
  await holdLedger(transaction, request.spaceId);
  const policy = await policyFor(transaction);
  const earlier = await releasesTouching(transaction, request.spaceId, keysOf(request.publication));
  const protectedPublication = await protectApart(request.publication, policy, earlier);
  const id = await insertRelease(transaction, request, policy, protectedPublication, earlier.count);
  await logHappening(transaction, {
    personId: request.releasedBy,
    spaceId: request.spaceId,
    kind: 'release.made',
    subjectKind: 'release',
    subjectId: id,
  });
  return { id, protectedPublication };
}

/** What a release would show and hide today; nothing is kept. */
export async function previewRelease(
  transaction: Transaction,
  spaceId: string,
  publication: Publication,
): Promise<ProtectedPublication> {
  const earlier = await releasesTouching(transaction, spaceId, keysOf(publication));
  return protectApart(publication, await policyFor(transaction), earlier);
}

const keysOf = (publication: Publication) => publication.cells.map((cell) => cell.key);

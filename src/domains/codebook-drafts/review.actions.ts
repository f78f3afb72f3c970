import {
  type CodebookReference,
  extendedCodebook,
  faultsToPublish,
  frozenCodebook,
  type PublicationOutcome,
  publishCodebook,
  type Resolution,
  resolved,
  reviewOf,
} from '#/domains/codebooks/codebooks.public.ts';
import type { Transaction } from '#/platform/database.ts';
import type { SignedInVisit } from '#/platform/visit.ts';
import { audiencesFor } from './draft.access.ts';
import { type EditingOutcome, heldToWrite, keepChange } from './draft.actions.ts';
import { undecided } from './draft.rules.ts';
import { logChange, setPublished } from './draft.store.ts';
import type { Audience, CodebookDraft } from './draft.ts';

/** Faults of a draft as it stands: those that would refuse its publication, and what is only pointed out. */
export async function draftFaults(
  transaction: Transaction,
  draft: CodebookDraft,
  audience: Audience = 'space',
) {
  return faultsToPublish(transaction, draft.book, holderFor(draft, audience));
}

const holderFor = ({ spaceId }: CodebookDraft, audience: Audience) => (audience === 'space' ? spaceId : null);

/** Whom the viewer may publish a draft for; the first is the one that is meant when none is said. */
export async function audiencesOf(visit: SignedInVisit, draft: CodebookDraft): Promise<Audience[]> {
  const { book, base, spaceId } = draft;
  const followed =
    book.id === base.id ? await frozenCodebook(await visit.transaction(), base, spaceId) : null;
  return audiencesFor(visit.viewer, spaceId, followed?.spaceId === null);
}

/** Carries a variant to another version of the codebook it extends, with the list of what is to be decided. */
export async function carryDraft(
  visit: SignedInVisit,
  id: string,
  version: string,
  seenRevision: number | null = null,
): Promise<EditingOutcome | { kind: 'noParent' }> {
  const transaction = await visit.transaction();
  const held = await heldToWrite(visit, transaction, id, seenRevision);
  if (held === null || 'kind' in held) return held;
  const parent = await extendedCodebook(transaction, held.book, held.spaceId);
  const next = parent && (await frozenCodebook(transaction, { id: parent.id, version }, held.spaceId));
  const isOther = next !== null && next.codebook.version !== parent?.version;
  if (!parent || !next || !isOther) return { kind: 'noParent' };
  const { book, conflicts } = reviewOf(parent, held.book, next.codebook);
  const review = conflicts.map((conflict) => ({ ...conflict, resolution: null }));
  const reference: CodebookReference = { id: parent.id, version: parent.version };
  const revision = await keepChange(
    visit,
    transaction,
    { ...held, book, review },
    { kind: 'carried', before: { ...reference }, after: { id: parent.id, version } },
  );
  return { kind: 'saved', revision };
}

/** Decides one conflict of the review, by its position. */
export async function decideConflict(
  visit: SignedInVisit,
  id: string,
  position: number,
  resolution: Resolution,
  seenRevision: number | null = null,
): Promise<EditingOutcome | { kind: 'noConflict' }> {
  const transaction = await visit.transaction();
  const held = await heldToWrite(visit, transaction, id, seenRevision);
  if (held === null || 'kind' in held) return held;
  const conflict = held.review[position];
  if (!conflict) return { kind: 'noConflict' };
  const book = resolved(held.book, conflict, resolution);
  const review = held.review.with(position, { ...conflict, resolution });
  const revision = await keepChange(
    visit,
    transaction,
    { ...held, book, review },
    {
      kind: 'decided',
      place: conflict.place,
      partId: conflict.id,
      after: { id: conflict.id, resolution },
    },
  );
  return { kind: 'saved', revision };
}

export type DraftPublication =
  | PublicationOutcome
  | { kind: 'undecided'; count: number }
  | Extract<EditingOutcome, { kind: 'forbidden' } | { kind: 'refused' }>
  /** Whoever writes the draft may not publish it for these people. */
  | { kind: 'notFor' }
  | null;

/** Publishes a draft: from then on neither the version nor the draft changes. */
export async function publishDraft(
  visit: SignedInVisit,
  id: string,
  asked: Audience | null,
  seenRevision: number | null = null,
): Promise<DraftPublication> {
  const transaction = await visit.transaction();
  const held = await heldToWrite(visit, transaction, id, seenRevision);
  if (held === null || 'kind' in held) return held;
  const open = undecided(held);
  if (open.length > 0) return { kind: 'undecided', count: open.length };
  const possible = await audiencesOf(visit, held);
  const audience = asked ?? possible[0];
  if (!audience || !possible.includes(audience)) return { kind: 'notFor' };
  const { personId } = visit.viewer;
  const publisher = { spaceId: holderFor(held, audience), personId };
  const outcome = await publishCodebook(transaction, held.book, publisher);
  if (outcome.kind !== 'published') return outcome;
  const { revision } = held;
  await logChange(transaction, { draftId: id, revision, kind: 'published', personId });
  await setPublished(transaction, id);
  return outcome;
}

import { type Codebook, isTaken } from '#/domains/codebooks/codebooks.public.ts';
import type { SignedInVisit } from '#/platform/visit.ts';
import { type EditingOutcome, heldToWrite, keepChanges } from './draft.actions.ts';
import { changesBetween, type Unfit, unfitToReplace } from './replacement.rules.ts';
import { presentVersion } from './trial.actions.ts';

export type ReplacingOutcome =
  | Exclude<EditingOutcome, { kind: 'aside' } | { kind: 'misshapen' }>
  | { kind: 'unfit'; unfit: Unfit }
  | { kind: 'taken' };

/**
 * Puts a text in place of the whole draft, for somebody who read it at a revision. The history tells each part that
 * changes, so that whoever was writing one of them meanwhile keeps their text.
 */
export async function replaceDraft(
  visit: SignedInVisit,
  id: string,
  book: Codebook,
  seenRevision: number,
): Promise<ReplacingOutcome> {
  const transaction = await visit.transaction();
  const held = await heldToWrite(visit, transaction, id, seenRevision);
  if (held === null || 'kind' in held) return held;
  const unfit = unfitToReplace(held.book, book, await presentVersion(visit, held));
  if (unfit) return { kind: 'unfit', unfit };
  if (held.book.version !== book.version && (await isTaken(transaction, book, held.spaceId)))
    return { kind: 'taken' };
  const changes = changesBetween(held.book, book);
  if (changes.length === 0) return { kind: 'saved', revision: held.revision };
  return { kind: 'saved', revision: await keepChanges(visit, transaction, { ...held, book }, changes) };
}

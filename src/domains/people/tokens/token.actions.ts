import { logOwn } from '#/domains/people/account/account.actions.ts';
import { fieldError } from '#/domains/people/attempt.actions.ts';
import { showOnce } from '#/domains/people/shown-once.actions.ts';
import type { FieldError } from '#/platform/form.ts';
import type { SignedInVisit } from '#/platform/visit.ts';
import type { TokenAsked } from './token.form.ts';
import { deleteOwnToken, insertToken, tokensOf } from './token.store.ts';
import { ownScope, tokenMaximum } from './token.ts';

/** Makes a token of the viewer's, shown once on the next page. */
export async function makeToken(
  visit: SignedInVisit,
  asked: TokenAsked,
): Promise<{ kind: 'done' } | { kind: 'refused'; errors: FieldError[] }> {
  const transaction = await visit.transaction();
  const { personId } = visit.viewer;
  if ((await tokensOf(transaction, personId)).length >= tokenMaximum) {
    return { kind: 'refused', errors: [fieldError('name', 'tokensTooMany')] };
  }
  const { token } = await insertToken(transaction, {
    personId,
    name: asked.name,
    scopes: [ownScope, ...new Set(asked.scopes)],
    madeAt: visit.now,
    expiresAt: new Date(visit.now.getTime() + asked.days * 86_400_000),
  });
  await logOwn(visit, 'token.made');
  showOnce(visit, 'token', token);
  return { kind: 'done' };
}

/** Ends a token; false when the viewer has none such. */
export async function endToken(visit: SignedInVisit, tokenId: string): Promise<boolean> {
  if (!(await deleteOwnToken(await visit.transaction(), tokenId))) return false;
  await logOwn(visit, 'token.ended');
  return true;
}

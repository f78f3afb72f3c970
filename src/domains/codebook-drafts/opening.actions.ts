import {
  type CodebookDifference,
  type CodebookReference,
  codebookForm,
  freshId,
  frozenCodebook,
  isTaken,
  mayBringCodebook,
  variantOf,
} from '#/domains/codebooks/codebooks.public.ts';
import type { Transaction } from '#/platform/database.ts';
import { parseValues } from '#/platform/form.ts';
import { isId } from '#/platform/ids.ts';
import type { SignedInVisit } from '#/platform/visit.ts';
import { mayWriteDraft } from './draft.access.ts';
import { differenceOf } from './draft.actions.ts';
import { newVariant } from './draft.rules.ts';
import { insertDraft, logChange } from './draft.store.ts';
import type { CodebookDraft } from './draft.ts';

export interface OpeningWish {
  spaceId: string;
  base: CodebookReference;
  as: 'variant' | 'next';
  version: string;
  /** For a variant: what people will call it; an empty English name is the French one. */
  title: { fr: string; en: string };
}

export type OpeningOutcome =
  | { kind: 'opened'; id: string }
  | { kind: 'refused'; key: 'space' | 'title' | 'base' | 'notOwn' | 'taken' };

/**
 * Opens a draft: a variant of any version that one reads, the next version of a codebook of the space, or, by an
 * administrator, that of a codebook of everybody.
 */
export async function openDraft(visit: SignedInVisit, wish: OpeningWish): Promise<OpeningOutcome> {
  if (!isId(wish.spaceId) || !mayWriteDraft(visit.viewer, wish.spaceId))
    return { kind: 'refused', key: 'space' };
  if (wish.as === 'variant' && !isName(wish.title.fr)) return { kind: 'refused', key: 'title' };
  const transaction = await visit.transaction();
  const found = await frozenCodebook(transaction, wish.base, wish.spaceId);
  if (!found) return { kind: 'refused', key: 'base' };
  if (wish.as === 'next' && found.spaceId === null && !mayBringCodebook(visit.viewer, null))
    return { kind: 'refused', key: 'notOwn' };
  const base = found.codebook;
  const title = { fr: wish.title.fr, en: wish.title.en || wish.title.fr };
  const id = wish.as === 'next' ? base.id : freshId(wish.title.fr, new Set([base.id]));
  if (await isTaken(transaction, { id, version: wish.version }, wish.spaceId))
    return { kind: 'refused', key: 'taken' };
  const book =
    wish.as === 'next' ? { ...base, version: wish.version } : newVariant(base, id, wish.version, title);
  return { kind: 'opened', id: await keepNewDraft(visit, transaction, wish.spaceId, book, wish.base) };
}

/** Whether an identifier can be made out of it. */
const isName = (title: string) => /[a-z0-9]/i.test(title.normalize('NFD'));

async function keepNewDraft(
  visit: SignedInVisit,
  transaction: Transaction,
  spaceId: string,
  book: CodebookDraft['book'],
  base: CodebookReference,
): Promise<string> {
  const { personId } = visit.viewer;
  const difference = await differenceOf(transaction, book, spaceId);
  const id = await insertDraft(transaction, { spaceId, book, base, difference, personId });
  await logChange(transaction, { draftId: id, revision: 1, kind: 'opened', personId });
  return id;
}

export type BroughtOutcome =
  | { kind: 'opened'; id: string }
  | { kind: 'refused'; key: 'space' | 'base' }
  | { kind: 'misshapen'; places: readonly string[] };

/** Opens a draft out of a difference that was exported alone. */
export async function bringDifference(
  visit: SignedInVisit,
  spaceId: string,
  difference: CodebookDifference,
): Promise<BroughtOutcome> {
  if (!isId(spaceId) || !mayWriteDraft(visit.viewer, spaceId)) return { kind: 'refused', key: 'space' };
  const transaction = await visit.transaction();
  const parent = await frozenCodebook(transaction, difference.extends, spaceId);
  if (!parent) return { kind: 'refused', key: 'base' };
  const parsed = parseValues(codebookForm, variantOf(parent.codebook, difference));
  if (!parsed.ok) return { kind: 'misshapen', places: parsed.errors.map(({ field }) => field).slice(0, 50) };
  const id = await keepNewDraft(visit, transaction, spaceId, parsed.values, difference.extends);
  return { kind: 'opened', id };
}

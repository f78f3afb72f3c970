import type { Transaction } from '#/platform/database.ts';
import { parseValues } from '#/platform/form.ts';
import type { SignedInVisit, Visit } from '#/platform/visit.ts';
import { mayBringCodebook } from './codebook.access.ts';
import { codebookForm } from './codebook.form.ts';
import { codebookSummaries, codebookVersion, keepShippedVersion } from './codebook.store.ts';
import type { Codebook, CodebookReference } from './codebook.ts';
import { type PublicationOutcome, publishCodebook } from './codebook-publication.actions.ts';
import type { CodebookSummary, CodebookVersion } from './codebook-version.ts';

export async function listCodebooks(visit: Visit): Promise<CodebookSummary[]> {
  return codebookSummaries(await visit.transaction());
}

export async function readCodebook(
  visit: Visit,
  reference: CodebookReference,
): Promise<CodebookVersion | null> {
  return codebookVersion(await visit.transaction(), reference);
}

/** What a variant extends, in the version that it names; null for the others, or when it cannot be read. */
export async function extendedCodebook(
  transaction: Transaction,
  book: Pick<Codebook, 'extends'>,
): Promise<Codebook | null> {
  if (book.extends === null) return null;
  const parent = await codebookVersion(transaction, book.extends);
  return parent && parent.state !== 'draft' ? parent.codebook : null;
}

/**
 * The version as it will be read for ever: a shipped one is kept the first time it is used. Null when it is not
 * readable, or not published.
 */
export async function frozenCodebook(
  transaction: Transaction,
  reference: CodebookReference,
): Promise<CodebookVersion | null> {
  const found = await codebookVersion(transaction, reference);
  if (!found || found.state === 'draft') return null;
  if (found.publishedAt === null && found.spaceId === null)
    await keepShippedVersion(transaction, found.codebook);
  return found;
}

export type ImportOutcome =
  | PublicationOutcome
  | { kind: 'forbidden' }
  | { kind: 'notJson' }
  /** Parts that do not have the shape of a codebook, as ways from the root. */
  | { kind: 'misshapen'; places: readonly string[] };

const shownPlaces = 50;

/** Reads a codebook written as JSON, checks it whole and publishes it in a space. Nothing is kept unless all is sound. */
export async function importCodebook(
  visit: SignedInVisit,
  spaceId: string,
  text: string,
): Promise<ImportOutcome> {
  if (!mayBringCodebook(visit.viewer, spaceId)) return { kind: 'forbidden' };
  const written = asJson(text);
  if (written === undefined) return { kind: 'notJson' };
  const parsed = parseValues(codebookForm, written);
  if (!parsed.ok)
    return {
      kind: 'misshapen',
      places: [...new Set(parsed.errors.map(({ field }) => field))].slice(0, shownPlaces),
    };
  const book: Codebook = parsed.values;
  const transaction = await visit.transaction();
  return publishCodebook(transaction, book, { spaceId, personId: visit.viewer.personId });
}

function asJson(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return undefined;
  }
}

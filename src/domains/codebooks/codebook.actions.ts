import type { Transaction } from '#/platform/database.ts';
import { parseValues } from '#/platform/form.ts';
import { isId } from '#/platform/ids.ts';
import type { SignedInVisit, Visit } from '#/platform/visit.ts';
import { mayBringCodebook } from './codebook.access.ts';
import { codebookForm } from './codebook.form.ts';
import {
  anyCodebookVersion,
  codebookSummaries,
  codebookVersion,
  keepShippedVersion,
} from './codebook.store.ts';
import type { Codebook, CodebookReference } from './codebook.ts';
import { type PublicationOutcome, publishCodebook } from './codebook-publication.actions.ts';
import { type CodebookSummary, type CodebookVersion, oneOfEach } from './codebook-version.ts';

export async function listCodebooks(visit: Visit): Promise<CodebookSummary[]> {
  return codebookSummaries(await visit.transaction());
}

/** The version of an address, which may name the space whose copy is meant. */
export async function readCodebook(
  visit: Visit,
  reference: CodebookReference,
  spaceId: string | null,
): Promise<CodebookVersion | null> {
  const transaction = await visit.transaction();
  return spaceId !== null && isId(spaceId)
    ? codebookVersion(transaction, reference, spaceId)
    : anyCodebookVersion(transaction, reference);
}

/**
 * What a variant extends, in the version that it names, as the space that holds the variant reads it; null for the
 * others, or when it cannot be read.
 */
export async function extendedCodebook(
  transaction: Transaction,
  book: Pick<Codebook, 'extends'>,
  spaceId: string | null,
): Promise<Codebook | null> {
  if (book.extends === null) return null;
  const parent = await codebookVersion(transaction, book.extends, spaceId);
  return parent && parent.state !== 'draft' ? parent.codebook : null;
}

/** Later versions of a codebook that a space may go on to, the newest first. */
export async function newerVersions(
  visit: Visit,
  book: Pick<Codebook, 'id' | 'version' | 'validFromOn'>,
  spaceId: string | null,
): Promise<string[]> {
  const newer = (await listCodebooks(visit)).filter(
    (other) =>
      other.id === book.id &&
      other.version !== book.version &&
      other.state === 'published' &&
      other.validFromOn >= book.validFromOn &&
      (other.spaceId === null || other.spaceId === spaceId),
  );
  return oneOfEach(newer).map(({ version }) => version);
}

/**
 * The version as a space will read it for ever, or as everybody will: a shipped one is kept the first time it is used.
 * Null when it is not readable, or not published.
 */
export async function frozenCodebook(
  transaction: Transaction,
  reference: CodebookReference,
  spaceId: string | null,
): Promise<CodebookVersion | null> {
  return kept(transaction, await codebookVersion(transaction, reference, spaceId));
}

/** The same for the version that an address names. */
export async function askedCodebook(
  visit: Visit,
  reference: CodebookReference,
  spaceId: string | null,
): Promise<CodebookVersion | null> {
  return kept(await visit.transaction(), await readCodebook(visit, reference, spaceId));
}

async function kept(
  transaction: Transaction,
  found: CodebookVersion | null,
): Promise<CodebookVersion | null> {
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

/**
 * Reads a codebook written as JSON, checks it whole and publishes it in a space, or for everybody (null). Nothing is
 * kept unless all is sound.
 */
export async function importCodebook(
  visit: SignedInVisit,
  spaceId: string | null,
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

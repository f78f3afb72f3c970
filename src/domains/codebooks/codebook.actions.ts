import type { Transaction } from '#/platform/database.ts';
import { parseValues } from '#/platform/form.ts';
import { logHappening } from '#/platform/happenings.ts';
import { newId } from '#/platform/ids.ts';
import type { SignedInVisit, Visit } from '#/platform/visit.ts';
import { mayBringCodebook } from './codebook.access.ts';
import { codebookForm } from './codebook.form.ts';
import { codebookFaults, hasErrors } from './codebook.rules.ts';
import { addVersion, codebookSummaries, codebookVersion, keepShippedVersion } from './codebook.store.ts';
import type { Codebook, CodebookReference } from './codebook.ts';
import type { CodebookFault } from './codebook-fault.ts';
import type { CodebookSummary, CodebookVersion } from './codebook-version.ts';
import { shippedCodebooks } from './shipped-codebooks.data.ts';

export async function listCodebooks(visit: Visit): Promise<CodebookSummary[]> {
  return codebookSummaries(await visit.transaction());
}

export async function readCodebook(
  visit: Visit,
  reference: CodebookReference,
): Promise<CodebookVersion | null> {
  return codebookVersion(await visit.transaction(), reference);
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
  | { kind: 'published'; reference: CodebookReference }
  | { kind: 'forbidden' }
  | { kind: 'notJson' }
  /** Parts that do not have the shape of a codebook, as ways from the root. */
  | { kind: 'misshapen'; places: readonly string[] }
  | { kind: 'faulty'; faults: readonly CodebookFault[] }
  | { kind: 'taken'; reference: CodebookReference };

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
  const faults = codebookFaults(book, await parentsOf(transaction, book));
  if (hasErrors(faults)) return { kind: 'faulty', faults };
  const reference = { id: book.id, version: book.version };
  const isShipped = shippedCodebooks.some(({ id, version }) => id === book.id && version === book.version);
  if (isShipped || !(await addVersion(transaction, book, spaceId, visit.viewer.personId)))
    return { kind: 'taken', reference };
  await logHappening(transaction, {
    personId: visit.viewer.personId,
    spaceId,
    kind: 'codebook.published',
    subjectKind: 'codebook',
    subjectId: newId(),
    details: { ...reference },
  });
  return { kind: 'published', reference };
}

function asJson(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return undefined;
  }
}

/** The line of parents, read beforehand so that the rules need no database. */
async function parentsOf(
  transaction: Transaction,
  book: Codebook,
): Promise<(reference: CodebookReference) => Codebook | null> {
  const parents = new Map<string, Codebook>();
  let reference = book.extends;
  while (reference !== null && !parents.has(nameOf(reference))) {
    const parent = await codebookVersion(transaction, reference);
    if (!parent) break;
    parents.set(nameOf(reference), parent.codebook);
    reference = parent.codebook.extends;
  }
  return (asked) => parents.get(nameOf(asked)) ?? null;
}

const nameOf = ({ id, version }: CodebookReference) => `${id} ${version}`;

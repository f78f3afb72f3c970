import type { Transaction } from '#/platform/database.ts';
import { logHappening } from '#/platform/happenings.ts';
import { newId } from '#/platform/ids.ts';
import { codebookFaults, hasErrors } from './codebook.rules.ts';
import { addVersion, codebookSummaries, codebookVersion, supersedeBefore } from './codebook.store.ts';
import type { Codebook, CodebookReference } from './codebook.ts';
import { continuityAcross } from './codebook-continuity.rules.ts';
import { codebookDifference } from './codebook-difference.rules.ts';
import type { CodebookFault } from './codebook-fault.ts';
import { shippedCodebooks } from './shipped-codebooks.data.ts';

export type PublicationOutcome =
  | { kind: 'published'; reference: CodebookReference }
  | { kind: 'faulty'; faults: readonly CodebookFault[] }
  | { kind: 'taken'; reference: CodebookReference };

/** Who publishes, and where. */
export interface Publisher {
  /** Null for everybody here. */
  spaceId: string | null;
  personId: string;
}

/**
 * Publishes a version in a space for good, or for everybody, whatever way it came: refused whole when it has an error.
 * Earlier versions of the same holder are superseded; a variant is kept with what it does to the version it extends.
 */
export async function publishCodebook(
  transaction: Transaction,
  book: Codebook,
  { spaceId, personId }: Publisher,
): Promise<PublicationOutcome> {
  const faults = await faultsToPublish(transaction, book, spaceId);
  if (hasErrors(faults)) return { kind: 'faulty', faults };
  const reference = { id: book.id, version: book.version };
  const parent = book.extends && (await codebookVersion(transaction, book.extends, spaceId));
  const difference = parent ? codebookDifference(parent.codebook, book) : null;
  if (
    (await isTaken(transaction, reference, spaceId)) ||
    !(await addVersion(transaction, book, spaceId, personId, difference))
  )
    return { kind: 'taken', reference };
  await supersedeBefore(transaction, book, spaceId);
  await logHappening(transaction, {
    personId,
    spaceId,
    kind: 'codebook.published',
    subjectKind: 'codebook',
    subjectId: newId(),
    details: { ...reference },
  });
  return { kind: 'published', reference };
}

/** Whether a space, or everybody, already reads something by this id and version. */
export async function isTaken(
  transaction: Transaction,
  reference: CodebookReference,
  spaceId: string | null,
): Promise<boolean> {
  const isShipped = shippedCodebooks.some(
    ({ id, version }) => id === reference.id && version === reference.version,
  );
  return isShipped || (await codebookVersion(transaction, reference, spaceId)) !== null;
}

/** Every fault of the version itself, of what it extends, and of what it does to the versions before it. */
export async function faultsToPublish(
  transaction: Transaction,
  book: Codebook,
  spaceId: string | null,
): Promise<CodebookFault[]> {
  const earlier: Codebook[] = [];
  for (const reference of await otherVersions(transaction, book, spaceId)) {
    const found = await codebookVersion(transaction, reference, spaceId);
    if (found) earlier.push(found.codebook);
  }
  return [
    ...codebookFaults(book, await parentsOf(transaction, book, spaceId)),
    ...continuityAcross(earlier, book),
  ];
}

/** The newest other version of the same codebook that the space reads, or everybody,, or null. */
export async function versionBefore(
  transaction: Transaction,
  book: CodebookReference,
  spaceId: string | null,
): Promise<Codebook | null> {
  const [newest] = await otherVersions(transaction, book, spaceId);
  return newest ? ((await codebookVersion(transaction, newest, spaceId))?.codebook ?? null) : null;
}

/** Other versions of the same codebook that the space reads, or everybody,, the newest first. */
async function otherVersions(
  transaction: Transaction,
  book: CodebookReference,
  spaceId: string | null,
): Promise<CodebookReference[]> {
  return (await codebookSummaries(transaction)).filter(
    (other) =>
      other.id === book.id &&
      other.version !== book.version &&
      other.state !== 'draft' &&
      (other.spaceId === null || other.spaceId === spaceId),
  );
}

/** The line of parents, read beforehand so that the rules need no database. */
async function parentsOf(
  transaction: Transaction,
  book: Codebook,
  spaceId: string | null,
): Promise<(reference: CodebookReference) => Codebook | null> {
  const parents = new Map<string, Codebook>();
  let reference = book.extends;
  while (reference !== null && !parents.has(nameOf(reference))) {
    const parent = await codebookVersion(transaction, reference, spaceId);
    if (!parent) break;
    parents.set(nameOf(reference), parent.codebook);
    reference = parent.codebook.extends;
  }
  return (asked) => parents.get(nameOf(asked)) ?? null;
}

const nameOf = ({ id, version }: CodebookReference) => `${id} ${version}`;

import { compareFrench } from '#/french/collation.ts';
import type { Transaction } from '#/platform/database.ts';
import type { Codebook, CodebookReference } from './codebook.ts';
import type { CodebookDifference } from './codebook-difference.ts';
import type { CodebookSummary, CodebookVersion, VersionState } from './codebook-version.ts';
import { shippedCodebooks } from './shipped-codebooks.data.ts';

interface VersionRow {
  content: Codebook;
  space_id: string | null;
  state: VersionState;
  published_at: Date | null;
}

/**
 * A version within the viewer's rights, or null. What was kept here comes before what is shipped: a newer Toile
 * cannot change the words of an old statement.
 */
export async function codebookVersion(
  transaction: Transaction,
  { id, version }: CodebookReference,
): Promise<CodebookVersion | null> {
  const [row] = await transaction.query<VersionRow>({
    name: 'codebook_version',
    text: 'SELECT content, space_id, state, published_at FROM codebook_versions WHERE codebook_id = $1 AND version = $2',
    values: [id, version],
  });
  if (row)
    return { codebook: row.content, spaceId: row.space_id, state: row.state, publishedAt: row.published_at };
  const shipped = shippedCodebooks.find((book) => book.id === id && book.version === version);
  return shipped ? { codebook: shipped, spaceId: null, state: 'published', publishedAt: null } : null;
}

interface SummaryRow {
  codebook_id: string;
  version: string;
  title: CodebookSummary['title'];
  summary: CodebookSummary['summary'];
  official: boolean;
  valid_from_on: string;
  valid_until_on: string | null;
  space_id: string | null;
  state: VersionState;
}

/** Every version the viewer may read, kept or shipped: by codebook, the newest validity first. */
export async function codebookSummaries(transaction: Transaction): Promise<CodebookSummary[]> {
  const rows = await transaction.query<SummaryRow>({
    name: 'codebook_summaries',
    text: `SELECT codebook_id, version, content -> 'title' AS title, content -> 'summary' AS summary,
             (content ->> 'official')::boolean AS official, content ->> 'validFromOn' AS valid_from_on,
             content ->> 'validUntilOn' AS valid_until_on, space_id, state
           FROM codebook_versions`,
  });
  const kept = rows.map(asSummary);
  const isKept = (book: Codebook) =>
    kept.some(({ id, version }) => id === book.id && version === book.version);
  const shipped = shippedCodebooks.filter((book) => !isKept(book)).map(summaryOf);
  return [...kept, ...shipped].toSorted(
    (first, second) =>
      Number(second.official) - Number(first.official) ||
      first.id.localeCompare(second.id) ||
      second.validFromOn.localeCompare(first.validFromOn) ||
      compareFrench(second.version, first.version),
  );
}

function asSummary(row: SummaryRow): CodebookSummary {
  return {
    id: row.codebook_id,
    version: row.version,
    title: row.title,
    summary: row.summary,
    official: row.official,
    validFromOn: row.valid_from_on,
    validUntilOn: row.valid_until_on,
    spaceId: row.space_id,
    state: isOutdated(row) ? 'superseded' : row.state,
  };
}

/** A shipped version that a newer Toile has replaced: old statements keep it. */
function isOutdated({ codebook_id, version, space_id }: SummaryRow): boolean {
  const shipped = shippedCodebooks.filter(({ id }) => space_id === null && id === codebook_id);
  return shipped.length > 0 && !shipped.some((book) => book.version === version);
}

function summaryOf(book: Codebook): CodebookSummary {
  const { id, version, title, summary, official, validFromOn, validUntilOn } = book;
  return {
    id,
    version,
    title,
    summary,
    official,
    validFromOn,
    validUntilOn,
    spaceId: null,
    state: 'published',
  };
}

/** Keeps a shipped version as it is today, once: from its first use, nothing can change it. */
export async function keepShippedVersion(transaction: Transaction, book: Codebook): Promise<void> {
  await transaction.query({
    name: 'keep_codebook_version',
    text: `INSERT INTO codebook_versions (codebook_id, version, content, state, published_at)
           VALUES ($1, $2, $3, 'published', now()) ON CONFLICT DO NOTHING`,
    values: [book.id, book.version, JSON.stringify(book)],
  });
}

/** Publishes a version in a space. Returns false when that id and version are already taken, whoever by. */
export async function addVersion(
  transaction: Transaction,
  book: Codebook,
  spaceId: string,
  personId: string,
  difference: CodebookDifference | null = null,
): Promise<boolean> {
  const added = await transaction.query({
    name: 'add_codebook_version',
    text: `INSERT INTO codebook_versions (codebook_id, version, space_id, content, difference, state, added_by, published_at)
           VALUES ($1, $2, $3, $4, $5, 'published', $6, now()) ON CONFLICT DO NOTHING RETURNING codebook_id`,
    values: [
      book.id,
      book.version,
      spaceId,
      JSON.stringify(book),
      difference && JSON.stringify(difference),
      personId,
    ],
  });
  return added.length > 0;
}

/** The versions of a space that this one follows are superseded; they are still read, and still kept. */
export async function supersedeBefore(
  transaction: Transaction,
  { id, version, validFromOn }: Codebook,
  spaceId: string,
): Promise<void> {
  await transaction.query({
    name: 'supersede_codebook_versions',
    text: `UPDATE codebook_versions SET state = 'superseded', superseded_at = now()
           WHERE codebook_id = $1 AND version <> $2 AND space_id = $3 AND state = 'published'
             AND content ->> 'validFromOn' <= $4`,
    values: [id, version, spaceId, validFromOn],
  });
}

/** What a published variant does to the version it extends, as it was kept; null for what is not a variant. */
export async function keptDifference(
  transaction: Transaction,
  { id, version }: CodebookReference,
): Promise<CodebookDifference | null> {
  const [row] = await transaction.query<{ difference: CodebookDifference | null }>({
    name: 'codebook_difference',
    text: 'SELECT difference FROM codebook_versions WHERE codebook_id = $1 AND version = $2',
    values: [id, version],
  });
  return row?.difference ?? null;
}

/** Versions that a person brought, for the export of their own data. */
export async function codebooksBroughtBy(
  transaction: Transaction,
  personId: string,
): Promise<CodebookReference[]> {
  return transaction.query<CodebookReference>({
    text: 'SELECT codebook_id AS id, version FROM codebook_versions WHERE added_by = $1 ORDER BY added_at',
    values: [personId],
  });
}

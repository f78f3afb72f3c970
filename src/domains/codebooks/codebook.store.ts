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
  superseded_at: Date | null;
  shipped: boolean;
}

/**
 * What an id and a version say in a space (its own copy, else everybody's), or to everybody when no space is given;
 * null when the viewer may not read it. What was kept here comes before what is shipped: a newer Toile cannot change
 * the words of an old statement.
 */
export async function codebookVersion(
  transaction: Transaction,
  reference: CodebookReference,
  spaceId: string | null,
): Promise<CodebookVersion | null> {
  const { id, version } = reference;
  const [row] = await transaction.query<VersionRow>({
    name: 'codebook_version',
    text: `SELECT content, space_id, state, published_at, superseded_at, shipped FROM codebook_versions
           WHERE codebook_id = $1 AND version = $2 AND (space_id = $3 OR space_id IS NULL)
           ORDER BY space_id NULLS LAST LIMIT 1`,
    values: [id, version, spaceId],
  });
  return row ? asVersion(row) : shippedVersion(reference);
}

/** The version that an address names without a space: everybody's, else the last that a space of the viewer published. */
export async function anyCodebookVersion(
  transaction: Transaction,
  reference: CodebookReference,
): Promise<CodebookVersion | null> {
  const everybodys = await codebookVersion(transaction, reference, null);
  if (everybodys) return everybodys;
  const [row] = await transaction.query<VersionRow>({
    name: 'any_codebook_version',
    text: `SELECT content, space_id, state, published_at, superseded_at, shipped FROM codebook_versions
           WHERE codebook_id = $1 AND version = $2 ORDER BY published_at DESC, space_id LIMIT 1`,
    values: [reference.id, reference.version],
  });
  return row ? asVersion(row) : null;
}

const asVersion = (row: VersionRow): CodebookVersion => ({
  codebook: row.content,
  spaceId: row.space_id,
  state: row.state,
  publishedAt: row.published_at,
  supersededAt: row.superseded_at,
  isShipped: row.shipped,
});

function shippedVersion({ id, version }: CodebookReference): CodebookVersion | null {
  const shipped = shippedCodebooks.find((book) => book.id === id && book.version === version);
  if (!shipped) return null;
  return {
    codebook: shipped,
    spaceId: null,
    state: 'published',
    publishedAt: null,
    supersededAt: null,
    isShipped: true,
  };
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
  shipped: boolean;
}

/** Every version the viewer may read, kept or shipped: by codebook, the newest validity first. */
export async function codebookSummaries(transaction: Transaction): Promise<CodebookSummary[]> {
  const rows = await transaction.query<SummaryRow>({
    name: 'codebook_summaries',
    text: `SELECT codebook_id, version, content -> 'title' AS title, content -> 'summary' AS summary,
             (content ->> 'official')::boolean AS official, content ->> 'validFromOn' AS valid_from_on,
             content ->> 'validUntilOn' AS valid_until_on, space_id, state, shipped
           FROM codebook_versions`,
  });
  const kept = rows.map((row) => asSummary(row, rows));
  const isKept = (book: Codebook) =>
    kept.some(({ id, version, spaceId }) => spaceId === null && id === book.id && version === book.version);
  const shipped = shippedCodebooks.filter((book) => !isKept(book)).map((book) => summaryOf(book, rows));
  return [...kept, ...shipped].toSorted(
    (first, second) =>
      Number(second.official) - Number(first.official) ||
      first.id.localeCompare(second.id) ||
      second.validFromOn.localeCompare(first.validFromOn) ||
      compareFrench(second.version, first.version) ||
      Number(first.spaceId !== null) - Number(second.spaceId !== null),
  );
}

function asSummary(row: SummaryRow, all: readonly SummaryRow[]): CodebookSummary {
  const summary = {
    id: row.codebook_id,
    version: row.version,
    title: row.title,
    summary: row.summary,
    official: row.official,
    validFromOn: row.valid_from_on,
    validUntilOn: row.valid_until_on,
    spaceId: row.space_id,
  };
  return {
    ...summary,
    state: isOutdated(row) || (row.shipped && isFollowed(summary, all)) ? 'superseded' : row.state,
  };
}

/** A shipped version that a newer Toile has replaced: old statements keep it. */
function isOutdated({ codebook_id, version, shipped: isShipped }: SummaryRow): boolean {
  const shipped = shippedCodebooks.filter(({ id }) => isShipped && id === codebook_id);
  return shipped.length > 0 && !shipped.some((book) => book.version === version);
}

/** A shipped version that an administrator followed by another, for everybody here. */
function isFollowed(book: Pick<Codebook, 'id' | 'validFromOn'>, all: readonly SummaryRow[]): boolean {
  return all.some(
    ({ codebook_id: id, space_id: spaceId, shipped, valid_from_on: validFromOn }) =>
      id === book.id && spaceId === null && !shipped && validFromOn >= book.validFromOn,
  );
}

function summaryOf(book: Codebook, all: readonly SummaryRow[]): CodebookSummary {
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
    state: isFollowed(book, all) ? 'superseded' : 'published',
  };
}

/** Keeps a shipped version as it is today, once: from its first use, nothing can change it. */
export async function keepShippedVersion(transaction: Transaction, book: Codebook): Promise<void> {
  await transaction.query({
    name: 'keep_codebook_version',
    text: `INSERT INTO codebook_versions (codebook_id, version, content, state, published_at, shipped)
           VALUES ($1, $2, $3, 'published', now(), true) ON CONFLICT DO NOTHING`,
    values: [book.id, book.version, JSON.stringify(book)],
  });
}

/**
 * Publishes a version in a space, or for everybody (null). False when that id and version are already taken there, or
 * by what is for everybody; what other spaces keep is never told.
 */
export async function addVersion(
  transaction: Transaction,
  book: Codebook,
  spaceId: string | null,
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

/** The versions of the same holder that this one follows are superseded; they are still read, and still kept. */
export async function supersedeBefore(
  transaction: Transaction,
  { id, version, validFromOn }: Codebook,
  spaceId: string | null,
): Promise<void> {
  await transaction.query({
    name: 'supersede_codebook_versions',
    text: `UPDATE codebook_versions SET state = 'superseded', superseded_at = now()
           WHERE codebook_id = $1 AND version <> $2 AND space_id IS NOT DISTINCT FROM $3 AND NOT shipped AND state = 'published'
             AND content ->> 'validFromOn' <= $4`,
    values: [id, version, spaceId, validFromOn],
  });
}

/** What a published variant does to the version it extends, as it was kept; null for what is not a variant. */
export async function keptDifference(
  transaction: Transaction,
  { id, version }: CodebookReference,
  spaceId: string | null,
): Promise<CodebookDifference | null> {
  const [row] = await transaction.query<{ difference: CodebookDifference | null }>({
    name: 'codebook_difference',
    text: `SELECT difference FROM codebook_versions
           WHERE codebook_id = $1 AND version = $2 AND space_id IS NOT DISTINCT FROM $3`,
    values: [id, version, spaceId],
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

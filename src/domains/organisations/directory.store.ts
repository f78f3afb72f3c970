import type { Transaction } from '#/platform/database.ts';
import { tellingTerms } from './likeness.rules.ts';
import { foldedName } from './organisation.rules.ts';
import type { OrganisationKind, OrganisationLine } from './organisation.ts';

const columns = 'o.id, o.name, o.other_names AS "otherNames", o.kind';

export interface DirectoryLimits {
  /** What is typed in the box: beginnings and near spellings answer. */
  text: string;
  kind: OrganisationKind | null;
  placeId: string | null;
}

/**
 * Lines of the directory in alphabetical order, accents aside.
 * @param after id of the last line read, or null to begin.
 */
export async function directory(
  transaction: Transaction,
  limits: DirectoryLimits,
  after: string | null,
  limit: number,
): Promise<OrganisationLine[]> {
  const text = foldedName(limits.text);
  return transaction.query<OrganisationLine>({
    text: `SELECT ${columns} FROM organisations o
           WHERE o.merged_into IS NULL
             AND ($1 = '' OR o.folded_names LIKE '%' || $2 || '%' OR $1 <% o.folded_names)
             AND ($3::text IS NULL OR o.kind = $3)
             AND ($4::uuid IS NULL OR EXISTS (SELECT FROM organisation_places p WHERE p.organisation_id = o.id AND p.place_id = $4))
             AND ($5::uuid IS NULL OR (o.sorted_name, o.id) > (SELECT last.sorted_name, last.id FROM organisations last WHERE last.id = $5))
           ORDER BY o.sorted_name, o.id LIMIT $6`,
    values: [text, likePattern(text), limits.kind, limits.placeId, after, limit],
  });
}

/** A few organisations whose names hold or resemble a text, the nearest first. */
export async function organisationsNamed(
  transaction: Transaction,
  text: string,
  limit = 10,
): Promise<OrganisationLine[]> {
  const folded = foldedName(text);
  if (folded === '') return [];
  return transaction.query<OrganisationLine>({
    name: 'organisations_named',
    text: `SELECT ${columns} FROM organisations o
           WHERE o.merged_into IS NULL AND (o.folded_names LIKE '%' || $2 || '%' OR $1 <% o.folded_names)
           ORDER BY word_similarity($1, o.folded_names) DESC, o.sorted_name, o.id LIMIT $3`,
    values: [folded, likePattern(folded), limit],
  });
}

/** Organisations worth comparing with a name: by the letters, or by any of its telling words. */
export async function organisationsToCompare(
  transaction: Transaction,
  name: string,
): Promise<OrganisationLine[]> {
  const words = tellingTerms(name).map((term) => `%${likePattern(term)}%`);
  return transaction.query<OrganisationLine>({
    name: 'organisations_to_compare',
    text: `SELECT ${columns} FROM organisations o
           WHERE o.merged_into IS NULL AND (o.folded_names LIKE ANY ($2::text[]) OR $1 <% o.folded_names)
           ORDER BY similarity($1, o.folded_names) DESC, o.id LIMIT 300`,
    values: [foldedName(name), words],
  });
}

/**
 * The organisation that goes by exactly this name (case and accents aside), or null. Its own name counts before
 * other names; among several of the same name, the oldest; an abbreviation that several share means none of them.
 */
export async function organisationCalled(
  transaction: Transaction,
  name: string,
): Promise<OrganisationLine | null> {
  const folded = foldedName(name);
  if (folded === '') return null;
  const rows = await transaction.query<OrganisationLine & { isOwnName: boolean }>({
    name: 'organisation_called',
    text: `SELECT ${columns}, o.sorted_name = $1 AS "isOwnName" FROM organisations o
           WHERE o.merged_into IS NULL AND $1 = ANY (string_to_array(o.folded_names, E'\\n'))
           ORDER BY o.sorted_name = $1 DESC, o.added_at, o.id LIMIT 2`,
    values: [folded],
  });
  const [first] = rows;
  if (!first || (!first.isOwnName && rows.length > 1)) return null;
  const { isOwnName: _, ...line } = first;
  return line;
}

/** Until the end of the transaction, nobody else adds an organisation of this name. */
export async function holdName(transaction: Transaction, name: string): Promise<void> {
  await transaction.query({
    text: "SELECT pg_advisory_xact_lock(hashtextextended('organisation ' || $1, 0))",
    values: [foldedName(name)],
  });
}

/** Whether whoever the transaction is for may add to the directory. */
export async function transactionMayTend(transaction: Transaction): Promise<boolean> {
  const [row] = await transaction.query<{ works: boolean }>({ text: 'SELECT viewer_works() AS works' });
  return row?.works ?? false;
}

/** Every organisation one may choose from, in alphabetical order. */
export async function organisationChoices(
  transaction: Transaction,
  limit = 5000,
): Promise<OrganisationLine[]> {
  return transaction.query<OrganisationLine>({
    name: 'organisation_choices',
    text: `SELECT ${columns} FROM organisations o WHERE o.merged_into IS NULL ORDER BY o.sorted_name, o.id LIMIT $1`,
    values: [limit],
  });
}

/** The organisations that came last, and whether there are others: doubles come with what is added. */
export async function latestOrganisations(
  transaction: Transaction,
  limit: number,
): Promise<{ lines: OrganisationLine[]; isWhole: boolean }> {
  const lines = await transaction.query<OrganisationLine>({
    name: 'latest_organisations',
    text: `SELECT ${columns} FROM organisations o WHERE o.merged_into IS NULL ORDER BY o.added_at DESC, o.id LIMIT $1`,
    values: [limit + 1],
  });
  return { lines: lines.slice(0, limit), isWhole: lines.length <= limit };
}

/** Names by id; a merged organisation gives the name of the one it became. */
export async function organisationNames(
  transaction: Transaction,
  ids: readonly string[],
): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await transaction.query<{ id: string; name: string }>({
    name: 'organisation_names',
    text: `SELECT o.id, coalesce(kept.name, o.name) AS name
           FROM organisations o LEFT JOIN organisations kept ON kept.id = o.merged_into WHERE o.id = ANY ($1)`,
    values: [ids],
  });
  return new Map(rows.map((row) => [row.id, row.name]));
}

/** Ids of the places where some organisation of the directory acts. */
export async function placesServed(transaction: Transaction): Promise<string[]> {
  const rows = await transaction.query<{ place_id: string }>({
    text: 'SELECT DISTINCT place_id FROM organisation_places',
  });
  return rows.map((row) => row.place_id);
}

function likePattern(text: string): string {
  return text.replaceAll(/[\\%_]/g, '\\$&');
}

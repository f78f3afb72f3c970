import { fold } from '#/french/analyser.ts';
import type { Transaction } from '#/platform/database.ts';
import { newId } from '#/platform/ids.ts';
import { foldedNames } from './organisation.rules.ts';
import type {
  Organisation,
  OrganisationContent,
  OrganisationKind,
  OrganisationLine,
  OrganisationVersion,
} from './organisation.ts';

interface OrganisationRow {
  id: string;
  name: string;
  other_names: string[];
  kind: OrganisationKind;
  description: string;
  address: string;
  phone: string;
  email: string;
  website: string;
  privacy_title: string;
  privacy_contact: string;
  verified_on: string | null;
  version: number;
  merged_into: string | null;
}

const columns = `o.id, o.name, o.other_names, o.kind, o.description, o.address, o.phone, o.email, o.website,
  o.privacy_title, o.privacy_contact, o.verified_on, o.version, o.merged_into`;

export async function organisationById(transaction: Transaction, id: string): Promise<Organisation | null> {
  const [row] = await transaction.query<OrganisationRow>({
    name: 'organisation_by_id',
    text: `SELECT ${columns} FROM organisations o WHERE o.id = $1`,
    values: [id],
  });
  return row ? asOrganisation(row) : null;
}

export interface DirectoryLimits {
  /** What is typed in the box: beginnings and near spellings answer. */
  text: string;
  kind: OrganisationKind | null;
  placeId: string | null;
}

/** Lines of the directory in alphabetical order, after a cursor (name and id of the last one read). */
export async function directory(
  transaction: Transaction,
  limits: DirectoryLimits,
  after: { name: string; id: string } | null,
  limit: number,
): Promise<OrganisationLine[]> {
  const text = fold(limits.text).trim();
  return transaction.query<OrganisationLine>({
    text: `SELECT o.id, o.name, o.other_names AS "otherNames", o.kind FROM organisations o
           WHERE o.merged_into IS NULL
             AND ($1 = '' OR o.folded_names LIKE '%' || $2 || '%' OR $1 <% o.folded_names)
             AND ($3::text IS NULL OR o.kind = $3)
             AND ($4::uuid IS NULL OR EXISTS (SELECT FROM organisation_places p WHERE p.organisation_id = o.id AND p.place_id = $4))
             AND ($5::text IS NULL OR (o.folded_names, o.id) > ($5, $6::uuid))
           ORDER BY o.folded_names, o.id LIMIT $7`,
    values: [
      text,
      likePattern(text),
      limits.kind,
      limits.placeId,
      after?.name ?? null,
      after?.id ?? null,
      limit,
    ],
  });
}

/** A few organisations whose names hold or resemble a text, the nearest first. */
export async function organisationsNamed(
  transaction: Transaction,
  text: string,
  limit = 10,
): Promise<OrganisationLine[]> {
  const folded = fold(text).trim();
  if (folded === '') return [];
  return transaction.query<OrganisationLine>({
    name: 'organisations_named',
    text: `SELECT o.id, o.name, o.other_names AS "otherNames", o.kind FROM organisations o
           WHERE o.merged_into IS NULL AND (o.folded_names LIKE '%' || $2 || '%' OR $1 <% o.folded_names)
           ORDER BY word_similarity($1, o.folded_names) DESC, o.folded_names LIMIT $3`,
    values: [folded, likePattern(folded), limit],
  });
}

/** The one organisation that goes by exactly this name (case and accents aside), or null. */
export async function organisationCalled(
  transaction: Transaction,
  name: string,
): Promise<OrganisationLine | null> {
  const folded = fold(name).trim();
  const rows = await transaction.query<OrganisationLine>({
    name: 'organisation_called',
    text: `SELECT o.id, o.name, o.other_names AS "otherNames", o.kind FROM organisations o
           WHERE o.merged_into IS NULL AND $1 = ANY (string_to_array(o.folded_names, E'\\n')) LIMIT 2`,
    values: [folded],
  });
  return rows.length === 1 ? rows[0]! : null;
}

/** Every organisation one may choose from, in alphabetical order. */
export async function organisationChoices(
  transaction: Transaction,
  limit = 5000,
): Promise<OrganisationLine[]> {
  return transaction.query<OrganisationLine>({
    name: 'organisation_choices',
    text: `SELECT o.id, o.name, o.other_names AS "otherNames", o.kind FROM organisations o
           WHERE o.merged_into IS NULL ORDER BY o.sorted_name, o.id LIMIT $1`,
    values: [limit],
  });
}

/** Names by id; a merged organisation gives the name of the one it became. */
export async function organisationNames(
  transaction: Transaction,
  ids: readonly string[],
): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await transaction.query<{ id: string; name: string }>({
    name: 'organisation_names',
    text: 'SELECT o.id, coalesce(kept.name, o.name) AS name FROM organisations o LEFT JOIN organisations kept ON kept.id = o.merged_into WHERE o.id = ANY ($1)',
    values: [ids],
  });
  return new Map(rows.map((row) => [row.id, row.name]));
}

/** Adds an organisation and its first version; returns its id. */
export async function insertOrganisation(
  transaction: Transaction,
  content: OrganisationContent,
  by: { personId: string | null; id?: string; verifiedOn?: string | null },
): Promise<string> {
  const id = by.id ?? newId();
  await transaction.query({
    name: 'insert_organisation',
    text: `INSERT INTO organisations (id, name, other_names, kind, description, address, phone, email, website, privacy_title, privacy_contact, verified_on, folded_names)
           VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
    values: [id, ...valuesOf(content), by.verifiedOn ?? null, foldedNames(content)],
  });
  await keepVersion(transaction, id, 1, content, by.personId);
  return id;
}

/** Changes an organisation if it is still at this version; false when somebody changed it meanwhile. */
export async function updateOrganisation(
  transaction: Transaction,
  id: string,
  version: number,
  content: OrganisationContent,
  personId: string,
): Promise<boolean> {
  const [row] = await transaction.query<{ version: number }>({
    text: `UPDATE organisations SET name = $2, other_names = $3, kind = $4, description = $5, address = $6, phone = $7, email = $8,
             website = $9, privacy_title = $10, privacy_contact = $11, folded_names = $12, version = version + 1
           WHERE id = $1 AND version = $13 AND merged_into IS NULL RETURNING version`,
    values: [id, ...valuesOf(content), foldedNames(content), version],
  });
  if (!row) return false;
  await keepVersion(transaction, id, row.version, content, personId);
  return true;
}

export async function confirmOrganisation(transaction: Transaction, id: string, day: string): Promise<void> {
  await transaction.query({
    text: 'UPDATE organisations SET verified_on = $2 WHERE id = $1',
    values: [id, day],
  });
}

export async function placesOf(transaction: Transaction, id: string): Promise<string[]> {
  const rows = await transaction.query<{ place_id: string }>({
    text: 'SELECT place_id FROM organisation_places WHERE organisation_id = $1',
    values: [id],
  });
  return rows.map((row) => row.place_id);
}

export async function setPlaces(
  transaction: Transaction,
  id: string,
  placeIds: readonly string[],
): Promise<void> {
  await transaction.query({
    text: 'DELETE FROM organisation_places WHERE organisation_id = $1 AND NOT place_id = ANY ($2)',
    values: [id, placeIds],
  });
  await transaction.query({
    text: 'INSERT INTO organisation_places (organisation_id, place_id) SELECT $1, unnest($2::uuid[]) ON CONFLICT DO NOTHING',
    values: [id, placeIds],
  });
}

/** What the directory said at each change, the last first. */
export async function versionsOf(transaction: Transaction, id: string): Promise<OrganisationVersion[]> {
  return transaction.query<OrganisationVersion>({
    text: `SELECT v.version, v.content, p.name AS "changedBy", v.changed_at AS "changedAt"
           FROM organisation_versions v LEFT JOIN people p ON p.id = v.changed_by
           WHERE v.organisation_id = $1 ORDER BY v.version DESC`,
    values: [id],
  });
}

/** Repoints all that leads to one organisation towards another, and marks it as merged. */
export async function mergeInto(transaction: Transaction, kept: string, gone: string): Promise<void> {
  await transaction.query({ text: 'SELECT merge_organisations($1, $2)', values: [kept, gone] });
}

async function keepVersion(
  transaction: Transaction,
  id: string,
  version: number,
  content: OrganisationContent,
  personId: string | null,
): Promise<void> {
  await transaction.query({
    name: 'keep_organisation_version',
    text: 'INSERT INTO organisation_versions (organisation_id, version, content, changed_by) VALUES ($1, $2, $3, $4)',
    values: [id, version, JSON.stringify(content), personId],
  });
}

function valuesOf(content: OrganisationContent): unknown[] {
  return [
    content.name,
    content.otherNames,
    content.kind,
    content.description,
    content.address,
    content.phone,
    content.email,
    content.website,
    content.privacyTitle,
    content.privacyContact,
  ];
}

function likePattern(text: string): string {
  return text.replaceAll(/[\\%_]/g, '\\$&');
}

function asOrganisation(row: OrganisationRow): Organisation {
  return {
    id: row.id,
    name: row.name,
    otherNames: row.other_names,
    kind: row.kind,
    description: row.description,
    address: row.address,
    phone: row.phone,
    email: row.email,
    website: row.website,
    privacyTitle: row.privacy_title,
    privacyContact: row.privacy_contact,
    verifiedOn: row.verified_on,
    version: row.version,
    mergedInto: row.merged_into,
  };
}

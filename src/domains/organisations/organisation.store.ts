import type { Transaction } from '#/platform/database.ts';
import { newId } from '#/platform/ids.ts';
import { contentOf, foldedNames } from './organisation.rules.ts';
import type {
  Organisation,
  OrganisationContent,
  OrganisationKind,
  OrganisationVersion,
} from './organisation.ts';

interface OrganisationRow {
  id: string;
  name: string;
  other_names: string[];
  kind: OrganisationKind;
  description: string;
  place_ids: string[];
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

export async function organisationById(transaction: Transaction, id: string): Promise<Organisation | null> {
  const [row] = await transaction.query<OrganisationRow>({
    name: 'organisation_by_id',
    text: `SELECT o.id, o.name, o.other_names, o.kind, o.description, o.address, o.phone, o.email, o.website,
             o.privacy_title, o.privacy_contact, o.verified_on, o.version, o.merged_into,
             ARRAY(SELECT p.place_id::text FROM organisation_places p WHERE p.organisation_id = o.id ORDER BY 1) AS place_ids
           FROM organisations o WHERE o.id = $1`,
    values: [id],
  });
  return row ? asOrganisation(row) : null;
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
    text: `INSERT INTO organisations (id, name, other_names, kind, description, address, phone, email, website,
             privacy_title, privacy_contact, folded_names, verified_on)
           VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
    values: [id, ...valuesOf(content), by.verifiedOn ?? null],
  });
  await setPlaces(transaction, id, content.placeIds);
  await keepVersion(transaction, id, 1, content, by.personId);
  return id;
}

/** Says that organisations belong to the demonstration story. For the seeds, as the system. */
export async function giveToTheStory(transaction: Transaction, ids: readonly string[]): Promise<void> {
  await transaction.query({
    text: 'UPDATE organisations SET of_the_story = true WHERE id = ANY ($1)',
    values: [ids],
  });
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
    name: 'update_organisation',
    text: `UPDATE organisations SET name = $2, other_names = $3, kind = $4, description = $5, address = $6,
             phone = $7, email = $8, website = $9, privacy_title = $10, privacy_contact = $11, folded_names = $12,
             version = version + 1
           WHERE id = $1 AND version = $13 AND merged_into IS NULL RETURNING version`,
    values: [id, ...valuesOf(content), version],
  });
  if (!row) return false;
  await setPlaces(transaction, id, content.placeIds);
  await keepVersion(transaction, id, row.version, content, personId);
  return true;
}

/** Holds two organisations until the end of the transaction; returns those that are not merged already. */
export async function holdOrganisations(transaction: Transaction, ids: readonly string[]): Promise<string[]> {
  const rows = await transaction.query<{ id: string }>({
    text: 'SELECT id FROM organisations WHERE id = ANY ($1) AND merged_into IS NULL ORDER BY id FOR UPDATE',
    values: [ids],
  });
  return rows.map((row) => row.id);
}

/** Notes that all this is still true that day. */
export async function confirmOrganisation(transaction: Transaction, id: string, day: string): Promise<void> {
  await transaction.query({
    text: 'UPDATE organisations SET verified_on = $2 WHERE id = $1 AND merged_into IS NULL',
    values: [id, day],
  });
}

/** What the directory said after each change, the last first. */
export async function versionsOf(transaction: Transaction, id: string): Promise<OrganisationVersion[]> {
  return transaction.query<OrganisationVersion>({
    text: `SELECT v.version, v.content, p.name AS "changedBy", v.changed_at AS "changedAt"
           FROM organisation_versions v LEFT JOIN people p ON p.id = v.changed_by
           WHERE v.organisation_id = $1 ORDER BY v.version DESC LIMIT 500`,
    values: [id],
  });
}

/** Organisations that turned out to be this one. */
export async function mergedInto(
  transaction: Transaction,
  id: string,
): Promise<{ id: string; name: string }[]> {
  return transaction.query({
    text: 'SELECT id, name FROM organisations WHERE merged_into = $1 ORDER BY sorted_name, id',
    values: [id],
  });
}

/** Repoints all that leads to one organisation towards another, and marks it as merged. */
export async function mergeInto(transaction: Transaction, kept: string, gone: string): Promise<void> {
  await transaction.query({ text: 'SELECT merge_organisations($1, $2)', values: [kept, gone] });
}

/** What a person wrote in the directory, for whoever asks for their own data. */
export async function versionsWrittenBy(transaction: Transaction, personId: string) {
  return transaction.query<{ organisation: string; version: number; changedAt: Date }>({
    text: `SELECT v.content ->> 'name' AS organisation, v.version, v.changed_at AS "changedAt"
           FROM organisation_versions v WHERE v.changed_by = $1 ORDER BY v.changed_at`,
    values: [personId],
  });
}

async function setPlaces(transaction: Transaction, id: string, placeIds: readonly string[]): Promise<void> {
  await transaction.query({
    name: 'remove_organisation_places',
    text: 'DELETE FROM organisation_places WHERE organisation_id = $1 AND NOT place_id = ANY ($2::uuid[])',
    values: [id, placeIds],
  });
  await transaction.query({
    name: 'add_organisation_places',
    text: `INSERT INTO organisation_places (organisation_id, place_id)
           SELECT $1, unnest($2::uuid[]) ON CONFLICT DO NOTHING`,
    values: [id, placeIds],
  });
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
    values: [id, version, JSON.stringify(contentOf(content)), personId],
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
    foldedNames(content),
  ];
}

function asOrganisation(row: OrganisationRow): Organisation {
  return {
    id: row.id,
    name: row.name,
    otherNames: row.other_names,
    kind: row.kind,
    description: row.description,
    placeIds: row.place_ids,
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

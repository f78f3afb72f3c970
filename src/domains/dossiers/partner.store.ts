import type { Transaction } from '#/platform/database.ts';
import { newId } from '#/platform/ids.ts';
import type { Partner, PartnerRole } from './dossier.ts';

interface PartnerRow {
  id: string;
  organisation_id: string | null;
  name: string;
  role: PartnerRole;
  since_on: string | null;
  until_on: string | null;
}

/** Organisations of a dossier, those still in it first, then by name. */
export async function partnersOf(transaction: Transaction, dossierId: string): Promise<Partner[]> {
  const rows = await transaction.query<PartnerRow>({
    text: `SELECT id, organisation_id, name, role, since_on, until_on FROM dossier_partners
           WHERE dossier_id = $1 ORDER BY until_on IS NOT NULL, lower(name), since_on, id`,
    values: [dossierId],
  });
  return rows.map((row) => ({
    id: row.id,
    organisationId: row.organisation_id,
    name: row.name,
    role: row.role,
    sinceOn: row.since_on,
    untilOn: row.until_on,
  }));
}

/**
 * Partners of these dossiers who were there between two days, both included, in the order in which they came; a date
 * that nobody gave excludes nothing.
 */
export async function partnersBetween(
  transaction: Transaction,
  dossierIds: readonly string[],
  from: string,
  until: string,
): Promise<(Partner & { dossierId: string })[]> {
  if (dossierIds.length === 0) return [];
  return transaction.query({
    name: 'dossier_partners_between',
    text: `SELECT id, dossier_id AS "dossierId", organisation_id AS "organisationId", name, role,
             since_on AS "sinceOn", until_on AS "untilOn"
           FROM dossier_partners WHERE dossier_id = ANY ($1)
             AND coalesce(since_on, $3) <= $3 AND coalesce(until_on, $2) >= $2
           ORDER BY dossier_id, since_on NULLS LAST, lower(name), id`,
    values: [dossierIds, from, until],
  });
}

export async function insertPartner(
  transaction: Transaction,
  dossierId: string,
  partner: Omit<Partner, 'id'>,
): Promise<string> {
  const id = newId();
  await transaction.query({
    text: `INSERT INTO dossier_partners (id, dossier_id, organisation_id, name, role, since_on, until_on)
           VALUES ($1, $2, $3, $4, $5, $6, $7)`,
    values: [
      id,
      dossierId,
      partner.organisationId,
      partner.name,
      partner.role,
      partner.sinceOn,
      partner.untilOn,
    ],
  });
  return id;
}

/** Ends a partnership; false when it is not one of this dossier. */
export async function endPartner(
  transaction: Transaction,
  dossierId: string,
  id: string,
  untilOn: string,
): Promise<boolean> {
  const changed = await transaction.query<{ id: string }>({
    text: `UPDATE dossier_partners SET until_on = greatest($3::date, since_on) WHERE dossier_id = $1 AND id = $2 RETURNING id`,
    values: [dossierId, id, untilOn],
  });
  return changed.length > 0;
}

export async function deletePartner(
  transaction: Transaction,
  dossierId: string,
  id: string,
): Promise<boolean> {
  const removed = await transaction.query<{ id: string }>({
    text: 'DELETE FROM dossier_partners WHERE dossier_id = $1 AND id = $2 RETURNING id',
    values: [dossierId, id],
  });
  return removed.length > 0;
}

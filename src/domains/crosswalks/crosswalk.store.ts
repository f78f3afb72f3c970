import type { CodebookReference } from '#/domains/codebooks/codebooks.public.ts';
import type { Transaction } from '#/platform/database.ts';
import type {
  Crosswalk,
  CrosswalkContent,
  CrosswalkIdentity,
  CrosswalkSummary,
  Revision,
  Validity,
} from './crosswalk.ts';

interface HeadRow {
  id: string;
  space_id: string;
  from_id: string;
  from_version: string;
  to_id: string;
  to_version: string;
  valid_from_on: string;
  valid_until_on: string | null;
}

const headColumns = `c.id, c.space_id, c.from_id, c.from_version, c.to_id, c.to_version, c.valid_from_on, c.valid_until_on`;

function asIdentity(row: HeadRow): CrosswalkIdentity & { id: string; spaceId: string } {
  return {
    id: row.id,
    spaceId: row.space_id,
    from: { id: row.from_id, version: row.from_version },
    to: { id: row.to_id, version: row.to_version },
    validFromOn: row.valid_from_on,
    validUntilOn: row.valid_until_on,
  };
}

interface WholeRow extends HeadRow {
  number: number;
  content: CrosswalkContent;
  made_by: string | null;
  made_at: Date;
}

/** A crosswalk in its last revision, within the viewer's rights, or null. */
export async function crosswalkById(transaction: Transaction, id: string): Promise<Crosswalk | null> {
  const [row] = await transaction.query<WholeRow>({
    name: 'crosswalk_by_id',
    text: `SELECT ${headColumns}, r.number, r.content, r.made_by, r.made_at
           FROM crosswalks c JOIN crosswalk_revisions r ON r.crosswalk_id = c.id
           WHERE c.id = $1 ORDER BY r.number DESC LIMIT 1`,
    values: [id],
  });
  if (!row) return null;
  const { number, content, made_by: madeBy, made_at: madeAt } = row;
  return { ...asIdentity(row), ...content, revision: number, madeBy, madeAt };
}

interface SummaryRow extends HeadRow {
  space_name: string;
  from_title: CrosswalkSummary['fromTitle'];
  to_title: CrosswalkSummary['toTitle'];
  number: number;
  made_at: Date;
}

const summariesShown = 200;

/** Crosswalks of the viewer's spaces, the latest to hold first. */
export async function crosswalkSummaries(
  transaction: Transaction,
  spaceId: string | null,
): Promise<CrosswalkSummary[]> {
  const rows = await transaction.query<SummaryRow>({
    name: 'crosswalk_summaries',
    text: `SELECT ${headColumns}, spaces.name AS space_name, f.content -> 'title' AS from_title,
             t.content -> 'title' AS to_title, r.number, r.made_at
           FROM crosswalks c JOIN spaces ON spaces.id = c.space_id
           JOIN codebook_versions f ON f.codebook_id = c.from_id AND f.version = c.from_version AND f.holder = c.from_holder
           JOIN codebook_versions t ON t.codebook_id = c.to_id AND t.version = c.to_version AND t.holder = c.to_holder
           CROSS JOIN LATERAL (SELECT number, made_at FROM crosswalk_revisions
             WHERE crosswalk_id = c.id ORDER BY number DESC LIMIT 1) r
           WHERE $1::uuid IS NULL OR c.space_id = $1
           ORDER BY c.valid_from_on DESC, c.id DESC LIMIT ${summariesShown}`,
    values: [spaceId],
  });
  return rows.map((row) => ({
    ...asIdentity(row),
    spaceName: row.space_name,
    fromTitle: row.from_title,
    toTitle: row.to_title,
    revision: row.number,
    madeAt: row.made_at,
  }));
}

/** When the other crosswalks of a space between the same two versions hold. */
export async function datesTaken(
  transaction: Transaction,
  spaceId: string,
  { from, to }: { from: CodebookReference; to: CodebookReference },
): Promise<Validity[]> {
  await transaction.query({
    name: 'hold_crosswalk_dates',
    text: "SELECT pg_advisory_xact_lock(hashtextextended('crosswalks ' || $1, 0))",
    values: [spaceId],
  });
  return transaction.query<{ validFromOn: string; validUntilOn: string | null }>({
    name: 'crosswalk_dates_taken',
    text: `SELECT valid_from_on AS "validFromOn", valid_until_on AS "validUntilOn" FROM crosswalks
           WHERE space_id = $1 AND from_id = $2 AND from_version = $3 AND to_id = $4 AND to_version = $5`,
    values: [spaceId, from.id, from.version, to.id, to.version],
  });
}

/** Adds a crosswalk and its first revision. */
export async function insertCrosswalk(
  transaction: Transaction,
  crosswalk: CrosswalkIdentity & { id: string; spaceId: string },
  content: CrosswalkContent,
  personId: string,
): Promise<void> {
  const { id, spaceId, from, to, validFromOn, validUntilOn } = crosswalk;
  await transaction.query({
    name: 'insert_crosswalk',
    text: `INSERT INTO crosswalks (id, space_id, from_id, from_version, to_id, to_version, valid_from_on, valid_until_on, opened_by)
           VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    values: [id, spaceId, from.id, from.version, to.id, to.version, validFromOn, validUntilOn, personId],
  });
  await addRevision(transaction, id, 1, content, personId);
}

/** Adds a revision; false when that number is taken: somebody else was quicker. */
export async function addRevision(
  transaction: Transaction,
  crosswalkId: string,
  number: number,
  { note, lists }: CrosswalkContent,
  personId: string,
): Promise<boolean> {
  const added = await transaction.query({
    name: 'add_crosswalk_revision',
    text: `INSERT INTO crosswalk_revisions (crosswalk_id, number, content, made_by) VALUES ($1, $2, $3, $4)
           ON CONFLICT DO NOTHING RETURNING number`,
    values: [crosswalkId, number, JSON.stringify({ note, lists }), personId],
  });
  return added.length > 0;
}

const revisionsShown = 50;

export async function revisionsOf(transaction: Transaction, crosswalkId: string): Promise<Revision[]> {
  return transaction.query<{ number: number; madeBy: string | null; madeAt: Date }>({
    name: 'crosswalk_revisions_of',
    text: `SELECT number, made_by AS "madeBy", made_at AS "madeAt" FROM crosswalk_revisions
           WHERE crosswalk_id = $1 ORDER BY number DESC LIMIT ${revisionsShown}`,
    values: [crosswalkId],
  });
}

/** What a person wrote, for the export of their own data. */
export async function crosswalkRevisionsBy(
  transaction: Transaction,
  personId: string,
): Promise<{ crosswalkId: string; number: number; madeAt: Date }[]> {
  return transaction.query({
    text: `SELECT crosswalk_id AS "crosswalkId", number, made_at AS "madeAt" FROM crosswalk_revisions
           WHERE made_by = $1 ORDER BY made_at`,
    values: [personId],
  });
}

import type { Transaction } from '#/platform/database.ts';
import type { Convention } from './convention.ts';

interface ConventionRow {
  version: number;
  text: string;
  written_by_name: string | null;
  written_at: Date;
}

const columns = `c.version, c.text, c.written_at, (SELECT name FROM people WHERE people.id = c.written_by) AS written_by_name`;

const asConvention = (row: ConventionRow): Convention => ({
  version: row.version,
  text: row.text,
  writtenByName: row.written_by_name,
  writtenAt: row.written_at,
});

/** The convention that a team counts by today, or null when it wrote none. */
export async function conventionInForce(
  transaction: Transaction,
  spaceId: string,
): Promise<Convention | null> {
  const [row] = await transaction.query<ConventionRow>({
    name: 'convention_in_force',
    text: `SELECT ${columns} FROM counting_conventions c WHERE c.space_id = $1 ORDER BY c.version DESC LIMIT 1`,
    values: [spaceId],
  });
  return row ? asConvention(row) : null;
}

/** Every version, the latest first. */
export async function conventionVersions(transaction: Transaction, spaceId: string): Promise<Convention[]> {
  const rows = await transaction.query<ConventionRow>({
    name: 'convention_versions',
    text: `SELECT ${columns} FROM counting_conventions c WHERE c.space_id = $1 ORDER BY c.version DESC`,
    values: [spaceId],
  });
  return rows.map(asConvention);
}

/** Writes the next version. False when `afterVersion` is not the latest: somebody wrote one since it was read. */
export async function insertConvention(
  transaction: Transaction,
  convention: { spaceId: string; afterVersion: number; text: string; writtenBy: string; writtenAt: Date },
): Promise<boolean> {
  const rows = await transaction.query({
    name: 'insert_convention',
    text: `INSERT INTO counting_conventions (space_id, version, text, written_by, written_at)
           SELECT $1::uuid, $2::int, $3::text, $4::uuid, $5::timestamptz
           WHERE $2 = 1 + coalesce((SELECT max(version) FROM counting_conventions WHERE space_id = $1), 0)
           ON CONFLICT DO NOTHING RETURNING version`,
    values: [
      convention.spaceId,
      convention.afterVersion + 1,
      convention.text,
      convention.writtenBy,
      convention.writtenAt,
    ],
  });
  return rows.length > 0;
}

import type { Writer } from '#/domains/reports/section.store.ts';
import type { Transaction } from '#/platform/database.ts';

/** Somebody writes in a section, since when. */
export interface Lock {
  personId: string;
  name: string;
  sinceAt: Date;
}

/** How long a section is said to be written in after the last sign of its writer. */
const lockMinutes = 15;

/**
 * Says that a person writes in a section, unless somebody else does; renewed each time. Returns who else writes there, or
 * null.
 */
export async function takeLock(
  transaction: Transaction,
  sectionId: string,
  by: Writer,
): Promise<Lock | null> {
  await transaction.query({
    name: 'take_report_lock',
    text: `INSERT INTO report_locks AS held (section_id, person_id, since_at, until_at)
           VALUES ($1, $2, $3, $3::timestamptz + make_interval(mins => $4))
           ON CONFLICT (section_id) DO UPDATE SET person_id = EXCLUDED.person_id, until_at = EXCLUDED.until_at,
             since_at = CASE WHEN held.person_id = EXCLUDED.person_id AND held.until_at >= $3 THEN held.since_at ELSE $3 END
           WHERE held.person_id = EXCLUDED.person_id OR held.until_at < $3`,
    values: [sectionId, by.personId, by.at, lockMinutes],
  });
  const [lock] = await transaction.query<Lock>({
    name: 'report_lock',
    text: `SELECT l.person_id AS "personId", p.name, l.since_at AS "sinceAt" FROM report_locks l
           JOIN people p ON p.id = l.person_id WHERE l.section_id = $1 AND l.person_id <> $2 AND l.until_at >= $3`,
    values: [sectionId, by.personId, by.at],
  });
  return lock ?? null;
}

export async function releaseLock(
  transaction: Transaction,
  sectionId: string,
  personId: string,
): Promise<void> {
  await transaction.query({
    name: 'release_report_lock',
    text: 'DELETE FROM report_locks WHERE section_id = $1 AND person_id = $2',
    values: [sectionId, personId],
  });
}

/** Who else writes where in a bilan, by section. */
export async function locksOfReport(
  transaction: Transaction,
  reportId: string,
  viewerId: string,
  at: Date,
): Promise<Map<string, Lock>> {
  const rows = await transaction.query<Lock & { sectionId: string }>({
    name: 'report_locks_of',
    text: `SELECT l.section_id AS "sectionId", l.person_id AS "personId", p.name, l.since_at AS "sinceAt"
           FROM report_sections s JOIN report_locks l ON l.section_id = s.id JOIN people p ON p.id = l.person_id
           WHERE s.report_id = $1 AND l.person_id <> $2 AND l.until_at >= $3`,
    values: [reportId, viewerId, at],
  });
  return new Map(rows.map(({ sectionId, ...lock }) => [sectionId, lock]));
}

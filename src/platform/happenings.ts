import type { Transaction } from './database.ts';
import { newId } from './ids.ts';

/** Something done, by whom and to what: the log that people may read. Never holds the content itself. */
export interface Happening {
  personId: string | null;
  spaceId: string | null;
  /** Noun and past participle, `trace.widened`. */
  kind: string;
  subjectKind: string;
  subjectId: string;
  details?: Record<string, unknown>;
}

/** Keeps a happening in the visit's own transaction: no act without its line, no line without its act. */
export async function logHappening(transaction: Transaction, happening: Happening): Promise<void> {
  await transaction.query({
    name: 'log_happening',
    text: `INSERT INTO happenings (id, person_id, space_id, kind, subject_kind, subject_id, details)
           VALUES ($1, $2, $3, $4, $5, $6, $7)`,
    values: [
      newId(),
      happening.personId,
      happening.spaceId,
      happening.kind,
      happening.subjectKind,
      happening.subjectId,
      JSON.stringify(happening.details ?? {}),
    ],
  });
}

export interface LoggedHappening {
  id: string;
  personId: string | null;
  kind: string;
  details: Record<string, unknown>;
  happenedAt: Date;
}

/** What happened to one thing, oldest first, within the reader's rights. */
export async function happeningsOf(
  transaction: Transaction,
  subjectKind: string,
  subjectId: string,
): Promise<LoggedHappening[]> {
  const rows = await transaction.query<{
    id: string;
    person_id: string | null;
    kind: string;
    details: Record<string, unknown>;
    happened_at: Date;
  }>({
    text: `SELECT id, person_id, kind, details, happened_at FROM happenings
           WHERE subject_kind = $1 AND subject_id = $2 ORDER BY happened_at, id`,
    values: [subjectKind, subjectId],
  });
  return rows.map((row) => ({
    id: row.id,
    personId: row.person_id,
    kind: row.kind,
    details: row.details,
    happenedAt: row.happened_at,
  }));
}

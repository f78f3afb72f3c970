import { attachmentKey } from '#/domains/traces/traces.public.ts';
import type { Transaction } from '#/platform/database.ts';

type Rows = Record<string, unknown>[];

/** « 7/3f9a0c-lettre.pdf »: number of the dossier, end of the file's id, its name. */
const pathInArchive = `d.number || '/' || right(f.id::text, 6) || '-' || f.file_name`;

const askedOf: Readonly<Record<string, string>> = {
  events: `SELECT d.title AS dossier, e.happened_on AS "happenedOn", coalesce(t.title, e.fact) AS event, e.why, e.sources,
         e.marked_at AS "markedAt"
       FROM marked_events e JOIN dossiers d ON d.id = e.dossier_id LEFT JOIN traces t ON t.id = e.trace_id
       WHERE e.marked_by = $1 ORDER BY e.marked_at`,
  changes: `SELECT d.title AS dossier, c.observed_on AS "observedOn", c.group_change AS "groupChange", c.own_part AS "ownPart",
         c.others_part AS "othersPart", c.sources, c.noted_at AS "notedAt"
       FROM observed_changes c JOIN dossiers d ON d.id = c.dossier_id WHERE c.noted_by = $1 ORDER BY c.noted_at`,
  steps: `SELECT d.title AS dossier, s.text, s.carried_by AS "carriedBy", s.due_on AS "dueOn", s.ended_as AS "endedAs",
         s.ended_on AS "endedOn", s.noted_at AS "notedAt"
       FROM next_steps s JOIN dossiers d ON d.id = s.dossier_id WHERE s.noted_by = $1 ORDER BY s.noted_at`,
  texts: `SELECT v.version, v.content, v.written_at AS "writtenAt" FROM chronicle_versions v
       WHERE v.written_by = $1 ORDER BY v.written_at`,
  files: `SELECT d.title AS dossier, ${pathInArchive} AS "path", f.file_name AS "fileName", f.description,
         f.dated_on AS "datedOn", f.added_at AS "addedAt"
       FROM dossier_files f JOIN dossiers d ON d.id = f.dossier_id WHERE f.added_by = $1 ORDER BY f.added_at`,
};

/** What a person wrote in the stories of dossiers: events, changes, steps, the texts they had, documents. */
export async function chroniclesWrittenBy(
  transaction: Transaction,
  personId: string,
): Promise<Record<string, Rows>> {
  const held: Record<string, Rows> = {};
  for (const [name, text] of Object.entries(askedOf)) {
    held[name] = await transaction.query<Record<string, unknown>>({ text, values: [personId] });
  }
  return held;
}

/** The documents that a person gave: a folder a dossier, and a name of their own each. */
export async function filesGivenBy(
  transaction: Transaction,
  personId: string,
): Promise<{ path: string; key: string }[]> {
  const rows = await transaction.query<{ id: string; path: string }>({
    text: `SELECT f.id, ${pathInArchive} AS path FROM dossier_files f
           JOIN dossiers d ON d.id = f.dossier_id WHERE f.added_by = $1 ORDER BY f.added_at, f.id`,
    values: [personId],
  });
  return rows.map(({ id, path }) => ({ path, key: attachmentKey(id) }));
}

const columnsOfPeople: readonly (readonly [table: string, column: string])[] = [
  ['marked_events', 'marked_by'],
  ['observed_changes', 'noted_by'],
  ['next_steps', 'noted_by'],
  ['chronicle_versions', 'written_by'],
  ['dossier_files', 'added_by'],
];

/** Takes the person's name off what they wrote; the story of a dossier belongs to the memory of its space. */
export async function forgetInChronicles(transaction: Transaction, personId: string): Promise<void> {
  for (const [table, column] of columnsOfPeople) {
    await transaction.query({
      text: `UPDATE ${table} SET ${column} = NULL WHERE ${column} = $1`,
      values: [personId],
    });
  }
}

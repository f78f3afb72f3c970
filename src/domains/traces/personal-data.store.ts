import type { Transaction } from '#/platform/database.ts';
import { attachmentKey } from './attachment.rules.ts';

/** Everything the journal holds of a person: what they noted, what they did with others, the files they joined. */
export async function journalOf(
  transaction: Transaction,
  personId: string,
): Promise<Record<string, unknown>> {
  const traces = await transaction.query<Record<string, unknown>>({
    text: `SELECT t.number, s.name AS space, t.title, t.text, t.event_on AS "eventOn", t.event_time AS "eventTime",
             t.entered_at AS "enteredAt", t.duration_minutes AS "durationMinutes", t.natures, t.mode,
             t.place_kind AS "placeKind", t.place_text AS "placeText",
             (SELECT name FROM places p WHERE p.id = t.place_id) AS "placeOfDirectory", t.language, t.addressee,
             t.people_count AS "peopleCount", t.people_by_category AS "peopleByCategory", t.flags,
             t.what_changed AS "whatChanged", t.visibility, t.version, t.trashed_at AS "trashedAt"
           FROM traces t JOIN spaces s ON s.id = t.space_id WHERE t.author_id = $1 ORDER BY t.event_on, t.id`,
    values: [personId],
  });
  const jointWork = await transaction.query<Record<string, unknown>>({
    text: `SELECT t.title, t.event_on AS "eventOn", a.share_percent AS "sharePercent" FROM trace_actors a
           JOIN traces t ON t.id = a.trace_id WHERE a.person_id = $1 ORDER BY t.event_on, t.id`,
    values: [personId],
  });
  const changes = await transaction.query<Record<string, unknown>>({
    text: `SELECT t.title, v.version, v.changed_at AS "changedAt" FROM trace_versions v
           JOIN traces t ON t.id = v.trace_id WHERE v.changed_by = $1 ORDER BY v.changed_at`,
    values: [personId],
  });
  const attachments = await transaction.query<Record<string, unknown>>({
    text: `SELECT t.title AS trace, ${pathInArchive} AS "path", a.file_name AS "fileName", a.description, a.added_at AS "addedAt"
           FROM trace_attachments a JOIN traces t ON t.id = a.trace_id WHERE a.added_by = $1 ORDER BY a.added_at`,
    values: [personId],
  });
  return { traces, jointWork, changes, attachments };
}

/** The files that a person joined to traces: a folder a trace, and a name of their own each. */
export async function filesJoinedBy(
  transaction: Transaction,
  personId: string,
): Promise<{ path: string; key: string }[]> {
  const rows = await transaction.query<{ id: string; path: string }>({
    text: `SELECT a.id, ${pathInArchive} AS path FROM trace_attachments a
           JOIN traces t ON t.id = a.trace_id WHERE a.added_by = $1 ORDER BY a.added_at, a.id`,
    values: [personId],
  });
  return rows.map(({ id, path }) => ({ path, key: attachmentKey(id) }));
}

/** « 412/3f9a0c-affiche.pdf »: number of the trace, end of the file's id, its name. */
const pathInArchive = `t.number || '/' || right(a.id::text, 6) || '-' || a.file_name`;

/**
 * Forgets a person: what was theirs alone goes (the bytes of their files follow by a job); what
 * they shared stays in the memory of its space without their name, in its history as well.
 */
export async function forgetInJournal(transaction: Transaction, personId: string): Promise<void> {
  await transaction.query({
    text: `DELETE FROM traces WHERE author_id = $1 AND (visibility = 'author' OR trashed_at IS NOT NULL)`,
    values: [personId],
  });
  // What was theirs alone before they shared it is not part of what they shared.
  await transaction.query({
    text: `DELETE FROM trace_versions v USING traces t
           WHERE t.id = v.trace_id AND t.author_id = $1 AND v.visibility = 'author'`,
    values: [personId],
  });
  await transaction.query({
    text: `UPDATE trace_versions v SET content = jsonb_set(v.content, '{actors}', (
             SELECT coalesce(jsonb_agg(CASE WHEN actor ->> 'personId' = $2 THEN actor || '{"personId": null}' ELSE actor END
                                       ORDER BY position), '[]')
             FROM jsonb_array_elements(v.content -> 'actors') WITH ORDINALITY AS one (actor, position)))
           WHERE v.trace_id IN (SELECT trace_id FROM trace_actors WHERE person_id = $1
                                UNION SELECT id FROM traces WHERE author_id = $1)`,
    values: [personId, personId],
  });
  const columns = [
    ['traces', 'author_id'],
    ['traces', 'changed_by'],
    ['trace_versions', 'changed_by'],
    ['trace_actors', 'person_id'],
    ['trace_attachments', 'added_by'],
  ] as const;
  for (const [table, column] of columns) {
    await transaction.query({
      text: `UPDATE ${table} SET ${column} = NULL WHERE ${column} = $1`,
      values: [personId],
    });
  }
}

import type { Transaction } from '#/platform/database.ts';

/** How long a text goes on being the same piece of writing, in the history of its section. */
const pauseMinutes = 10;
const passingHours = 24;

/**
 * Writes what was typed together in a section that is held; the text before it becomes a passing one when it was typed
 * just before. As the system.
 * @returns when it was written.
 */
export async function writeTypedText(
  transaction: Transaction,
  id: string,
  body: string,
  writers: readonly string[],
): Promise<Date> {
  const last = writers.at(-1) ?? null;
  const [row] = await transaction.query<{ revision: number; at: Date }>({
    name: 'write_typed_report_section',
    text: `UPDATE report_sections SET body = $2, written_by = coalesce($3, written_by), written_at = now(),
             revision = revision + 1 WHERE id = $1 RETURNING revision, written_at AS at`,
    values: [id, body, last],
  });
  if (!row) throw new Error('A section that was held is not there.');
  await transaction.query({
    name: 'keep_typed_report_section_text',
    text: `WITH before AS (
             UPDATE report_section_texts SET passing = true
             WHERE section_id = $1 AND revision = $2 - 1 AND typed_by <> '{}'
               AND written_at > now() - make_interval(mins => $4)
             RETURNING typed_by
           )
           INSERT INTO report_section_texts (section_id, revision, heading, body, written_by, written_at, typed_by)
           SELECT id, revision, heading, body, written_by, written_at, ARRAY(
             SELECT DISTINCT unnest($3::uuid[] || coalesce((SELECT typed_by FROM before), '{}')))
           FROM report_sections WHERE id = $1`,
    values: [id, row.revision, [...writers], pauseMinutes],
  });
  await transaction.query({
    name: 'drop_passing_report_texts',
    text: `DELETE FROM report_section_texts WHERE section_id = $1 AND passing
             AND written_at < now() - make_interval(hours => $2)`,
    values: [id, passingHours],
  });
  return row.at;
}

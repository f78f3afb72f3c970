import type { Transaction } from '#/platform/database.ts';

type Rows = Record<string, unknown>[];

const askedOf: Readonly<Record<string, string>> = {
  opened: `SELECT title, opened_at AS "openedAt" FROM reports WHERE opened_by = $1 ORDER BY opened_at`,
  texts: `SELECT r.title AS report, t.heading, t.body, t.written_at AS "writtenAt"
       FROM report_section_texts t JOIN report_sections s ON s.id = t.section_id JOIN reports r ON r.id = s.report_id
       WHERE (t.written_by = $1 OR $1 = ANY (t.typed_by)) AND NOT t.passing ORDER BY t.written_at`,
  comments: `SELECT r.title AS report, s.heading, c.quote, c.text, c.written_at AS "writtenAt"
       FROM report_comments c JOIN report_sections s ON s.id = c.section_id JOIN reports r ON r.id = c.report_id
       WHERE c.written_by = $1 ORDER BY c.written_at`,
  templates: `SELECT v.title, v.purpose, v.sections, v.version, v.written_at AS "writtenAt" FROM report_template_versions v
       WHERE v.written_by = $1 ORDER BY v.written_at`,
  versions: `SELECT r.title AS report, v.name, v.named_at AS "namedAt" FROM report_versions v JOIN reports r ON r.id = v.report_id
       WHERE v.named_by = $1 ORDER BY v.named_at`,
  outings: `SELECT r.title AS report, o.audience, o.made_at AS "madeAt", o.withdrawn_at AS "withdrawnAt"
       FROM report_outings o JOIN reports r ON r.id = o.report_id WHERE o.made_by = $1 OR o.withdrawn_by = $1 ORDER BY o.made_at`,
  adoptions: `SELECT r.title AS report, v.name, a.adopted_on AS "adoptedOn", a.adopted_at AS "adoptedAt", a.noted_at AS "notedAt"
       FROM report_version_adoptions a JOIN report_versions v ON v.id = a.version_id JOIN reports r ON r.id = v.report_id
       WHERE a.noted_by = $1 ORDER BY a.noted_at`,
};

/** What a person wrote in bilans. */
export async function reportsWrittenBy(
  transaction: Transaction,
  personId: string,
): Promise<Record<string, Rows>> {
  const held: Record<string, Rows> = {};
  for (const [name, text] of Object.entries(askedOf)) {
    held[name] = await transaction.query<Record<string, unknown>>({ text, values: [personId] });
  }
  return held;
}

const columnsOfPeople: readonly (readonly [table: string, column: string])[] = [
  ['reports', 'opened_by'],
  ['report_sections', 'written_by'],
  ['report_section_texts', 'written_by'],
  ['report_kept_sentences', 'kept_by'],
  ['report_comments', 'written_by'],
  ['report_comment_turns', 'turned_by'],
  ['report_templates', 'kept_by'],
  ['report_template_versions', 'written_by'],
  ['report_versions', 'named_by'],
  ['report_version_adoptions', 'noted_by'],
  ['report_outings', 'made_by'],
  ['report_outings', 'withdrawn_by'],
];

/** Takes the person's name off what they wrote; bilans belong to the memory of their spaces. */
export async function forgetInReports(transaction: Transaction, personId: string): Promise<void> {
  for (const [table, column] of columnsOfPeople) {
    await transaction.query({
      text: `UPDATE ${table} SET ${column} = NULL WHERE ${column} = $1`,
      values: [personId],
    });
  }
  await transaction.query({ text: 'DELETE FROM report_locks WHERE person_id = $1', values: [personId] });
  await transaction.query({
    text: 'UPDATE report_section_texts SET typed_by = array_remove(typed_by, $1) WHERE $1 = ANY (typed_by)',
    values: [personId],
  });
}

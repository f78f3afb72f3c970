import type { Writer } from '#/domains/reports/section.store.ts';
import type { Transaction } from '#/platform/database.ts';
import { holdSharedText, replaceInSharedText } from '#/platform/shared-texts/changes-elsewhere.ts';

/** The kind of the text of a bilan, among those that several people write at once. */
export const sharedTextKind = 'report';

export interface SectionText {
  heading: string;
  body: string;
}

/**
 * Holds a bilan's shared text and one of its sections until the end of the transaction, and gives the section's text and
 * revision; null when it is not there.
 */
export async function holdSection(
  transaction: Transaction,
  reportId: string,
  id: string,
): Promise<(SectionText & { revision: number }) | null> {
  await holdSharedText(transaction, sharedTextKind, reportId);
  const [row] = await transaction.query<SectionText & { revision: number }>({
    name: 'hold_report_section',
    text: 'SELECT heading, body, revision FROM report_sections WHERE report_id = $1 AND id = $2 FOR UPDATE',
    values: [reportId, id],
  });
  return row ?? null;
}

/**
 * Writes the next text of a section that is held, merged into what people are typing there; returns its revision.
 */
export async function writeSection(
  transaction: Transaction,
  id: string,
  text: SectionText,
  by: Writer,
): Promise<number> {
  const [row] = await transaction.query<{ revision: number; reportId: string }>({
    name: 'write_report_section',
    text: `UPDATE report_sections SET heading = $2, body = $3, written_by = $4, written_at = $5, revision = revision + 1
           WHERE id = $1 RETURNING revision, report_id AS "reportId"`,
    values: [id, text.heading, text.body, by.personId, by.at],
  });
  if (!row) throw new Error('A section that was held is not there.');
  await transaction.query({
    name: 'keep_report_section_text',
    text: `INSERT INTO report_section_texts (section_id, revision, heading, body, written_by, written_at)
           VALUES ($1, $2, $3, $4, $5, $6)`,
    values: [id, row.revision, text.heading, text.body, by.personId, by.at],
  });
  await replaceInSharedText(transaction, sharedTextKind, row.reportId, id, text.body);
  return row.revision;
}

export interface EarlierText extends SectionText {
  revision: number;
  writtenAt: Date;
  /** Names of who wrote it; none when they are no longer there. */
  writtenBy: readonly string[];
}

/** The texts a section had, the latest first, at most so many; those that were typed on at once are left out. */
export async function textsOfSection(
  transaction: Transaction,
  id: string,
  limit: number,
): Promise<EarlierText[]> {
  return transaction.query<EarlierText>({
    name: 'texts_of_report_section',
    text: `SELECT t.revision, t.heading, t.body, t.written_at AS "writtenAt", ARRAY(
             SELECT p.name FROM people p WHERE p.id = t.written_by OR p.id = ANY (t.typed_by) ORDER BY p.name
           ) AS "writtenBy"
           FROM report_section_texts t
           WHERE t.section_id = $1 AND NOT t.passing ORDER BY t.revision DESC LIMIT $2`,
    values: [id, limit],
  });
}

/** One text a section had, or null. */
export async function textOfRevision(
  transaction: Transaction,
  id: string,
  revision: number,
): Promise<SectionText | null> {
  const [row] = await transaction.query<SectionText>({
    name: 'text_of_report_revision',
    text: 'SELECT heading, body FROM report_section_texts WHERE section_id = $1 AND revision = $2',
    values: [id, revision],
  });
  return row ?? null;
}

import type { Transaction } from '#/platform/database.ts';
import { newId } from '#/platform/ids.ts';
import type { Section, SectionKind } from './report.ts';

interface SectionRow {
  id: string;
  position: number;
  kind: SectionKind;
  natures: string[];
  heading: string;
  hint: string;
  body: string;
  revision: number;
  cut_at: Date | null;
  written_at: Date;
  written_by: string | null;
}

const columns = `s.id, s.position, s.kind, s.natures, s.heading, s.hint, s.body, s.revision, s.cut_at, s.written_at,
  p.name AS written_by`;

const asSection = (row: SectionRow): Section => ({
  id: row.id,
  position: row.position,
  kind: row.kind,
  natures: row.natures,
  heading: row.heading,
  hint: row.hint,
  body: row.body,
  revision: row.revision,
  cutAt: row.cut_at,
  writtenAt: row.written_at,
  writtenBy: row.written_by,
});

/** Sections of a bilan in their order, those that were cut included. */
export async function sectionsOf(transaction: Transaction, reportId: string): Promise<Section[]> {
  const rows = await transaction.query<SectionRow>({
    name: 'sections_of_report',
    text: `SELECT ${columns} FROM report_sections s LEFT JOIN people p ON p.id = s.written_by
           WHERE s.report_id = $1 ORDER BY s.position, s.id`,
    values: [reportId],
  });
  return rows.map(asSection);
}

export interface NewSection {
  id?: string;
  position: number;
  kind: SectionKind;
  natures: readonly string[];
  heading: string;
  hint: string;
  body: string;
}

export interface Writer {
  personId: string;
  at: Date;
}

/** Adds sections with their first texts; returns their ids, in order. */
export async function insertSections(
  transaction: Transaction,
  reportId: string,
  sections: readonly NewSection[],
  by: Writer,
): Promise<string[]> {
  const rows = sections.map((section) => ({ ...section, id: section.id ?? newId() }));
  await transaction.query({
    text: `INSERT INTO report_sections (id, report_id, position, kind, natures, heading, hint, body, written_by, written_at)
           SELECT n.id, $1, n.position, n.kind, n.natures, n.heading, n.hint, n.body, $3, $4
           FROM jsonb_to_recordset($2) AS n (id uuid, position integer, kind text, natures text[], heading text,
             hint text, body text)`,
    values: [reportId, JSON.stringify(rows), by.personId, by.at],
  });
  await transaction.query({
    text: `INSERT INTO report_section_texts (section_id, revision, heading, body, written_by, written_at)
           SELECT n.id, 1, n.heading, n.body, $2, $3
           FROM jsonb_to_recordset($1) AS n (id uuid, heading text, body text)`,
    values: [JSON.stringify(rows), by.personId, by.at],
  });
  return rows.map(({ id }) => id);
}

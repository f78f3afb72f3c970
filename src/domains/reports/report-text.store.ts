import type { Transaction } from '#/platform/database.ts';
import { plainText } from './section-text.rules.ts';

/** What a search keeps of a bilan. */
export interface ReportTexts {
  id: string;
  /** Its spaces, the first one first. */
  spaceIds: string[];
  endsOn: string;
  title: string;
  /** Its headings and its words, without marks; what was cut is left out. */
  text: string;
}

interface ReportTextsRow extends Omit<ReportTexts, 'text'> {
  sections: { heading: string; body: string }[];
}

const columns = `r.id, r.ends_on AS "endsOn", r.title,
  ARRAY(SELECT s.space_id::text FROM report_spaces s WHERE s.report_id = r.id
        ORDER BY s.since_on, s.space_id) AS "spaceIds",
  coalesce((SELECT json_agg(json_build_object('heading', s.heading, 'body', s.body) ORDER BY s.position, s.id)
            FROM report_sections s WHERE s.report_id = r.id AND s.cut_at IS NULL), '[]') AS sections`;

const asTexts = ({ sections, ...row }: ReportTextsRow): ReportTexts => ({
  ...row,
  text: sections.flatMap(({ heading, body }) => [heading, plainText(body)]).join('\n'),
});

/** What is searched of these bilans: of all of them for the system, of their own for a viewer. */
export async function reportTexts(transaction: Transaction, ids: readonly string[]): Promise<ReportTexts[]> {
  if (ids.length === 0) return [];
  const rows = await transaction.query<ReportTextsRow>({
    name: 'report_texts',
    text: `SELECT ${columns} FROM reports r WHERE r.id = ANY ($1)`,
    values: [ids],
  });
  return rows.map(asTexts);
}

import type { Transaction } from '#/platform/database.ts';
import type {
  KeptSection,
  KeptTemplate,
  TemplateContent,
  TemplateOrigin,
  TemplateSummary,
  TemplateVersion,
} from './template.ts';

const columns = `t.id, t.space_id AS "spaceId", t.title, t.purpose, t.language, t.sections, t.origin,
  t.origin_title AS "originTitle", t.version, t.archived_on AS "archivedOn", t.kept_at AS "keptAt"`;

/** A template of a space, or null when it is not there for this viewer. */
export async function templateById(transaction: Transaction, id: string): Promise<KeptTemplate | null> {
  const [row] = await transaction.query<KeptTemplate>({
    name: 'report_template_by_id',
    text: `SELECT ${columns} FROM report_templates t WHERE t.id = $1`,
    values: [id],
  });
  return row ?? null;
}

/** The same, held until the transaction ends: two changes at once follow one another. */
export async function holdTemplate(transaction: Transaction, id: string): Promise<KeptTemplate | null> {
  const [row] = await transaction.query<KeptTemplate>({
    name: 'hold_report_template',
    text: `SELECT ${columns} FROM report_templates t WHERE t.id = $1 FOR UPDATE`,
    values: [id],
  });
  return row ?? null;
}

/** Templates of the viewer's spaces by title, those put away last. */
export async function templatesOfViewer(transaction: Transaction): Promise<TemplateSummary[]> {
  return transaction.query<TemplateSummary>({
    name: 'report_templates_of_viewer',
    text: `SELECT t.id, t.space_id AS "spaceId", t.title, t.purpose, t.language, t.version,
             t.archived_on AS "archivedOn", jsonb_array_length(t.sections) AS "sectionCount"
           FROM report_templates t WHERE t.space_id = ANY ((SELECT viewer_spaces())::uuid[])
           ORDER BY t.archived_on IS NOT NULL, lower(t.title), t.id LIMIT 500`,
  });
}

export interface TemplateWriter {
  personId: string;
  at: Date;
}

/** A template about to be kept, with what it was made from. */
export interface NewTemplate extends TemplateContent {
  id: string;
  spaceId: string;
  sections: readonly KeptSection[];
  origin: TemplateOrigin;
  originTitle: string;
}

export async function insertTemplate(
  transaction: Transaction,
  template: NewTemplate,
  by: TemplateWriter,
): Promise<void> {
  const { id, spaceId, title, purpose, language, sections, origin, originTitle } = template;
  await transaction.query({
    text: `INSERT INTO report_templates (id, space_id, title, purpose, language, sections, origin, origin_title, kept_by, kept_at)
           VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    values: [
      ...[id, spaceId, title, purpose, language, JSON.stringify(sections), origin, originTitle],
      ...[by.personId, by.at],
    ],
  });
  await insertVersion(transaction, id, 1, by);
}

/** Writes what a template now says; returns its new version. The state before stays. */
export async function writeTemplate(
  transaction: Transaction,
  id: string,
  { title, purpose, language, sections }: TemplateContent,
  by: TemplateWriter,
): Promise<number> {
  const [row] = await transaction.query<{ version: number }>({
    name: 'write_report_template',
    text: `UPDATE report_templates SET title = $2, purpose = $3, language = $4, sections = $5, version = version + 1
           WHERE id = $1 RETURNING version`,
    values: [id, title, purpose, language, JSON.stringify(sections)],
  });
  if (!row) throw new Error('A template that was held could not be written.');
  await insertVersion(transaction, id, row.version, by);
  return row.version;
}

async function insertVersion(
  transaction: Transaction,
  id: string,
  version: number,
  by: TemplateWriter,
): Promise<void> {
  await transaction.query({
    name: 'insert_report_template_version',
    text: `INSERT INTO report_template_versions (template_id, version, title, purpose, language, sections, written_by, written_at)
           SELECT id, $2, title, purpose, language, sections, $3, $4 FROM report_templates WHERE id = $1`,
    values: [id, version, by.personId, by.at],
  });
}

/** Puts a template away, or takes it up again; false when it is already so. */
export async function archiveTemplate(
  transaction: Transaction,
  id: string,
  archivedOn: string | null,
): Promise<boolean> {
  const changed = await transaction.query<{ id: string }>({
    name: 'archive_report_template',
    text: `UPDATE report_templates SET archived_on = $2
           WHERE id = $1 AND (archived_on IS NULL) = ($2::date IS NOT NULL) RETURNING id`,
    values: [id, archivedOn],
  });
  return changed.length > 0;
}

const versionColumns = `v.version, v.title, v.purpose, v.language, v.sections, v.written_at AS "writtenAt",
  p.name AS "writtenBy"`;

/** The states a template had, the latest first. */
export async function versionsOfTemplate(transaction: Transaction, id: string): Promise<TemplateVersion[]> {
  return transaction.query<TemplateVersion>({
    name: 'versions_of_report_template',
    text: `SELECT ${versionColumns} FROM report_template_versions v LEFT JOIN people p ON p.id = v.written_by
           WHERE v.template_id = $1 ORDER BY v.version DESC LIMIT 200`,
    values: [id],
  });
}

/** One state of a template, or null. */
export async function versionOfTemplate(
  transaction: Transaction,
  id: string,
  version: number,
): Promise<TemplateVersion | null> {
  const [row] = await transaction.query<TemplateVersion>({
    name: 'version_of_report_template',
    text: `SELECT ${versionColumns} FROM report_template_versions v LEFT JOIN people p ON p.id = v.written_by
           WHERE v.template_id = $1 AND v.version = $2`,
    values: [id, version],
  });
  return row ?? null;
}

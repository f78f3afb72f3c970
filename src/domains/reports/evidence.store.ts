import type { Transaction } from '#/platform/database.ts';
import type { Evidence, FigureData, KeptFigure } from './evidence.ts';

interface EvidenceRow {
  name: string;
  slot: string;
  kind: Evidence['kind'];
  sentence: string;
  without_numbers: string | null;
  trace_ids: string[];
  dossier_ids: string[];
  plan_ids: string[];
  plan_item_ids: string[];
  statement_id: string | null;
  figure_keys: string[];
  words: string | null;
  numbers: Evidence['numbers'];
  print: string;
  made_at: Date;
}

const asEvidence = (row: EvidenceRow): Evidence => ({
  name: row.name,
  slot: row.slot,
  kind: row.kind,
  sentence: row.sentence,
  withoutNumbers: row.without_numbers,
  traceIds: row.trace_ids,
  dossierIds: row.dossier_ids,
  planIds: row.plan_ids,
  planItemIds: row.plan_item_ids,
  statementId: row.statement_id,
  figureKeys: row.figure_keys,
  words: row.words,
  numbers: row.numbers,
  print: row.print,
  madeAt: row.made_at,
});

const columns = `name, slot, kind, sentence, without_numbers, to_json(trace_ids) AS trace_ids, to_json(dossier_ids) AS dossier_ids,
  to_json(plan_ids) AS plan_ids, to_json(plan_item_ids) AS plan_item_ids, statement_id, figure_keys, words, numbers, print, made_at`;

/** Evidence of a bilan by name; none asked for: all of it. */
export async function evidenceOfReport(
  transaction: Transaction,
  reportId: string,
  names: readonly string[] | null = null,
): Promise<Map<string, Evidence>> {
  const rows = await transaction.query<EvidenceRow>({
    name: 'evidence_of_report',
    text: `SELECT ${columns} FROM report_evidence WHERE report_id = $1 AND ($2::text[] IS NULL OR name = ANY ($2))`,
    values: [reportId, names],
  });
  return new Map(rows.map((row) => [row.name, asEvidence(row)]));
}

/** Plots of a bilan by name; none asked for: all of them. */
export async function figuresOfReport(
  transaction: Transaction,
  reportId: string,
  names: readonly string[] | null = null,
): Promise<Map<string, KeptFigure>> {
  const rows = await transaction.query<KeptFigure>({
    name: 'figures_of_report',
    text: `SELECT name, slot, data, print FROM report_figures
           WHERE report_id = $1 AND ($2::text[] IS NULL OR name = ANY ($2))`,
    values: [reportId, names],
  });
  return new Map(rows.map((row) => [row.name, row]));
}

/** Prints of the last evidence and plot made for each place, with their names. */
export async function latestPrints(
  transaction: Transaction,
  reportId: string,
): Promise<Map<string, { name: string; print: string }>> {
  const rows = await transaction.query<{ slot: string; name: string; print: string }>({
    name: 'latest_report_prints',
    text: `SELECT DISTINCT ON (slot) slot, name, print FROM (
             SELECT slot, name, print FROM report_evidence WHERE report_id = $1
             UNION ALL SELECT slot, name, print FROM report_figures WHERE report_id = $1) made
           ORDER BY slot, substr(name, 2)::int DESC`,
    values: [reportId],
  });
  return new Map(rows.map(({ slot, ...rest }) => [slot, rest]));
}

/** Takes so many names, never given before; returns the last ones already taken. */
export async function takeNames(
  transaction: Transaction,
  reportId: string,
  evidence: number,
  figures: number,
): Promise<{ evidence: number; figures: number }> {
  const [row] = await transaction.query<{ evidence: number; figures: number }>({
    text: `UPDATE reports SET evidence_count = evidence_count + $2, figure_count = figure_count + $3 WHERE id = $1
           RETURNING evidence_count - $2 AS evidence, figure_count - $3 AS figures`,
    values: [reportId, evidence, figures],
  });
  if (!row) throw new Error('A bilan whose evidence is named is not there.');
  return row;
}

export type NewEvidence = Omit<Evidence, 'madeAt'>;

export async function insertEvidence(
  transaction: Transaction,
  reportId: string,
  evidence: readonly NewEvidence[],
  madeAt: Date,
): Promise<void> {
  if (evidence.length === 0) return;
  await transaction.query({
    text: `INSERT INTO report_evidence (report_id, name, slot, kind, sentence, without_numbers, trace_ids, dossier_ids,
             plan_ids, plan_item_ids, statement_id, figure_keys, words, numbers, print, made_at)
           SELECT $1, n.name, n.slot, n.kind, n.sentence, n."withoutNumbers", n."traceIds", n."dossierIds", n."planIds", n."planItemIds",
             n."statementId", n."figureKeys", n.words, n.numbers, n.print, $3
           FROM jsonb_to_recordset($2) AS n (name text, slot text, kind text, sentence text, "withoutNumbers" text,
             "traceIds" uuid[], "dossierIds" uuid[], "planIds" uuid[], "planItemIds" uuid[], "statementId" uuid, "figureKeys" text[],
             words text, numbers jsonb, print text)`,
    values: [reportId, JSON.stringify(evidence), madeAt],
  });
}

export async function insertFigures(
  transaction: Transaction,
  reportId: string,
  figures: readonly { name: string; slot: string; data: FigureData; print: string }[],
  madeAt: Date,
): Promise<void> {
  if (figures.length === 0) return;
  await transaction.query({
    text: `INSERT INTO report_figures (report_id, name, slot, data, print, made_at)
           SELECT $1, n.name, n.slot, n.data, n.print, $3
           FROM jsonb_to_recordset($2) AS n (name text, slot text, data jsonb, print text)`,
    values: [reportId, JSON.stringify(figures), madeAt],
  });
}

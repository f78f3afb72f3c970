import type { Transaction } from '#/platform/database.ts';
import { newId } from '#/platform/ids.ts';
import type { Figure, TraceGroup } from './figure.ts';
import type { Compilation, CompilationWhole, Statement, StatementSummary } from './statement.ts';

interface StatementRow {
  id: string;
  space_id: string;
  codebook_id: string;
  codebook_version: string;
  codebook_holder: string;
  calendar_id: string;
  period_id: string;
  starts_on: string;
  ends_on: string;
  opened_at: Date;
}

const statementColumns = `s.id, s.space_id, s.codebook_id, s.codebook_version, s.codebook_holder, s.calendar_id, s.period_id, s.starts_on,
  s.ends_on, s.opened_at`;

function asStatement(row: StatementRow): Statement {
  return {
    id: row.id,
    spaceId: row.space_id,
    codebook: { id: row.codebook_id, version: row.codebook_version },
    codebookSpaceId: row.codebook_holder === row.space_id ? row.space_id : null,
    calendarId: row.calendar_id,
    periodId: row.period_id,
    startsOn: row.starts_on,
    endsOn: row.ends_on,
    openedAt: row.opened_at,
  };
}

/** A statement within the viewer's rights, or null. */
export async function statementById(transaction: Transaction, id: string): Promise<Statement | null> {
  const [row] = await transaction.query<StatementRow>({
    name: 'statement_by_id',
    text: `SELECT ${statementColumns} FROM statements s WHERE s.id = $1`,
    values: [id],
  });
  return row ? asStatement(row) : null;
}

export interface StatementPage {
  statements: StatementSummary[];
  hasMore: boolean;
}

interface SummaryRow extends StatementRow {
  space_name: string;
  codebook_title: { fr: string; en: string };
  compiled_at: Date | null;
  state: StatementSummary['state'];
}

/** Statements of the viewer's spaces, the latest period first. `after` is the last one already read. */
export async function statementSummaries(
  transaction: Transaction,
  options: { spaceId: string | null; limit: number; after: { startsOn: string; id: string } | null },
): Promise<StatementPage> {
  const rows = await transaction.query<SummaryRow>({
    name: 'statement_summaries',
    text: `SELECT ${statementColumns}, spaces.name AS space_name, c.content -> 'title' AS codebook_title,
             (SELECT max(compiled_at) FROM compilations WHERE statement_id = s.id) AS compiled_at,
             statement_state(s.id) AS state
           FROM statements s JOIN spaces ON spaces.id = s.space_id
           JOIN codebook_versions c ON c.codebook_id = s.codebook_id AND c.version = s.codebook_version
             AND c.holder = s.codebook_holder
           WHERE ($1::uuid IS NULL OR s.space_id = $1) AND ($2::date IS NULL OR (s.starts_on, s.id) < ($2, $3::uuid))
           ORDER BY s.starts_on DESC, s.id DESC LIMIT $4`,
    values: [options.spaceId, options.after?.startsOn ?? null, options.after?.id ?? null, options.limit + 1],
  });
  const shown = rows.slice(0, options.limit).map((row) => ({
    ...asStatement(row),
    spaceName: row.space_name,
    codebookTitle: row.codebook_title,
    compiledAt: row.compiled_at,
    state: row.state,
  }));
  return { statements: shown, hasMore: rows.length > options.limit };
}

export type NewStatement = Omit<Statement, 'id' | 'openedAt' | 'codebookSpaceId'>;

/** Opens a statement, or finds the one already open on the same codebook version, period and space. */
export async function openedStatement(
  transaction: Transaction,
  statement: NewStatement,
  personId: string,
): Promise<{ id: string; isNew: boolean }> {
  const { codebook } = statement;
  const id = newId();
  const added = await transaction.query({
    name: 'open_statement',
    text: `INSERT INTO statements (id, space_id, codebook_id, codebook_version, calendar_id, period_id, starts_on, ends_on, opened_by)
           VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT DO NOTHING RETURNING id`,
    values: [
      id,
      statement.spaceId,
      codebook.id,
      codebook.version,
      statement.calendarId,
      statement.periodId,
      statement.startsOn,
      statement.endsOn,
      personId,
    ],
  });
  if (added.length > 0) return { id, isNew: true };
  const found = await statementOn(transaction, statement);
  if (found === null) throw new Error('A statement is there and cannot be read.');
  return { id: found, isNew: false };
}

/** The id of the statement open on this codebook version, period and space, or null. */
export async function statementOn(
  transaction: Transaction,
  { spaceId, codebook, calendarId, periodId }: Omit<NewStatement, 'startsOn' | 'endsOn'>,
): Promise<string | null> {
  const [found] = await transaction.query<{ id: string }>({
    name: 'statement_found',
    text: `SELECT id FROM statements
           WHERE space_id = $1 AND codebook_id = $2 AND codebook_version = $3 AND calendar_id = $4 AND period_id = $5`,
    values: [spaceId, codebook.id, codebook.version, calendarId, periodId],
  });
  return found?.id ?? null;
}

interface CompilationRow {
  number: number;
  compiled_at: Date;
  figures: Figure[];
}

/** The last compilations of a statement, the newest first. */
export async function latestCompilations(
  transaction: Transaction,
  statementId: string,
  count: number,
): Promise<Compilation[]> {
  const rows = await transaction.query<CompilationRow>({
    name: 'latest_compilations',
    text: 'SELECT number, compiled_at, figures FROM compilations WHERE statement_id = $1 ORDER BY number DESC LIMIT $2',
    values: [statementId, count],
  });
  return rows.map((row) => ({ number: row.number, compiledAt: row.compiled_at, figures: row.figures }));
}

/**
 * The last compilation with, of its figures, the one that has this key and those that tell how its like acts differ.
 * Null before the first, or when it has no such figure.
 */
export async function figureInLatest(
  transaction: Transaction,
  statementId: string,
  key: string,
): Promise<(Compilation & { figure: Figure }) | null> {
  const [row] = await transaction.query<CompilationRow>({
    name: 'figure_in_latest',
    text: `SELECT c.number, c.compiled_at, (
             SELECT coalesce(jsonb_agg(figure ORDER BY place), '[]')
             FROM jsonb_array_elements(c.figures) WITH ORDINALITY AS listed (figure, place)
             WHERE figure ->> 'key' = $2 OR ($2 LIKE 'd.%' AND starts_with(figure ->> 'key', 'v' || substr($2, 2) || '.'))
           ) AS figures
           FROM compilations c WHERE c.statement_id = $1 ORDER BY c.number DESC LIMIT 1`,
    values: [statementId, key],
  });
  const figure = row?.figures.find((one) => one.key === key);
  return row && figure
    ? { number: row.number, compiledAt: row.compiled_at, figures: row.figures, figure }
    : null;
}

/** The last compilation with its groups, or null before the first. */
export async function compilationWhole(
  transaction: Transaction,
  statementId: string,
): Promise<CompilationWhole | null> {
  const [row] = await transaction.query<CompilationRow & { groups: TraceGroup[] }>({
    name: 'compilation_whole',
    text: 'SELECT number, compiled_at, figures, groups FROM compilations WHERE statement_id = $1 ORDER BY number DESC LIMIT 1',
    values: [statementId],
  });
  return row
    ? { number: row.number, compiledAt: row.compiled_at, figures: row.figures, groups: row.groups }
    : null;
}

/** Keeps a compilation as the next of its statement; two at once are numbered one after the other. */
export async function keepCompilation(
  transaction: Transaction,
  statementId: string,
  personId: string,
  compiled: { figures: readonly Figure[]; groups: readonly TraceGroup[] },
): Promise<number> {
  await transaction.query({
    name: 'hold_statement',
    text: "SELECT pg_advisory_xact_lock(hashtextextended('statement ' || $1, 0))",
    values: [statementId],
  });
  const [row] = await transaction.query<{ number: number }>({
    name: 'keep_compilation',
    text: `INSERT INTO compilations (id, statement_id, number, compiled_by, figures, groups)
           VALUES ($1, $2, (SELECT coalesce(max(number), 0) + 1 FROM compilations WHERE statement_id = $2), $3, $4, $5)
           RETURNING number`,
    values: [
      newId(),
      statementId,
      personId,
      JSON.stringify(compiled.figures),
      JSON.stringify(compiled.groups),
    ],
  });
  return row?.number ?? 1;
}

/** What a person opened or compiled, for the export of their own data. */
export async function statementActsOf(
  transaction: Transaction,
  personId: string,
): Promise<{ statementId: string; act: string; at: Date }[]> {
  return transaction.query({
    text: `SELECT id AS "statementId", 'opened' AS act, opened_at AS at FROM statements WHERE opened_by = $1
           UNION ALL SELECT statement_id, 'compiled', compiled_at FROM compilations WHERE compiled_by = $1 ORDER BY at`,
    values: [personId],
  });
}

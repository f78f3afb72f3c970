import type { CodebookReference } from '#/domains/codebooks/codebooks.public.ts';
import type { Transaction } from '#/platform/database.ts';
import type { Figure } from '../figure.ts';
import type { PeriodRead } from './side-by-side.ts';

interface PeriodRow {
  space_id: string;
  space_name: string;
  starts_on: string;
  ends_on: string;
  statement_count: number;
}

const periodsShown = 60;

/** Days that several frameworks have read, in the spaces of the viewer: the latest first. */
export async function periodsReadTogether(transaction: Transaction): Promise<PeriodRead[]> {
  const rows = await transaction.query<PeriodRow>({
    name: 'periods_read_together',
    text: `SELECT s.space_id, spaces.name AS space_name, s.starts_on, s.ends_on, count(*)::integer AS statement_count
           FROM statements s JOIN spaces ON spaces.id = s.space_id
           WHERE EXISTS (SELECT FROM compilations WHERE statement_id = s.id)
           GROUP BY s.space_id, spaces.name, s.starts_on, s.ends_on HAVING count(*) > 1
           ORDER BY s.ends_on DESC, s.starts_on DESC, spaces.name LIMIT ${periodsShown}`,
  });
  return rows.map((row) => ({
    spaceId: row.space_id,
    spaceName: row.space_name,
    startsOn: row.starts_on,
    endsOn: row.ends_on,
    statementCount: row.statement_count,
  }));
}

export interface StatementOfPeriod {
  statementId: string;
  codebook: CodebookReference;
  compiledAt: Date;
  figures: Figure[];
}

interface StatementRow {
  id: string;
  codebook_id: string;
  codebook_version: string;
  compiled_at: Date;
  figures: Figure[];
}

/** The last compilation of every statement of these days, one for each version of a framework. */
export async function statementsOfPeriod(
  transaction: Transaction,
  { spaceId, startsOn, endsOn }: { spaceId: string; startsOn: string; endsOn: string },
): Promise<StatementOfPeriod[]> {
  const rows = await transaction.query<StatementRow>({
    name: 'statements_of_period',
    text: `SELECT DISTINCT ON (s.codebook_id, s.codebook_version)
             s.id, s.codebook_id, s.codebook_version, c.compiled_at, c.figures
           FROM statements s JOIN compilations c ON c.statement_id = s.id
           WHERE s.space_id = $1 AND s.starts_on = $2 AND s.ends_on = $3
           ORDER BY s.codebook_id, s.codebook_version, c.compiled_at DESC`,
    values: [spaceId, startsOn, endsOn],
  });
  return rows.map((row) => ({
    statementId: row.id,
    codebook: { id: row.codebook_id, version: row.codebook_version },
    compiledAt: row.compiled_at,
    figures: row.figures,
  }));
}

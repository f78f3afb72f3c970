import type { CodebookReference } from '#/domains/codebooks/codebooks.public.ts';
import type { Transaction } from '#/platform/database.ts';

/** The compilation of a statement that was handed over last, or is about to be. */
export interface HandedOver {
  statementId: string;
  number: number;
  codebook: CodebookReference;
  startsOn: string;
  endsOn: string;
}

/**
 * What else a team handed over, by framework and days: the last of each. Only for days that these days cross, directly
 * or through others.
 */
export async function otherHandedOver(
  transaction: Transaction,
  own: Omit<HandedOver, 'statementId' | 'number'> & { spaceId: string },
): Promise<HandedOver[]> {
  const rows = await transaction.query<{
    statement_id: string;
    number: number;
    codebook_id: string;
    codebook_version: string;
    starts_on: string;
    ends_on: string;
  }>({
    name: 'other_handed_over',
    text: `WITH RECURSIVE handed_over AS (
             SELECT DISTINCT ON (s.codebook_id, s.codebook_version, s.starts_on, s.ends_on)
               s.id, t.compilation_number, s.codebook_id, s.codebook_version, s.starts_on, s.ends_on
             FROM transmissions t JOIN statements s ON s.id = t.statement_id
             WHERE t.space_id = $1
             ORDER BY s.codebook_id, s.codebook_version, s.starts_on, s.ends_on, t.transmitted_at DESC, t.id DESC),
           met AS (
             SELECT $2::date AS starts_on, $3::date AS ends_on
             UNION
             SELECT h.starts_on, h.ends_on FROM met JOIN handed_over h ON h.starts_on <= met.ends_on AND h.ends_on >= met.starts_on)
           SELECT id AS statement_id, compilation_number AS number, codebook_id, codebook_version, starts_on, ends_on
           FROM handed_over JOIN met USING (starts_on, ends_on)
           WHERE (codebook_id, codebook_version, starts_on, ends_on) <> ($4, $5, $2::date, $3::date)
           ORDER BY codebook_id, codebook_version, starts_on, ends_on`,
    values: [own.spaceId, own.startsOn, own.endsOn, own.codebook.id, own.codebook.version],
  });
  return rows.map((row) => ({
    statementId: row.statement_id,
    number: row.number,
    codebook: { id: row.codebook_id, version: row.codebook_version },
    startsOn: row.starts_on,
    endsOn: row.ends_on,
  }));
}

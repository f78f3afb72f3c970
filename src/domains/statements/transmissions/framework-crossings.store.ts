import type { CodebookReference } from '#/domains/codebooks/codebooks.public.ts';
import type { Transaction } from '#/platform/database.ts';

/** First and last day, included. */
export interface Days {
  startsOn: string;
  endsOn: string;
}

/** The compilation of a statement that was handed over last, or is about to be. */
export interface HandedOver extends Days {
  statementId: string;
  number: number;
  codebook: CodebookReference;
}

/** Whether two would tell the same numbers: one framework, the same days. */
export function isSameStatement(one: HandedOver, other: HandedOver): boolean {
  return (
    one.codebook.id === other.codebook.id &&
    one.codebook.version === other.codebook.version &&
    one.startsOn === other.startsOn &&
    one.endsOn === other.endsOn
  );
}

interface HandedOverRow {
  statement_id: string;
  number: number;
  codebook_id: string;
  codebook_version: string;
  starts_on: string;
  ends_on: string;
}

/**
 * What a team handed over, by framework and days: the last of each. Only for days that these days cross, directly or
 * through others: those of statements, and `told`, of which numbers were told elsewhere.
 */
export async function handedOver(
  transaction: Transaction,
  spaceId: string,
  { startsOn, endsOn }: Days,
  told: readonly Days[],
): Promise<HandedOver[]> {
  const rows = await transaction.query<HandedOverRow>({
    name: 'handed_over',
    text: `WITH RECURSIVE handed_over AS (
             SELECT DISTINCT ON (s.codebook_id, s.codebook_version, s.starts_on, s.ends_on)
               s.id, t.compilation_number, s.codebook_id, s.codebook_version, s.starts_on, s.ends_on
             FROM transmissions t JOIN statements s ON s.id = t.statement_id
             WHERE t.space_id = $1
             ORDER BY s.codebook_id, s.codebook_version, s.starts_on, s.ends_on, t.transmitted_at DESC, t.id DESC),
           told AS (
             SELECT starts_on, ends_on FROM handed_over
             UNION SELECT * FROM unnest($4::date[], $5::date[])),
           met AS (
             SELECT $2::date AS starts_on, $3::date AS ends_on
             UNION
             SELECT h.starts_on, h.ends_on FROM met JOIN told h ON h.starts_on <= met.ends_on AND h.ends_on >= met.starts_on)
           SELECT id AS statement_id, compilation_number AS number, codebook_id, codebook_version, starts_on, ends_on
           FROM handed_over JOIN met USING (starts_on, ends_on)
           ORDER BY codebook_id, codebook_version, starts_on, ends_on`,
    values: [
      ...[spaceId, startsOn, endsOn],
      ...[told.map((days) => days.startsOn), told.map((days) => days.endsOn)],
    ],
  });
  return rows.map((row) => ({
    statementId: row.statement_id,
    number: row.number,
    codebook: { id: row.codebook_id, version: row.codebook_version },
    startsOn: row.starts_on,
    endsOn: row.ends_on,
  }));
}

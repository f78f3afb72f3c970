import type { Transaction } from '#/platform/database.ts';
import type { PlacedAmount } from './figure-territory.rules.ts';

/**
 * Traces behind the declarations of a compilation that the reader may see, by figure, place and time between the given
 * days. The place is the one that the trace says now. Empty when the traces of the compilation were not kept.
 */
export async function placedAmounts(
  transaction: Transaction,
  compilation: { statementId: string; number: number },
  boundaries: readonly string[],
): Promise<PlacedAmount[]> {
  return transaction.query<PlacedAmount>({
    text: `WITH kept AS (SELECT reading_id FROM compilation_readings WHERE statement_id = $1 AND number = $2),
      figure AS (
        SELECT key, unnest(positions) AS position FROM compilation_figures
        WHERE statement_id = $1 AND number = $2 AND key LIKE 'd.%'),
      placed AS MATERIALIZED (
        SELECT s.position, t.place_id, min(t.event_on) AS event_on, count(*) AS count, coalesce(sum(t.duration_minutes), 0) AS minutes
        FROM kept JOIN trace_reading_slices s USING (reading_id), unnest(s.trace_ids) AS trace (id)
          JOIN traces t ON t.id = trace.id AND t.trashed_at IS NULL
        WHERE s.position IN (SELECT position FROM figure)
        GROUP BY s.position, t.place_id, (SELECT count(*) FROM unnest($3::date[]) AS boundary WHERE boundary <= t.event_on))
      SELECT key AS "figureKey", place_id AS "placeId", min(event_on) AS "eventOn", sum(count)::bigint AS count,
        sum(minutes)::bigint AS minutes
      FROM placed JOIN figure USING (position)
      GROUP BY key, place_id, (SELECT count(*) FROM unnest($3::date[]) AS boundary WHERE boundary <= event_on)`,
    values: [compilation.statementId, compilation.number, boundaries],
  });
}

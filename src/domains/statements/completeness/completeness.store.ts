import type { Transaction } from '#/platform/database.ts';
import type { Completeness } from './completeness.ts';

/** Counts over the traces shared with a space, under row-level security. */
export async function completenessOf(
  transaction: Transaction,
  {
    spaceId,
    startsOn,
    endsOn,
    today,
    timeZone,
  }: { spaceId: string; startsOn: string; endsOn: string; today: string; timeZone: string },
): Promise<Completeness> {
  const [row] = await transaction.query<Completeness>({
    name: 'statement_completeness',
    text: `WITH mine AS MATERIALIZED (
             SELECT event_on, entered_at, duration_minutes, natures, people_count FROM traces
             WHERE space_id = $1 AND event_on BETWEEN $2 AND $3 AND trashed_at IS NULL AND visibility <> 'author'),
           days AS (
             SELECT day::date AS day FROM generate_series($2::date, least($3::date, $4::date), interval '1 day') AS day
             WHERE extract(isodow FROM day) < 6)
           SELECT (SELECT count(*) FROM mine) AS "traceCount",
             (SELECT count(*) FROM mine WHERE entered_at >= ($3::date + 1)::timestamp AT TIME ZONE $5) AS "notedAfterCount",
             (SELECT count(*) FROM mine WHERE duration_minutes IS NULL) AS "untimedCount",
             (SELECT count(*) FROM mine WHERE natures = '{}') AS "withoutNatureCount",
             (SELECT count(*) FROM mine WHERE people_count IS NULL) AS "withoutPeopleCount",
             (SELECT count(*) FROM days WHERE day NOT IN (SELECT event_on FROM mine)) AS "emptyDayCount",
             (SELECT count(*) FROM days) AS "dayCount"`,
    values: [spaceId, startsOn, endsOn, today, timeZone],
  });
  if (!row) throw new Error('Completeness could not be counted.');
  return row;
}

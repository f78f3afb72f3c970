import type { Transaction } from '#/platform/database.ts';
import type { CountedFact, CountedThings } from './counted-things.ts';
import { asFact, type FactRow } from './released-fact.rules.ts';

interface CountedRow {
  key: string;
  value: number;
  things: string[] | null;
  starts_on: string | null;
  ends_on: string | null;
}

const columns = 'c.key, c.value, to_json(c.things) AS things, c.starts_on, c.ends_on';

const asCounted = ({ key, value, things, starts_on, ends_on }: CountedRow): CountedThings => ({
  ...{ key, value, things },
  days: starts_on === null || ends_on === null ? null : { startsOn: starts_on, endsOn: ends_on },
});

/** What numbers of a space counted, each time they left. */
export async function countedThings(transaction: Transaction, spaceId: string): Promise<CountedThings[]> {
  const rows = await transaction.query<CountedRow>({
    name: 'counted_things',
    text: `SELECT ${columns} FROM counted_things c WHERE c.space_id = $1 ORDER BY c.key, c.value`,
    values: [spaceId],
  });
  return rows.map(asCounted);
}

/** The last revision of every number of a space that counted things, and what it counted then, in the order of keys. */
export async function countedFacts(transaction: Transaction, spaceId: string): Promise<CountedFact[]> {
  const rows = await transaction.query<FactRow & { things: string[] | null } & CountedRow>({
    name: 'counted_facts',
    text: `SELECT f.*, to_json(c.things) AS things, d.starts_on, d.ends_on
           FROM (SELECT DISTINCT ON (key) key, revision, value, people, organisations, is_structural_zero, grain, floor,
                   state, reason, possible_values
                 FROM released_facts WHERE space_id = $1
                   AND key IN (SELECT key FROM counted_things WHERE space_id = $1)
                 ORDER BY key, revision DESC) f
             CROSS JOIN LATERAL (SELECT min(starts_on) AS starts_on, max(ends_on) AS ends_on
               FROM counted_things WHERE space_id = $1 AND key = f.key) d
             LEFT JOIN counted_things c ON c.space_id = $1 AND c.key = f.key AND c.value = f.value
           ORDER BY f.key`,
    values: [spaceId],
  });
  return rows.map((row) => ({ ...asCounted(row), fact: asFact(row) }));
}

/** Keeps what numbers that leave counted, with the release that lets them out. */
export async function insertCounted(
  transaction: Transaction,
  spaceId: string,
  counted: readonly CountedThings[],
): Promise<void> {
  if (counted.length === 0) return;
  const rows = counted.map(({ days, ...one }) => ({ ...one, ...days }));
  await transaction.query({
    text: `INSERT INTO counted_things (space_id, key, value, things, starts_on, ends_on)
           SELECT $1, n.key, n.value, n.things, n."startsOn", n."endsOn"
           FROM jsonb_to_recordset($2) AS n (key text, value int, things uuid[], "startsOn" date, "endsOn" date)
           ON CONFLICT DO NOTHING`,
    values: [spaceId, JSON.stringify(rows)],
  });
}

import type { Transaction } from '#/platform/database.ts';
import { type Policy, startingPolicy, type Thresholds, type ZerosPolicy } from './publication.ts';

interface ThresholdRow {
  topic: string;
  people: number;
  organisations: number;
  zeros: ZerosPolicy | null;
}

/** The rule of this instance today: its own thresholds, and those of topics. Anybody may know it. */
export async function policyFor(transaction: Transaction): Promise<Policy> {
  const rows = await transaction.query<ThresholdRow>({
    name: 'protection_policy',
    text: 'SELECT topic, people, organisations, zeros FROM thresholds ORDER BY topic',
  });
  const own = rows.find((row) => row.topic === '');
  const topics = rows.filter((row) => row.topic !== '');
  return {
    people: own?.people ?? startingPolicy.people,
    organisations: own?.organisations ?? startingPolicy.organisations,
    zeros: own?.zeros ?? startingPolicy.zeros,
    topics: Object.fromEntries(
      topics.map(({ topic, people, organisations }) => [topic, { people, organisations }]),
    ),
  };
}

/** Holds the rule until the end of the transaction: two changes of it wait for one another. */
export async function holdPolicy(transaction: Transaction): Promise<void> {
  await transaction.query({ text: "SELECT pg_advisory_xact_lock(hashtextextended('thresholds', 19))" });
}

/** Keeps thresholds of a topic, or of the instance (empty topic, with its rule for zeros). */
export async function saveThresholds(
  transaction: Transaction,
  topic: string,
  thresholds: Thresholds,
  zeros: ZerosPolicy | null,
  personId: string,
): Promise<void> {
  await holdPolicy(transaction);
  await transaction.query({
    text: `INSERT INTO thresholds (topic, people, organisations, zeros, changed_by) VALUES ($1, $2, $3, $4, $5)
           ON CONFLICT (topic) DO UPDATE SET people = EXCLUDED.people, organisations = EXCLUDED.organisations,
             zeros = EXCLUDED.zeros, changed_by = EXCLUDED.changed_by, changed_at = now()`,
    values: [topic, thresholds.people, thresholds.organisations, zeros, personId],
  });
}

/** Lets a topic follow the instance again; says whether it had thresholds of its own. */
export async function removeThresholds(transaction: Transaction, topic: string): Promise<boolean> {
  await holdPolicy(transaction);
  const rows = await transaction.query({
    text: "DELETE FROM thresholds WHERE topic = $1 AND topic <> '' RETURNING topic",
    values: [topic],
  });
  return rows.length > 0;
}

import type { Transaction } from '#/platform/database.ts';
import { type Finding, type FindingKind, mostCandidates, type SearchLimits } from './finding.ts';

interface FoundRow {
  kind: FindingKind;
  subject_id: string;
  happened_on: string;
  rank: number;
}

/**
 * What answers a query within the viewer's rights: the most recent `mostCandidates`, one more when there
 * are more. `query` is a literal of our own terms (`tsqueryLiteral`).
 */
export async function findingsOf(
  transaction: Transaction,
  query: string,
  limits: SearchLimits,
): Promise<Finding[]> {
  const rows = await transaction.query<FoundRow>({
    name: 'search_subjects',
    text: 'SELECT kind, subject_id, happened_on, rank FROM search_subjects($1::tsquery, $2, $3, $4, $5, $6)',
    values: [query, limits.kind, limits.spaceId, limits.since, limits.until, mostCandidates + 1],
  });
  return rows.map((row) => ({
    kind: row.kind,
    subjectId: row.subject_id,
    happenedOn: row.happened_on,
    rank: row.rank,
  }));
}

/** Words of the index that look like this one, itself first and then the nearest. As the system: words are nobody's. */
export async function wordsNear(transaction: Transaction, word: string, limit: number): Promise<string[]> {
  const rows = await transaction.query<{ word: string }>({
    name: 'search_words_near',
    text: `SELECT word FROM search_words WHERE word % $1
           ORDER BY similarity(word, $1) DESC, abs(length(word) - length($1)), word LIMIT $2`,
    values: [word, limit],
  });
  return rows.map((row) => row.word);
}

export interface Entry {
  kind: FindingKind;
  subjectId: string;
  spaceId: string;
  happenedOn: string;
  audience: readonly string[];
  document: string;
}

/** The next things to index, taken for this transaction alone; what was just written passes before a long queue. As the system. */
export async function takeQueued(
  transaction: Transaction,
  limit: number,
): Promise<{ kind: FindingKind; subjectId: string }[]> {
  const rows = await transaction.query<{ kind: FindingKind; subject_id: string }>({
    name: 'take_queued_for_search',
    text: `DELETE FROM search_queue q USING (
             SELECT kind, subject_id FROM search_queue ORDER BY queued_at DESC LIMIT $1 FOR UPDATE SKIP LOCKED
           ) taken WHERE q.kind = taken.kind AND q.subject_id = taken.subject_id
           RETURNING q.kind, q.subject_id`,
    values: [limit],
  });
  return rows.map((row) => ({ kind: row.kind, subjectId: row.subject_id }));
}

/** Whether anything waits to be indexed. As the system. */
export async function isAnythingQueued(transaction: Transaction): Promise<boolean> {
  const rows = await transaction.query({
    name: 'queued_for_search',
    text: 'SELECT FROM search_queue LIMIT 1',
  });
  return rows.length > 0;
}

/** Writes entries and the words in them; those left out of `entries` are removed from the index. */
export async function writeEntries(
  transaction: Transaction,
  taken: readonly { kind: FindingKind; subjectId: string }[],
  entries: readonly Entry[],
  words: readonly string[],
): Promise<void> {
  const kept = new Set(entries.map((entry) => `${entry.kind} ${entry.subjectId}`));
  const gone = taken.filter((one) => !kept.has(`${one.kind} ${one.subjectId}`));
  if (gone.length > 0) {
    await transaction.query({
      text: 'DELETE FROM search_entries e USING unnest($1::text[], $2::uuid[]) AS gone (kind, id) WHERE e.kind = gone.kind AND e.subject_id = gone.id',
      values: [gone.map((one) => one.kind), gone.map((one) => one.subjectId)],
    });
  }
  if (entries.length === 0) return;
  await transaction.query({
    name: 'write_search_entries',
    text: `INSERT INTO search_entries (kind, subject_id, space_id, happened_on, audience, document)
           SELECT kind, subject_id, space_id, happened_on, audience::uuid[], document::tsvector
           FROM unnest($1::text[], $2::uuid[], $3::uuid[], $4::date[], $5::text[], $6::text[])
             AS entry (kind, subject_id, space_id, happened_on, audience, document)
           ON CONFLICT (kind, subject_id) DO UPDATE SET space_id = excluded.space_id, happened_on = excluded.happened_on,
             audience = excluded.audience, document = excluded.document`,
    values: [
      entries.map((entry) => entry.kind),
      entries.map((entry) => entry.subjectId),
      entries.map((entry) => entry.spaceId),
      entries.map((entry) => entry.happenedOn),
      // An array of arrays must be square for unnest: each audience travels as its own literal.
      entries.map((entry) => `{${entry.audience.join(',')}}`),
      entries.map((entry) => entry.document),
    ],
  });
  await transaction.query({
    name: 'write_search_words',
    text: 'INSERT INTO search_words (word) SELECT unnest($1::text[]) ORDER BY 1 ON CONFLICT DO NOTHING',
    values: [words],
  });
}

import type { Transaction } from '#/platform/database.ts';
import { newId } from '#/platform/ids.ts';
import {
  type EarlierReleases,
  factName,
  type HiddenCounts,
  type Policy,
  type ProtectedPublication,
  type ReleasedFact,
} from './publication.ts';
import type { ReleaseRequest, ReleaseSummary } from './release.ts';
import { asFact, type FactRow } from './released-fact.rules.ts';

/** Lets one release at a time be made in a space, until the end of the transaction. */
export async function holdLedger(transaction: Transaction, spaceId: string): Promise<void> {
  await transaction.query({
    text: "SELECT pg_advisory_xact_lock(hashtextextended('toile.releases:' || $1::text, 0))",
    values: [spaceId],
  });
}

/** Everything released in a space that touches these keys, directly or through facts that releases share. */
export async function releasesTouching(
  transaction: Transaction,
  spaceId: string,
  keys: readonly string[],
): Promise<EarlierReleases & { count: number }> {
  const releases = await touchedReleases(transaction, spaceId, keys);
  if (releases.length === 0) return { facts: [], relations: [], count: 0 };
  const facts = await transaction.query<FactRow>({
    text: `SELECT key, revision, value, people, organisations, is_structural_zero, grain, floor, state, reason, possible_values
           FROM released_facts WHERE space_id = $1 AND (key, revision) IN
             (SELECT key, revision FROM released_cells WHERE release_id = ANY ($2::uuid[]))
           ORDER BY key, revision`,
    values: [spaceId, releases.map((release) => release.id)],
  });
  return {
    count: releases.length,
    facts: facts.map(asFact),
    relations: releases.flatMap(({ relations, keys: named, revisions }) =>
      relations.map((places) => {
        const [total, ...parts] = places.map((place) => factName(named[place]!, revisions[place]!));
        return { total: total!, parts };
      }),
    ),
  };
}

/** The last revision of every number released in a space whose key begins so, in the order of keys. */
export async function releasedNumbers(
  transaction: Transaction,
  spaceId: string,
  keysBegin: string,
): Promise<ReleasedFact[]> {
  const rows = await transaction.query<FactRow>({
    text: `SELECT DISTINCT ON (key) key, revision, value, people, organisations, is_structural_zero, grain, floor, state,
             reason, possible_values
           FROM released_facts WHERE space_id = $1 AND starts_with(key, $2) ORDER BY key, revision DESC`,
    values: [spaceId, keysBegin],
  });
  return rows.map(asFact);
}

interface TouchedRelease {
  id: string;
  /** Places of a total and of its parts. */
  relations: number[][];
  /** By place. */
  keys: string[];
  revisions: number[];
}

async function touchedReleases(
  transaction: Transaction,
  spaceId: string,
  keys: readonly string[],
): Promise<TouchedRelease[]> {
  return transaction.query<TouchedRelease>({
    text: `WITH RECURSIVE touching (id) AS (
             SELECT release_id FROM released_cells WHERE space_id = $1 AND key = ANY ($2::text[])
             UNION
             SELECT other.release_id FROM touching
             JOIN released_cells own ON own.release_id = touching.id
             JOIN released_cells other
               ON other.space_id = own.space_id AND other.key = own.key AND other.revision = own.revision
           )
           SELECT releases.id, relations, cells.keys, cells.revisions FROM touching JOIN releases USING (id)
           CROSS JOIN LATERAL (SELECT array_agg(key ORDER BY place) AS keys, array_agg(revision ORDER BY place) AS revisions
                               FROM released_cells WHERE release_id = releases.id) cells
           ORDER BY released_at, releases.id`,
    values: [spaceId, keys],
  });
}

/** Keeps a release with its facts and relations; returns its id. */
export async function insertRelease(
  transaction: Transaction,
  request: ReleaseRequest,
  policy: Policy,
  made: ProtectedPublication,
  earlierCount: number,
): Promise<string> {
  const id = newId();
  await insertFacts(transaction, request.spaceId, made.facts);
  await insertLine(transaction, id, request, policy, made, earlierCount);
  await transaction.query({
    text: `INSERT INTO released_cells (release_id, place, space_id, key, revision)
           SELECT $1, ordinality - 1, $2, key, revision
           FROM unnest($3::text[], $4::int[]) WITH ORDINALITY AS row (key, revision, ordinality)`,
    values: [
      id,
      request.spaceId,
      made.facts.map((fact) => fact.key),
      made.facts.map((fact) => fact.revision),
    ],
  });
  return id;
}

async function insertLine(
  transaction: Transaction,
  id: string,
  request: ReleaseRequest,
  policy: Policy,
  made: ProtectedPublication,
  earlierCount: number,
): Promise<void> {
  const { spaceId, subject, purpose, title, audience, releasedBy } = request;
  const places = new Map(made.facts.map((fact, place) => [factName(fact.key, fact.revision), place]));
  const relations = made.relations.map(({ total, parts }) =>
    [total, ...parts].map((name) => places.get(name)!),
  );
  await transaction.query({
    text: `INSERT INTO releases (id, space_id, subject_kind, subject_id, purpose_kind, purpose_id, title, audience,
             released_by, policy, shown_count, hidden_counts, exposed_count, earlier_count, relations)
           VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)`,
    values: [
      ...[id, spaceId, subject.kind, subject.id, purpose?.kind ?? null, purpose?.id ?? null, title, audience],
      ...[releasedBy, JSON.stringify(policy), made.counts.shown, JSON.stringify(made.counts.hidden)],
      ...[made.exposed.length, earlierCount, JSON.stringify(relations)],
    ],
  });
}

interface SummaryRow {
  id: string;
  space_id: string;
  subject_kind: string;
  subject_id: string;
  purpose_kind: string | null;
  purpose_id: string | null;
  title: string;
  audience: string;
  released_by: string | null;
  released_at: Date;
  policy: Policy;
  shown_count: number;
  hidden_counts: HiddenCounts;
  exposed_count: number;
  earlier_count: number;
}

const summaryColumns = `releases.id, space_id, subject_kind, subject_id, purpose_kind, purpose_id, title, audience,
  people.name AS released_by, released_at, policy, shown_count, hidden_counts, exposed_count, earlier_count
  FROM releases LEFT JOIN people ON people.id = released_by`;

/** What a space released, the latest first, at most 200. */
export async function releasesOf(transaction: Transaction, spaceId: string): Promise<ReleaseSummary[]> {
  const rows = await transaction.query<SummaryRow>({
    text: `SELECT ${summaryColumns} WHERE space_id = $1 ORDER BY released_at DESC, releases.id DESC LIMIT 200`,
    values: [spaceId],
  });
  return rows.map(asSummary);
}

/** One line of the ledger of a space, within the viewer's rights, or null. */
export async function releaseById(
  transaction: Transaction,
  spaceId: string,
  id: string,
): Promise<ReleaseSummary | null> {
  const [row] = await transaction.query<SummaryRow>({
    text: `SELECT ${summaryColumns} WHERE space_id = $1 AND releases.id = $2`,
    values: [spaceId, id],
  });
  return row ? asSummary(row) : null;
}

/** What a person released: what they may take with them. */
export async function releasesBy(
  transaction: Transaction,
  personId: string,
): Promise<Record<string, unknown>[]> {
  return transaction.query({
    text: `SELECT title, audience, released_at AS "releasedAt" FROM releases WHERE released_by = $1 ORDER BY released_at`,
    values: [personId],
  });
}

function asSummary(row: SummaryRow): ReleaseSummary {
  return {
    id: row.id,
    spaceId: row.space_id,
    title: row.title,
    audience: row.audience,
    subject: { kind: row.subject_kind, id: row.subject_id },
    purpose: row.purpose_kind === null ? null : { kind: row.purpose_kind, id: row.purpose_id! },
    releasedAt: row.released_at,
    releasedBy: row.released_by,
    shownCount: row.shown_count,
    hidden: row.hidden_counts,
    exposedCount: row.exposed_count,
    earlierCount: row.earlier_count,
    policy: row.policy,
  };
}

async function insertFacts(
  transaction: Transaction,
  spaceId: string,
  facts: readonly ReleasedFact[],
): Promise<void> {
  await transaction.query({
    text: `INSERT INTO released_facts AS known (space_id, key, revision, value, people, organisations, is_structural_zero,
             grain, floor, state, reason, possible_values)
           SELECT $1, * FROM unnest($2::text[], $3::int[], $4::bigint[], $5::int[], $6::int[], $7::boolean[], $8::bigint[],
             $9::smallint[], $10::text[], $11::text[], $12::int[])
           ON CONFLICT (space_id, key, revision) DO UPDATE SET people = EXCLUDED.people,
             organisations = EXCLUDED.organisations, is_structural_zero = EXCLUDED.is_structural_zero,
             grain = EXCLUDED.grain, floor = EXCLUDED.floor, state = EXCLUDED.state, reason = EXCLUDED.reason,
             possible_values = EXCLUDED.possible_values
           WHERE known.state = 'unpublished'`,
    values: [
      spaceId,
      facts.map((fact) => fact.key),
      facts.map((fact) => fact.revision),
      facts.map((fact) => fact.value),
      facts.map((fact) => fact.people),
      facts.map((fact) => fact.organisations),
      facts.map((fact) => fact.isStructuralZero),
      facts.map((fact) => fact.grain),
      facts.map((fact) => fact.floor),
      facts.map((fact) => fact.state.kind),
      facts.map((fact) => (fact.state.kind === 'hidden' ? fact.state.reason : null)),
      facts.map((fact) => fact.possibleValues),
    ],
  });
}

import type { Transaction } from '#/platform/database.ts';
import { newId } from '#/platform/ids.ts';
import {
  type EarlierReleases,
  factName,
  type HidingReason,
  type Policy,
  type ProtectedPublication,
  type ReleasedFact,
} from './publication.ts';
import type { ReleaseRequest } from './release.ts';

/** Lets one release at a time be made in a space, until the end of the transaction. */
export async function holdLedger(transaction: Transaction, spaceId: string): Promise<void> {
  await transaction.query({
    text: "SELECT pg_advisory_xact_lock(hashtextextended('toile.releases:' || $1::text, 0))",
    values: [spaceId],
  });
}

interface FactRow {
  key: string;
  revision: number;
  value: number;
  people: number | null;
  organisations: number | null;
  is_structural_zero: boolean;
  grain: number;
  floor: 0 | 1;
  state: 'shown' | 'hidden' | 'unpublished';
  reason: HidingReason | null;
  possible_values: number;
}

/** Everything released in a space that touches these keys, directly or through facts that releases share. */
export async function releasesTouching(
  transaction: Transaction,
  spaceId: string,
  keys: readonly string[],
): Promise<EarlierReleases> {
  const releases = await transaction.query<{
    id: string;
    relations: number[][];
    names: string[];
    revisions: number[];
  }>({
    text: `WITH RECURSIVE touching (id) AS (
             SELECT release_id FROM released_cells WHERE space_id = $1 AND key = ANY ($2::text[])
             UNION
             SELECT other.release_id FROM touching
             JOIN released_cells own ON own.release_id = touching.id
             JOIN released_cells other
               ON other.space_id = own.space_id AND other.key = own.key AND other.revision = own.revision
           )
           SELECT releases.id, relations, cells.names, cells.revisions FROM touching JOIN releases USING (id)
           CROSS JOIN LATERAL (SELECT array_agg(key ORDER BY place) AS names, array_agg(revision ORDER BY place) AS revisions
                               FROM released_cells WHERE release_id = releases.id) cells
           ORDER BY released_at, releases.id`,
    values: [spaceId, keys],
  });
  if (releases.length === 0) return { facts: [], relations: [] };
  const facts = await transaction.query<FactRow>({
    text: `SELECT key, revision, value, people, organisations, is_structural_zero, grain, floor, state, reason, possible_values
           FROM released_facts WHERE space_id = $1 AND (key, revision) IN
             (SELECT key, revision FROM released_cells WHERE release_id = ANY ($2::uuid[]))
           ORDER BY key, revision`,
    values: [spaceId, releases.map((release) => release.id)],
  });
  return {
    facts: facts.map(asFact),
    relations: releases.flatMap(({ relations, names, revisions }) =>
      relations.map((places) => {
        const [total, ...parts] = places.map((place) => factName(names[place]!, revisions[place]!));
        return { total: total!, parts };
      }),
    ),
  };
}

function asFact(row: FactRow): ReleasedFact {
  return {
    key: row.key,
    revision: row.revision,
    value: row.value,
    people: row.people,
    organisations: row.organisations,
    isStructuralZero: row.is_structural_zero,
    grain: row.grain,
    floor: row.floor,
    state: row.state === 'hidden' ? { kind: 'hidden', reason: row.reason! } : { kind: row.state },
    possibleValues: row.possible_values,
  };
}

/** Keeps a release with its facts and relations; returns its id. */
export async function insertRelease(
  transaction: Transaction,
  request: ReleaseRequest,
  policy: Policy,
  made: ProtectedPublication,
): Promise<string> {
  const id = newId();
  await insertFacts(transaction, request.spaceId, made.facts);
  const places = new Map(made.facts.map((fact, place) => [factName(fact.key, fact.revision), place]));
  const relations = made.relations.map(({ total, parts }) =>
    [total, ...parts].map((name) => places.get(name)!),
  );
  await transaction.query({
    text: `INSERT INTO releases (id, space_id, subject_kind, subject_id, purpose_kind, purpose_id, title, audience,
             released_by, policy, shown_count, small_count, complementary_count, inherited_count, exposed_count, relations)
           VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)`,
    values: [
      id,
      request.spaceId,
      request.subject.kind,
      request.subject.id,
      request.purpose?.kind ?? null,
      request.purpose?.id ?? null,
      request.title,
      request.audience,
      request.releasedBy,
      JSON.stringify(policy),
      made.counts.shown,
      made.counts.small,
      made.counts.complementary,
      made.counts.inherited,
      made.exposed.length,
      JSON.stringify(relations),
    ],
  });
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

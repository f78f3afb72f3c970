import { removedPersonName } from '#/domains/people/people.public.ts';
import type { Transaction } from '#/platform/database.ts';
import type { NamedReach, Reach } from './audience.ts';

/** Who may read some traces today; those in the bin, erased or of no concern to the viewer are absent. */
export async function reachOfTraces(
  transaction: Transaction,
  ids: readonly string[],
): Promise<Map<string, Reach>> {
  const rows = await transaction.query<{ id: string; reach: Reach }>({
    name: 'reach_of_traces',
    text: `SELECT id, visibility AS reach FROM traces WHERE id = ANY ($1) AND trashed_at IS NULL`,
    values: [ids],
  });
  return new Map(rows.map(({ id, reach }) => [id, reach]));
}

export async function reachOfDossiers(
  transaction: Transaction,
  { ids, spaceIds }: { ids: readonly string[]; spaceIds: readonly string[] },
): Promise<NamedReach[]> {
  return transaction.query<NamedReach>({
    name: 'reach_of_dossiers',
    text: `SELECT id, title, visibility AS reach FROM dossiers WHERE id = ANY ($1) OR space_id = ANY ($2)`,
    values: [ids, spaceIds],
  });
}

/** Plans, those of some items included; `itemIds`: which of the items asked for they hold. */
export async function reachOfPlans(
  transaction: Transaction,
  { planIds, itemIds, spaceIds }: Record<'planIds' | 'itemIds' | 'spaceIds', readonly string[]>,
): Promise<(NamedReach & { itemIds: string[] })[]> {
  return transaction.query<NamedReach & { itemIds: string[] }>({
    name: 'reach_of_plans',
    text: `SELECT p.id, p.title, p.visibility AS reach,
             coalesce((SELECT json_agg(i.id) FROM plan_items i WHERE i.plan_id = p.id AND i.id = ANY ($2)), '[]') AS "itemIds"
           FROM plans p WHERE p.id = ANY ($1) OR p.id IN (SELECT plan_id FROM plan_items WHERE id = ANY ($2))
             OR p.id IN (SELECT plan_id FROM plan_spaces WHERE space_id = ANY ($3))`,
    values: [planIds, itemIds, spaceIds],
  });
}

/** Names of who is or was of some spaces or noted there in a period, and of who did what was noted, as it was typed. */
export async function peopleAround(
  transaction: Transaction,
  { spaceIds, startsOn, endsOn }: { spaceIds: readonly string[]; startsOn: string; endsOn: string },
): Promise<{ members: string[]; actors: string[] }> {
  const rows = await transaction.query<{ name: string; isTyped: boolean }>({
    name: 'people_around_report',
    text: `WITH noted AS (
             SELECT id, author_id FROM traces
             WHERE space_id = ANY ($1) AND event_on BETWEEN $2 AND $3 AND trashed_at IS NULL),
           did AS (SELECT a.person_id, a.name FROM noted JOIN trace_actors a ON a.trace_id = noted.id)
           SELECT p.name, false AS "isTyped" FROM people p WHERE p.name <> $4 AND p.id IN (
             SELECT person_id FROM memberships WHERE space_id = ANY ($1)
             UNION SELECT author_id FROM noted UNION SELECT person_id FROM did)
           UNION SELECT name, true FROM did WHERE person_id IS NULL AND name <> ''
           ORDER BY name`,
    values: [spaceIds, startsOn, endsOn, removedPersonName],
  });
  const named = (typed: boolean) => rows.filter(({ isTyped }) => isTyped === typed).map(({ name }) => name);
  return { members: named(false), actors: named(true) };
}

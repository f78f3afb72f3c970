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

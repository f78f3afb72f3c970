import type { Transaction } from '#/platform/database.ts';
import type { Carrier, CarrierRole, ItemBefore, ItemChange, ItemState, PlanItem } from './plan-item.ts';
import type { TreeItem } from './plan-tree.rules.ts';

interface ItemRow {
  id: string;
  plan_id: string;
  parent_id: string | null;
  position: number;
  level: string;
  title: string;
  description: string;
  starts_on: string | null;
  due_on: string | null;
  resources: string;
  results: string;
  service_axes: string[];
  dossier_id: string | null;
  state: ItemState;
  state_since_on: string | null;
  state_reason: string;
  replaced_by: string | null;
  version: number;
}

interface CarrierRow {
  item_id: string;
  role: CarrierRole;
  organisation_id: string | null;
  name: string;
}

const columns = `i.id, i.plan_id, i.parent_id, i.position, i.level, i.title, i.description, i.starts_on, i.due_on,
  i.resources, i.results, i.service_axes, i.dossier_id, i.state, i.state_since_on, i.state_reason, i.replaced_by, i.version`;

/** Every item of a plan, with who carries it and the last day something moved it. No order is promised. */
export async function itemsOfPlan(transaction: Transaction, planId: string): Promise<PlanItem[]> {
  const rows = await transaction.query<ItemRow>({
    name: 'items_of_plan',
    text: `SELECT ${columns} FROM plan_items i WHERE i.plan_id = $1`,
    values: [planId],
  });
  const carriers = await transaction.query<CarrierRow>({
    name: 'carriers_of_plan',
    text: `SELECT o.item_id, o.role, o.organisation_id, o.name
           FROM plan_items i JOIN plan_item_organisations o ON o.item_id = i.id
           WHERE i.plan_id = $1 ORDER BY o.item_id, o.position`,
    values: [planId],
  });
  const moved = await transaction.query<{ item_id: string; last_on: string }>({
    name: 'last_moves_of_plan',
    text: `SELECT e.item_id, max(e.happened_on) AS last_on FROM plan_items i JOIN plan_evidence e ON e.item_id = i.id
           WHERE i.plan_id = $1 GROUP BY e.item_id`,
    values: [planId],
  });
  return withCarriers(rows, carriers, new Map(moved.map((row) => [row.item_id, row.last_on])));
}

/** One item of a plan, or null. */
export async function itemById(
  transaction: Transaction,
  planId: string,
  id: string,
): Promise<PlanItem | null> {
  const rows = await transaction.query<ItemRow>({
    name: 'plan_item_by_id',
    text: `SELECT ${columns} FROM plan_items i WHERE i.plan_id = $1 AND i.id = $2`,
    values: [planId, id],
  });
  const carriers = await transaction.query<CarrierRow>({
    name: 'carriers_of_item',
    text: `SELECT item_id, role, organisation_id, name FROM plan_item_organisations
           WHERE item_id = $1 ORDER BY position`,
    values: [id],
  });
  const moved = await transaction.query<{ last_on: string | null }>({
    name: 'last_move_of_item',
    text: 'SELECT max(happened_on) AS last_on FROM plan_evidence WHERE item_id = $1',
    values: [id],
  });
  return withCarriers(rows, carriers, new Map([[id, moved[0]?.last_on ?? null]]))[0] ?? null;
}

/**
 * The same, held until the end of the transaction so that two changes wait for one another. A reader who may not
 * change it gets it all the same, unheld: the action says why not.
 */
export async function itemToChange(
  transaction: Transaction,
  planId: string,
  id: string,
): Promise<PlanItem | null> {
  await transaction.query({
    name: 'plan_item_held',
    text: 'SELECT id FROM plan_items WHERE plan_id = $1 AND id = $2 FOR UPDATE',
    values: [planId, id],
  });
  return itemById(transaction, planId, id);
}

/** Holds items until the end of the transaction, in one order for everybody. */
export async function holdItems(
  transaction: Transaction,
  planId: string,
  ids: readonly string[],
): Promise<void> {
  await transaction.query({
    name: 'hold_plan_items',
    text: 'SELECT id FROM plan_items WHERE plan_id = $1 AND id = ANY ($2) ORDER BY id FOR UPDATE',
    values: [planId, ids],
  });
}

/** Only the shape of a plan: what moving an item needs, and no more. */
export async function treeOfPlan(transaction: Transaction, planId: string): Promise<TreeItem[]> {
  const rows = await transaction.query<Pick<ItemRow, 'id' | 'parent_id' | 'position' | 'level'>>({
    name: 'tree_of_plan',
    text: 'SELECT id, parent_id, position, level FROM plan_items WHERE plan_id = $1',
    values: [planId],
  });
  return rows.map((row) => ({
    id: row.id,
    parentId: row.parent_id,
    position: row.position,
    level: row.level,
  }));
}

/** The plan of an item, when the viewer may see it. */
export async function planIdOfItem(transaction: Transaction, itemId: string): Promise<string | null> {
  const [row] = await transaction.query<{ plan_id: string }>({
    name: 'plan_id_of_item',
    text: 'SELECT plan_id FROM plan_items WHERE id = $1',
    values: [itemId],
  });
  return row?.plan_id ?? null;
}

function withCarriers(
  rows: readonly ItemRow[],
  carriers: readonly CarrierRow[],
  moved: ReadonlyMap<string, string | null>,
): PlanItem[] {
  const byItem = new Map<string, Record<CarrierRole, Carrier[]>>();
  for (const row of carriers) {
    const both = byItem.get(row.item_id) ?? { holder: [], partner: [] };
    both[row.role].push({ organisationId: row.organisation_id, name: row.name });
    byItem.set(row.item_id, both);
  }
  return rows.map((row) => ({
    id: row.id,
    planId: row.plan_id,
    parentId: row.parent_id,
    position: row.position,
    level: row.level,
    title: row.title,
    description: row.description,
    startsOn: row.starts_on,
    dueOn: row.due_on,
    resources: row.resources,
    results: row.results,
    serviceAxes: row.service_axes,
    dossierId: row.dossier_id,
    state: row.state,
    stateSinceOn: row.state_since_on,
    stateReason: row.state_reason,
    replacedBy: row.replaced_by,
    version: row.version,
    holders: byItem.get(row.id)?.holder ?? [],
    partners: byItem.get(row.id)?.partner ?? [],
    lastMovedOn: moved.get(row.id) ?? null,
  }));
}

interface ChangeRow {
  id: string;
  item_id: string;
  kind: ItemChange['kind'];
  on_day: string;
  reason: string;
  before: ItemBefore | null;
  noted_by: string | null;
  noted_at: Date;
}

/** The story of one item, or of every item of a plan, as it was noted; by item. */
export async function changesOf(
  transaction: Transaction,
  planId: string,
  itemId: string | null = null,
): Promise<Map<string, ItemChange[]>> {
  const rows = await transaction.query<ChangeRow>({
    name: 'changes_of_plan_items',
    text: `SELECT c.id, c.item_id, c.kind, c.on_day, c.reason, c.before, p.name AS noted_by, c.noted_at
           FROM plan_items i JOIN plan_item_changes c ON c.item_id = i.id LEFT JOIN people p ON p.id = c.noted_by
           WHERE i.plan_id = $1 AND ($2::uuid IS NULL OR i.id = $2) ORDER BY c.noted_at, c.id`,
    values: [planId, itemId],
  });
  const byItem = new Map<string, ItemChange[]>();
  for (const row of rows) {
    const change: ItemChange = {
      id: row.id,
      kind: row.kind,
      onDay: row.on_day,
      reason: row.reason,
      before: row.before,
      notedBy: row.noted_by,
      notedAt: row.noted_at,
    };
    byItem.set(row.item_id, [...(byItem.get(row.item_id) ?? []), change]);
  }
  return byItem;
}

import type { Transaction } from '#/platform/database.ts';
import { newId } from '#/platform/ids.ts';
import type { Carrier, CarrierRole, ChangeKind, ItemBefore, ItemContent, ItemState } from './plan-item.ts';
import type { PlaceChange } from './plan-tree.rules.ts';

export interface NewItem extends ItemContent {
  id: string;
  parentId: string | null;
  position: number;
}

/** Adds items to a plan in one statement; parents come before what stands under them. */
export async function insertItems(
  transaction: Transaction,
  planId: string,
  items: readonly NewItem[],
  by: { personId: string; at: Date },
): Promise<void> {
  if (items.length === 0) return;
  await transaction.query({
    text: `INSERT INTO plan_items (id, plan_id, parent_id, position, level, title, description, starts_on, due_on,
             resources, results, service_axes, dossier_id, added_by, added_at)
           SELECT n.id, $1, n."parentId", n.position, n.level, n.title, n.description, n."startsOn", n."dueOn",
             n.resources, n.results, n."serviceAxes", n."dossierId", $3, $4
           FROM jsonb_to_recordset($2) AS n (id uuid, "parentId" uuid, position integer, level text, title text,
             description text, "startsOn" date, "dueOn" date, resources text, results text, "serviceAxes" text[],
             "dossierId" uuid)`,
    values: [planId, JSON.stringify(items), by.personId, by.at],
  });
}

/** Writes an item over the version it was changed from; false when somebody changed it meanwhile. */
export async function updateItem(
  transaction: Transaction,
  planId: string,
  id: string,
  version: number,
  content: ItemContent,
): Promise<boolean> {
  const changed = await transaction.query<{ id: string }>({
    name: 'update_plan_item',
    text: `UPDATE plan_items SET level = $4, title = $5, description = $6, starts_on = $7, due_on = $8, resources = $9,
             results = $10, service_axes = $11, dossier_id = $12, version = version + 1
           WHERE plan_id = $1 AND id = $2 AND version = $3 RETURNING id`,
    values: [
      planId,
      id,
      version,
      content.level,
      content.title,
      content.description,
      content.startsOn,
      content.dueOn,
      content.resources,
      content.results,
      content.serviceAxes,
      content.dossierId,
    ],
  });
  return changed.length > 0;
}

/** Writes ranks and parents in one statement. */
export async function writePlaces(transaction: Transaction, changes: readonly PlaceChange[]): Promise<void> {
  if (changes.length === 0) return;
  await transaction.query({
    name: 'write_plan_places',
    text: `UPDATE plan_items i SET parent_id = c.parent, position = c.position
           FROM unnest($1::uuid[], $2::uuid[], $3::integer[]) AS c (id, parent, position) WHERE i.id = c.id`,
    values: [
      changes.map((change) => change.id),
      changes.map((change) => change.parentId),
      changes.map((change) => change.position),
    ],
  });
}

/** Takes an item off; false when it is not there. */
export async function deleteItem(transaction: Transaction, planId: string, id: string): Promise<boolean> {
  const gone = await transaction.query<{ id: string }>({
    text: 'DELETE FROM plan_items WHERE plan_id = $1 AND id = $2 RETURNING id',
    values: [planId, id],
  });
  return gone.length > 0;
}

/** Replaces who carries an item, or takes part in it. */
export async function writeCarriers(
  transaction: Transaction,
  itemId: string,
  role: CarrierRole,
  carriers: readonly Carrier[],
): Promise<void> {
  await transaction.query({
    text: 'DELETE FROM plan_item_organisations WHERE item_id = $1 AND role = $2',
    values: [itemId, role],
  });
  await addCarriers(
    transaction,
    carriers.map((carrier, at) => ({ ...carrier, itemId, role, position: at + 1 })),
  );
}

export interface CarrierLine extends Carrier {
  itemId: string;
  role: CarrierRole;
  position: number;
}

/** Adds who carries items that nobody carries yet. */
export async function addCarriers(transaction: Transaction, lines: readonly CarrierLine[]): Promise<void> {
  if (lines.length === 0) return;
  await transaction.query({
    text: `INSERT INTO plan_item_organisations (item_id, role, position, organisation_id, name)
           SELECT n."itemId", n.role, n.position, n."organisationId", n.name FROM jsonb_to_recordset($1)
             AS n ("itemId" uuid, role text, position smallint, "organisationId" uuid, name text)
           ON CONFLICT DO NOTHING`,
    values: [JSON.stringify(lines)],
  });
}

export interface NewChange {
  itemId: string;
  kind: ChangeKind;
  onDay: string;
  reason: string;
  before: ItemBefore | null;
  notedBy: string;
  notedAt: Date;
}

export async function insertChange(transaction: Transaction, change: NewChange): Promise<void> {
  await transaction.query({
    text: `INSERT INTO plan_item_changes (id, item_id, kind, on_day, reason, before, noted_by, noted_at)
           VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
    values: [
      newId(),
      change.itemId,
      change.kind,
      change.onDay,
      change.reason,
      change.before && JSON.stringify(change.before),
      change.notedBy,
      change.notedAt,
    ],
  });
}

/** Sets where an item stands, if nobody changed it since that version; false when somebody did. */
export async function setItemState(
  transaction: Transaction,
  id: string,
  version: number,
  to: { state: ItemState; onDay: string; reason: string; replacedBy: string | null },
): Promise<boolean> {
  const changed = await transaction.query<{ id: string }>({
    text: `UPDATE plan_items SET state = $3, state_since_on = $4, state_reason = $5, replaced_by = $6, version = version + 1
           WHERE id = $1 AND version = $2 RETURNING id`,
    values: [id, version, to.state, to.onDay, to.reason, to.replacedBy],
  });
  return changed.length > 0;
}

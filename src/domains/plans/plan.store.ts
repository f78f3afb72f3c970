import type { Transaction } from '#/platform/database.ts';
import { newId } from '#/platform/ids.ts';
import type {
  Plan,
  PlanContent,
  PlanKind,
  PlanLevel,
  PlanSpace,
  PlanSummary,
  PlanVisibility,
} from './plan.ts';

interface PlanRow {
  id: string;
  title: string;
  kind: PlanKind;
  starts_on: string;
  ends_on: string;
  portrait: string;
  levels: PlanLevel[];
  visibility: PlanVisibility;
  version: number;
  tree_version: number;
  opened_at: Date;
  space_ids: string[];
  closed_on: string | null;
}

const spaceIds = `coalesce((SELECT json_agg(s.space_id ORDER BY s.since_on, s.space_id)
  FROM plan_spaces s WHERE s.plan_id = p.id), '[]') AS space_ids`;

/** A plan without its items, or null when it is not there for this viewer. */
export async function planById(transaction: Transaction, id: string): Promise<Plan | null> {
  const [row] = await transaction.query<PlanRow>({
    name: 'plan_by_id',
    text: `SELECT p.id, p.title, p.kind, p.starts_on, p.ends_on, p.portrait, p.levels, p.visibility, p.version,
             p.tree_version, p.opened_at, p.closed_on, ${spaceIds}
           FROM plans p WHERE p.id = $1`,
    values: [id],
  });
  if (!row) return null;
  return {
    ...asSummary(row),
    portrait: row.portrait,
    levels: row.levels,
    visibility: row.visibility,
    version: row.version,
    treeVersion: row.tree_version,
    openedAt: row.opened_at,
  };
}

type SummaryRow = Pick<
  PlanRow,
  'id' | 'title' | 'kind' | 'starts_on' | 'ends_on' | 'space_ids' | 'closed_on'
>;

const summaryColumns = `p.id, p.title, p.kind, p.starts_on, p.ends_on, p.closed_on, ${spaceIds}`;

/** Plans of the viewer's spaces, those in force first, the latest to end first. */
export async function plansOfViewer(transaction: Transaction, today: string): Promise<PlanSummary[]> {
  const rows = await transaction.query<SummaryRow>({
    name: 'plans_of_viewer',
    text: `SELECT ${summaryColumns} FROM plans p WHERE p.id = ANY ((SELECT viewer_plans())::uuid[])
           ORDER BY p.closed_on IS NOT NULL, p.ends_on < $1, p.ends_on DESC, lower(p.title), p.id`,
    values: [today],
  });
  return rows.map(asSummary);
}

/** Plans of other spaces that are open to the viewer, the latest to end first, two hundred at most. */
export async function openPlans(transaction: Transaction): Promise<PlanSummary[]> {
  const rows = await transaction.query<SummaryRow>({
    name: 'open_plans',
    text: `SELECT ${summaryColumns} FROM plans p
           WHERE p.visibility IN ('network', 'public') AND NOT p.id = ANY ((SELECT viewer_plans())::uuid[])
           ORDER BY p.ends_on DESC, lower(p.title), p.id LIMIT 200`,
  });
  return rows.map(asSummary);
}

/** Plans that belong to one of these spaces, as far as the viewer may see them, by first day. */
export async function plansOfSpaces(
  transaction: Transaction,
  spaceIdsAsked: readonly string[],
): Promise<PlanSummary[]> {
  if (spaceIdsAsked.length === 0) return [];
  const rows = await transaction.query<SummaryRow>({
    name: 'plans_of_spaces',
    text: `SELECT ${summaryColumns} FROM plans p
           WHERE EXISTS (SELECT FROM plan_spaces s WHERE s.plan_id = p.id AND s.space_id = ANY ($1))
           ORDER BY p.starts_on, lower(p.title), p.id`,
    values: [spaceIdsAsked],
  });
  return rows.map(asSummary);
}

function asSummary(row: SummaryRow): PlanSummary {
  return {
    id: row.id,
    title: row.title,
    kind: row.kind,
    startsOn: row.starts_on,
    endsOn: row.ends_on,
    spaceIds: row.space_ids,
    closedOn: row.closed_on,
  };
}

/** The spaces of a plan, the first one first. */
export async function spacesOfPlan(transaction: Transaction, planId: string): Promise<PlanSpace[]> {
  const rows = await transaction.query<{ id: string; name: string | null; since_on: string }>({
    name: 'spaces_of_plan',
    text: `SELECT l.space_id AS id, s.name, l.since_on FROM plan_spaces l LEFT JOIN spaces s ON s.id = l.space_id
           WHERE l.plan_id = $1 ORDER BY l.since_on, l.space_id`,
    values: [planId],
  });
  return rows.map((row) => ({ id: row.id, name: row.name, sinceOn: row.since_on }));
}

export interface NewPlan extends PlanContent {
  id?: string;
  levels: readonly PlanLevel[];
  visibility?: PlanVisibility;
  spaceIds: readonly string[];
  openedBy: string;
  openedAt: Date;
}

/** Opens a plan in its first spaces; returns its id. */
export async function insertPlan(transaction: Transaction, plan: NewPlan): Promise<string> {
  const id = plan.id ?? newId();
  await transaction.query({
    text: `INSERT INTO plans (id, title, kind, starts_on, ends_on, portrait, levels, visibility, opened_by, opened_at)
           VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    values: [
      id,
      plan.title,
      plan.kind,
      plan.startsOn,
      plan.endsOn,
      plan.portrait,
      JSON.stringify(plan.levels),
      plan.visibility ?? 'space',
      plan.openedBy,
      plan.openedAt,
    ],
  });
  for (const spaceId of plan.spaceIds) await joinSpace(transaction, id, spaceId, plan.startsOn);
  return id;
}

/** Brings a space into a plan; nothing happens when it is there already. */
export async function joinSpace(
  transaction: Transaction,
  planId: string,
  spaceId: string,
  sinceOn: string,
): Promise<void> {
  await transaction.query({
    text: 'INSERT INTO plan_spaces (plan_id, space_id, since_on) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING',
    values: [planId, spaceId, sinceOn],
  });
}

/** Takes a space out of a plan; false when it was not there or may not be taken out. */
export async function leaveSpace(
  transaction: Transaction,
  planId: string,
  spaceId: string,
): Promise<boolean> {
  const gone = await transaction.query<{ space_id: string }>({
    text: 'DELETE FROM plan_spaces WHERE plan_id = $1 AND space_id = $2 RETURNING space_id',
    values: [planId, spaceId],
  });
  return gone.length > 0;
}

/** Writes what is said of a plan over the version it was changed from; false when somebody changed it meanwhile. */
export async function updatePlan(
  transaction: Transaction,
  id: string,
  version: number,
  content: PlanContent,
): Promise<boolean> {
  const changed = await transaction.query<{ id: string }>({
    text: `UPDATE plans SET title = $3, kind = $4, starts_on = $5, ends_on = $6, portrait = $7, version = version + 1
           WHERE id = $1 AND version = $2 RETURNING id`,
    values: [id, version, content.title, content.kind, content.startsOn, content.endsOn, content.portrait],
  });
  return changed.length > 0;
}

/** The same for its levels. */
export async function updateLevels(
  transaction: Transaction,
  id: string,
  version: number,
  levels: readonly PlanLevel[],
): Promise<boolean> {
  const changed = await transaction.query<{ id: string }>({
    text: 'UPDATE plans SET levels = $3, version = version + 1 WHERE id = $1 AND version = $2 RETURNING id',
    values: [id, version, JSON.stringify(levels)],
  });
  return changed.length > 0;
}

export async function updatePlanVisibility(
  transaction: Transaction,
  id: string,
  visibility: PlanVisibility,
): Promise<void> {
  await transaction.query({
    text: 'UPDATE plans SET visibility = $2, version = version + 1 WHERE id = $1',
    values: [id, visibility],
  });
}

/**
 * Holds the order of a plan's items until the end of the transaction, and gives the version it is at; null when
 * the viewer may not change it. Two reorderings wait for one another.
 */
export async function holdTree(transaction: Transaction, id: string): Promise<number | null> {
  const [row] = await transaction.query<{ tree_version: number }>({
    name: 'hold_plan_tree',
    text: 'SELECT tree_version FROM plans WHERE id = $1 FOR UPDATE',
    values: [id],
  });
  return row?.tree_version ?? null;
}

/** Says that the order of a plan's items is no longer the one that was read. */
export async function growTree(transaction: Transaction, id: string): Promise<void> {
  await transaction.query({
    name: 'grow_plan_tree',
    text: 'UPDATE plans SET tree_version = tree_version + 1 WHERE id = $1',
    values: [id],
  });
}

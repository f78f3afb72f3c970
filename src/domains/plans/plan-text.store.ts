import type { Transaction } from '#/platform/database.ts';
import type { PlanVisibility } from './plan.ts';

/** What a search keeps of a plan, or of one of its items. */
export interface PlanTexts {
  id: string;
  /** Spaces of the plan, the first one first. */
  spaceIds: string[];
  visibility: PlanVisibility;
  startsOn: string;
  title: string;
  text: string;
  /** Organisations that carry an item or take part in it; none for a plan. */
  organisationNames: string[];
}

const spaces = `ARRAY(SELECT s.space_id::text FROM plan_spaces s WHERE s.plan_id = p.id
  ORDER BY s.since_on, s.space_id) AS "spaceIds"`;

/** What a search keeps of these plans. To be called as the system: it sees everything. */
export async function planTexts(transaction: Transaction, ids: readonly string[]): Promise<PlanTexts[]> {
  if (ids.length === 0) return [];
  return transaction.query<PlanTexts>({
    name: 'plan_texts',
    text: `SELECT p.id, ${spaces}, p.visibility, p.starts_on AS "startsOn", p.title, p.portrait AS text,
             '{}'::text[] AS "organisationNames"
           FROM plans p WHERE p.id = ANY ($1)`,
    values: [ids],
  });
}

/** The same for items, which are read by whoever reads their plan. */
export async function planItemTexts(transaction: Transaction, ids: readonly string[]): Promise<PlanTexts[]> {
  if (ids.length === 0) return [];
  return transaction.query<PlanTexts>({
    name: 'plan_item_texts',
    text: `SELECT i.id, ${spaces}, p.visibility, coalesce(i.starts_on, p.starts_on) AS "startsOn", i.title,
             concat_ws(E'\\n', i.description, i.resources, i.results) AS text,
             ARRAY(SELECT o.name FROM plan_item_organisations o WHERE o.item_id = i.id
                   ORDER BY o.role, o.position) AS "organisationNames"
           FROM plan_items i JOIN plans p ON p.id = i.plan_id WHERE i.id = ANY ($1)`,
    values: [ids],
  });
}

export interface FoundInPlans {
  kind: 'plan' | 'plan-item';
  id: string;
  planId: string;
  title: string;
  text: string;
}

/** Plans and items among these ids, as far as the viewer may see them. */
export async function visibleInPlans(
  transaction: Transaction,
  ids: readonly string[],
): Promise<FoundInPlans[]> {
  if (ids.length === 0) return [];
  return transaction.query<FoundInPlans>({
    name: 'visible_in_plans',
    text: `SELECT 'plan' AS kind, id, id AS "planId", title, portrait AS text FROM plans WHERE id = ANY ($1)
           UNION ALL
           SELECT 'plan-item', i.id, i.plan_id, i.title, concat_ws(E'\\n', i.description, i.resources, i.results)
           FROM plan_items i WHERE i.id = ANY ($1)`,
    values: [ids],
  });
}

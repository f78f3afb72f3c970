import type { Transaction } from '#/platform/database.ts';

export interface DueItem {
  planId: string;
  itemId: string;
  title: string;
  dueOn: string;
}

/** Items of the viewer's plans that are due between two days and not over, the nearest first. */
export async function itemsDueBetween(
  transaction: Transaction,
  from: string,
  until: string,
  limit: number,
): Promise<DueItem[]> {
  return transaction.query<DueItem>({
    name: 'plan_items_due',
    text: `SELECT plan_id AS "planId", id AS "itemId", title, due_on AS "dueOn" FROM plan_items
           WHERE plan_id = ANY ((SELECT viewer_plans())::uuid[]) AND due_on BETWEEN $1 AND $2
             AND state IN ('planned', 'under-way')
             AND EXISTS (SELECT FROM plans p WHERE p.id = plan_id AND p.closed_on IS NULL) ORDER BY due_on, id LIMIT $3`,
    values: [from, until, limit],
  });
}

/** Items of the viewer's plans that something moved lately, the last link first. */
export async function itemsMovedLately(
  transaction: Transaction,
  since: Date,
  limit: number,
): Promise<{ planId: string; itemId: string; title: string; linkedAt: Date }[]> {
  return transaction.query({
    name: 'plan_items_moved',
    text: `SELECT i.plan_id AS "planId", i.id AS "itemId", i.title, max(e.linked_at) AS "linkedAt"
           FROM plan_items i JOIN plan_evidence e ON e.item_id = i.id
           WHERE i.plan_id = ANY ((SELECT viewer_plans())::uuid[]) AND e.linked_at >= $1
           GROUP BY i.id ORDER BY max(e.linked_at) DESC, i.id LIMIT $2`,
    values: [since, limit],
  });
}

import type { Transaction } from '#/platform/database.ts';
import { newId } from '#/platform/ids.ts';
import type { PlanClosing } from './plan.ts';

/** Each time a plan was closed or taken up again, the latest first. */
export async function closingsOfPlan(transaction: Transaction, planId: string): Promise<PlanClosing[]> {
  return transaction.query<PlanClosing>({
    name: 'closings_of_plan',
    text: `SELECT kind, on_day AS "onDay", reason FROM plan_closings WHERE plan_id = $1
           ORDER BY noted_at DESC, id DESC`,
    values: [planId],
  });
}

/** Closes a plan or takes it up again; false when that was done meanwhile. */
export async function noteClosing(
  transaction: Transaction,
  planId: string,
  closing: PlanClosing & { notedBy: string; notedAt: Date },
): Promise<boolean> {
  const isClosed = closing.kind === 'closed';
  const changed = await transaction.query<{ id: string }>({
    text: `UPDATE plans SET closed_on = $2, version = version + 1
           WHERE id = $1 AND (closed_on IS NULL) = $3 RETURNING id`,
    values: [planId, isClosed ? closing.onDay : null, isClosed],
  });
  if (changed.length === 0) return false;
  await transaction.query({
    text: `INSERT INTO plan_closings (id, plan_id, kind, on_day, reason, noted_by, noted_at)
           VALUES ($1, $2, $3, $4, $5, $6, $7)`,
    values: [newId(), planId, closing.kind, closing.onDay, closing.reason, closing.notedBy, closing.notedAt],
  });
  return true;
}

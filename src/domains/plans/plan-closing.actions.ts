import type { SignedInVisit } from '#/platform/visit.ts';
import { mayKeepPlan } from './plan.access.ts';
import { log, type NotAllowed, type Refused, refused } from './plan.actions.ts';
import type { PlanClosingValues } from './plan.form.ts';
import { planById } from './plan.store.ts';
import type { PlanClosing } from './plan.ts';
import { closingsOfPlan, noteClosing } from './plan-closing.store.ts';

export type ClosingRefusal = 'closingDayFuture' | 'closingDayBefore' | 'closingDone';

/** Closes a plan, or takes it up again, on a day and for a reason; nothing of it is lost either way. */
export async function closePlan(
  visit: SignedInVisit,
  id: string,
  kind: PlanClosing['kind'],
  values: PlanClosingValues,
): Promise<{ kind: 'done' } | Refused<ClosingRefusal> | NotAllowed> {
  const transaction = await visit.transaction();
  const plan = await planById(transaction, id);
  if (!plan) return { kind: 'missing' };
  if (!mayKeepPlan(visit.viewer, plan)) return { kind: 'forbidden' };
  if (values.onDay > visit.today) return refused('onDay', 'closingDayFuture');
  const [last] = await closingsOfPlan(transaction, id);
  if (values.onDay < (last?.onDay ?? plan.startsOn)) return refused('onDay', 'closingDayBefore');
  const closing = { kind, ...values, notedBy: visit.viewer.personId, notedAt: visit.now };
  if (!(await noteClosing(transaction, id, closing))) return refused('reason', 'closingDone');
  await log(visit, plan, kind === 'closed' ? 'plan.closed' : 'plan.reopened');
  return { kind: 'done' };
}

import type { SignedInVisit } from '#/platform/visit.ts';
import { log, type NotAllowed, planToChange, type Refused, refused } from './plan.actions.ts';
import type { SeveralValues } from './plan-item.form.ts';
import { changeRefusal, changesFrom } from './plan-item.rules.ts';
import { holdItems, itemsOfPlan } from './plan-item.store.ts';
import { note } from './replanning.actions.ts';

export type SeveralOutcome =
  | { kind: 'done'; changed: string[]; unchanged: string[] }
  | Refused<'itemsMissing' | 'changeInFuture' | 'reasonMissing'>
  | NotAllowed;

/**
 * Notes the same thing of several items at once, with one day and one reason: a crisis pauses many. An item to which
 * it cannot happen (already paused, already over) stays as it is, and is told apart.
 */
export async function replanItems(
  visit: SignedInVisit,
  planId: string,
  values: SeveralValues,
): Promise<SeveralOutcome> {
  const found = await planToChange(visit, planId);
  if (found.kind !== 'plan') return found;
  const { kind, reason } = values;
  const onDay = values.onDay ?? visit.today;
  const transaction = await visit.transaction();
  await holdItems(transaction, planId, values.itemIds);
  const asked = new Set(values.itemIds);
  const items = (await itemsOfPlan(transaction, planId)).filter((item) => asked.has(item.id));
  if (items.length === 0) return refused('itemIds', 'itemsMissing');
  const may = items.filter((item) => changesFrom(item.state).includes(kind));
  for (const item of may) {
    const typed = { kind, onDay, reason, hasReplacement: false };
    const refusal = changeRefusal(item.state, typed, visit.today);
    if (refusal === 'changeInFuture') return refused('onDay', refusal);
    if (refusal === 'reasonMissing') return refused('reason', refusal);
  }
  for (const item of may) await note(visit, item, { kind, onDay, reason, replacedBy: null });
  const changed = may.map((item) => item.id);
  if (changed.length > 0) await log(visit, found.plan, `plan.items-${kind}`, { itemIds: changed });
  return {
    kind: 'done',
    changed,
    unchanged: items.filter((item) => !may.includes(item)).map((item) => item.id),
  };
}

import type { SignedInVisit } from '#/platform/visit.ts';
import { deleteIndicator, indicatorsOf, insertIndicators, insertReading } from './indicator.store.ts';
import { log, type NotAllowed, planToChange, type Refused, refused } from './plan.actions.ts';
import type { IndicatorValues, ReadingValues } from './plan-item.form.ts';
import { itemToChange } from './plan-item.store.ts';

/** Adds an indicator: a number with its unit, or a change to observe. */
export async function addIndicator(
  visit: SignedInVisit,
  planId: string,
  itemId: string,
  values: IndicatorValues,
): Promise<{ kind: 'done' } | Refused<'unitMissing'> | NotAllowed> {
  const found = await planToChange(visit, planId);
  if (found.kind !== 'plan') return found;
  const transaction = await visit.transaction();
  if (!(await itemToChange(transaction, planId, itemId))) return { kind: 'missing' };
  if (values.kind === 'number' && values.unit === '') return refused('unit', 'unitMissing');
  const bare = values.kind === 'number' ? values : { ...values, unit: '', baseline: null, target: null };
  await insertIndicators(transaction, [{ ...bare, itemId }]);
  await log(visit, found.plan, 'plan.indicator-added', { itemId });
  return { kind: 'done' };
}

/** Notes what an indicator says on a day: a figure, or words. */
export async function readIndicator(
  visit: SignedInVisit,
  at: { planId: string; itemId: string; indicatorId: string },
  values: ReadingValues,
): Promise<{ kind: 'done' } | Refused<'readingMissing' | 'readingInFuture'> | NotAllowed> {
  const found = await planToChange(visit, at.planId);
  if (found.kind !== 'plan') return found;
  const transaction = await visit.transaction();
  const indicators = (await indicatorsOf(transaction, at.planId, at.itemId)).get(at.itemId) ?? [];
  const indicator = indicators.find((one) => one.id === at.indicatorId);
  if (!indicator) return { kind: 'missing' };
  const value = indicator.kind === 'number' ? values.value : null;
  if (value === null && values.words === '') return refused(`value-${indicator.id}`, 'readingMissing');
  const onDay = values.onDay ?? visit.today;
  if (onDay > visit.today) return refused(`onDay-${indicator.id}`, 'readingInFuture');
  const by = { personId: visit.viewer.personId, at: visit.now };
  await insertReading(transaction, indicator.id, { onDay, value, words: values.words }, by);
  await log(visit, found.plan, 'plan.indicator-read', { itemId: at.itemId });
  return { kind: 'done' };
}

/** Takes off an indicator that nothing was read of yet; one that was read is part of the story. */
export async function removeIndicator(
  visit: SignedInVisit,
  at: { planId: string; itemId: string; indicatorId: string },
): Promise<{ kind: 'done' } | Refused<'indicatorRead'> | NotAllowed> {
  const found = await planToChange(visit, at.planId);
  if (found.kind !== 'plan') return found;
  const transaction = await visit.transaction();
  await itemToChange(transaction, at.planId, at.itemId);
  const indicators = (await indicatorsOf(transaction, at.planId, at.itemId)).get(at.itemId) ?? [];
  const indicator = indicators.find((one) => one.id === at.indicatorId);
  if (!indicator) return { kind: 'missing' };
  if (indicator.readings.length > 0) return refused('indicator', 'indicatorRead');
  await deleteIndicator(transaction, at.itemId, indicator.id);
  await log(visit, found.plan, 'plan.indicator-removed', { itemId: at.itemId });
  return { kind: 'done' };
}

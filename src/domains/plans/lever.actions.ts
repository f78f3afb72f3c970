import { organisationCalled } from '#/domains/organisations/organisations.public.ts';
import type { SignedInVisit } from '#/platform/visit.ts';
import type { LeverValues, NeedValues } from './lever.form.ts';
import {
  deleteMoney,
  insertLever,
  insertNeed,
  leversOfPlan,
  needsOfPlan,
  updateLever,
  updateNeed,
} from './lever.store.ts';
import type { Lever, Need } from './lever.ts';
import { log, type NotAllowed, planToChange, type Refused, refused } from './plan.actions.ts';
import { itemById } from './plan-item.store.ts';

export type MoneyRefusal = 'untilBeforeStart' | 'itemUnknown' | 'needUnknown';

type Saved<Current> =
  | { kind: 'done'; id: string }
  | { kind: 'conflict'; current: Current }
  | Refused<MoneyRefusal>
  | NotAllowed;

/** Where a change starts from: the row and the version it was read at; null for a new one. */
export type Origin = { id: string; version: number } | null;

/** Notes what an item needs in money, or writes it again. */
export async function saveNeed(
  visit: SignedInVisit,
  planId: string,
  origin: Origin,
  values: NeedValues,
): Promise<Saved<Need>> {
  const found = await planToChange(visit, planId);
  if (found.kind !== 'plan') return found;
  const refusal = await moneyRefusal(visit, planId, values);
  if (refusal) return refusal;
  const transaction = await visit.transaction();
  const by = { personId: visit.viewer.personId, at: visit.now };
  const id = origin?.id ?? (await insertNeed(transaction, planId, values, by));
  if (origin && !(await updateNeed(transaction, planId, id, origin.version, values))) {
    const current = (await needsOfPlan(transaction, planId)).find((need) => need.id === id);
    return current ? { kind: 'conflict', current } : { kind: 'missing' };
  }
  await log(visit, found.plan, origin ? 'plan.need-changed' : 'plan.need-added', { needId: id });
  return { kind: 'done', id };
}

/** Notes a financial lever, or writes it again. */
export async function saveLever(
  visit: SignedInVisit,
  planId: string,
  origin: Origin,
  values: LeverValues,
): Promise<Saved<Lever>> {
  const found = await planToChange(visit, planId);
  if (found.kind !== 'plan') return found;
  const refusal = await moneyRefusal(visit, planId, values);
  if (refusal) return refusal;
  const transaction = await visit.transaction();
  const needs = await needsOfPlan(transaction, planId);
  if (values.needId !== null && !needs.some((need) => need.id === values.needId)) {
    return refused('needId', 'needUnknown');
  }
  // A lever that answers a need stands where the need stands.
  const itemId = needs.find((need) => need.id === values.needId)?.itemId ?? values.itemId;
  const funderId = (await organisationCalled(transaction, values.funderName))?.id ?? null;
  const by = { personId: visit.viewer.personId, at: visit.now };
  const lever = { ...values, itemId, funderId };
  const id = origin?.id ?? (await insertLever(transaction, planId, lever, by));
  if (origin && !(await updateLever(transaction, planId, id, origin.version, lever))) {
    const current = (await leversOfPlan(transaction, planId)).find((one) => one.id === id);
    return current ? { kind: 'conflict', current } : { kind: 'missing' };
  }
  await log(visit, found.plan, origin ? 'plan.lever-changed' : 'plan.lever-added', { leverId: id });
  return { kind: 'done', id };
}

async function moneyRefusal(
  visit: SignedInVisit,
  planId: string,
  values: Pick<NeedValues, 'itemId' | 'startsOn' | 'untilOn'>,
): Promise<Refused<MoneyRefusal> | null> {
  const { startsOn, untilOn, itemId } = values;
  if (startsOn && untilOn && untilOn < startsOn) return refused('untilOn', 'untilBeforeStart');
  if (itemId === null) return null;
  const item = await itemById(await visit.transaction(), planId, itemId);
  return item ? null : refused('itemId', 'itemUnknown');
}

/** Takes off a need or a lever noted by mistake. */
export async function removeMoney(
  visit: SignedInVisit,
  planId: string,
  kind: 'need' | 'lever',
  id: string,
): Promise<{ kind: 'done' } | NotAllowed> {
  const found = await planToChange(visit, planId);
  if (found.kind !== 'plan') return found;
  if (!(await deleteMoney(await visit.transaction(), kind, planId, id))) return { kind: 'missing' };
  await log(visit, found.plan, `plan.${kind}-removed`, { id });
  return { kind: 'done' };
}

/** The same, as long as it still is what was read. */
export async function removeMoneyAsRead(
  visit: SignedInVisit,
  planId: string,
  kind: 'need' | 'lever',
  origin: { id: string; version: number },
): Promise<{ kind: 'done' } | { kind: 'conflict' } | NotAllowed> {
  const found = await planToChange(visit, planId);
  if (found.kind !== 'plan') return found;
  const transaction = await visit.transaction();
  const { id, version } = origin;
  if (!(await deleteMoney(transaction, kind, planId, id, version))) {
    const rows =
      kind === 'need' ? await needsOfPlan(transaction, planId) : await leversOfPlan(transaction, planId);
    return { kind: rows.some((row) => row.id === id) ? 'conflict' : 'missing' };
  }
  await log(visit, found.plan, `plan.${kind}-removed`, { id });
  return { kind: 'done' };
}

import { logHappening } from '#/platform/happenings.ts';
import type { SignedInVisit, Visit } from '#/platform/visit.ts';
import { holds } from '#/platform/visit.ts';
import { mayChangePlan, mayKeepPlan } from './plan.access.ts';
import type { LevelsValues, NewPlanValues, PlanChangeValues } from './plan.form.ts';
import { isWidening, type LevelsRefusal, levelsFrom, usualEnd } from './plan.rules.ts';
import {
  insertPlan,
  joinSpace,
  leaveSpace,
  planById,
  updateLevels,
  updatePlan,
  updatePlanVisibility,
} from './plan.store.ts';
import type { Plan, PlanLevel, PlanVisibility } from './plan.ts';
import { itemsOfPlan } from './plan-item.store.ts';
import type { PlanItem } from './plan-item.ts';

export type NotAllowed = { kind: 'missing' } | { kind: 'forbidden' };
export type Refused<Key extends string> = { kind: 'refused'; field: string; key: Key };

export const refused = <Key extends string>(field: string, key: Key): Refused<Key> => ({
  kind: 'refused',
  field,
  key,
});

/** A plan with its items, and what the viewer may do in it. */
export interface PlanReading {
  plan: Plan;
  items: PlanItem[];
  mayChange: boolean;
  mayKeep: boolean;
}

/** A plan as it is today, or null when it is not there for this viewer. */
export async function readPlan(visit: Visit, id: string): Promise<PlanReading | null> {
  const transaction = await visit.transaction();
  const plan = await planById(transaction, id);
  if (!plan) return null;
  return {
    plan,
    items: await itemsOfPlan(transaction, id),
    mayChange: mayChangePlan(visit.viewer, plan),
    mayKeep: mayKeepPlan(visit.viewer, plan),
  };
}

/** The plan, when the viewer may write in it. */
export async function planToChange(
  visit: SignedInVisit,
  id: string,
): Promise<{ kind: 'plan'; plan: Plan } | NotAllowed> {
  const plan = await planById(await visit.transaction(), id);
  if (!plan) return { kind: 'missing' };
  return mayChangePlan(visit.viewer, plan) ? { kind: 'plan', plan } : { kind: 'forbidden' };
}

export type OpenRefusal = 'spaceNotYours' | 'endMissing' | 'endBeforeStart';

/** Opens a plan in a space where the viewer works, with the usual levels. */
export async function openPlan(
  visit: SignedInVisit,
  values: NewPlanValues,
  levels: readonly PlanLevel[],
): Promise<{ kind: 'done'; id: string } | Refused<OpenRefusal>> {
  const { spaceId, ...content } = values;
  if (!holds(visit.viewer, spaceId, 'member')) return refused('spaceId', 'spaceNotYours');
  const endsOn = values.endsOn ?? usualEnd(values.kind, values.startsOn);
  if (endsOn === null) return refused('endsOn', 'endMissing');
  if (endsOn < values.startsOn) return refused('endsOn', 'endBeforeStart');
  const { personId } = visit.viewer;
  const id = await insertPlan(await visit.transaction(), {
    ...content,
    endsOn,
    levels,
    spaceIds: [spaceId],
    openedBy: personId,
    openedAt: visit.now,
  });
  await log(visit, { id, spaceIds: [spaceId] }, 'plan.opened');
  return { kind: 'done', id };
}

export type PlanChangeOutcome =
  | { kind: 'done' }
  | { kind: 'conflict'; current: Plan }
  | Refused<'endBeforeStart'>
  | NotAllowed;

/** Writes what people say of a plan; a change made from an older version keeps both texts. */
export async function changePlan(
  visit: SignedInVisit,
  id: string,
  values: PlanChangeValues,
): Promise<PlanChangeOutcome> {
  const found = await planToChange(visit, id);
  if (found.kind !== 'plan') return found;
  if (values.endsOn < values.startsOn) return refused('endsOn', 'endBeforeStart');
  const transaction = await visit.transaction();
  const { version, ...content } = values;
  if (!(await updatePlan(transaction, id, version, content))) {
    return { kind: 'conflict', current: (await planById(transaction, id)) ?? found.plan };
  }
  await log(visit, found.plan, 'plan.changed');
  return { kind: 'done' };
}

/** Renames, adds, reorders or takes off levels; one on which items stand stays. */
export async function changeLevels(
  visit: SignedInVisit,
  id: string,
  values: LevelsValues,
): Promise<{ kind: 'done' } | { kind: 'conflict' } | Refused<LevelsRefusal> | NotAllowed> {
  const found = await planToChange(visit, id);
  if (found.kind !== 'plan') return found;
  const transaction = await visit.transaction();
  const used = new Set((await itemsOfPlan(transaction, id)).map((item) => item.level));
  const typed = values.label.map((label, at) => ({
    id: values.id[at] ?? '',
    label,
    kind: values.kind[at] ?? '',
  }));
  const outcome = levelsFrom(typed, used);
  if ('refusal' in outcome) return refused('label', outcome.refusal);
  if (!(await updateLevels(transaction, id, values.version, outcome.levels))) return { kind: 'conflict' };
  await log(visit, found.plan, 'plan.levels-changed');
  return { kind: 'done' };
}

/** Says who sees a plan. More people see it only when that was asked in so many words. */
export async function showPlanTo(
  visit: SignedInVisit,
  id: string,
  visibility: PlanVisibility,
  confirmed: boolean,
): Promise<{ kind: 'done' } | Refused<'widenUnconfirmed'> | NotAllowed> {
  const transaction = await visit.transaction();
  const plan = await planById(transaction, id);
  if (!plan) return { kind: 'missing' };
  if (!mayKeepPlan(visit.viewer, plan)) return { kind: 'forbidden' };
  const widening = isWidening(plan.visibility, visibility);
  if (widening && !confirmed) return refused('widen', 'widenUnconfirmed');
  if (visibility === plan.visibility) return { kind: 'done' };
  await updatePlanVisibility(transaction, id, visibility);
  await log(visit, plan, widening ? 'plan.widened' : 'plan.narrowed', {
    from: plan.visibility,
    to: visibility,
  });
  return { kind: 'done' };
}

/** Brings a space into a plan, or takes it out; a plan keeps one space at least. */
export async function tieSpace(
  visit: SignedInVisit,
  id: string,
  spaceId: string,
  act: 'join' | 'leave',
): Promise<{ kind: 'done' } | Refused<'spaceNotYours' | 'lastSpace'> | NotAllowed> {
  const transaction = await visit.transaction();
  const plan = await planById(transaction, id);
  if (!plan) return { kind: 'missing' };
  if (!mayKeepPlan(visit.viewer, plan)) return { kind: 'forbidden' };
  if (act === 'join') {
    if (!holds(visit.viewer, spaceId, 'member')) return refused('spaceId', 'spaceNotYours');
    await joinSpace(transaction, id, spaceId, visit.today);
  } else {
    if (!holds(visit.viewer, spaceId, 'secretary')) return refused('spaceId', 'spaceNotYours');
    if (plan.spaceIds.length < 2) return refused('spaceId', 'lastSpace');
    if (!(await leaveSpace(transaction, id, spaceId))) return { kind: 'missing' };
  }
  await log(visit, plan, act === 'join' ? 'plan.space-joined' : 'plan.space-left', { spaceId });
  return { kind: 'done' };
}

/** Keeps a line of the log under the plan's first space. */
export async function log(
  visit: SignedInVisit,
  plan: { id: string; spaceIds: readonly string[] },
  kind: string,
  details?: Record<string, unknown>,
): Promise<void> {
  await logHappening(await visit.transaction(), {
    personId: visit.viewer.personId,
    spaceId: plan.spaceIds[0] ?? null,
    kind,
    subjectKind: 'plan',
    subjectId: plan.id,
    details,
  });
}

import { hiddenMark } from '#/domains/protection/protection.public.ts';
import type { SignedInVisit, Visit } from '#/platform/visit.ts';
import { leversOfPlan, needsOfPlan } from './lever.store.ts';
import { adoptingSpaces, mayKeepPlan } from './plan.access.ts';
import { log, type NotAllowed, type PlanReading, type Refused, readPlan, refused } from './plan.actions.ts';
import type { AdoptionValues, FreezeValues } from './plan-version.form.ts';
import { insertAdoption, insertVersion, versionOfPlan } from './plan-version.store.ts';
import type { FrozenItem, PlanSnapshot } from './plan-version.ts';
import { shownIndicatorText } from './sheet-cells.rules.ts';
import { shownIndicators, shownVersion } from './shown-number.actions.ts';

/** The whole of a plan as it is today, as far as the viewer may see it: all of it for who works there. */
export async function snapshotOf(visit: Visit, reading: PlanReading): Promise<PlanSnapshot> {
  const { plan, items } = reading;
  const transaction = await visit.transaction();
  const indicators = await shownIndicators(visit, plan);
  const { label } = hiddenMark(visit.locale);
  return {
    title: plan.title,
    startsOn: plan.startsOn,
    endsOn: plan.endsOn,
    portrait: plan.portrait,
    levels: plan.levels,
    items: items.map(
      (item): FrozenItem => ({
        id: item.id,
        parentId: item.parentId,
        position: item.position,
        level: item.level,
        title: item.title,
        description: item.description,
        startsOn: item.startsOn,
        dueOn: item.dueOn,
        resources: item.resources,
        results: item.results,
        state: item.state,
        holders: item.holders.map((one) => one.name),
        partners: item.partners.map((one) => one.name),
        indicators: (indicators.get(item.id) ?? []).map((one) => shownIndicatorText(one, label)),
      }),
    ),
    needs: await needsOfPlan(transaction, plan.id),
    levers: await leversOfPlan(transaction, plan.id),
  };
}

export type AdoptRefusal = 'spaceNotYours' | 'adoptedInFuture' | 'alreadyAdopted';

/** Freezes what the plan says today, as adopted by one of its spaces. */
export async function freezeVersion(
  visit: SignedInVisit,
  planId: string,
  values: FreezeValues,
): Promise<{ kind: 'done'; id: string } | Refused<AdoptRefusal> | NotAllowed> {
  const reading = await readPlan(visit, planId);
  if (!reading) return { kind: 'missing' };
  if (!mayKeepPlan(visit.viewer, reading.plan)) return { kind: 'forbidden' };
  const refusal = adoptionRefusal(visit, reading, values);
  if (refusal) return refusal;
  const transaction = await visit.transaction();
  const id = await insertVersion(transaction, {
    planId,
    name: values.name,
    content: await snapshotOf(visit, reading),
    frozenAt: visit.now,
    frozenBy: visit.viewer.personId,
  });
  await insertAdoption(transaction, id, adoptionOf(visit, values), by(visit));
  await log(visit, reading.plan, 'plan.version-adopted', { versionId: id, spaceId: values.spaceId });
  return { kind: 'done', id };
}

/** Notes that another space of the plan adopts a version. */
export async function adoptVersion(
  visit: SignedInVisit,
  planId: string,
  versionId: string,
  values: AdoptionValues,
): Promise<{ kind: 'done' } | Refused<AdoptRefusal> | NotAllowed> {
  const reading = await readPlan(visit, planId);
  const transaction = await visit.transaction();
  const found = reading && (await versionOfPlan(transaction, planId, versionId));
  if (!reading || !found) return { kind: 'missing' };
  if (!mayKeepPlan(visit.viewer, reading.plan)) return { kind: 'forbidden' };
  const refusal = adoptionRefusal(visit, reading, values);
  if (refusal) return refusal;
  if (!(await insertAdoption(transaction, versionId, adoptionOf(visit, values), by(visit)))) {
    return refused('spaceId', 'alreadyAdopted');
  }
  await log(visit, reading.plan, 'plan.version-adopted', { versionId, spaceId: values.spaceId });
  return { kind: 'done' };
}

function adoptionRefusal(
  visit: SignedInVisit,
  reading: PlanReading,
  values: AdoptionValues,
): Refused<AdoptRefusal> | null {
  if (!adoptingSpaces(visit.viewer, reading.plan).includes(values.spaceId)) {
    return refused('spaceId', 'spaceNotYours');
  }
  return (values.adoptedOn ?? visit.today) > visit.today ? refused('adoptedOn', 'adoptedInFuture') : null;
}

const adoptionOf = (visit: SignedInVisit, values: AdoptionValues) => ({
  spaceId: values.spaceId,
  adoptedOn: values.adoptedOn ?? visit.today,
  how: values.how,
});

const by = (visit: SignedInVisit) => ({ personId: visit.viewer.personId, at: visit.now });

/** A reading of a plan to compare: a frozen version, or (null) the plan as it is today. */
export async function readingToCompare(
  visit: Visit,
  reading: PlanReading,
  versionId: string | null,
): Promise<PlanSnapshot | null> {
  if (versionId === null) return snapshotOf(visit, reading);
  return (await shownVersion(visit, reading.plan, versionId))?.content ?? null;
}

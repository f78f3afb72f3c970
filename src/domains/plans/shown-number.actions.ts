import { hiddenMark, policyFor } from '#/domains/protection/protection.public.ts';
import type { Visit } from '#/platform/visit.ts';
import { indicatorsOf } from './indicator.store.ts';
import { worksInPlan } from './plan.access.ts';
import type { Plan } from './plan.ts';
import type { ShownIndicator } from './plan-item.ts';
import { versionOfPlan } from './plan-version.store.ts';
import type { PlanSnapshot, PlanVersion } from './plan-version.ts';
import { protectedIndicators, protectedLines } from './shown-number.rules.ts';

type Read = Pick<Plan, 'id' | 'spaceIds'>;

/**
 * Indicators of a plan, or of one of its items, as this viewer may see them; by item. Every page, file and answer reads
 * them here.
 */
export async function shownIndicators(
  visit: Visit,
  plan: Read,
  itemId: string | null = null,
): Promise<Map<string, ShownIndicator[]>> {
  const policy = await policyAgainst(visit, plan);
  const byItem = await indicatorsOf(await visit.transaction(), plan.id, itemId);
  return new Map([...byItem].map(([item, all]) => [item, protectedIndicators(all, policy)]));
}

/** A frozen version of a plan as this viewer may see it: the last one when none is asked. */
export async function shownVersion(
  visit: Visit,
  plan: Read,
  versionId: string | null,
): Promise<{ version: PlanVersion; content: PlanSnapshot } | null> {
  const found = await versionOfPlan(await visit.transaction(), plan.id, versionId);
  const policy = found && (await policyAgainst(visit, plan));
  if (!found || !policy) return found;
  const { label } = hiddenMark(visit.locale);
  const items = found.content.items.map((item) => ({
    ...item,
    indicators: protectedLines(item.indicators, policy, label),
  }));
  return { ...found, content: { ...found.content, items } };
}

/** The rule for small numbers, or null for who works in the plan. */
async function policyAgainst(visit: Visit, plan: Read) {
  return worksInPlan(visit.viewer, plan) ? null : policyFor(await visit.transaction());
}

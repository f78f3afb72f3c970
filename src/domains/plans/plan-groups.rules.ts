import { compareFrench } from '#/french/collation.ts';
import { isActionLevel } from './plan.rules.ts';
import type { PlanLevel } from './plan.ts';
import type { Carrier, PlanItem } from './plan-item.ts';
import { ancestorsOf, treeOf, walk } from './plan-tree.rules.ts';

/** What one organisation carries, and takes part in. */
export interface HolderGroup {
  key: string;
  carrier: Carrier;
  holds: PlanItem[];
  joins: PlanItem[];
}

/**
 * The plan by organisation, in alphabetical order whatever it carries: nothing here ranks them. Items that
 * nobody carries, though they are actions, come apart.
 */
export function byHolder(
  items: readonly PlanItem[],
  levels: readonly PlanLevel[],
): { groups: HolderGroup[]; alone: PlanItem[] } {
  const groups = new Map<string, HolderGroup>();
  const groupOf = (carrier: Carrier) => {
    const key = carrier.organisationId ?? carrier.name.toLocaleLowerCase('fr');
    const group = groups.get(key) ?? { key, carrier, holds: [], joins: [] };
    groups.set(key, group);
    return group;
  };
  const ordered = walk(treeOf(items)).map(({ item }) => item);
  for (const item of ordered) {
    for (const carrier of item.holders) groupOf(carrier).holds.push(item);
    for (const carrier of item.partners) groupOf(carrier).joins.push(item);
  }
  return {
    groups: [...groups.values()].sort((left, right) => compareFrench(left.carrier.name, right.carrier.name)),
    alone: ordered.filter((item) => isActionLevel(levels, item.level) && item.holders.length === 0),
  };
}

/** Items under one axis of the plan, or tied to one service axis. */
export interface AxisGroup {
  id: string;
  items: PlanItem[];
}

/** The plan by its own axes, then by service axes; an item stands under as many as it has. */
export function byAxis(
  items: readonly PlanItem[],
  levels: readonly PlanLevel[],
): { plan: AxisGroup[]; outside: PlanItem[]; service: AxisGroup[] } {
  const axisLevels = new Set(levels.filter((level) => level.kind === 'axis').map((level) => level.id));
  const ordered = walk(treeOf(items)).map(({ item }) => item);
  const plan = ordered
    .filter((item) => axisLevels.has(item.level))
    .map((item) => ({ id: item.id, items: [] as PlanItem[] }));
  const outside: PlanItem[] = [];
  const service = new Map<string, PlanItem[]>();
  for (const item of ordered) {
    for (const axis of item.serviceAxes) service.set(axis, [...(service.get(axis) ?? []), item]);
    if (!isActionLevel(levels, item.level)) continue;
    const above = ancestorsOf(items, item.id).findLast((one) => axisLevels.has(one.level));
    if (above) plan.find((group) => group.id === above.id)?.items.push(item);
    else outside.push(item);
  }
  return { plan, outside, service: [...service].map(([id, list]) => ({ id, items: list })) };
}

import type { Cell, Policy, ReleasedFact, SmallReason, Thresholds } from './publication.ts';

/** The thresholds of a topic, or the instance’s own. */
export function thresholdsOf(policy: Policy, topic: string | undefined): Thresholds {
  return (topic === undefined ? undefined : policy.topics[topic]) ?? policy;
}

/** Why a cell is small by itself, or null. */
export function smallness(cell: Cell, policy: Policy): SmallReason | null {
  if (cell.isStructuralZero || (cell.value === 0 && policy.zeros === 'shown')) return null;
  const thresholds = thresholdsOf(policy, cell.topic);
  if (cell.people !== null && cell.people < thresholds.people) return 'fewPeople';
  if (cell.organisations !== null && cell.organisations < thresholds.organisations) return 'fewOrganisations';
  return null;
}

/**
 * Whether a number that was printed and has changed would tell, by subtraction, what few people or organisations
 * brought since: the difference is small, or comes from few.
 */
export function isSmallChange(cell: Cell, before: ReleasedFact, policy: Policy): boolean {
  const thresholds = thresholdsOf(policy, cell.topic);
  const grain = cell.grain ?? 1;
  const change = Math.abs(cell.value - before.value);
  if (change === 0) return false;
  const bySource = [
    [cell.people, before.people, thresholds.people],
    [cell.organisations, before.organisations, thresholds.organisations],
  ] as const;
  return bySource.some(([now, then, threshold]) => {
    if (now === null || then === null) return false;
    const difference = Math.abs(now - then);
    return change < threshold * grain || (difference > 0 && difference < threshold);
  });
}

/** How many possible values a hidden number must keep: the larger of the thresholds that concern it. */
export function possibleValuesFor(cell: Cell, policy: Policy): number {
  const thresholds = thresholdsOf(policy, cell.topic);
  return Math.max(
    cell.people === null ? 1 : thresholds.people,
    cell.organisations === null ? 1 : thresholds.organisations,
  );
}

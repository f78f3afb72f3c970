import { holds, type Viewer } from '#/platform/visit.ts';

interface InSpaces {
  spaceIds: readonly string[];
}

interface ThatMayEnd extends InSpaces {
  closedOn: string | null;
}

/**
 * Writing in a plan, linking what moves it: whoever works in one of its spaces, until the plan is closed. Guests read.
 */
export function mayChangePlan(viewer: Viewer, plan: ThatMayEnd): boolean {
  return plan.closedOn === null && worksInPlan(viewer, plan);
}

/** Seeing numbers of the plan as they are, small ones too: whoever works in one of its spaces, closed or not. */
export function worksInPlan(viewer: Viewer, plan: InSpaces): boolean {
  return plan.spaceIds.some((spaceId) => holds(viewer, spaceId, 'member'));
}

/** Letting more people see it, bringing a space in, freezing a version: those who keep a space's memory. */
export function mayKeepPlan(viewer: Viewer, plan: InSpaces): boolean {
  return plan.spaceIds.some((spaceId) => holds(viewer, spaceId, 'secretary'));
}

/** Spaces of the plan in whose name the viewer may say that a version is adopted. */
export function adoptingSpaces(viewer: Viewer, plan: InSpaces): string[] {
  return plan.spaceIds.filter((spaceId) => holds(viewer, spaceId, 'secretary'));
}

import { mayBringCodebook } from '#/domains/codebooks/codebooks.public.ts';
import type { Viewer } from '#/platform/visit.ts';
import type { Audience } from './draft.ts';

/** Those who keep its memory write them, and publish. */
export function mayWriteDraft(viewer: Viewer, spaceId: string): boolean {
  return mayBringCodebook(viewer, spaceId);
}

/**
 * Whom one may publish a draft for. What follows a framework of everybody is for everybody: a space writes a variant of
 * it. Empty for those who may do neither.
 */
export function audiencesFor(viewer: Viewer, spaceId: string, followsEverybodys: boolean): Audience[] {
  const forSpace = mayWriteDraft(viewer, spaceId) && !followsEverybodys;
  return [
    ...(forSpace ? ['space' as const] : []),
    ...(mayBringCodebook(viewer, null) ? ['everybody' as const] : []),
  ];
}

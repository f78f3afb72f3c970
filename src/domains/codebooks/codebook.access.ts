import { holds, type Viewer } from '#/platform/visit.ts';

/** Those who keep a space's memory may bring a codebook to it. */
export function mayBringCodebook(viewer: Viewer, spaceId: string): boolean {
  return holds(viewer, spaceId, 'secretary');
}

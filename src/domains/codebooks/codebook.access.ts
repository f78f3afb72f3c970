import { holds, type Viewer } from '#/platform/visit.ts';

/** Those who keep a space's memory may bring a codebook to it; administrators may bring one for everybody (null). */
export function mayBringCodebook(viewer: Viewer, spaceId: string | null): boolean {
  return spaceId === null
    ? viewer.kind === 'person' && viewer.isAdministrator
    : holds(viewer, spaceId, 'secretary');
}

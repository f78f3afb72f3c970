import { holds, type Viewer } from '#/platform/visit.ts';

/** Whoever works in a space, any space, tends the directory. */
export function mayTend(viewer: Viewer): boolean {
  return (
    viewer.kind === 'person' && viewer.memberships.some(({ spaceId }) => holds(viewer, spaceId, 'member'))
  );
}

/** Whoever keeps the lists of a space says that two organisations are one. */
export function mayMerge(viewer: Viewer): boolean {
  return (
    viewer.kind === 'person' && viewer.memberships.some(({ spaceId }) => holds(viewer, spaceId, 'secretary'))
  );
}

import { holds, roleIn, type Viewer } from '#/platform/visit.ts';

/** Those who keep a space's memory write its crosswalks. */
export function mayWriteCrosswalk(viewer: Viewer, spaceId: string): boolean {
  return holds(viewer, spaceId, 'secretary');
}

/** Everybody of the space reads them, and their reports. */
export function mayReadCrosswalk(viewer: Viewer, spaceId: string): boolean {
  return roleIn(viewer, spaceId) !== null;
}

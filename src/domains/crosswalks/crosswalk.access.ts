import { holds, type Viewer } from '#/platform/visit.ts';

/** Those who keep a space's memory write its crosswalks. */
export function mayWriteCrosswalk(viewer: Viewer, spaceId: string): boolean {
  return holds(viewer, spaceId, 'secretary');
}

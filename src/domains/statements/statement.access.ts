import { holds, type Viewer } from '#/platform/visit.ts';

/** Those who work in a space compile its statements; guests only read them. */
export function mayCompile(viewer: Viewer, spaceId: string): boolean {
  return holds(viewer, spaceId, 'member');
}

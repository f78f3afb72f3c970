import { holds, type Viewer } from '#/platform/visit.ts';

/** Whether the viewer may bring work into a space: whoever may note a trace there. */
export function mayImport(viewer: Viewer, spaceId: string): boolean {
  return holds(viewer, spaceId, 'member');
}

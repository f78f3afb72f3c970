import { mayBringCodebook } from '#/domains/codebooks/codebooks.public.ts';
import type { Viewer } from '#/platform/visit.ts';

/** Those who keep its memory write them, and publish. */
export function mayWriteDraft(viewer: Viewer, spaceId: string): boolean {
  return mayBringCodebook(viewer, spaceId);
}

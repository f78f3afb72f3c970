import { mayBringCodebook } from '#/domains/codebooks/codebooks.public.ts';
import { holds, type Viewer } from '#/platform/visit.ts';

/** Those who work in a space read its drafts. */
export function mayReadDraft(viewer: Viewer, spaceId: string): boolean {
  return holds(viewer, spaceId, 'member');
}

/** Those who keep its memory write them, and publish. */
export function mayWriteDraft(viewer: Viewer, spaceId: string): boolean {
  return mayBringCodebook(viewer, spaceId);
}

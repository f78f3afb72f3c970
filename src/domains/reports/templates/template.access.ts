import { holds, type Viewer } from '#/platform/visit.ts';

interface OfSpace {
  spaceId: string;
  archivedOn: string | null;
}

/** Keeping a template in a space: whoever works there. Guests read. */
export function mayKeepTemplateIn(viewer: Viewer, spaceId: string): boolean {
  return holds(viewer, spaceId, 'member');
}

/** Changing a template: whoever works in its space, until it is put away. */
export function mayChangeTemplate(viewer: Viewer, template: OfSpace): boolean {
  return template.archivedOn === null && mayKeepTemplateIn(viewer, template.spaceId);
}

/** Putting a template away, or taking it up again: those who keep the memory of its space. */
export function mayArchiveTemplate(viewer: Viewer, template: Pick<OfSpace, 'spaceId'>): boolean {
  return holds(viewer, template.spaceId, 'secretary');
}

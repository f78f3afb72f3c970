import { holds, type Viewer } from '#/platform/visit.ts';

interface InSpace {
  spaceId: string;
}

/** Marking an event, noting a change, a step or a document: whoever works in the space of the dossier. */
export function mayWriteChronicle(viewer: Viewer, dossier: InSpace): boolean {
  return holds(viewer, dossier.spaceId, 'member');
}

/** Former texts, documents, who wrote what: those of the space, guests included. */
export function mayReadInside(viewer: Viewer, dossier: InSpace): boolean {
  return holds(viewer, dossier.spaceId, 'guest');
}

import { holds, type Viewer } from '#/platform/visit.ts';

interface InSpace {
  spaceId: string;
}

/** Opening, changing, moving a dossier: whoever works in its space. Guests read. */
export function mayChangeDossier(viewer: Viewer, dossier: InSpace): boolean {
  return holds(viewer, dossier.spaceId, 'member');
}

/** Letting more people see it: those who keep the space's memory. */
export function mayWidenDossier(viewer: Viewer, dossier: InSpace): boolean {
  return holds(viewer, dossier.spaceId, 'secretary');
}

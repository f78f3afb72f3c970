import { holds, type Viewer } from '#/platform/visit.ts';

interface OfSpace {
  spaceId: string;
  archivedOn: string | null;
}

/** Opening and reading accounts: whoever works in the space. Its guests, among whom a funder may be, do not see them. */
export function mayOpenFilingIn(viewer: Viewer, spaceId: string): boolean {
  return holds(viewer, spaceId, 'member');
}

/** Changing accounts, until they are put away. */
export function mayChangeFiling(viewer: Viewer, filing: OfSpace): boolean {
  return filing.archivedOn === null && mayOpenFilingIn(viewer, filing.spaceId);
}

/** Putting accounts away, or taking them up again: those who keep the memory of the space. */
export function mayArchiveFiling(viewer: Viewer, { spaceId }: Pick<OfSpace, 'spaceId'>): boolean {
  return holds(viewer, spaceId, 'secretary');
}

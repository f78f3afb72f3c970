import { holds, roleIn, type Viewer } from '#/platform/visit.ts';
import type { Trace } from './trace.ts';

type Known = Pick<Trace, 'spaceId' | 'authorId' | 'visibility' | 'actors'>;

/** Noting something in a space: whoever works there. Guests read. */
export function mayNote(viewer: Viewer, spaceId: string): boolean {
  return holds(viewer, spaceId, 'member');
}

export function isAuthor(viewer: Viewer, trace: Pick<Trace, 'authorId'>): boolean {
  return viewer.kind === 'person' && viewer.personId === trace.authorId;
}

/** What is written: its author, those it names as having done the work, and those who keep the space's memory. */
export function mayChangeTrace(viewer: Viewer, trace: Known): boolean {
  if (isAuthor(viewer, trace)) return true;
  if (viewer.kind === 'stranger' || trace.visibility === 'author') return false;
  const isActor = trace.actors.some((actor) => actor.personId === viewer.personId);
  return holds(viewer, trace.spaceId, isActor ? 'member' : 'secretary');
}

/** Who sees it: its author alone says so. */
export function mayShowTrace(viewer: Viewer, trace: Known): boolean {
  return isAuthor(viewer, trace);
}

/** Throwing it away and taking it back: its author, and those who keep the space's memory. */
export function mayTrashTrace(viewer: Viewer, trace: Known): boolean {
  return (
    isAuthor(viewer, trace) || (trace.visibility !== 'author' && holds(viewer, trace.spaceId, 'secretary'))
  );
}

/** What it said before: for those of its space. Someone from elsewhere reads what it says today. */
export function mayReadHistory(viewer: Viewer, trace: Known): boolean {
  return isAuthor(viewer, trace) || roleIn(viewer, trace.spaceId) !== null;
}

import { holds, type Viewer } from '#/platform/visit.ts';
import type { Transmission } from './transmission.ts';

/** To transmit engages the team: it belongs to those who keep its memory. */
export function mayTransmit(viewer: Viewer, spaceId: string): boolean {
  return holds(viewer, spaceId, 'secretary');
}

export function mayLock(viewer: Viewer, spaceId: string): boolean {
  return holds(viewer, spaceId, 'secretary');
}

/** What was agreed is opened again by whoever facilitates the team, with a reason. */
export function mayUnlock(viewer: Viewer, spaceId: string): boolean {
  return holds(viewer, spaceId, 'facilitator');
}

export type Addressed = Pick<Transmission, 'spaceId' | 'recipientSpaceId'>;

/** Those who work in the receiving space answer, and say what was decided; for somebody outside, the team writes it. */
export function mayAnswer(viewer: Viewer, transmission: Addressed): boolean {
  return transmission.recipientSpaceId === null
    ? holds(viewer, transmission.spaceId, 'secretary')
    : holds(viewer, transmission.recipientSpaceId, 'member');
}

/** Declarations one by one are for those who work on either side: guests of neither. */
export function mayReadDeclarations(viewer: Viewer, transmission: Addressed): boolean {
  return (
    worksInTeam(viewer, transmission) ||
    (transmission.recipientSpaceId !== null && holds(viewer, transmission.recipientSpaceId, 'member'))
  );
}

/** To read the figures one produced is no reading of somebody else’s work: it is not recorded. */
export function worksInTeam(viewer: Viewer, transmission: Pick<Addressed, 'spaceId'>): boolean {
  return holds(viewer, transmission.spaceId, 'member');
}

import { type DossierState, type DossierVisibility, dossierVisibilities } from './dossier.ts';

/**
 * Where a dossier may go from each state. The ordinary way is that of a request (domain-facts B.5); the
 * others are steps back that really happen: a refusal looked at again, a withdrawal put off, a reopening.
 */
const ways: Readonly<Record<DossierState, readonly DossierState[]>> = {
  received: ['analysed', 'accepted', 'refused', 'redirected'],
  analysed: ['accepted', 'refused', 'redirected'],
  accepted: ['planned', 'accompanying', 'redirected', 'closed'],
  refused: ['analysed'],
  redirected: ['analysed'],
  planned: ['accompanying', 'watching', 'redirected', 'closed'],
  accompanying: ['planned', 'watching', 'withdrawal-prepared', 'redirected', 'closed'],
  watching: ['accompanying', 'planned', 'withdrawal-prepared', 'closed'],
  'withdrawal-prepared': ['closed', 'accompanying', 'watching'],
  closed: ['analysed', 'accompanying', 'watching'],
};

/** The states a dossier may take next, the ordinary one first. */
export function nextStates(from: DossierState): readonly DossierState[] {
  return ways[from];
}

/** States in which nothing more is done, unless the dossier is reopened. */
export const endedStates: readonly DossierState[] = ['refused', 'redirected', 'closed'];

export function isEnded(state: DossierState): boolean {
  return endedStates.includes(state);
}

/** Whether a change takes up again what was ended. */
export function isReopening(from: DossierState, to: DossierState): boolean {
  return isEnded(from) && !isEnded(to);
}

export type MoveRefusal = 'stateUnreachable' | 'stateBeforeLast' | 'stateInFuture' | 'reasonMissing';

export interface Move {
  state: DossierState;
  /** Day of the change, `YYYY-MM-DD`; it may be noted later. */
  onDay: string;
  reason: string;
}

/** Whether a dossier may change state: reachable, not before its last change, not in the future, with a reason. */
export function moveRefusal(
  current: { state: DossierState; sinceOn: string },
  move: Move,
  today: string,
): MoveRefusal | null {
  if (!ways[current.state].includes(move.state)) return 'stateUnreachable';
  if (move.onDay > today) return 'stateInFuture';
  if (move.onDay < current.sinceOn) return 'stateBeforeLast';
  if (move.reason.trim() === '') return 'reasonMissing';
  return null;
}

export type AxisSharesFault = 'sharesIncomplete' | 'sharesSum';

/** Shares of axes are noted for all or for none, and make 100; null when they do. */
export function axisSharesFault(content: {
  serviceAxes: readonly string[];
  axisShares: readonly number[];
}): AxisSharesFault | null {
  const { serviceAxes, axisShares } = content;
  if (axisShares.length === 0) return null;
  if (axisShares.length !== serviceAxes.length) return 'sharesIncomplete';
  return axisShares.reduce((sum, share) => sum + share, 0) === 100 ? null : 'sharesSum';
}

/** Whether more people would see. */
export function isWidening(from: DossierVisibility, to: DossierVisibility): boolean {
  return dossierVisibilities.indexOf(to) > dossierVisibilities.indexOf(from);
}

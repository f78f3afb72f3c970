import type { StatementState, Turn } from './life.ts';

export type TurnRefusal =
  | 'lockedStatement'
  | 'notAccepted'
  | 'notTransmitted'
  | 'notAwaited'
  | 'reasonMissing';

/** A transmitted statement is a frozen compilation until it comes back or is unlocked. */
export function isFrozen(state: StatementState): boolean {
  return state === 'submitted' || state === 'accepted' || state === 'locked';
}

/**
 * Why a statement cannot take a turn, or null. `isAwaited`: an answer to the transmission in question is awaited.
 * The database refuses the same (`guard_statement_state` in 0015_statement_life.sql).
 */
export function turnRefusal(
  turn: Turn,
  { state, isAwaited, reason }: { state: StatementState; isAwaited: boolean; reason: string },
): TurnRefusal | null {
  switch (turn) {
    case 'submitted':
      return state === 'locked' ? 'lockedStatement' : null;
    case 'locked':
      return state === 'accepted' ? null : 'notAccepted';
    case 'unlocked':
      if (!isFrozen(state)) return 'notTransmitted';
      return reason === '' ? 'reasonMissing' : null;
    case 'returned':
    case 'accepted':
      if (state === 'locked') return 'lockedStatement';
      if (!isAwaited) return 'notAwaited';
      return turn === 'returned' && reason === '' ? 'reasonMissing' : null;
  }
}

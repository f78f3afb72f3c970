/** Where a statement stands after it was compiled, and the turns that brought it there. */

/** Turns of a statement, each written once with who, when and why. */
export const turns = ['submitted', 'returned', 'accepted', 'locked', 'unlocked'] as const;
export type Turn = (typeof turns)[number];

/** `open` is a statement that never was transmitted. */
export type StatementState = 'open' | Turn;

export interface LifeTurn {
  turn: Turn;
  /** The transmission it is about; null for what the team does alone. */
  transmissionId: string | null;
  recipientName: string | null;
  reason: string;
  /** Null once the person is forgotten. */
  notedByName: string | null;
  notedAt: Date;
}

/** A file of the declarations that somebody of the team took, traces read one by one. */
export interface FileTaken {
  /** Null once the person is forgotten. */
  personName: string | null;
  layoutId: string;
  format: string;
  takenAt: Date;
}

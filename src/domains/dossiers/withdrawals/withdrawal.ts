/** Where a thing stands: the group carries it alone, or it still leans on whoever accompanies. */
export const lineStandings = ['carried', 'remains'] as const;
export type LineStanding = (typeof lineStandings)[number];

/** One thing that must hold after the withdrawal. */
export interface WithdrawalLine {
  id: string;
  what: string;
  stands: LineStanding;
  /** Group, organisation, team: as people say it. */
  withWhom: string;
  /** Carried alone since that day, or remaining until it. */
  onDay: string | null;
}

export interface WithdrawalContent {
  /** What says that the group is ready. */
  signs: string;
  /** What stays possible once those who accompany are gone. */
  afterwards: string;
  /** Day on which one means to be gone. */
  aimedOn: string | null;
  /** Day on which the plan will be read again. */
  reviewOn: string | null;
  lines: readonly WithdrawalLine[];
}

/** A whole plan of withdrawal as one revision says it. */
export interface Withdrawal extends WithdrawalContent {
  id: string;
  dossierId: string;
  /** From 1; the greatest is the plan. */
  revision: number;
  /** Why it was revised. */
  reason: string;
  /** Name of who wrote it, or null. */
  notedBy: string | null;
  notedAt: Date;
}

/** Where a withdrawal stands, from the state of its dossier. */
export const withdrawalStandings = ['thought-of', 'prepared', 'withdrawn'] as const;
export type WithdrawalStanding = (typeof withdrawalStandings)[number];

/** Most lines of one plan: it is short on purpose. */
export const mostLines = 40;

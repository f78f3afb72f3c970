/** Money for the mission of an organisation, or for a project: two kinds that are never added together. */
export const moneyKinds = ['mission', 'project'] as const;
export type MoneyKind = (typeof moneyKinds)[number];

/** Asked for, secured (promised or received), ended. */
export const leverStandings = ['asked', 'secured', 'ended'] as const;
export type LeverStanding = (typeof leverStandings)[number];

interface Money {
  money: MoneyKind;
  /** Recurring: an amount a year. Otherwise: an amount for the whole period. */
  recurring: boolean;
  /** Dollars. */
  amount: number;
  startsOn: string | null;
  untilOn: string | null;
}

export interface NeedContent extends Money {
  /** Item of the plan that needs it; null for the plan as a whole. */
  itemId: string | null;
  title: string;
}

export interface Need extends NeedContent {
  id: string;
  version: number;
}

export interface LeverContent extends Money {
  itemId: string | null;
  /** The need it answers, when one was said. */
  needId: string | null;
  funderName: string;
  recipient: string;
  standing: LeverStanding;
  /** Hours a year spent accounting for it; null when nobody said. */
  reportingHours: number | null;
  note: string;
}

export interface Lever extends LeverContent {
  id: string;
  funderId: string | null;
  version: number;
}

/** Amounts of one kind only: mission or project, a year or once. */
export interface Bucket {
  money: MoneyKind;
  recurring: boolean;
  needed: number;
  secured: number;
  asked: number;
  /** What no secured lever covers; never less than zero. */
  missing: number;
  /** Hours a year of reporting that the levers of this kind cost, as far as they were said. */
  reportingHours: number;
  /** Levers whose hours nobody said. */
  hoursUnknown: number;
}

/** What one issue needs, what funds it until when, and what nothing funds. */
export interface IssueBalance {
  /** Null: the plan as a whole. */
  itemId: string | null;
  title: string | null;
  buckets: Bucket[];
  needs: { need: Need; levers: Lever[]; missing: number }[];
  /** Levers that answer no need that was said. */
  unattached: Lever[];
}

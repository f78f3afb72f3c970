/** How long a plan looks ahead, as people name it. The dates say the rest. */
export const planKinds = ['annual', 'triennial', 'five-year', 'crisis', 'other'] as const;
export type PlanKind = (typeof planKinds)[number];

/** Who sees a plan, from the fewest to the most. */
export const planVisibilities = ['space', 'network', 'public'] as const;
export type PlanVisibility = (typeof planVisibilities)[number];

/**
 * What a level is for, whatever the plan calls it: money is read by issue, the view by axis by axis, the work
 * moves actions; a free level only groups.
 */
export const levelKinds = ['issue', 'axis', 'objective', 'action', 'free'] as const;
export type LevelKind = (typeof levelKinds)[number];

/** A level of one plan, named by the plan. The id is permanent: items point to it. */
export interface PlanLevel {
  id: string;
  kind: LevelKind;
  label: string;
}

/** What people write of a plan, its items apart. */
export interface PlanContent {
  title: string;
  kind: PlanKind;
  startsOn: string;
  /** Last day of the plan, included. */
  endsOn: string;
  /** Markdown. */
  portrait: string;
}

export interface Plan extends PlanContent {
  id: string;
  /** From the widest to the narrowest. */
  levels: readonly PlanLevel[];
  visibility: PlanVisibility;
  version: number;
  /** Version of the order of its items. */
  treeVersion: number;
  openedAt: Date;
  /** Day the plan was closed, or null while people work from it. */
  closedOn: string | null;
  /** Ids of the spaces it belongs to. */
  spaceIds: readonly string[];
}

/** What the whole plan may be taken away as. */
export const planFiles = ['pdf', 'docx', 'odt'] as const;
export type PlanFile = (typeof planFiles)[number];

/** A plan in a list. */
export interface PlanSummary {
  id: string;
  title: string;
  kind: PlanKind;
  startsOn: string;
  endsOn: string;
  spaceIds: readonly string[];
  /** Day the plan was closed, or null while people work from it. */
  closedOn: string | null;
}

export interface PlanSpace {
  id: string;
  /** Null when the reader may not see the space. */
  name: string | null;
  sinceOn: string;
}

export const planClosingKinds = ['closed', 'reopened'] as const;

/** A plan that was closed, or taken up again. */
export interface PlanClosing {
  kind: (typeof planClosingKinds)[number];
  onDay: string;
  reason: string;
}

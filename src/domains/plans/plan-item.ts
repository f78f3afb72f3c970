/** Where an item stands. */
export const itemStates = ['planned', 'under-way', 'paused', 'done', 'replaced', 'abandoned'] as const;
export type ItemState = (typeof itemStates)[number];

/** What happened to an item; the reason is asked when the plan no longer does what it said. */
export const changeKinds = [
  'started',
  'paused',
  'resumed',
  'adapted',
  'replaced',
  'done',
  'abandoned',
  'reopened',
] as const;
export type ChangeKind = (typeof changeKinds)[number];

/** What may be noted of several items at once: neither asks for words of its own. */
export const severalKinds = ['paused', 'resumed', 'done', 'abandoned'] as const;

export const carrierRoles = ['holder', 'partner'] as const;
export type CarrierRole = (typeof carrierRoles)[number];

/** An organisation that carries an item, or takes part in it. */
export interface Carrier {
  /** Null while the name typed is that of no organisation known here. */
  organisationId: string | null;
  name: string;
}

/** What people write of an item. */
export interface ItemContent {
  level: string;
  title: string;
  /** Markdown. */
  description: string;
  startsOn: string | null;
  dueOn: string | null;
  /** In words; money has its own page. */
  resources: string;
  /** Markdown: what came of it. */
  results: string;
  /** Ids of the space's vocabulary: several, an action is often at the crossing of several axes. */
  serviceAxes: readonly string[];
  dossierId: string | null;
}

export interface PlanItem extends ItemContent {
  id: string;
  planId: string;
  parentId: string | null;
  /** Rank among its siblings, from 1. */
  position: number;
  state: ItemState;
  stateSinceOn: string | null;
  stateReason: string;
  replacedBy: string | null;
  version: number;
  holders: readonly Carrier[];
  partners: readonly Carrier[];
  /** Last day on which something was noted of it, in the traces the plan knows; null when nothing was. */
  lastMovedOn: string | null;
}

/** What an item said before it was adapted. */
export interface ItemBefore {
  title: string;
  description: string;
  startsOn: string | null;
  dueOn: string | null;
  resources: string;
  /** Names; absent of what was noted before they were kept. */
  holders?: readonly string[];
  partners?: readonly string[];
}

export interface ItemChange {
  id: string;
  kind: ChangeKind;
  onDay: string;
  reason: string;
  before: ItemBefore | null;
  /** Name of who noted it, or null. */
  notedBy: string | null;
  notedAt: Date;
}

/**
 * Kinds of things that can move an item. Another kind is one column of `plan_evidence`, one entry of
 * `evidenceSources` (evidence.store.ts) and one sentence.
 */
export const evidenceKinds = ['trace'] as const;
export type EvidenceKind = (typeof evidenceKinds)[number];

/** What the evidence says of the item. */
export const evidenceSayings = ['progress', 'obstacle', 'adaptation', 'finished'] as const;
export type EvidenceSaying = (typeof evidenceSayings)[number];

export interface Evidence {
  id: string;
  itemId: string;
  kind: EvidenceKind;
  subjectId: string;
  /** Null when the reader of the plan may not see it: the date and what is said of the item remain. */
  subjectTitle: string | null;
  happenedOn: string;
  says: EvidenceSaying;
  note: string;
}

/** A number with its unit, or a change to observe. */
export const indicatorKinds = ['number', 'change'] as const;

export interface Indicator {
  id: string;
  itemId: string;
  kind: (typeof indicatorKinds)[number];
  label: string;
  unit: string;
  baseline: number | null;
  baselineOn: string | null;
  target: number | null;
  /** Oldest first. */
  readings: readonly IndicatorReading[];
}

export interface IndicatorReading {
  id: string;
  onDay: string;
  value: number | null;
  words: string;
}

/** What a reader is given in the place of a small number: nothing that says it. */
export const hiddenNumber = 'hidden';
export type ShownNumber = number | typeof hiddenNumber;

declare const protectedMark: unique symbol;

/** An indicator as its reader may see it. Only `protectedIndicators` makes one: none is shown as it is kept. */
export interface ShownIndicator extends Omit<Indicator, 'baseline' | 'readings'> {
  readonly [protectedMark]: true;
  baseline: ShownNumber | null;
  readings: readonly ShownReading[];
}

export interface ShownReading extends Omit<IndicatorReading, 'value'> {
  value: ShownNumber | null;
}

/** An item that some evidence moved, with its plan. */
export interface MovedItem {
  evidenceId: string;
  subjectId: string;
  itemId: string;
  itemTitle: string;
  planId: string;
  planTitle: string;
  state: ItemState;
  happenedOn: string;
  says: EvidenceSaying;
  note: string;
}

/** A trace to choose. */
export interface TraceChoice {
  id: string;
  title: string;
  eventOn: string;
}

import type { DossierState } from '#/domains/dossiers/dossiers.public.ts';
import type { EvidenceSaying, ItemChange, ItemState, Lever } from '#/domains/plans/plans.public.ts';
import type { Locale } from '#/platform/visit.ts';

/** What bilans are composed from: the work of a period, counted by like things and never by person. */
export interface Work {
  language: Locale;
  startsOn: string;
  endsOn: string;
  spaces: readonly WorkSpace[];
  dossiers: readonly DossierWork[];
  natures: readonly NatureWork[];
  /** Work that frameworks leave out, by sign. */
  signs: readonly SignWork[];
  partners: PartnerWork;
  plans: readonly PlanWork[];
  statements: readonly StatementWork[];
}

export interface WorkSpace {
  id: string;
  kind: 'team' | 'table' | 'cell' | 'committee';
  purpose: string;
}

/** A number of traces, and who they concern. */
export interface Amount {
  count: number;
  /** Persons concerned, as noted; null when none is. */
  people: number | null;
  /** Different organisations, when every trace names one; null otherwise. */
  organisations: number | null;
}

/** The same, with the traces themselves. */
export interface Counted extends Amount {
  traceIds: readonly string[];
}

export interface DossierWork {
  id: string;
  title: string;
  summary: string;
  origin: string;
  state: DossierState;
  /** Day of the current state, which may be before the period. */
  stateSinceOn: string;
  /** Labels of its fields, in the language of the bilan. */
  fields: readonly string[];
  /** Day of its first state. */
  openedOn: string;
  /** Changes of state within the period, oldest first. */
  turns: readonly { state: DossierState; onDay: string; reason: string }[];
  work: DossierTraces | null;
  /** Organisations that took part, in the order in which they came. */
  partners: readonly DossierPartner[];
  /** What traces say changed, oldest first. */
  words: readonly ChangeWords[];
  /** What counts in its story, oldest first. */
  events: readonly MarkedWork[];
  /** What changed for the group, apart from whose part it was, oldest first. */
  changes: readonly ChangeWork[];
  withdrawal: WithdrawalWork | null;
  /** What awaited at the end of the period, the nearest day first. */
  steps: readonly StepWork[];
}

export interface StepWork {
  text: string;
  carriedBy: string;
  dueOn: string | null;
}

export interface DossierPartner {
  name: string;
  sinceOn: string | null;
  untilOn: string | null;
}

/** An event that somebody marked: a fact, or the title of a trace, and why it counts. */
export interface MarkedWork {
  id: string;
  onDay: string;
  fact: string;
  trace: { id: string; title: string } | null;
  why: string;
}

export interface ChangeWork {
  id: string;
  onDay: string;
  groupChange: string;
  ownPart: string;
  othersPart: string;
  /** Traces by which one knows. */
  traceIds: readonly string[];
}

/** How a withdrawal is prepared: what holds without us, what is still to be passed on. */
export interface WithdrawalWork {
  carried: readonly HeldThing[];
  remaining: readonly HeldThing[];
  aimedOn: string | null;
}

export interface HeldThing {
  what: string;
  withWhom: string;
  /** Carried alone since that day, or remaining until it. */
  onDay: string | null;
}

export interface DossierTraces extends Counted {
  firstOn: string;
  lastOn: string;
  /** From the most to the least noted. */
  natures: readonly string[];
  gatherings: Gatherings | null;
}

/** How many people gathered, over the traces that say it: never a total, since the same people come back. */
export interface Gatherings {
  traceIds: readonly string[];
  least: number;
  middle: number;
  most: number;
}

/** What a trace says changed, in its own words. */
export interface ChangeWords {
  traceId: string;
  onDay: string;
  text: string;
  /** Labels of the categories of people it counts. */
  categories: readonly string[];
}

export interface NatureWork extends Counted {
  nature: string;
  dossierIds: readonly string[];
  /** Durations noted, by class: traces shorter than each bound, and the rest. */
  durations: readonly Amount[];
  untimed: Amount;
  /** Half last this long or less, nine in ten that long or less; null when too few durations were noted. */
  spread: { middleMinutes: number; longMinutes: number } | null;
}

/** Upper bounds of the classes of duration, in minutes; the last class has none. */
export const durationBounds = [30, 60, 120, 240] as const;

export interface SignWork extends Counted {
  sign: 'preparation' | 'internal_request';
}

export interface PartnerWork {
  organisations: readonly PartnerOrganisation[];
  /** Whether the journal goes back before the period: only then can an organisation be called new. */
  hasEarlier: boolean;
}

export interface PartnerOrganisation {
  key: string;
  name: string;
  traceIds: readonly string[];
  dossierIds: readonly string[];
  isNew: boolean;
  isFunder: boolean;
}

export interface PlanWork {
  id: string;
  title: string;
  startsOn: string;
  endsOn: string;
  /** True when it is kept to the dossiers chosen: their actions, and what funds or measures them. */
  isPart: boolean;
  /** Items that are actions. */
  actions: readonly PlanAction[];
  indicators: readonly PlanIndicator[];
  levers: readonly PlanLever[];
}

export interface PlanAction {
  id: string;
  title: string;
  state: ItemState;
  dueOn: string | null;
  dossierId: string | null;
  holders: readonly string[];
  results: string;
  /** What happened to it within the period, oldest first. */
  turns: readonly ActionTurn[];
  /** What moved it within the period, oldest first, each by a trace that may be told. */
  moves: readonly { traceId: string; onDay: string; says: EvidenceSaying; note: string }[];
}

export interface ActionTurn {
  kind: ItemChange['kind'];
  /** Null when a trace that is not told gave its day. */
  onDay: string | null;
  reason: string;
  /** What it was called before it was adapted. */
  titleBefore: string | null;
  /** What takes its place. */
  replacedBy: string | null;
}

export interface PlanIndicator {
  itemId: string;
  label: string;
  unit: string;
  baseline: number | null;
  target: number | null;
  /** The last reading of the period. */
  onDay: string;
  value: number | null;
  words: string;
}

export interface PlanLever {
  itemId: string | null;
  funderName: string;
  money: Lever['money'];
  recurring: boolean;
  amount: number;
  standing: Lever['standing'];
  untilOn: Lever['untilOn'];
}

/** A statement in the words of its framework. */
export interface StatementWork {
  id: string;
  title: string;
  periodLabel: string;
  startsOn: string;
  endsOn: string;
  lines: readonly StatementLine[];
  /** What the authority itself says that the figures cannot do, with its source. */
  limits: readonly { sentence: string; source: string }[];
}

export interface StatementLine {
  key: string;
  part: 'declared' | 'notDeclared' | 'dropped';
  name: string;
  /** The name without its family, when it says something else. */
  shortName: string | null;
  /** Kind of declaration and act; null for what is not declared. */
  family: string | null;
  count: number;
  minutes: number;
  /** False when no duration was noted. */
  isTimed: boolean;
  /** Whether the framework receives the time of these acts. */
  carriesDuration: boolean;
}

import type { Lever, Need } from './lever.ts';
import type { PlanLevel } from './plan.ts';
import type { ItemState } from './plan-item.ts';

/** An item as it stands in a frozen version: names rather than ids, so that it can be read alone. */
export interface FrozenItem {
  id: string;
  parentId: string | null;
  position: number;
  level: string;
  title: string;
  description: string;
  startsOn: string | null;
  dueOn: string | null;
  resources: string;
  results: string;
  state: ItemState;
  holders: readonly string[];
  partners: readonly string[];
  indicators: readonly string[];
}

/** The whole of a plan on one day. */
export interface PlanSnapshot {
  title: string;
  startsOn: string;
  endsOn: string;
  portrait: string;
  levels: readonly PlanLevel[];
  items: readonly FrozenItem[];
  needs: readonly Need[];
  levers: readonly Lever[];
}

export interface Adoption {
  spaceId: string;
  /** Null when the reader may not see the space. */
  spaceName: string | null;
  adoptedOn: string;
  how: string;
}

/** A frozen version, without its content. */
export interface PlanVersion {
  id: string;
  number: number;
  name: string;
  frozenAt: Date;
  adoptions: readonly Adoption[];
}

/** A stretch of text in a comparison. */
export interface TextRun {
  kind: 'same' | 'gone' | 'new';
  text: string;
}

/** One field of an item that no longer says the same. */
export interface FieldDifference {
  field: ComparedField;
  runs: TextRun[];
}

export const comparedFields = [
  'title',
  'description',
  'startsOn',
  'dueOn',
  'holders',
  'partners',
  'resources',
  'indicators',
  'results',
  'state',
] as const;
export type ComparedField = (typeof comparedFields)[number];

export interface ItemDifference {
  item: FrozenItem;
  kind: 'added' | 'gone' | 'changed';
  /** It stands elsewhere in the tree. */
  moved: boolean;
  fields: FieldDifference[];
}

export interface VersionDifference {
  portrait: TextRun[] | null;
  title: TextRun[] | null;
  items: ItemDifference[];
  money: { label: string; kind: 'added' | 'gone' | 'changed'; before: string; after: string }[];
}

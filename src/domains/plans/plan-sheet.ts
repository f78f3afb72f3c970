import type { Indicator, ItemContent } from './plan-item.ts';

/** Columns of a plan in a spreadsheet, those of its levels apart. */
export const sheetFields = [
  'description',
  'holders',
  'partners',
  'startsOn',
  'dueOn',
  'resources',
  'indicators',
  'results',
  'identifier',
] as const;
export type SheetField = (typeof sheetFields)[number];

/** What a column holds: a level of the plan, or a field of its items. */
export type SheetColumn = { level: string } | { field: SheetField };

/** Something to mend in a sheet. `cell` is where people find it, « C12 ». */
export interface SheetFault {
  cell: string;
  key:
    | 'headingsMissing'
    | 'titleMissing'
    | 'titleTooLong'
    | 'dateInvalid'
    | 'dueBeforeStart'
    | 'identifierUnknown'
    | 'identifierTwice'
    | 'textTooLong'
    | 'nameTooLong'
    | 'tooManyNames'
    | 'indicatorTooLong'
    | 'tooManyIndicators'
    | 'levelOther'
    | 'moveImpossible'
    | 'indicatorUnread'
    | 'indicatorRead'
    | 'indicatorTwice'
    | 'tooManyRows';
  values: Readonly<Record<string, string | number>>;
}

/** An indicator written in a cell: « Ménages accompagnés : 0 → 40 (ménages) », or a change in words. */
export interface SheetIndicator {
  kind: 'number' | 'change';
  label: string;
  unit: string;
  baseline: number | null;
  target: number | null;
}

/** One item that a sheet says, new or known. */
export interface SheetItem {
  /** Row number, from 1. */
  row: number;
  /** Key within the reading: the id of a known item, or a name for the new one. */
  key: string;
  parentKey: string | null;
  /** Of a known item: the wider item that its own row names, and all those above it, named or carried from above. */
  said?: { own: string | null; above: readonly string[] };
  /** Id of the item it changes; null for a new one. */
  itemId: string | null;
  content: Pick<ItemContent, 'level' | 'title'> & {
    [Field in 'description' | 'startsOn' | 'dueOn' | 'resources' | 'results']?: ItemContent[Field];
  };
  holders?: readonly string[];
  partners?: readonly string[];
  indicators?: readonly SheetIndicator[];
  /** Where its indicators are written. */
  indicatorsCell?: string;
}

export interface SheetReading {
  items: SheetItem[];
  faults: SheetFault[];
  /** Levels that have a column. */
  levels: readonly string[];
  /** Headings that mean nothing here, left out. */
  unknownHeadings: string[];
}

/** What of an item a sheet may change. */
export type SheetSubject = 'title' | 'place' | Exclude<SheetField, 'identifier'>;

/** One thing that a sheet says otherwise: what the plan says of it, and what the sheet says. */
export interface SheetChange {
  field: SheetSubject;
  before: string;
  after: string;
}

/** What a sheet changes of an item that is there. */
export interface SheetDifference {
  changes: readonly SheetChange[];
  indicators: { added: readonly SheetIndicator[]; changed: readonly Indicator[] };
  /** Key of the item that it goes under; null when it stays where it is. */
  parentKey: string | null;
}

/** A sheet read beside the plan as it is: items that it leaves as they are have no difference. */
export interface ExaminedSheet extends SheetReading {
  /** By id of item. */
  differences: ReadonlyMap<string, SheetDifference>;
  /** Ids of items that stay where they are, since their row names nothing wider. */
  unplaced: ReadonlySet<string>;
}

/** Rows of one sheet at most: a plan larger than this is several plans. */
export const mostSheetRows = 3000;

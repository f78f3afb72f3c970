import { parseDate } from '#/french/dates.ts';
import type { PlanItem } from './plan-item.ts';
import { namesFault, namesIn } from './sheet-cells.rules.ts';

/** What of an item is changed in the grid, in the order of its columns. */
export const gridFields = ['title', 'holders', 'partners', 'startsOn', 'dueOn', 'resources'] as const;
export type GridField = (typeof gridFields)[number];
export type GridTexts = Readonly<Record<GridField, string>>;

/** Those whose text may have several lines: a box of one line would lose its line breaks. */
export const severalLineFields: readonly GridField[] = ['resources'];

/** A text as its box holds it: browsers send « \r\n » for a line break, and a box of one line holds none. */
export function boxText(field: GridField, text: string): string {
  const lines = text.replaceAll(/\r\n?/g, '\n');
  return severalLineFields.includes(field) ? lines : lines.replaceAll('\n', ' ');
}

/** What the boxes of an item say. */
export function gridTexts(item: PlanItem): GridTexts {
  return {
    title: boxText('title', item.title),
    holders: item.holders.map((one) => one.name).join('; '),
    partners: item.partners.map((one) => one.name).join('; '),
    startsOn: item.startsOn ?? '',
    dueOn: item.dueOn ?? '',
    resources: boxText('resources', item.resources),
  };
}

export interface GridValues {
  title: string;
  holders: string[];
  partners: string[];
  startsOn: string | null;
  dueOn: string | null;
  resources: string;
}

export type GridFaultKey =
  | 'titleMissing'
  | 'titleTooLong'
  | 'dayInvalid'
  | 'dueBeforeStart'
  | 'resourcesTooLong'
  | 'nameTooLong'
  | 'tooManyNames';

/** Reads the boxes of one line; faults by field. */
export function readGridLine(texts: GridTexts): {
  values: GridValues;
  faults: Partial<Record<GridField, GridFaultKey>>;
} {
  const faults: Partial<Record<GridField, GridFaultKey>> = {};
  const dayOf = (field: 'startsOn' | 'dueOn') => {
    if (texts[field].trim() === '') return null;
    const read = parseDate(texts[field]);
    if ('date' in read && read.date >= '1900' && read.date < '2200') return read.date;
    faults[field] = 'dayInvalid';
    return null;
  };
  const [startsOn, dueOn] = [dayOf('startsOn'), dayOf('dueOn')];
  const title = texts.title.replaceAll(/\s+/g, ' ').trim();
  if (title === '') faults.title = 'titleMissing';
  if (title.length > 500) faults.title = 'titleTooLong';
  if (startsOn && dueOn && dueOn < startsOn) faults.dueOn = 'dueBeforeStart';
  const resources = texts.resources.trim();
  if (resources.length > 4000) faults.resources = 'resourcesTooLong';
  for (const role of ['holders', 'partners'] as const) {
    const fault = namesFault(texts[role]);
    if (fault) faults[role] = fault.key;
  }
  return {
    values: {
      title,
      holders: namesIn(texts.holders),
      partners: namesIn(texts.partners),
      startsOn,
      dueOn,
      resources,
    },
    faults,
  };
}

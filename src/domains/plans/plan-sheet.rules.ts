import { parseDate } from '#/french/dates.ts';
import { fold } from '#/french/folding.ts';
import type { PlanLevel } from './plan.ts';
import { fieldHeadings, levelHeadings } from './plan-sheet.data.ts';
import {
  mostSheetRows,
  type SheetColumn,
  type SheetFault,
  type SheetField,
  type SheetItem,
  type SheetReading,
  sheetFields,
} from './plan-sheet.ts';
import { indicatorsFault, indicatorsIn, namesFault, namesIn } from './sheet-cells.rules.ts';

/** A row as read: its number for people, and its cells as text. */
export interface SheetLine {
  number: number;
  cells: readonly string[];
}

export interface KnownItem {
  id: string;
  parentId: string | null;
  level: string;
  title: string;
}

interface Work {
  levels: readonly PlanLevel[];
  known: ReadonlyMap<string, KnownItem>;
  /** Known items by parent, level and folded title. */
  places: ReadonlyMap<string, KnownItem>;
  columns: (SheetColumn | null)[];
  items: SheetItem[];
  /** Items of this sheet that are known ones, by id. */
  met: Map<string, SheetItem>;
  /** Ids written on a row. */
  identified: Set<string>;
  faults: SheetFault[];
  /** The last item met at each level, from the widest. */
  line: (SheetItem | null)[];
}

/**
 * Reads the table of a plan: a column a level, then the fields. The fields of a row are those of its deepest
 * item; an empty level, or the same title as above, is the item above. A known item is met again by its
 * identifier, or by its title at the same place: reading the same sheet twice adds nothing.
 */
export function readPlanSheet(
  lines: readonly SheetLine[],
  levels: readonly PlanLevel[],
  known: readonly KnownItem[],
): SheetReading {
  const head = lines
    .slice(0, 20)
    .findIndex((line) => columnsOf(line, levels).some((one) => one && 'level' in one));
  const heading = lines[head];
  if (!heading)
    return { items: [], faults: [fault('A1', 'headingsMissing')], levels: [], unknownHeadings: [] };
  const columns = columnsOf(heading, levels);
  const work: Work = {
    levels,
    known: new Map(known.map((item) => [item.id, item])),
    places: new Map(
      known.toReversed().map((item) => [placeKey(item.parentId, item.level, item.title), item]),
    ),
    columns,
    items: [],
    met: new Map(),
    identified: new Set(),
    faults: [],
    line: levels.map(() => null),
  };
  const body = lines.slice(head + 1).filter((line) => line.cells.some((cell) => cell.trim() !== ''));
  if (body.length > mostSheetRows) {
    work.faults.push(
      fault(`A${body[mostSheetRows]?.number ?? 1}`, 'tooManyRows', { maximum: mostSheetRows }),
    );
  }
  for (const line of body.slice(0, mostSheetRows)) readLine(work, line);
  return {
    items: work.items,
    faults: work.faults,
    levels: columns.flatMap((one) => (one && 'level' in one ? [one.level] : [])),
    unknownHeadings: heading.cells.filter((text, at) => text.trim() !== '' && columns[at] === null),
  };
}

function placeKey(parentId: string | null, level: string, title: string): string {
  return `${parentId ?? ''} ${level} ${fold(title)}`;
}

/** What each heading means here; null for those that mean nothing. The first of two equal ones counts. */
export function columnsOf(heading: SheetLine, levels: readonly PlanLevel[]): (SheetColumn | null)[] {
  const taken = new Set<string>();
  return heading.cells.map((cell) => {
    const name = fold(cell).trim();
    const isOne = (names: readonly string[] = []) => names.some((one) => fold(one) === name);
    if (name === '') return null;
    const level =
      levels.find((one) => fold(one.label) === name) ?? levels.find((one) => isOne(levelHeadings[one.kind]));
    const field = sheetFields.find((one) => isOne(fieldHeadings[one]));
    const key = level ? `level ${level.id}` : field;
    if (!key || taken.has(key)) return null;
    taken.add(key);
    return level ? { level: level.id } : { field: field as SheetField };
  });
}

/** Where a person finds the cell: « B12 ». */
export function cellAt(column: number, row: number): string {
  let name = '';
  for (let left = column + 1; left > 0; left = Math.floor((left - 1) / 26)) {
    name = String.fromCharCode(65 + ((left - 1) % 26)) + name;
  }
  return `${name}${row}`;
}

function fault(cell: string, key: SheetFault['key'], values: SheetFault['values'] = {}): SheetFault {
  return { cell, key, values };
}

function readLine(work: Work, line: SheetLine): void {
  const titled = work.levels.flatMap((level, rank) => {
    const column = work.columns.findIndex((one) => one && 'level' in one && one.level === level.id);
    const title = column === -1 ? '' : (line.cells[column] ?? '').replaceAll(/\s+/g, ' ').trim();
    return title === '' ? [] : [{ level, rank, column, title }];
  });
  let deepest: SheetItem | null = null;
  for (const [at, one] of titled.entries()) {
    if (one.title.length > 500) {
      work.faults.push(fault(cellAt(one.column, line.number), 'titleTooLong', { maximum: 500 }));
      continue;
    }
    const identifier = at === titled.length - 1 ? textAt(work, line, 'identifier') : '';
    deepest = itemAt(work, line, { ...one, own: deepest?.key ?? null }, identifier);
  }
  deepest ??= lastOf(work);
  if (!deepest) {
    work.faults.push(fault(cellAt(0, line.number), 'titleMissing'));
    return;
  }
  readFields(work, line, deepest);
}

function lastOf(work: Work): SheetItem | null {
  return work.line.findLast((item) => item !== null) ?? null;
}

/** The item that a level's cell names: the one above, a known one, or a new one. */
function itemAt(
  work: Work,
  line: SheetLine,
  one: { level: PlanLevel; rank: number; title: string; own: string | null },
  identifier: string,
): SheetItem {
  const { level, rank, title, own } = one;
  const current = work.line[rank];
  if (current?.content.title === title && (identifier === '' || identifier === current.itemId))
    return current;
  const above = work.line.slice(0, rank).filter((item) => item !== null);
  const parent = above.at(-1) ?? null;
  const known = knownItem(work, line, { parent, level, title, identifier });
  const read: SheetItem = {
    row: line.number,
    key: known?.id ?? `row-${line.number}-${rank}`,
    parentKey: parent?.key ?? null,
    itemId: known?.id ?? null,
    ...(known ? { said: { own, above: above.map(({ key }) => key) } } : {}),
    content: { level: level.id, title },
  };
  const met = known ? work.met.get(known.id) : undefined;
  if (met && identifier !== '') ownRow(work, met, read);
  if (known && identifier !== '') work.identified.add(known.id);
  const item = met ?? read;
  if (!met) work.items.push(item);
  if (known) work.met.set(known.id, item);
  for (let deeper = rank; deeper < work.line.length; deeper += 1) work.line[deeper] = null;
  work.line[rank] = item;
  return item;
}

/** The row of an item that rows before named as what they stand under: it is this one that says it. */
function ownRow(work: Work, met: SheetItem, read: SheetItem): void {
  if (work.identified.has(met.key)) {
    work.faults.push(fault(cellAt(columnOf(work, 'identifier'), read.row), 'identifierTwice'));
    return;
  }
  const { row, said, content } = read;
  Object.assign(met, { row, said, content: { ...met.content, ...content } });
}

function knownItem(
  work: Work,
  line: SheetLine,
  wanted: { parent: SheetItem | null; level: PlanLevel; title: string; identifier: string },
): KnownItem | null {
  if (wanted.identifier !== '') {
    const found = work.known.get(wanted.identifier.toLowerCase());
    if (found) return found;
    work.faults.push(fault(cellAt(columnOf(work, 'identifier'), line.number), 'identifierUnknown'));
    return null;
  }
  const parentId = wanted.parent?.itemId ?? null;
  if (wanted.parent && parentId === null) return null;
  return work.places.get(placeKey(parentId, wanted.level.id, wanted.title)) ?? null;
}

const columnOf = (work: Work, field: SheetField) =>
  work.columns.findIndex((one) => one && 'field' in one && one.field === field);

function textAt(work: Work, line: SheetLine, field: SheetField): string {
  const column = columnOf(work, field);
  return column === -1 ? '' : (line.cells[column] ?? '').trim();
}

const longest = { description: 20_000, resources: 4000, results: 20_000 } as const;

/** The fields of a row, for its deepest item. A column that is not there leaves what is known as it is. */
function readFields(work: Work, line: SheetLine, item: SheetItem): void {
  const isThere = (field: SheetField) => columnOf(work, field) !== -1;
  const cell = (field: SheetField) => cellAt(columnOf(work, field), line.number);
  for (const field of ['description', 'resources', 'results'] as const) {
    const text = textAt(work, line, field);
    if (text.length > longest[field]) {
      work.faults.push(fault(cell(field), 'textTooLong', { maximum: longest[field] }));
    } else if (isThere(field)) item.content[field] = text;
  }
  for (const field of ['startsOn', 'dueOn'] as const) {
    const text = textAt(work, line, field);
    const read = text === '' ? null : parseDate(text);
    if (read && 'problem' in read)
      work.faults.push(fault(cell(field), 'dateInvalid', { text: text.slice(0, 60) }));
    else if (isThere(field)) item.content[field] = read?.date ?? null;
  }
  const { startsOn, dueOn } = item.content;
  if (startsOn && dueOn && dueOn < startsOn) work.faults.push(fault(cell('dueOn'), 'dueBeforeStart'));
  readLists(work, line, item);
}

/** Cells that hold several things: what would be cut is said. */
function readLists(work: Work, line: SheetLine, item: SheetItem): void {
  for (const field of ['holders', 'partners', 'indicators'] as const) {
    const column = columnOf(work, field);
    if (column === -1) continue;
    const text = textAt(work, line, field);
    const cell = cellAt(column, line.number);
    const tooMuch = field === 'indicators' ? indicatorsFault(text) : namesFault(text);
    if (tooMuch) work.faults.push(fault(cell, tooMuch.key, tooMuch.values));
    if (field === 'indicators') Object.assign(item, { indicators: indicatorsIn(text), indicatorsCell: cell });
    else item[field] = namesIn(text);
  }
}

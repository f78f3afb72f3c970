import { fold } from '#/french/folding.ts';
import {
  type ColumnMapping,
  type ColumnUse,
  columnUses,
  type DateOrder,
  type DurationUnit,
  gatheredFields,
  type TraceField,
  traceFields,
} from './column-mapping.ts';
import { columnNames } from './column-names.data.ts';
import { type Cell, isBlank, type Sheet, type SheetRow } from './spreadsheet.ts';

/** Titles, dates of printing and empty rows may stand above the headings; further down there are only data. */
export const deepestHeader = 40;

/** Heading of a column without case, accents, punctuation. */
function plainHeading(cell: Cell | undefined): string {
  if (typeof cell !== 'string') return '';
  return fold(cell.slice(0, 200))
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
}

/** The row of headings: the one, near the top, in which most cells are names of fields; null when none has two. */
export function headerRowOf(sheet: Sheet): SheetRow | null {
  let best: SheetRow | null = null;
  let bestScore = 1.5;
  for (const row of sheet.rows.slice(0, deepestHeader)) {
    const score = headerScore(row);
    if (score > bestScore) [best, bestScore] = [row, score];
  }
  return best;
}

function headerScore(row: SheetRow): number {
  const known = new Set<TraceField>();
  let score = 0;
  for (const cell of row.cells) {
    const match = fieldOf(plainHeading(cell));
    if (!match || known.has(match.field)) continue;
    known.add(match.field);
    score += match.score;
  }
  return score;
}

/** The field that a heading names, with 1 for its whole name and less for a part of it, or null. */
export function fieldOf(heading: string): { field: TraceField; score: number } | null {
  if (heading === '' || heading.length > 80) return null;
  let best: { field: TraceField; score: number } | null = null;
  for (const field of traceFields) {
    for (const name of columnNames[field]) {
      const score = matchScore(heading, name);
      if (score > (best?.score ?? 0)) best = { field, score };
    }
  }
  return best;
}

function matchScore(heading: string, name: string): number {
  if (heading === name) return 1;
  if (name.length < 4) return 0;
  if (heading.startsWith(`${name} `)) return 0.8 + name.length / 1_000;
  return ` ${heading} `.includes(` ${name} `) ? 0.5 + name.length / 1_000 : 0;
}

/**
 * A first mapping of a sheet: headings first; without headings, what the values look like. Two columns for a field
 * that takes one: the better name, then the first, has it; the other is kept as text.
 */
export function proposedMapping(sheet: Sheet, headerRow: number | null | 'find' = 'find'): ColumnMapping {
  const header =
    headerRow === 'find' ? headerRowOf(sheet) : (sheet.rows.find((row) => row.number === headerRow) ?? null);
  const width = Math.max(0, ...sheet.rows.slice(0, 500).map((row) => row.cells.length));
  const data = dataRows(sheet, header?.number ?? null).slice(0, 500);
  const matches = Array.from({ length: width }, (_, column) =>
    header ? fieldOf(plainHeading(header.cells[column])) : null,
  );
  const uses = matches.map((match, column): ColumnUse => {
    if (data.every((row) => isBlank(row.cells[column]))) return 'ignored';
    return match && !isBeaten(matches, column) ? match.field : 'text';
  });
  if (!uses.includes('eventOn')) giveDates(uses, data);
  if (!uses.includes('title')) giveTitle(uses, data);
  return {
    headerRow: header?.number ?? null,
    uses,
    durationUnit: unitOf(uses, header, data),
    dateOrder: orderOf(uses, data),
  };
}

/** Rows under the headings that hold something. */
export function dataRows(sheet: Sheet, headerRow: number | null): SheetRow[] {
  return sheet.rows.filter(
    (row) => (headerRow === null || row.number > headerRow) && row.cells.some((cell) => !isBlank(cell)),
  );
}

function isBeaten(
  matches: readonly ({ field: TraceField; score: number } | null)[],
  column: number,
): boolean {
  const mine = matches[column]!;
  if (gatheredFields.includes(mine.field)) return false;
  return matches.some(
    (other, index) =>
      other?.field === mine.field &&
      (other.score > mine.score || (other.score === mine.score && index < column)),
  );
}

function giveDates(uses: ColumnUse[], data: readonly SheetRow[]): void {
  const found = uses.findIndex((use, column) => use === 'text' && share(data, column, looksLikeDay) >= 0.7);
  if (found >= 0) uses[found] = 'eventOn';
}

function giveTitle(uses: ColumnUse[], data: readonly SheetRow[]): void {
  const description = uses.indexOf('description');
  if (description >= 0) {
    uses[description] = 'title';
    return;
  }
  const found = uses.findIndex(
    (use, column) =>
      use === 'text' && share(data, column, (cell) => typeof cell === 'string' && cell.length > 3) >= 0.5,
  );
  if (found >= 0) uses[found] = 'title';
}

function share(data: readonly SheetRow[], column: number, is: (cell: Cell) => boolean): number {
  const filled = data.map((row) => row.cells[column] ?? null).filter((cell) => !isBlank(cell));
  return filled.length === 0 ? 0 : filled.filter(is).length / filled.length;
}

function looksLikeDay(cell: Cell): boolean {
  if (typeof cell === 'string')
    return /^\s*(?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/. ](?:\d{1,2}|[a-zéûA-Z.]{3,10})[-/. ]\d{2,4})/.test(
      cell,
    );
  return cell !== null && typeof cell === 'object' && 'serial' in cell && !cell.elapsed;
}

/** By the heading when it says so (« Durée (min) »), otherwise by the size of the numbers: nobody notes a day of 45 hours. */
function unitOf(
  uses: readonly ColumnUse[],
  header: SheetRow | null,
  data: readonly SheetRow[],
): DurationUnit {
  const column = uses.indexOf('duration');
  const heading = ` ${plainHeading(header?.cells[column])} `;
  if (/ (?:min|minutes?) /.test(heading)) return 'minutes';
  if (/ (?:h|hrs?|heures?|hours?) /.test(heading)) return 'hours';
  const numbers = data.flatMap((row) => numberIn(row.cells[column] ?? null) ?? []);
  return numbers.length > 0 && Math.max(...numbers) > 24 ? 'minutes' : 'hours';
}

function numberIn(cell: Cell): number | null {
  if (typeof cell === 'number') return cell;
  return typeof cell === 'string' && /^\s*\d+(?:[.,]\d+)?\s*$/.test(cell)
    ? Number(cell.trim().replace(',', '.'))
    : null;
}

/** Day first, as people write here, unless a day above twelve stands second. */
function orderOf(uses: readonly ColumnUse[], data: readonly SheetRow[]): DateOrder {
  const column = uses.indexOf('eventOn');
  let [dayFirst, monthFirst] = [0, 0];
  for (const row of data) {
    const cell = row.cells[column];
    const parts = typeof cell === 'string' ? /^\s*(\d{1,2})[/.-](\d{1,2})[/.-]\d{2,4}/.exec(cell) : null;
    if (!parts) continue;
    if (Number(parts[1]) > 12) dayFirst += 1;
    if (Number(parts[2]) > 12) monthFirst += 1;
  }
  return monthFirst > dayFirst ? 'month-day' : 'day-month';
}

/** What makes two sheets of the same form: their headings in order. Null when there are none to speak of. */
export function headerSignature(header: SheetRow | null): string | null {
  if (!header) return null;
  const names = header.cells.map(plainHeading);
  while (names.at(-1) === '') names.pop();
  return names.filter((name) => name !== '').length < 2 ? null : names.join('|').slice(0, 2_000);
}

/** A mapping kept from an earlier sheet, fitted to this one, which has the same headings. */
export function recalledMapping(kept: ColumnMapping, sheet: Sheet, headerRow: number): ColumnMapping {
  const proposed = proposedMapping(sheet, headerRow);
  return { ...kept, headerRow, uses: proposed.uses.map((use, column) => kept.uses[column] ?? use) };
}

export type MappingFault =
  | { code: 'dateColumnMissing' | 'titleColumnMissing' }
  | { code: 'fieldTwice'; field: TraceField };

/** What a mapping lacks before a sheet can be read with it. */
export function mappingFaults(mapping: ColumnMapping): MappingFault[] {
  const faults: MappingFault[] = [];
  if (!mapping.uses.includes('eventOn')) faults.push({ code: 'dateColumnMissing' });
  if (!mapping.uses.some((use) => use === 'title' || use === 'description'))
    faults.push({ code: 'titleColumnMissing' });
  for (const field of traceFields) {
    const count = mapping.uses.filter((use) => use === field).length;
    if (count > 1 && !gatheredFields.includes(field)) faults.push({ code: 'fieldTwice', field });
  }
  return faults;
}

/** Whether a text names a use of a column. */
export function isColumnUse(text: string): text is ColumnUse {
  return (columnUses as readonly string[]).includes(text);
}

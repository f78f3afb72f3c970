/** What one spreadsheet may hold; past these it is refused whole, or read up to the limit and said so. */
export const spreadsheetLimits = {
  maximumBytes: 10 * 1024 * 1024,
  /** Once unfolded: a small archive can hold a mountain. */
  maximumInflatedBytes: 160 * 1024 * 1024,
  maximumArchiveEntries: 2_000,
  /** Rows under the header. */
  maximumRows: 20_000,
  maximumColumns: 100,
  maximumSheets: 250,
  /** Characters of one cell; a longer one is cut and said so. */
  maximumCellLength: 20_000,
  readingSeconds: 60,
} as const;

/**
 * A cell as read, before anyone says what its column means: nothing, a text, a number, a yes or no, a date or a
 * time (Excel's serial number of days), an error (`#N/A`), a formula whose result the file does not hold.
 */
export type Cell = null | string | number | boolean | SerialCell | ErrorCell | FormulaCell;

export interface SerialCell {
  /** Days since 30 December 1899, whatever the calendar of the file; the fraction is the hour. */
  serial: number;
  /** The format counts hours past 24 (`[h]:mm`), or has no day: a length rather than an hour of the day. */
  elapsed: boolean;
}

interface ErrorCell {
  error: string;
}

interface FormulaCell {
  formula: true;
}

export interface SheetRow {
  /** Number shown beside the row, from 1. */
  number: number;
  /** Hidden by a filter or by hand; read all the same, and said. */
  hidden: boolean;
  cells: readonly Cell[];
}

export interface Sheet {
  name: string;
  hidden: boolean;
  rows: readonly SheetRow[];
  /** Rows and columns past the limits, left out. */
  rowsLeftOut: number;
  columnsLeftOut: number;
  /** Cells cut at the limit of characters (`B12`), the first ones. */
  cellsCut: readonly string[];
  /** Days to add to bare numbers to make serials of them: 1 462 in a file that counts from 1904. */
  serialShift: number;
}

export interface SpreadsheetReading {
  kind: 'workbook' | 'text';
  sheets: readonly Sheet[];
  /** For a text: what separates its columns, and whether its quotes made no sense. */
  delimiter: Delimiter | null;
  quotesIgnored: boolean;
}

export const delimiters = [';', ',', '\t', '|'] as const;
export type Delimiter = (typeof delimiters)[number];

export interface SpreadsheetRefusal {
  code:
    | 'empty'
    | 'tooLarge'
    | 'oldExcel'
    | 'passwordProtected'
    | 'openDocument'
    | 'binaryExcel'
    | 'otherFile'
    | 'archiveUnreadable'
    | 'archiveTooLarge'
    | 'tooSlow'
    | 'tooHeavy'
    | 'noRows';
  values: Readonly<Record<string, string | number>>;
}

export type SpreadsheetResult =
  | { ok: true; reading: SpreadsheetReading }
  | { ok: false; refusal: SpreadsheetRefusal };

/** `0` → `A`, `27` → `AB`. */
export function columnName(index: number): string {
  let name = '';
  for (let left = index + 1; left > 0; left = Math.floor((left - 1) / 26)) {
    name = String.fromCharCode(65 + ((left - 1) % 26)) + name;
  }
  return name;
}

/** Where a person finds the cell: column letter and row number, `B12`. */
export function cellName(column: number, row: number): string {
  return `${columnName(column)}${row}`;
}

/** Whether a cell holds nothing that a person would see. */
export function isBlank(cell: Cell | undefined): boolean {
  return cell === null || cell === undefined || (typeof cell === 'string' && cell.trim() === '');
}

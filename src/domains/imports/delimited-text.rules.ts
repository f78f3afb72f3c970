import { CsvError, parse } from 'csv-parse/sync';
import {
  cellName,
  type Delimiter,
  delimiters,
  type Sheet,
  type SheetRow,
  spreadsheetLimits,
} from './spreadsheet.ts';

export interface TextTable {
  sheet: Sheet;
  delimiter: Delimiter;
  /** A quote was opened and never closed: quotes were read as ordinary characters. */
  quotesIgnored: boolean;
}

/**
 * Reads a text of separated columns (CSV, TSV, cells pasted from a spreadsheet). Rows are numbered as a spreadsheet
 * would show them: a cell on several lines is one row. Everything is kept as text: what it means is asked later.
 * @param given what separates the columns, when the person said so.
 */
export function textTable(text: string, name: string, given: Delimiter | null = null): TextTable {
  const announced = /^sep=(.)\r?\n/i.exec(text);
  const body = announced ? text.slice(announced[0].length) : text;
  const firstRow = announced ? 2 : 1;
  const spoken = delimiters.find((one) => one === announced?.[1]);
  const delimiter = given ?? spoken ?? sniffedDelimiter(body);
  const strict = records(body, delimiter, '"');
  const found = strict ?? records(body, delimiter, null) ?? noRecords;
  return { sheet: sheetOf(found, name, firstRow), delimiter, quotesIgnored: strict === null };
}

/**
 * What separates the columns: the sign that gives the same number of columns, more than one, to the most rows of the
 * beginning; on equal terms the semicolon, which spreadsheets set to French write.
 */
function sniffedDelimiter(text: string): Delimiter {
  const sample = text.slice(0, 40_000);
  let best: Delimiter = ';';
  let bestScore = 0;
  for (const delimiter of delimiters) {
    const { rows } = records(sample, delimiter, '"') ?? records(sample, delimiter, null) ?? noRecords;
    const widths = rows
      .slice(0, 60)
      .filter((row) => row.some((cell) => cell.trim() !== ''))
      .map((row) => row.length);
    const score = agreement(widths);
    if (score > bestScore) [best, bestScore] = [delimiter, score];
  }
  return best;
}

function agreement(widths: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const width of widths) if (width > 1) counts.set(width, (counts.get(width) ?? 0) + 1);
  const most = Math.max(0, ...counts.values());
  return widths.length === 0 ? 0 : most / widths.length;
}

interface Records {
  rows: string[][];
  /** Rows past the limit in which something is said. */
  leftOut: number;
}

const noRecords: Records = { rows: [], leftOut: 0 };

/** A header may stand under a title: a few rows more than the limit are kept for it. */
const mostRows = spreadsheetLimits.maximumRows + 200;

function records(text: string, delimiter: Delimiter, quote: '"' | null): Records | null {
  let [read, leftOut] = [0, 0];
  const keep = (cells: string[]) => {
    read += 1;
    if (read <= mostRows) return cells;
    if (cells.some((cell) => cell.trim() !== '')) leftOut += 1;
    return null;
  };
  try {
    const rows = parse(text, {
      delimiter,
      quote,
      bom: true,
      relax_quotes: true,
      relax_column_count: true,
      record_delimiter: ['\r\n', '\n', '\r'],
      on_record: keep,
    }) as unknown as string[][];
    return { rows, leftOut };
  } catch (error) {
    if (error instanceof CsvError) return null;
    throw error;
  }
}

function sheetOf(found: Records, name: string, firstRow: number): Sheet {
  const cellsCut: string[] = [];
  let columnsLeftOut = 0;
  const rows = found.rows.map((cells, index): SheetRow => {
    const number = index + firstRow;
    columnsLeftOut = Math.max(columnsLeftOut, cells.length - spreadsheetLimits.maximumColumns);
    return {
      number,
      hidden: false,
      cells: cells
        .slice(0, spreadsheetLimits.maximumColumns)
        .map((cell, column) => keptText(cell, cellName(column, number), cellsCut)),
    };
  });
  const rowsLeftOut = found.leftOut;
  return { name, hidden: false, rows, rowsLeftOut, columnsLeftOut, cellsCut, serialShift: 0 };
}

/** A text as it can be kept: without control characters, cut at the limit. */
export function keptText(text: string, name: string, cellsCut: string[]): string | null {
  const clean = text
    .replace(/\r\n?/g, '\n')
    .replace(/[\x00-\x08\x0b-\x1f\x7f]/g, '')
    .toWellFormed();
  if (clean.trim() === '') return null;
  if (clean.length <= spreadsheetLimits.maximumCellLength) return clean;
  if (cellsCut.length < 20) cellsCut.push(name);
  return clean.slice(0, spreadsheetLimits.maximumCellLength).toWellFormed();
}

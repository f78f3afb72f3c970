import { inflateRawSync } from 'node:zlib';
import type { Cell as ExcelCell, Row, Workbook, Worksheet } from 'exceljs';
import { archiveEntries, entryBytes } from './archive.rules.ts';
import { keptText } from './delimited-text.rules.ts';
import {
  type Cell,
  cellName,
  type Sheet,
  type SheetRow,
  type SpreadsheetRefusal,
  spreadsheetLimits,
} from './spreadsheet.ts';

/** Why an archive is not opened, or null when what it holds is of a size to be read. */
export function archiveRefusal(bytes: Uint8Array): SpreadsheetRefusal | null {
  const entries = archiveEntries(bytes, spreadsheetLimits.maximumArchiveEntries);
  if (!entries) return { code: 'archiveUnreadable', values: {} };
  const names = new Set(entries.map((entry) => entry.name));
  if (names.has('mimetype') && names.has('content.xml')) return { code: 'openDocument', values: {} };
  if (names.has('xl/workbook.bin')) return { code: 'binaryExcel', values: {} };
  if (![...names].some((name) => /^\/?xl\/workbook\.xml$/i.test(name)))
    return { code: 'otherFile', values: {} };
  let left = spreadsheetLimits.maximumInflatedBytes;
  for (const entry of entries) {
    const raw = entryBytes(bytes, entry);
    if (!raw || entry.encrypted || (entry.method !== 0 && entry.method !== 8))
      return { code: 'archiveUnreadable', values: {} };
    const size = entry.method === 0 ? raw.length : inflatedSize(raw, left);
    if (size === null) return { code: 'archiveUnreadable', values: {} };
    left -= size;
    if (left < 0)
      return {
        code: 'archiveTooLarge',
        values: { limitMegabytes: spreadsheetLimits.maximumInflatedBytes / 1_048_576 },
      };
  }
  return null;
}

/** The true size, since an archive can announce a false one; one byte more than the limit when it is past it. */
function inflatedSize(raw: Uint8Array, limit: number): number | null {
  try {
    return inflateRawSync(raw, { maxOutputLength: Math.max(1, limit) }).length;
  } catch (error) {
    return (error as { code?: string }).code === 'ERR_BUFFER_TOO_LARGE' ? limit + 1 : null;
  }
}

/** Reads the sheets of a workbook (XLSX, XLSM) that `archiveRefusal` has let through. */
export async function workbookSheets(bytes: Uint8Array): Promise<Sheet[] | null> {
  const { default: exceljs } = await import('exceljs');
  const workbook: Workbook = new exceljs.Workbook();
  try {
    await workbook.xlsx.load(bytes as unknown as ArrayBuffer);
  } catch {
    return null;
  }
  const shift = workbook.properties.date1904 ? 1_462 : 0;
  return workbook.worksheets
    .slice(0, spreadsheetLimits.maximumSheets)
    .map((worksheet) => sheetOf(worksheet, shift));
}

function sheetOf(worksheet: Worksheet, shift: number): Sheet {
  const rows: SheetRow[] = [];
  const cellsCut: string[] = [];
  let [rowsLeftOut, columnsLeftOut] = [0, 0];
  // A header may stand under a title: a few rows more than the limit are kept for it.
  const most = spreadsheetLimits.maximumRows + 200;
  worksheet.eachRow({ includeEmpty: false }, (row: Row, number: number) => {
    if (rows.length >= most) {
      rowsLeftOut += 1;
      return;
    }
    const cells: Cell[] = [];
    row.eachCell({ includeEmpty: false }, (cell: ExcelCell, column: number) => {
      if (column > spreadsheetLimits.maximumColumns)
        columnsLeftOut = Math.max(columnsLeftOut, column - spreadsheetLimits.maximumColumns);
      else {
        while (cells.length < column - 1) cells.push(null);
        cells.push(cellOf(cell, cellName(column - 1, number), shift, cellsCut));
      }
    });
    rows.push({ number, hidden: Boolean(row.hidden), cells });
  });
  const hidden = worksheet.state !== 'visible';
  return { name: worksheet.name, hidden, rows, rowsLeftOut, columnsLeftOut, cellsCut, serialShift: shift };
}

/** Cells merged downwards all have the value: a day written once beside three meetings is theirs. Across, the first has it. */
function cellOf(cell: ExcelCell, name: string, shift: number, cellsCut: string[]): Cell {
  const source = cell.isMerged ? cell.master : cell;
  if (Number(source.col) !== Number(cell.col)) return null;
  return cellValue(source.value, source.numFmt ?? '', name, shift, cellsCut);
}

function cellValue(value: unknown, format: string, name: string, shift: number, cellsCut: string[]): Cell {
  if (value === null || value === undefined) return null;
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (typeof value === 'boolean') return value;
  if (typeof value === 'string') return keptText(value, name, cellsCut);
  if (value instanceof Date) return serialOf(value, format, shift);
  if (typeof value !== 'object') return null;
  if ('error' in value) return { error: String(value.error).slice(0, 20) };
  if ('formula' in value || 'sharedFormula' in value) {
    const result = (value as { result?: unknown }).result;
    return result === undefined || result === null
      ? { formula: true }
      : cellValue(result, format, name, shift, cellsCut);
  }
  if ('richText' in value) {
    const runs = (value as { richText: readonly { text?: unknown }[] }).richText;
    return keptText(runs.map((run) => String(run.text ?? '')).join(''), name, cellsCut);
  }
  if ('text' in value) return cellValue(value.text, format, name, shift, cellsCut);
  return null;
}

const unixEpochSerial = 25_569;

function serialOf(date: Date, format: string, shift: number): Cell {
  const serial = date.getTime() / 86_400_000 + unixEpochSerial;
  if (Number.isNaN(serial)) return { error: '#DATE!' };
  const bare = format.replace(/"[^"]*"|\\./g, '');
  const elapsed = /\[[hms]+\]/i.test(bare) || serial - shift < 1;
  return { serial: Math.round((elapsed ? serial - shift : serial) * 86_400) / 86_400, elapsed };
}

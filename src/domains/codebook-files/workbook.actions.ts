import exceljs from 'exceljs';
import { readSpreadsheetFile, type SpreadsheetRefusal } from '#/domains/imports/imports.public.ts';
import { addDays } from '#/french/dates.ts';
import type { ReadSheet, WrittenSheet } from './sheets.ts';

export const workbookType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Sheets as an XLSX file; every cell is a text, so that nothing in it is a formula, a date or a number by mistake. */
export async function workbookOf(sheets: readonly WrittenSheet[]): Promise<Uint8Array> {
  const workbook = new exceljs.Workbook();
  for (const { name, headings, rows } of sheets) {
    const sheet = workbook.addWorksheet(name, { views: [{ state: 'frozen', ySplit: 1 }] });
    sheet.addRow([...headings]).font = { bold: true };
    for (const row of rows) sheet.addRow(row.map((cell) => (cell === '' ? null : cell)));
    for (const column of sheet.columns) Object.assign(column, { width: 24, numFmt: '@' });
  }
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

export type WorkbookReading =
  | { ok: true; sheets: ReadSheet[] }
  | { ok: false; refusal: SpreadsheetRefusal | { code: 'unreadableCells'; sheet: string; cells: string } };

/** Reads a workbook apart from the site, in bounded time and memory, as texts. */
export async function sheetsOfWorkbook(bytes: Uint8Array): Promise<WorkbookReading> {
  const result = await readSpreadsheetFile(bytes, 'choices');
  if (!result.ok) return { ok: false, refusal: result.refusal };
  const sheets: ReadSheet[] = [];
  for (const sheet of result.reading.sheets) {
    if (sheet.rowsLeftOut > 0 || sheet.columnsLeftOut > 0 || sheet.cellsCut.length > 0)
      return {
        ok: false,
        refusal: { code: 'unreadableCells', sheet: sheet.name, cells: sheet.cellsCut.join(', ') },
      };
    sheets.push({
      name: sheet.name,
      rows: sheet.rows.map((row) => ({
        number: row.number,
        cells: row.cells.map((cell) => asText(cell, sheet.serialShift)),
      })),
    });
  }
  return { ok: true, sheets };
}

/** Spreadsheets turn what people type into numbers and dates: they come back as the text that was meant. */
function asText(
  cell:
    | null
    | string
    | number
    | boolean
    | { serial: number; elapsed: boolean }
    | { error: string }
    | { formula: true },
  shift: number,
): string {
  if (cell === null) return '';
  if (typeof cell === 'string') return cell;
  if (typeof cell === 'boolean') return cell ? 'oui' : 'non';
  if (typeof cell === 'number') return String(cell);
  if ('serial' in cell && !cell.elapsed) return addDays('1899-12-30', Math.floor(cell.serial - shift));
  return '';
}

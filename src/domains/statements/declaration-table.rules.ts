/** Declarations as the rows of a file, by a layout of the codebook. */

import type {
  Codebook,
  DeclarationShape,
  ExportLayout,
  LayoutColumn,
} from '#/domains/codebooks/codebooks.public.ts';
import { formatDuration } from '#/french/dates.ts';
import type { Locale } from '#/platform/visit.ts';
import type { Cell } from './declaration-table.ts';

/** What the file is of, for the columns that say it. */
export interface DeclarationSource {
  codebook: Codebook;
  periodLabel: string;
  spaceName: string;
  locale: Locale;
}

export function headingsOf(layout: ExportLayout, locale: Locale): string[] {
  return layout.columns.map((column) => column.heading[locale]);
}

/** The cells of one declaration. Codes of one field are joined by a vertical bar; an empty field is an empty cell. */
export function cellsOf(
  declaration: DeclarationShape,
  attributes: Readonly<Record<string, string | number | null>>,
  layout: ExportLayout,
  source: DeclarationSource,
): Cell[] {
  return layout.columns.map((column) => {
    if ('about' in column.source) return aboutCell(column.source.about, declaration, source);
    return fieldCell(column, column.source.field, declaration, attributes, source);
  });
}

type About = Extract<LayoutColumn['source'], { about: unknown }>['about'];

function aboutCell(
  about: About,
  declaration: DeclarationShape,
  { codebook, periodLabel, spaceName, locale }: DeclarationSource,
): Cell {
  switch (about) {
    case 'kind':
      return codebook.kinds.find(({ id }) => id === declaration.kind)?.label[locale] ?? declaration.kind;
    case 'act':
      return codebook.acts.find(({ id }) => id === declaration.act)?.label[locale] ?? declaration.act;
    case 'row':
      return declaration.rowId;
    case 'codebook':
      return codebook.title[locale];
    case 'codebookVersion':
      return codebook.version;
    case 'period':
      return periodLabel;
    case 'spaceName':
      return spaceName;
  }
}

function fieldCell(
  column: LayoutColumn,
  fieldId: string,
  declaration: DeclarationShape,
  attributes: Readonly<Record<string, string | number | null>>,
  { codebook, locale }: DeclarationSource,
): Cell {
  const given = declaration.fields[fieldId];
  const field = codebook.fields.find(({ id }) => id === fieldId);
  if (!given || !field) return null;
  const value = given.from === 'each' ? (attributes[given.attribute] ?? null) : given.value;
  if (value === null) return null;
  if (field.type === 'minutes' && column.formatting === 'hours') return formatDuration(Number(value), locale);
  if (field.codeList === null) return typeof value === 'object' ? value.join(' | ') : value;
  const codes = typeof value === 'object' ? value : [String(value)];
  return codes.map((code) => codeText(codebook, field.codeList, code, column, locale)).join(' | ');
}

function codeText(
  codebook: Codebook,
  listId: string | null,
  codeId: string,
  column: LayoutColumn,
  locale: Locale,
): string {
  const code = codebook.codeLists.find(({ id }) => id === listId)?.codes.find(({ id }) => id === codeId);
  if (!code) return codeId;
  if (column.formatting === 'label' || code.code === null) return code.label[locale];
  return column.formatting === 'codeAndLabel' ? `${code.code} ${code.label[locale]}` : code.code;
}

/** First characters that make a spreadsheet read a text as a formula. */
const formulaStart = /^[=+\-@\t\r]/;

/** A line of a file that Excel opens in Québec: semicolons, quotes doubled, and no text that can run as a formula. */
export function csvLine(cells: readonly Cell[]): string {
  return `${cells.map(csvCell).join(';')}\r\n`;
}

function csvCell(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  const harmless = formulaStart.test(cell) ? `'${cell}` : cell;
  return /[";\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

/** Tells a spreadsheet that the text is UTF-8. */
export const byteOrderMark = '\uFEFF';

import { PDFArray, PDFDict, type PDFDocument } from '@cantoo/pdf-lib';
import { elementsIn, isNamed, kidsOf, name, structureOf } from './pdf-structure.ts';

/**
 * Tells the first cell of each row that holds strong words alone as the header of its row (ISO 32000-1, 14.8.5.7): Typst
 * tells the headers of columns, and not yet those of rows.
 */
export function markRowHeaders(document: PDFDocument): void {
  for (const table of elementsIn(structureOf(document), 'Table')) markRows(table);
}

function markRows(table: PDFDict): void {
  const body = elementsIn(table, 'TBody');
  const rows = body.flatMap((part) => elementsIn(part, 'TR')).map((row) => elementsIn(row));
  const headers = rows.flatMap(([first]) =>
    first && isNamed(first, 'TD') && isLoneStrong(first) ? [first] : [],
  );
  if (headers.length === 0) return;
  for (const header of headers) {
    header.set(name('S'), name('TH'));
    const attributes = header.context.obj({ O: 'Table', Scope: 'Row' });
    header.set(name('A'), header.context.obj([attributes, ...layoutOf(header)]));
  }
  // Cells that name their headers would leave out those of rows: the scope of each header says it all.
  for (const cell of rows.flat())
    if (isNamed(cell, 'TD')) cell.set(name('A'), cell.context.obj(layoutOf(cell)));
}

/** What the attributes of a cell say besides the table. */
function layoutOf(cell: PDFDict): PDFDict[] {
  const held = cell.lookup(name('A'));
  const all = held instanceof PDFArray ? held.asArray().map((one) => cell.context.lookup(one)) : [held];
  return all.filter(
    (one): one is PDFDict => one instanceof PDFDict && one.lookup(name('O')) !== name('Table'),
  );
}

function isLoneStrong(cell: PDFDict): boolean {
  const kids = kidsOf(cell);
  return kids.length === 1 && kids[0] instanceof PDFDict && isNamed(kids[0], 'Strong');
}

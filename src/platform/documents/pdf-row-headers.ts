import { PDFArray, PDFDict, PDFDocument, PDFName, type PDFObject } from '@cantoo/pdf-lib';

const name = (text: string) => PDFName.of(text);

/**
 * The same tagged PDF, with the first cell of each row that holds strong words alone told as the header of its row
 * (ISO 32000-1, 14.8.5.7): Typst tells the headers of columns, and not yet those of rows.
 */
export async function withRowHeaders(pdf: Uint8Array): Promise<Uint8Array> {
  const document = await PDFDocument.load(pdf, { updateMetadata: false });
  const tree = document.catalog.lookupMaybe(name('StructTreeRoot'), PDFDict);
  if (!tree) throw new Error('The PDF has no structure tree.');
  for (const table of elementsIn(tree, 'Table')) markRows(table);
  return document.save({ useObjectStreams: true, addDefaultPage: false, updateFieldAppearances: false });
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

const isNamed = (element: PDFDict, type: string) => element.lookup(name('S')) === name(type);

/** Elements of a type below an element, not below each other; without a type, its own children. */
function elementsIn(element: PDFDict, type?: string): PDFDict[] {
  return kidsOf(element).flatMap((kid): PDFDict[] => {
    if (!(kid instanceof PDFDict) || !kid.has(name('S'))) return [];
    return type === undefined || isNamed(kid, type) ? [kid] : elementsIn(kid, type);
  });
}

function kidsOf(element: PDFDict): (PDFObject | undefined)[] {
  const held = element.lookup(name('K'));
  if (held === undefined) return [];
  return held instanceof PDFArray ? held.asArray().map((one) => element.context.lookup(one)) : [held];
}

/** A cell between quotes, where line breaks, tabs and doubled quotes are its own; or all that stands before the next. */
const cellShape = /"([^"]*(?:""[^"]*)*)"(?=[\t\r\n]|$)|([^\t\r\n]*)/y;

/**
 * Cells copied from a spreadsheet, as it puts them in the clipboard: tabs between columns, line breaks between lines. Read
 * in the browser, where the reader of files would weigh more than the page.
 */
export function pastedCells(text: string): string[][] {
  const lines: string[][] = [[]];
  for (let at = 0; ; ) {
    cellShape.lastIndex = at;
    const [whole, quoted, plain = ''] = cellShape.exec(text) ?? [''];
    lines.at(-1)?.push((quoted?.replaceAll('""', '"') ?? plain).replaceAll(/\r\n?/g, '\n').trim());
    at += whole.length;
    if (text[at] === '\t') at += 1;
    else {
      if (text[at] === '\r' && text[at + 1] === '\n') at += 1;
      at += 1;
      // A copy ends with a line break: no line begins after it.
      if (at >= text.length) return lines;
      lines.push([]);
    }
  }
}

/** How far from where they are pasted these cells say something. */
export function pastedExtent(cells: readonly (readonly string[])[]): { lines: number; columns: number } {
  const full = (line: readonly string[]) => line.findLastIndex((cell) => cell !== '') + 1;
  return {
    lines: cells.findLastIndex((line) => full(line) > 0) + 1,
    columns: Math.max(0, ...cells.map(full)),
  };
}

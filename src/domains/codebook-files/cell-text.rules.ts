/**
 * Any text as a cell, and back. A text that a spreadsheet would run (`=`, `+`, `-`, `@`) gets an apostrophe before it, as
 * does one that begins by an apostrophe, so that the first apostrophe is always ours to take off. What a workbook would
 * drop or change (control characters, blanks at either end, `_x0041_`) is written `\u{…}`, a backslash `\\`, and a text
 * that is there and empty `\`.
 */

const risky = /^[=+\-@']/;
const emptyText = '\\';
const changed =
  /\\|[\x00-\x09\x0b-\x1f\x7f\u0085\u2028\u2029\ufeff\ufffe\uffff]|\p{Cs}|_(?=x[0-9A-Fa-f]{4}_)/gu;
const blankEnds = /^\s+|\s+$/gu;

/** A text that is always there: an empty one is an empty cell. */
export function cellOf(text: string): string {
  const escaped = text
    .replace(changed, escapedPoint)
    .replace(blankEnds, (blanks) => [...blanks].map(escapedPoint).join(''));
  return risky.test(escaped) ? `'${escaped}` : escaped;
}

/** A text that may be absent: an empty cell says that it is, and `\` that it is there and empty. */
export function optionalCellOf(text: string | null | undefined): string {
  if (text === null || text === undefined) return '';
  return text === '' ? emptyText : cellOf(text);
}

function escapedPoint(point: string): string {
  return point === '\\' ? '\\\\' : `\\u{${(point.codePointAt(0) ?? 0).toString(16)}}`;
}

/** The text of a cell. A backslash that escapes nothing stays a backslash: people type them too. */
export function textOfCell(cell: string): string {
  if (cell === emptyText) return '';
  const bare = cell.startsWith("'") ? cell.slice(1) : cell;
  return bare.replace(/\\\\|\\u\{([0-9a-f]{1,6})\}/g, (whole, point: string | undefined) => {
    if (point === undefined) return '\\';
    const code = Number.parseInt(point, 16);
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}

export function optionalTextOfCell(cell: string): string | null {
  return cell === '' ? null : textOfCell(cell);
}

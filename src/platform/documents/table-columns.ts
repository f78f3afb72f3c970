import { type Alignment, plainText, type Table } from './document.ts';

/** A number as people write it in a cell: « 1 240 h », « 12,5 % », « − 3 », « 40 $ ». */
const numeric = /^[-−+]?\s*\d[\d\s\u00a0\u202f.,]*\s*(?:[%$]|h|min|km|j)?$/;

/** Where the words of each column stand: as asked; else figures at the end, words at the start. */
export function alignmentsOf(table: Table): Alignment[] {
  return table.head.map((_, at) => {
    const asked = table.alignment[at];
    if (asked) return asked;
    const cells = table.rows.map((row) => plainText(row[at] ?? []).trim()).filter((text) => text !== '');
    const areNumbers = cells.length > 0 && cells.every((text) => numeric.test(text) || text === '—');
    return areNumbers && cells.some((text) => numeric.test(text)) ? 'end' : 'start';
  });
}

/** Characters of a table's letters that a line of the page holds. */
const room = 88;
const longestKept = 18;
/** Letters of a head are bold, and that much wider. */
const bolder = 1.22;

/**
 * The part of the width that each column takes, the whole being 1: first what its longest word needs, so that words
 * stay whole, then by how much its cells say.
 */
export function columnShares(table: Table): number[] {
  const columns = table.head.map((head, at) => {
    const texts = [plainText(head), ...table.rows.map((row) => plainText(row[at] ?? []))];
    const least = 2.5 + Math.max(...texts.map((text, row) => longestWordOf(text) * (row === 0 ? bolder : 1)));
    const longest = Math.max(...texts.map((text) => text.length));
    const mean = texts.reduce((sum, text) => sum + text.length, 0) / texts.length;
    return { least, wish: Math.max(least, 2.5 + Math.min(longest, 10 + mean)) };
  });
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
  const least = sum(columns.map((column) => column.least));
  const wished = sum(columns.map((column) => column.wish));
  const left = Math.max(0, room - least);
  const more = wished > least ? Math.min(1, left / (wished - least)) : 0;
  const widths = columns.map((column) => column.least + (column.wish - column.least) * more);
  return widths.map((width) => width / sum(widths));
}

/** « 96 000 $ », whose spaces never break a line, is one word. */
const longestWordOf = (text: string) =>
  Math.min(longestKept, Math.max(0, ...text.split(/[ \t\n-]/).map((word) => word.length)));

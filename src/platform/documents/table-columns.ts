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

/**
 * The part of the width that each column takes, the whole being 1: by its words, so that a long text does not crush the
 * figures beside it nor a figure take the room of a text.
 */
export function columnShares(table: Table): number[] {
  const wishes = table.head.map((head, at) => {
    const texts = [plainText(head), ...table.rows.map((row) => plainText(row[at] ?? []))];
    const longestWord = Math.max(...texts.map(longestWordOf));
    const longest = Math.max(...texts.map((text) => text.length));
    const mean = texts.reduce((sum, text) => sum + text.length, 0) / texts.length;
    return Math.max(longestWord, Math.min(longest, 8 + mean)) + 2;
  });
  const whole = wishes.reduce((sum, wish) => sum + wish, 0);
  const least = Math.min(0.06, 1 / wishes.length);
  const shares = wishes.map((wish) => Math.max(least, wish / whole));
  const sum = shares.reduce((total, share) => total + share, 0);
  return shares.map((share) => share / sum);
}

const longestWordOf = (text: string) =>
  Math.min(24, Math.max(0, ...text.split(/\s/).map((word) => word.length)));

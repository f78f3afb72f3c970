import { createHash } from 'node:crypto';
import type { ExaminedSheet, SheetItem } from './plan-sheet.ts';

/** What a reading over said would happen to each item, as prints that a page carries and a confirmation compares. */
export type SheetPrints = ReadonlyMap<string, string>;

/** A print of what was shown: equal when it is shown again the same. */
export const shortPrint = (shown: unknown) =>
  createHash('sha256').update(JSON.stringify(shown)).digest('base64url').slice(0, 12);

/** An item of a sheet, by where the sheet says it: the same at each reading of the same lines. */
const placeIn = ({ row, content }: SheetItem) => `${row}.${content.level}`;

/** Prints of what would be written, and of what it would be written over. */
export function printsOf({ items, differences }: ExaminedSheet): SheetPrints {
  return new Map(
    items.map((item) => {
      const changes = item.itemId === null ? [] : (differences.get(item.itemId)?.changes ?? []);
      return [placeIn(item), shortPrint([item.itemId, item.parentKey, changes])];
    }),
  );
}

export function printsAsText(prints: SheetPrints): string {
  return [...prints].map(([place, print]) => `${place}.${print}`).join(' ');
}

/** Prints as a page sent them back; what is no such thing is as if nothing had been read over. */
export function printsFrom(text: string): SheetPrints {
  return new Map(
    text.split(' ').flatMap((one) => {
      const at = one.lastIndexOf('.');
      return at > 0 ? [[one.slice(0, at), one.slice(at + 1)] as const] : [];
    }),
  );
}

/** Whether all is as it was when it was read over. */
export function isAsSeen(read: ExaminedSheet, seen: SheetPrints): boolean {
  return seen.size === printsOf(read).size && changedSince(read, seen).size === 0;
}

/** Items to which something else would happen than what was read over, by their key. */
export function changedSince(read: ExaminedSheet, seen: SheetPrints): ReadonlySet<string> {
  const now = printsOf(read);
  const others = read.items.filter((item) => now.get(placeIn(item)) !== seen.get(placeIn(item)));
  return new Set(others.map(({ key }) => key));
}

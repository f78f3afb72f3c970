/** Reads and writes the lists of a codebook by their place, so that every part is edited in the same way. */

import type { Codebook } from './codebook.ts';
import {
  type HeldList,
  type HoldingList,
  heldIn,
  holds,
  type Part,
  type PartList,
  type PartPlace,
  partLists,
} from './codebook-part.ts';

const isHeld = (list: PartList): list is HeldList => Object.hasOwn(heldIn, list);
const isHolding = (list: PartList): list is HoldingList => Object.hasOwn(holds, list);
const inMapping = (list: PartList): list is 'reasons' | 'exclusions' | 'groups' =>
  list === 'reasons' || list === 'exclusions' || list === 'groups';

/** `fields`, `codes/raison`: the name of a place in JSON and in the history. */
export function placeText({ list, of }: PartPlace): string {
  return of === null ? list : `${list}/${of}`;
}

/** The place so named, or null. Whether its holder is there is for the codebook to say. */
export function placeNamed(text: string): PartPlace | null {
  const [name = '', of, ...more] = text.split('/');
  const list = partLists.find((one) => one === name);
  if (!list || more.length > 0 || isHeld(list) !== (of !== undefined && of !== '')) return null;
  return { list, of: of ?? null };
}

/** The members of a place in order; null when its holder is not in the codebook. */
export function partsAt(book: Codebook, { list, of }: PartPlace): readonly Part[] | null {
  if (isHeld(list)) {
    const holder = partsAt(book, { list: heldIn[list], of: null })?.find(({ id }) => id === of);
    return holder ? (holder[list] as Part[]) : null;
  }
  const source: object = inMapping(list) ? book.mapping : book;
  return (source as Record<string, readonly Part[]>)[list] ?? null;
}

export function partAt(book: Codebook, place: PartPlace, id: string): Part | null {
  return partsAt(book, place)?.find((part) => part.id === id) ?? null;
}

/** The codebook with other members at a place; unchanged when the holder of the place is not there. */
export function withPartsAt(book: Codebook, { list, of }: PartPlace, parts: readonly Part[]): Codebook {
  if (isHeld(list)) {
    const place = { list: heldIn[list], of: null };
    const holders = partsAt(book, place) ?? [];
    return withPartsAt(
      book,
      place,
      holders.map((holder) => (holder.id === of ? { ...holder, [list]: parts } : holder)),
    );
  }
  if (inMapping(list)) return { ...book, mapping: { ...book.mapping, [list]: parts } };
  return { ...book, [list]: parts };
}

/** Every place of a codebook: holders before what they hold. */
export function placesOf(book: Codebook): PartPlace[] {
  return partLists
    .filter((list) => !isHeld(list))
    .flatMap((list): PartPlace[] => {
      const place = { list, of: null };
      if (!isHolding(list)) return [place];
      return [place, ...(partsAt(book, place) ?? []).map(({ id }) => ({ list: holds[list], of: id }))];
    });
}

/** The attribute under which members of this list hold another list; null when they hold none. */
export function heldAttribute(list: PartList): HeldList | null {
  return isHolding(list) ? holds[list] : null;
}

/** Whether two values say the same, whatever the order of their keys; an absent key is an undefined one. */
export function saysTheSame(first: unknown, second: unknown): boolean {
  if (first === second) return true;
  if (typeof first !== 'object' || typeof second !== 'object' || first === null || second === null)
    return false;
  if (Array.isArray(first) !== Array.isArray(second)) return false;
  const one = first as Record<string, unknown>;
  const other = second as Record<string, unknown>;
  const keys = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...keys].every((key) => saysTheSame(one[key], other[key]));
}

/** A local variant = the codebook it extends + differences. Both ways, without loss. */

import type { Codebook, CodebookReference } from './codebook.ts';
import type { CodebookDifference, PartChange } from './codebook-difference.ts';
import { headOf, withHead } from './codebook-edit.rules.ts';
import { type CodebookHead, headAttributes } from './codebook-edit.ts';
import {
  heldAttribute,
  partsAt,
  placeNamed,
  placesOf,
  placeText,
  saysTheSame,
  withPartsAt,
} from './codebook-part.rules.ts';
import type { Part, PartList, PartPlace } from './codebook-part.ts';

/** What a codebook that extends another adds to it or changes in it. */
export function codebookDifference(parent: Codebook, book: Codebook): CodebookDifference {
  const places = placesOf(book).filter((place) => partsAt(parent, place) !== null);
  const found = places.map((place) => placeDifference(parent, book, place));
  const mine = headOf(book);
  const theirs = headOf(parent);
  const head = Object.fromEntries(
    headAttributes.flatMap((name) => (saysTheSame(mine[name], theirs[name]) ? [] : [[name, mine[name]]])),
  ) as Partial<CodebookHead>;
  return {
    format: 1,
    id: book.id,
    version: book.version,
    extends: { id: parent.id, version: parent.version },
    head,
    changes: found.flatMap(({ changes }) => changes),
    orders: found.flatMap(({ order }) => order ?? []),
  };
}

type Order = CodebookDifference['orders'][number];

function placeDifference(
  parent: Codebook,
  book: Codebook,
  place: PartPlace,
): { changes: PartChange[]; order: Order | null } {
  const text = placeText(place);
  const theirs = partsAt(parent, place) ?? [];
  const mine = partsAt(book, place) ?? [];
  const kept = new Set(mine.map(({ id }) => id));
  const changes = [
    ...theirs
      .filter(({ id }) => !kept.has(id))
      .map(({ id }): PartChange => ({ kind: 'removed', place: text, id })),
    ...mine.flatMap((part, position): PartChange[] => {
      const was = theirs.find(({ id }) => id === part.id);
      if (!was) return [{ kind: 'added', place: text, part, after: mine[position - 1]?.id ?? null }];
      const change = partChange(place.list, text, was, part);
      return change ? [change] : [];
    }),
  ];
  const ids = mine.map(({ id }) => id);
  const natural = arranged(theirs, changes).map(({ id }) => id);
  return { changes, order: saysTheSame(natural, ids) ? null : { place: text, ids } };
}

function partChange(list: PartList, place: string, was: Part, is: Part): PartChange | null {
  const apart = heldAttribute(list);
  const names = [...new Set([...Object.keys(was), ...Object.keys(is)])].filter(
    (name) => name !== apart && !saysTheSame(was[name], is[name]),
  );
  if (names.length === 0) return null;
  const unset = names.filter((name) => is[name] === undefined);
  const set = Object.fromEntries(
    names.filter((name) => is[name] !== undefined).map((name) => [name, is[name]]),
  );
  return { kind: 'changed', place, id: is.id, set, unset };
}

/** The members of a place after the changes made to it, before any reordering. */
function arranged(theirs: readonly Part[], changes: readonly PartChange[]): Part[] {
  const removed = new Set(changes.flatMap((change) => (change.kind === 'removed' ? [change.id] : [])));
  let parts = theirs.filter(({ id }) => !removed.has(id)).map((part) => changedPart(part, changes));
  for (const change of changes) {
    if (change.kind !== 'added' || parts.some(({ id }) => id === change.part.id)) continue;
    const position = parts.findIndex(({ id }) => id === change.after);
    // Its neighbour may have left with a new version of the parent: last is where it is seen.
    const at = change.after === null ? 0 : position < 0 ? parts.length : position + 1;
    parts = parts.toSpliced(at, 0, change.part);
  }
  return parts;
}

function changedPart(part: Part, changes: readonly PartChange[]): Part {
  const change = changes.find((one) => one.kind === 'changed' && one.id === part.id);
  if (change?.kind !== 'changed') return part;
  const kept = Object.entries(part).filter(([name]) => !change.unset.includes(name));
  return { ...Object.fromEntries(kept), ...change.set, id: part.id };
}

/** In the given order; members it does not name stay behind the one they followed. */
function inOrder(parts: readonly Part[], ids: readonly string[]): Part[] {
  const byId = new Map(parts.map((part) => [part.id, part]));
  const named = new Set(ids);
  const ordered = ids.flatMap((id) => byId.get(id) ?? []);
  parts.forEach((part, position) => {
    if (named.has(part.id)) return;
    const before = parts[position - 1]?.id ?? null;
    const at = ordered.findIndex(({ id }) => id === before);
    ordered.splice(before === null ? 0 : at + 1, 0, part);
  });
  return ordered;
}

/**
 * The variant whole. Changes to what the parent does not have are left out: that happens only when the parent is not
 * the version that the difference was made from (see `reviewOf`).
 */
export function variantOf(parent: Codebook, difference: CodebookDifference): Codebook {
  const { id, version } = difference;
  const reference: CodebookReference = { id: parent.id, version: parent.version };
  let book: Codebook = {
    ...withHead(parent, difference.head),
    id,
    version,
    official: false,
    extends: reference,
  };
  const byPlace = Map.groupBy(difference.changes, ({ place }) => place);
  const orders = new Map(difference.orders.map(({ place, ids }) => [place, ids]));
  // Holders first: the codes of an added list come with it, those of a list that left leave with it.
  for (const place of placesOf(parent)) {
    const text = placeText(place);
    const parts = partsAt(book, place);
    const changes = byPlace.get(text);
    const order = orders.get(text);
    if (!parts || (!changes && !order)) continue;
    const next = arranged(parts, changes ?? []);
    book = withPartsAt(book, place, order ? inOrder(next, order) : next);
  }
  return book;
}

/** Places named by a difference that cannot be: for a difference that was typed or sent. */
export function strayPlaces(parent: Codebook, difference: CodebookDifference): string[] {
  const added = new Set(
    difference.changes.flatMap((change) =>
      change.kind === 'added' ? [`${change.place} ${change.part.id}`] : [],
    ),
  );
  return difference.changes.flatMap((change) => {
    const place = placeNamed(change.place);
    const parts = place && partsAt(parent, place);
    if (!parts) return [change.place];
    if (change.kind === 'added') return [];
    const isThere = parts.some(({ id }) => id === change.id) || added.has(`${change.place} ${change.id}`);
    return isThere ? [] : [`${change.place}/${change.id}`];
  });
}

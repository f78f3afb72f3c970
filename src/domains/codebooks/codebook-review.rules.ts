/**
 * Three versions side by side: the parent as the variant knew it, the variant, and the parent's next version. What only
 * one side changed passes by itself; what both touched is kept as the variant has it, and listed to be decided.
 */

import type { Codebook } from './codebook.ts';
import { codebookDifference, variantOf } from './codebook-difference.rules.ts';
import type { CodebookDifference, PartChange } from './codebook-difference.ts';
import { applyEdit, headOf, withHead } from './codebook-edit.rules.ts';
import { type CodebookHead, type HeadAttribute, headAttributes } from './codebook-edit.ts';
import {
  heldAttribute,
  partAt,
  partsAt,
  placeNamed,
  saysTheSame,
  withPartsAt,
} from './codebook-part.rules.ts';
import { heldIn, type Part, type PartPlace } from './codebook-part.ts';
import type { Conflict, Resolution } from './codebook-review.ts';

export interface Review {
  /** The variant on the new version, with every conflict as the variant has it. */
  book: Codebook;
  conflicts: readonly Conflict[];
}

/** Carries a variant from one version of its parent to the next. */
export function reviewOf(before: Codebook, ours: Codebook, theirs: Codebook): Review {
  const difference = codebookDifference(before, ours);
  const sides: Sides = { before, ours, theirs };
  const carried = withoutLostHolders(sides, difference.changes).map((change) => carriedChange(sides, change));
  const kept: CodebookDifference = {
    ...difference,
    extends: { id: theirs.id, version: theirs.version },
    changes: carried.flatMap(({ change }) => change ?? []),
  };
  return {
    book: variantOf(theirs, kept),
    conflicts: [
      ...headConflicts(sides, difference.head),
      ...carried.flatMap(({ conflict }) => conflict ?? []),
      ...grownLists(sides, difference),
    ],
  };
}

interface Sides {
  before: Codebook;
  ours: Codebook;
  theirs: Codebook;
}
interface Carried {
  change: PartChange | null;
  conflict: Conflict | null;
}

const asIs = (change: PartChange): Carried => ({ change, conflict: null });
const absorbed: Carried = { change: null, conflict: null };

function carriedChange(sides: Sides, change: PartChange): Carried {
  const place = placeNamed(change.place) as PartPlace;
  const id = change.kind === 'added' ? change.part.id : change.id;
  const before = partAt(sides.before, place, id);
  const ours = partAt(sides.ours, place, id);
  const theirs = partAt(sides.theirs, place, id);
  const conflict = (kind: Conflict['kind'], attributes: readonly string[] = []): Conflict => ({
    kind,
    place: change.place,
    id,
    attributes,
    before,
    ours,
    theirs,
  });
  if (change.kind === 'removed') {
    if (!theirs) return absorbed;
    return saysTheSame(before, theirs) ? asIs(change) : { change, conflict: conflict('changedThere') };
  }
  if (change.kind === 'added') {
    if (!theirs) return asIs(change);
    if (saysTheSame(ours, theirs)) return absorbed;
    return { change: asChange(change.place, theirs, change.part), conflict: conflict('addedTwice') };
  }
  if (!theirs) return { change: addedBack(sides, place, change), conflict: conflict('goneThere') };
  const disputed = [...Object.keys(change.set), ...change.unset].filter(
    (name) => !saysTheSame(before?.[name], theirs[name]) && !saysTheSame(ours?.[name], theirs[name]),
  );
  return disputed.length === 0 ? asIs(change) : { change, conflict: conflict('bothChanged', disputed) };
}

/** Our whole part as a change of theirs. */
function asChange(place: string, theirs: Part, ours: Part): PartChange {
  const unset = Object.keys(theirs).filter((name) => ours[name] === undefined);
  return { kind: 'changed', place, id: ours.id, set: { ...ours }, unset };
}

function addedBack(sides: Sides, place: PartPlace, change: PartChange & { kind: 'changed' }): PartChange {
  const parts = partsAt(sides.ours, place) ?? [];
  const position = parts.findIndex(({ id }) => id === change.id);
  const part = parts[position] as Part;
  return { kind: 'added', place: change.place, part, after: parts[position - 1]?.id ?? null };
}

/** Changes inside a list that the new version no longer has become one change: the list is kept whole. */
function withoutLostHolders(sides: Sides, changes: readonly PartChange[]): PartChange[] {
  const lost = new Map<string, PartChange>();
  const others = changes.filter((change) => {
    const place = placeNamed(change.place) as PartPlace;
    if (place.of === null || partsAt(sides.theirs, place) !== null) return true;
    const list = heldIn[place.list as keyof typeof heldIn];
    lost.set(`${list} ${place.of}`, { kind: 'changed', place: list, id: place.of, set: {}, unset: [] });
    return false;
  });
  const already = new Set(
    others.flatMap((change) => ('id' in change ? [`${change.place} ${change.id}`] : [])),
  );
  return [...others, ...[...lost].flatMap(([key, change]) => (already.has(key) ? [] : [change]))];
}

/** Codes that the new version adds to lists that the variant narrowed. */
function grownLists({ before, theirs }: Sides, difference: CodebookDifference): Conflict[] {
  const narrowed = new Set(
    difference.changes
      .filter(
        (change) => change.kind === 'removed' || (change.kind === 'changed' && 'validUntilOn' in change.set),
      )
      .map(({ place }) => place)
      .filter((place) => place.startsWith('codes/')),
  );
  return [...narrowed].flatMap((text) => {
    const place = placeNamed(text) as PartPlace;
    const known = new Set((partsAt(before, place) ?? []).map(({ id }) => id));
    const mine = new Set(
      difference.changes.flatMap((change) => (change.kind === 'added' ? [change.part.id] : [])),
    );
    const added = (partsAt(theirs, place) ?? []).filter(({ id }) => !known.has(id) && !mine.has(id));
    return added.map(
      (part): Conflict => ({
        kind: 'listGrew',
        place: text,
        id: part.id,
        attributes: [],
        before: null,
        ours: null,
        theirs: part,
      }),
    );
  });
}

function headConflicts({ before, ours, theirs }: Sides, head: Partial<CodebookHead>): Conflict[] {
  const [was, mine, next] = [headOf(before), headOf(ours), headOf(theirs)];
  // A variant always says its own name and dates.
  const own: readonly HeadAttribute[] = ['title', 'summary', 'validFromOn', 'validUntilOn'];
  return headAttributes
    .filter((name) => name in head && !own.includes(name))
    .filter((name) => !saysTheSame(was[name], next[name]) && !saysTheSame(mine[name], next[name]))
    .map((name) => ({
      kind: 'bothHeads',
      place: 'head',
      id: name,
      attributes: [name],
      before: { id: name, value: was[name] },
      ours: { id: name, value: mine[name] },
      theirs: { id: name, value: next[name] },
    }));
}

/** What may be decided of a conflict: what a codebook says of itself is not retired. */
export function possibleResolutions({ kind }: Conflict): readonly Resolution[] {
  if (kind === 'bothChanged' || kind === 'addedTwice' || kind === 'changedThere')
    return ['ours', 'theirs', 'retire'];
  return ['ours', 'theirs'];
}

/** The variant once a conflict is decided. Deciding again, or otherwise, is possible as long as the draft is one. */
export function resolved(book: Codebook, conflict: Conflict, resolution: Resolution): Codebook {
  if (conflict.place === 'head') {
    const chosen = resolution === 'theirs' ? conflict.theirs : conflict.ours;
    return withHead(book, { [conflict.id]: chosen?.value });
  }
  const place = placeNamed(conflict.place) as PartPlace;
  const wanted = wantedPart(book, place, conflict, resolution);
  const parts = partsAt(book, place);
  if (!parts) return book;
  const isThere = parts.some(({ id }) => id === conflict.id);
  if (wanted === null) {
    return isThere
      ? withPartsAt(
          book,
          place,
          parts.filter(({ id }) => id !== conflict.id),
        )
      : book;
  }
  const edit = isThere
    ? ({ kind: 'change', place: conflict.place, part: wanted } as const)
    : ({ kind: 'add', place: conflict.place, part: wanted, after: null } as const);
  const outcome = applyEdit(book, edit);
  return outcome.ok ? outcome.book : book;
}

function wantedPart(
  book: Codebook,
  place: PartPlace,
  conflict: Conflict,
  resolution: Resolution,
): Part | null {
  const { ours, theirs, attributes } = conflict;
  if (resolution === 'retire') return null;
  const chosen = resolution === 'ours' ? ours : theirs;
  if (chosen === null) return null;
  const now = partAt(book, place, conflict.id);
  if (!now) return chosen;
  // What a list holds is decided code by code, not with the list.
  const apart = heldAttribute(place.list);
  const held = apart ? { [apart]: now[apart] } : {};
  if (attributes.length === 0) return { ...chosen, ...held, id: now.id };
  const others = Object.entries(now).filter(([name]) => !attributes.includes(name));
  const taken = attributes.flatMap((name) =>
    chosen[name] === undefined ? [] : [[name, chosen[name]] as const],
  );
  return { ...Object.fromEntries(others), ...Object.fromEntries(taken), id: now.id };
}

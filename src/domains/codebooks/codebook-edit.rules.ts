import type { Codebook } from './codebook.ts';
import {
  type CodebookEdit,
  type CodebookHead,
  type EditOutcome,
  type EditRefusal,
  headAttributes,
} from './codebook-edit.ts';
import { partsAt, placeNamed, placesOf, withPartsAt } from './codebook-part.rules.ts';
import type { Part, PartPlace } from './codebook-part.ts';

/** The codebook after an edit; the one given is left as it is. What a codebook may hold is judged by its faults. */
export function applyEdit(book: Codebook, edit: CodebookEdit): EditOutcome {
  if (edit.kind === 'head') return { ok: true, book: withHead(book, edit.head) };
  const place = placeNamed(edit.place);
  const parts = place && partsAt(book, place);
  if (!place || !parts) return refused('unknownPlace');
  if (edit.kind === 'add') return added(book, place, parts, edit.part, edit.after);
  const id = edit.kind === 'change' ? edit.part.id : edit.id;
  const position = parts.findIndex((part) => part.id === id);
  if (position < 0) return refused('unknownPart');
  if (edit.kind === 'move') return moved(book, place, parts, position, edit.by);
  const others = edit.kind === 'remove' ? parts.toSpliced(position, 1) : parts.with(position, edit.part);
  return { ok: true, book: withPartsAt(book, place, others) };
}

const refused = (refusal: EditRefusal): EditOutcome => ({ ok: false, refusal });

function added(
  book: Codebook,
  place: PartPlace,
  parts: readonly Part[],
  part: Part,
  after: string | null,
): EditOutcome {
  if (idsWith(book, place).has(part.id)) return refused('takenId');
  const position = parts.findIndex(({ id }) => id === after);
  const at = position < 0 ? parts.length : position + 1;
  return { ok: true, book: withPartsAt(book, place, parts.toSpliced(at, 0, part)) };
}

function moved(
  book: Codebook,
  place: PartPlace,
  parts: readonly Part[],
  position: number,
  by: -1 | 1,
): EditOutcome {
  const moving = parts[position];
  const neighbour = parts[position + by];
  if (!moving || !neighbour) return refused('cannotMove');
  return {
    ok: true,
    book: withPartsAt(book, place, parts.with(position, neighbour).with(position + by, moving)),
  };
}

/** Ids that a new member of the place may not take: rows have ids of their own throughout the table. */
export function idsWith(book: Codebook, place: PartPlace): Set<string> {
  const inTable = place.list === 'rows' || place.list === 'exclusions';
  const places = inTable
    ? placesOf(book).filter(({ list }) => list === 'rows' || list === 'exclusions')
    : [place];
  return new Set(places.flatMap((one) => (partsAt(book, one) ?? []).map(({ id }) => id)));
}

/** An id in letters, digits and hyphens out of what people read, that none of the given ids is. */
export function freshId(label: string, taken: ReadonlySet<string>, joined: '-' | '' = '-'): string {
  const words = label
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, ' ')
    .trim()
    .split(' ')
    .slice(0, 6);
  const named =
    joined === '-'
      ? words.join('-')
      : words
          .map((word, index) => (index === 0 ? word : word.charAt(0).toUpperCase() + word.slice(1)))
          .join('');
  const base = (/^[a-z]/.test(named) ? named : `p${joined}${named}`).slice(0, 60).replace(/-+$/, '');
  if (!taken.has(base)) return base;
  let number = 2;
  while (taken.has(`${base}${joined}${number}`)) number += 1;
  return `${base}${joined}${number}`;
}

export function headOf(book: Codebook): CodebookHead {
  const { title, summary, authority, validFromOn, validUntilOn, countedBy, limits, mapping } = book;
  const { noRuleReason } = mapping;
  return { title, summary, authority, validFromOn, validUntilOn, countedBy, limits, noRuleReason };
}

export function withHead(book: Codebook, head: Partial<CodebookHead>): Codebook {
  const { noRuleReason, ...others } = head;
  const known = Object.fromEntries(
    headAttributes.flatMap((name) => {
      const value = (others as Partial<Record<string, unknown>>)[name];
      return value === undefined ? [] : [[name, value]];
    }),
  );
  const mapping = noRuleReason === undefined ? book.mapping : { ...book.mapping, noRuleReason };
  return { ...book, ...known, mapping };
}

/**
 * What retiring a part means, so that an old answer can still be read: a code that was published ends on a day, a
 * field that was published stays and applies to nothing any more, and anything else leaves.
 * @param published the version that the draft follows, or the one it extends.
 */
export function retirement(
  book: Codebook,
  published: Codebook | null,
  place: PartPlace,
  id: string,
  lastDayOn: string,
): CodebookEdit {
  const text = place.of === null ? place.list : `${place.list}/${place.of}`;
  const part = partsAt(book, place)?.find((one) => one.id === id);
  const wasThere = published !== null && (partsAt(published, place) ?? []).some((one) => one.id === id);
  if (part && wasThere && place.list === 'codes')
    return { kind: 'change', place: text, part: { ...part, validUntilOn: lastDayOn } };
  if (part && wasThere && place.list === 'fields')
    return { kind: 'change', place: text, part: { ...part, kinds: [], acts: [] } };
  return { kind: 'remove', place: text, id };
}

/** How each part of a variant stands beside the codebook it extends, in the words of who reads it. */

import type { Codebook } from './codebook.ts';
import { codebookDifference } from './codebook-difference.rules.ts';
import type { PartChange, PartMark } from './codebook-difference.ts';
import { partAt, placeNamed, saysTheSame } from './codebook-part.rules.ts';
import type { Part, PartList } from './codebook-part.ts';

/** Attributes that people read and that decide nothing. */
const texts = new Set([
  'label',
  'sentence',
  'definition',
  'explanation',
  'question',
  'answer',
  'heading',
  'note',
  'whatToDo',
]);

/** Mark by place and id (see `markKey`). Parts that are as in the parent have none. */
export type PartMarks = ReadonlyMap<string, PartMark>;

export const markKey = (place: string, id: string) => `${place} ${id}`;

/** Marks of a variant against its parent. */
export function partMarksOf(parent: Codebook, book: Codebook): PartMarks {
  return new Map(
    codebookDifference(parent, book).changes.map((change) => [
      markKey(change.place, change.kind === 'added' ? change.part.id : change.id),
      markOf(parent, change),
    ]),
  );
}

export function markOf(parent: Codebook, change: PartChange): PartMark {
  if (change.kind !== 'changed') return change.kind;
  const place = placeNamed(change.place);
  const was = place && partAt(parent, place, change.id);
  if (!was || !place) return 'changed';
  const deciding = [...Object.keys(change.set), ...change.unset].filter((name) => !texts.has(name));
  if (deciding.length === 0) return 'renamed';
  const narrows =
    change.unset.length === 0 && deciding.every((name) => isNarrower(place.list, name, was, change.set));
  return narrows ? 'narrowed' : 'changed';
}

/** Whether this attribute now lets in less than it did. */
function isNarrower(
  list: PartList,
  name: string,
  was: Part,
  set: Readonly<Record<string, unknown>>,
): boolean {
  const before = was[name];
  const after = set[name];
  switch (name) {
    case 'kinds':
    case 'acts':
      return list === 'fields' && includesAll(before, after);
    case 'requiredWhen':
      return before === 'false' || after === 'true';
    case 'validUntilOn':
      return typeof after === 'string' && (before === null || after < String(before));
    case 'validFromOn':
      return String(after) > String(before);
    case 'when':
      return hasMoreConditions(before as Conditions, after as Conditions);
    default:
      return false;
  }
}

function includesAll(wide: unknown, narrow: unknown): boolean {
  return Array.isArray(wide) && Array.isArray(narrow) && narrow.every((one) => wide.includes(one));
}

type Conditions = Readonly<Record<string, string>>;

function hasMoreConditions(before: Conditions, after: Conditions): boolean {
  return Object.entries(before).every(([input, test]) => saysTheSame(after[input], test));
}

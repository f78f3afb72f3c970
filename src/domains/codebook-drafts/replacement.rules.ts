/** A draft written whole instead of part by part: what it may not do, and what it does to each part. */

import {
  type Codebook,
  type CodebookDifference,
  type CodebookFault,
  codebookDifference,
  codebookFaults,
  partAt,
  placeNamed,
  saysTheSame,
} from '#/domains/codebooks/codebooks.public.ts';
import { headBefore } from './draft.rules.ts';
import type { LoggedChange, ReplacementRefusal } from './draft.ts';

/** What keeps a text from taking the place of a draft: a refusal, or a fault of its ids, with its place. */
export interface Unfit {
  refusals: readonly { place: string; key: ReplacementRefusal }[];
  /** Parts are found by their ids: each must have one, of its own. */
  faults: readonly CodebookFault[];
}

/** Null when the text may take the place of the draft, however wrong it still is. */
export function unfitToReplace(held: Codebook, next: Codebook, published: Codebook | null): Unfit | null {
  const fixed = (['id', 'extends', 'official'] as const).filter(
    (name) => !saysTheSame(held[name], next[name]),
  );
  const refusals = [
    ...fixed.map((place) => ({ place, key: 'fixed' as const })),
    ...(published ? erasedParts(held, next, published) : []),
  ];
  const faults = codebookFaults(next).filter(
    // Periods are typed together, under their year: two of one id are found, and told as a fault.
    ({ code, place }) => code === 'badId' || (code === 'duplicateId' && !place.startsWith('calendars/')),
  );
  return refusals.length === 0 && faults.length === 0 ? null : { refusals, faults };
}

/** Published fields and codes that the draft still has, and that the text no longer has. */
function erasedParts(held: Codebook, next: Codebook, published: Codebook): Unfit['refusals'] {
  const fields = erased(held.fields, next.fields, published.fields);
  const codesIn = ({ codeLists }: Codebook, list: string) =>
    codeLists.find(({ id }) => id === list)?.codes ?? [];
  const codes = next.codeLists.flatMap((list) =>
    erased(codesIn(held, list.id), list.codes, codesIn(published, list.id)).map(
      (id) => `codeLists/${list.id}/${id}`,
    ),
  );
  return [
    ...fields.map((id) => ({ place: `fields/${id}`, key: 'publishedField' as const })),
    ...codes.map((place) => ({ place, key: 'publishedCode' as const })),
  ];
}

interface Named {
  id: string;
}

function erased(held: readonly Named[], next: readonly Named[], published: readonly Named[]): string[] {
  const has = (parts: readonly Named[], id: string) => parts.some((part) => part.id === id);
  return held.map(({ id }) => id).filter((id) => has(published, id) && !has(next, id));
}

/** One line of history for each part that differs, as if they had been changed one at a time. */
export function changesBetween(before: Codebook, after: Codebook): LoggedChange[] {
  const { head, changes, orders } = codebookDifference(before, after);
  const isRenumbered = before.version !== after.version;
  return [
    ...(isRenumbered
      ? [{ kind: 'renumbered' as const, before: { id: before.version }, after: { id: after.version } }]
      : []),
    ...(Object.keys(head).length > 0 ? [headChange(before, head)] : []),
    ...changes.map((change) => partChange(before, after, change)),
    ...orders.map(({ place }) => ({ kind: 'moved' as const, place })),
  ];
}

const headChange = (before: Codebook, head: CodebookDifference['head']): LoggedChange => ({
  kind: 'headed',
  place: 'head',
  partId: 'head',
  before: headBefore(before, head),
  after: { ...head, id: 'head' },
});

function partChange(
  before: Codebook,
  after: Codebook,
  change: CodebookDifference['changes'][number],
): LoggedChange {
  const { kind, place } = change;
  const partId = change.kind === 'added' ? change.part.id : change.id;
  const named = placeNamed(place);
  const at = (book: Codebook) => named && partAt(book, named, partId);
  return { kind, place, partId, before: at(before), after: at(after) };
}

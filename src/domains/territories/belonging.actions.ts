import { logHappening } from '#/platform/happenings.ts';
import { printOf } from '#/platform/if-match.ts';
import type { SignedInVisit } from '#/platform/visit.ts';
import type { BelongingValues } from './belonging.form.ts';
import { type BelongingFault, belongingFault } from './belonging.rules.ts';
import { belongingsInSpace, deleteBelonging, insertBelonging, updateBelonging } from './belonging.store.ts';
import { holdNamesOf } from './own-place.store.ts';
import { belongingsOf, placeById } from './territory.store.ts';
import type { Belonging, Place } from './territory.ts';

/** A place of the space of the address, and what it lies in. */
export interface PlacedIn {
  place: Place;
  belongings: readonly Belonging[];
}

/** Null when no such place is named by this space, or when it is not for this viewer. */
export async function readPlacedIn(
  visit: SignedInVisit,
  spaceId: string,
  placeId: string,
): Promise<PlacedIn | null> {
  const transaction = await visit.transaction();
  const place = await placeById(transaction, placeId);
  if (!place || place.spaceId !== spaceId) return null;
  return { place, belongings: await belongingsOf(transaction, placeId, 'up') };
}

/** What somebody read of a belonging, to tell whether it changed meanwhile. */
export const belongingPrint = ({ id, place, validFrom, validUntil }: Belonging): string =>
  printOf(JSON.stringify([id, place.id, validFrom, validUntil]));

export type BelongingOutcome =
  | { kind: 'done'; id: string }
  | { kind: 'refused'; field: string; key: BelongingFault | 'parentUnknown' }
  | { kind: 'conflict' }
  | { kind: 'missing' };

/** Says what a place of the space lies in, whoever asks having been let in as its secretary. */
export async function addBelonging(
  visit: SignedInVisit,
  spaceId: string,
  placeId: string,
  values: BelongingValues,
): Promise<BelongingOutcome> {
  const found = await held(visit, spaceId, placeId);
  if (!found) return { kind: 'missing' };
  const refusal = await refusalOf(visit, found.place, values, null);
  if (refusal) return refusal;
  const transaction = await visit.transaction();
  const id = await insertBelonging(transaction, placeId, values);
  await log(visit, found.place, 'place.belonging-added', { to: values });
  return { kind: 'done', id };
}

/** Writes a belonging again: another territory, other days, or its end. */
export async function correctBelonging(
  visit: SignedInVisit,
  { spaceId, placeId, id }: { spaceId: string; placeId: string; id: string },
  values: BelongingValues,
  read: string,
): Promise<BelongingOutcome> {
  const found = await held(visit, spaceId, placeId);
  const before = found?.belongings.find((one) => one.id === id);
  if (!found || !before) return { kind: 'missing' };
  if (belongingPrint(before) !== read) return { kind: 'conflict' };
  const refusal = await refusalOf(visit, found.place, values, id);
  if (refusal) return refusal;
  const transaction = await visit.transaction();
  await updateBelonging(transaction, id, values);
  await log(visit, found.place, 'place.belonging-changed', { from: valuesOf(before), to: values });
  return { kind: 'done', id };
}

/** Takes back a belonging that was noted by mistake; one that ceased is ended instead. */
export async function removeBelonging(
  visit: SignedInVisit,
  { spaceId, placeId, id }: { spaceId: string; placeId: string; id: string },
  read: string,
): Promise<BelongingOutcome> {
  const found = await held(visit, spaceId, placeId);
  const before = found?.belongings.find((one) => one.id === id);
  if (!found || !before) return { kind: 'missing' };
  if (belongingPrint(before) !== read) return { kind: 'conflict' };
  await deleteBelonging(await visit.transaction(), id);
  await log(visit, found.place, 'place.belonging-removed', { from: valuesOf(before) });
  return { kind: 'done', id };
}

/** Nobody else changes the places of the space until this is done: two halves of a circle wait for each other. */
async function held(visit: SignedInVisit, spaceId: string, placeId: string): Promise<PlacedIn | null> {
  await holdNamesOf(await visit.transaction(), spaceId);
  return readPlacedIn(visit, spaceId, placeId);
}

async function refusalOf(
  visit: SignedInVisit,
  place: Place,
  values: BelongingValues,
  corrected: string | null,
): Promise<BelongingOutcome | null> {
  const transaction = await visit.transaction();
  const parent = await placeById(transaction, values.parentId);
  if (!parent || (parent.spaceId !== null && parent.spaceId !== place.spaceId))
    return { kind: 'refused', field: 'parentId', key: 'parentUnknown' };
  const others = (await belongingsInSpace(transaction, place.spaceId!)).filter(({ id }) => id !== corrected);
  const fault = belongingFault({ placeId: place.id, ...values }, others);
  return (
    fault && { kind: 'refused', field: fault === 'endBeforeStart' ? 'validUntil' : 'parentId', key: fault }
  );
}

const valuesOf = ({ place, validFrom, validUntil }: Belonging): BelongingValues => ({
  parentId: place.id,
  validFrom,
  validUntil,
});

async function log(
  visit: SignedInVisit,
  place: Place,
  kind: `place.belonging-${'added' | 'changed' | 'removed'}`,
  details: Record<string, unknown>,
): Promise<void> {
  await logHappening(await visit.transaction(), {
    personId: visit.viewer.personId,
    spaceId: place.spaceId,
    kind,
    subjectKind: 'place',
    subjectId: place.id,
    details,
  });
}

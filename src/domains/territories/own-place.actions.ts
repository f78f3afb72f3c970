import { logHappening } from '#/platform/happenings.ts';
import type { SignedInVisit } from '#/platform/visit.ts';
import { holdNamesOf, holdOwnPlace } from './own-place.store.ts';
import type { PlaceValues } from './territory.form.ts';
import { endOwnPlace, insertOwnPlace, placeById, placesOfSpace } from './territory.store.ts';
import type { Place } from './territory.ts';

export type OwnPlaceOutcome =
  | { kind: 'done'; id: string }
  | { kind: 'refused'; field: string; key: 'parentUnknown' | 'placeThere' | 'endBeforeStart' }
  | { kind: 'conflict' }
  | { kind: 'missing' }
  | { kind: 'forbidden' };

/** Adds a place that a space names for itself, whoever asks having been let in as its secretary. */
export async function addOwnPlace(
  visit: SignedInVisit,
  spaceId: string,
  values: PlaceValues,
): Promise<OwnPlaceOutcome> {
  const transaction = await visit.transaction();
  const { parentId } = values;
  const parent = parentId === null ? null : await placeById(transaction, parentId);
  // Another space’s place would be told to people who may not see it.
  const isHere = parent && (parent.spaceId === null || parent.spaceId === spaceId);
  if (parentId !== null && !isHere) return { kind: 'refused', field: 'parentId', key: 'parentUnknown' };
  await holdNamesOf(transaction, spaceId);
  const isThere = (await placesOfSpace(transaction, spaceId)).some(
    ({ name, validFrom }) => name === values.name && validFrom === values.validFrom,
  );
  if (isThere) return { kind: 'refused', field: 'name', key: 'placeThere' };
  const id = await insertOwnPlace(transaction, spaceId, values);
  await log(visit, spaceId, 'place.added', id);
  return { kind: 'done', id };
}

/** Gives a space's own place the first day it no longer exists. */
export async function giveOwnPlaceEnd(
  visit: SignedInVisit,
  spaceId: string,
  { placeId, validUntil }: { placeId: string; validUntil: string },
  isAsRead: (place: Place) => boolean = () => true,
): Promise<OwnPlaceOutcome> {
  const transaction = await visit.transaction();
  await holdOwnPlace(transaction, placeId);
  const place = await placeById(transaction, placeId);
  if (!place) return { kind: 'missing' };
  if (place.spaceId !== spaceId) return { kind: 'forbidden' };
  if (!isAsRead(place)) return { kind: 'conflict' };
  if (place.validFrom !== null && validUntil <= place.validFrom)
    return { kind: 'refused', field: 'validUntil', key: 'endBeforeStart' };
  await endOwnPlace(transaction, spaceId, placeId, validUntil);
  await log(visit, spaceId, 'place.ended', placeId, { validUntil });
  return { kind: 'done', id: placeId };
}

async function log(
  visit: SignedInVisit,
  spaceId: string,
  kind: 'place.added' | 'place.ended',
  subjectId: string,
  details: Record<string, unknown> = {},
): Promise<void> {
  const { personId } = visit.viewer;
  await logHappening(await visit.transaction(), {
    personId,
    spaceId,
    kind,
    subjectKind: 'place',
    subjectId,
    details,
  });
}

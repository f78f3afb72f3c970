import { type Place, placeNames, placesToChoose } from '#/domains/territories/territories.public.ts';
import { sortedFrench } from '#/french/collation.ts';
import type { Transaction } from '#/platform/database.ts';
import type { Person } from '#/platform/visit.ts';
import { placesServed } from './directory.store.ts';

export interface NamedPlace {
  id: string;
  name: string;
}

/** Of these places, those that the reader sees, in alphabetical order. */
export async function namedPlaces(transaction: Transaction, ids: readonly string[]): Promise<NamedPlace[]> {
  const names = await placeNames(transaction, ids);
  return sortedFrench(
    [...names].map(([id, name]) => ({ id, name })),
    (place) => place.name,
  );
}

/** The places where some organisation acts, for the filter of the directory. */
export async function placesOfDirectory(transaction: Transaction): Promise<NamedPlace[]> {
  return namedPlaces(transaction, await placesServed(transaction));
}

/** Places that still exist among the reference lists and the viewer's spaces, by list. */
export async function placesOffered(transaction: Transaction, viewer: Person): Promise<Place[]> {
  const found = new Map<string, Place>();
  for (const { spaceId } of viewer.memberships) {
    for (const place of await placesToChoose(transaction, spaceId)) found.set(place.id, place);
  }
  return sortedFrench(
    [...found.values()].filter((place) => place.validUntil === null),
    (place) => place.name,
  );
}

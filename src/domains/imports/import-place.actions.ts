import { type PlaceChoice, placeFinder, placesToChoose } from '#/domains/territories/territories.public.ts';
import type { Transaction } from '#/platform/database.ts';
import type { Locale } from '#/platform/visit.ts';

/** The place of the directory, or of the space, that a text names exactly on a day; null leaves the text as it is. */
export type FindPlace = (text: string, day: string) => PlaceChoice | null;

/** Finds places for the texts of one import. */
export async function placesNamedIn(
  transaction: Transaction,
  spaceId: string,
  locale: Locale,
): Promise<FindPlace> {
  return placeFinder(await placesToChoose(transaction, spaceId), locale);
}

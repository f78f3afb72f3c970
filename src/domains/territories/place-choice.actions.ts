/** Places by the names that people type. */

import { fold } from '#/french/folding.ts';
import { withinSentence } from '#/french/wording.ts';
import { type Locale, wordsFor } from '#/platform/visit.ts';
import { holdsOn } from './territory.rules.ts';
import type { Place } from './territory.ts';
import * as territoryWords from './territory.words.ts';

export interface PlaceChoice {
  id: string;
  /** The name, with its kind where several of these places bear it. */
  label: string;
}

/** The places as they are offered and read again, in the given order. */
export function placeChoices(places: readonly Place[], locale: Locale): PlaceChoice[] {
  const { kinds } = wordsFor(locale, territoryWords);
  const names = places.map(({ name }) => foldedPlace(name));
  return places.map(({ id, name, kind }, at) => {
    const isShared = names.some((other, index) => index !== at && other === names[at]);
    return { id, label: isShared ? withKind(name, kinds[kind] ?? kind) : name };
  });
}

export type TypedPlace = { kind: 'found'; id: string } | { kind: 'several' } | { kind: 'unknown' };

/** The place that a text names, whatever its case and accents; a space's own place before those of the reference lists. */
export function placeNamed(places: readonly Place[], text: string, locale: Locale): TypedPlace {
  const typed = foldedPlace(text);
  const choices = placeChoices(places, locale);
  const isNamed = (at: number) =>
    [choices[at]?.label, places[at]?.name].some((name) => name !== undefined && foldedPlace(name) === typed);
  const named = places.filter((_, at) => isNamed(at));
  const own = named.filter(({ spaceId }) => spaceId !== null);
  const [first, ...others] = own.length > 0 ? own : named;
  if (!first) return { kind: 'unknown' };
  return others.length > 0 ? { kind: 'several' } : { kind: 'found', id: first.id };
}

/**
 * Finds, for many texts, the place that each names and nothing else does on a day: its whole text, case and accents
 * aside. Null when none does, or when several do. Unlike `placeChoices`, the label always says the kind.
 */
export function placeFinder(
  places: readonly Place[],
  locale: Locale,
): (text: string, day: string) => PlaceChoice | null {
  const { kinds } = wordsFor(locale, territoryWords);
  const byName = new Map<string, Place[]>();
  for (const place of places) {
    const name = foldedPlace(place.name);
    byName.set(name, [...(byName.get(name) ?? []), place]);
  }
  return (text, day) => {
    const there = (byName.get(foldedPlace(text)) ?? []).filter((place) => holdsOn(day, place));
    const named = placeNamed(there, text, locale);
    if (named.kind !== 'found') return null;
    const { id, name, kind } = there.find((place) => place.id === named.id)!;
    return { id, label: withKind(name, kinds[kind] ?? kind) };
  };
}

const withKind = (name: string, kind: string) => `${name} (${withinSentence(kind)})`;

const foldedPlace = (name: string) => fold(name).replaceAll(/\s+/g, ' ').trim();

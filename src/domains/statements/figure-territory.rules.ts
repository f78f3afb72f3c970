/** Like acts of a statement told by territory: of the day of the facts, or of today. Nothing is shared out by a guess. */

import type { BelongingSpan, PlaceOnDay } from '#/domains/territories/territories.public.ts';
import type { Figure } from './figure.ts';

/** Divisions of the country that are read side by side. Institutions of the past and of today are one division. */
export const divisions = ['institution', 'municipal', 'region', 'health-region', 'own'] as const;
export type Division = (typeof divisions)[number];
export const divisionOf = (list: string): Division =>
  list === 'former-institution' ? 'institution' : (list as Division);

export const geographies = ['faits', 'aujourdhui'] as const;
export type Geography = (typeof geographies)[number];

export interface Amount {
  count: number;
  minutes: number;
}

/** Traces of one figure in one place, over days between which no place of the division changed. */
export interface PlacedAmount extends Amount {
  figureKey: string;
  placeId: string | null;
  /** A day on which they happened. */
  eventOn: string;
}

export type TerritoryLine = Amount &
  (
    | { kind: 'territory'; id: string }
    /** Any of these: no known key to divide it. */
    | { kind: 'shared'; ids: readonly string[] }
    /** A place is noted, and lies in no territory of this division. */
    | { kind: 'outside' }
    | { kind: 'noPlace' }
  );

export interface PlaceKnown {
  id: string;
  list: string;
}

interface KnownPlaces {
  places: ReadonlyMap<string, PlaceKnown>;
  parents: ReadonlyMap<string, readonly BelongingSpan[]>;
}

/**
 * The territory of a division in which something happened, told on a day: by what the place has become and belongs to on
 * that day, or else by what it belonged to on the day of the facts and what this has become.
 */
export function territoryOn(
  asked: { placeId: string; eventOn: string; division: Division; day: string },
  onDay: (placeId: string, day: string) => PlaceOnDay,
  known: KnownPlaces,
): PlaceOnDay {
  const { placeId, eventOn, division, day } = asked;
  const became = day === eventOn ? [] : idsOf(onDay(placeId, day));
  const now = [...new Set(became.flatMap((id) => placesInDivision(id, day, division, known)))].toSorted();
  const found = now.length > 0 ? now : placesInDivision(placeId, eventOn, division, known);
  const [only] = found;
  if (only === undefined) return { kind: 'unknown' };
  return found.length > 1 ? { kind: 'several', ids: found } : onDay(only, day);
}

function idsOf(found: PlaceOnDay): readonly string[] {
  if (found.kind === 'one') return [found.id];
  return found.kind === 'several' ? found.ids : [];
}

/** Follows belongings up, as they were on a day, to places of the division: none, one or several. */
export function placesInDivision(
  placeId: string,
  day: string,
  division: Division,
  known: KnownPlaces,
): string[] {
  const found = new Set<string>();
  const seen = new Set<string>();
  const waiting = [placeId];
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    const place = known.places.get(id);
    if (!place || seen.has(id)) continue;
    seen.add(id);
    if (divisionOf(place.list) === division) found.add(id);
    else
      waiting.push(
        ...(known.parents.get(id) ?? []).filter((one) => holds(one, day)).map(({ parentId }) => parentId),
      );
  }
  return [...found].toSorted();
}

const holds = ({ validFrom, validUntil }: BelongingSpan, day: string) =>
  (validFrom === null || validFrom <= day) && (validUntil === null || day < validUntil);

/** Lines of each figure, territories first, by name, what could not be attributed after. Their sum is what was given. */
export function territoryLines(
  amounts: readonly PlacedAmount[],
  resolve: (placeId: string, eventOn: string) => PlaceOnDay,
  names: ReadonlyMap<string, string>,
): Map<string, TerritoryLine[]> {
  const byFigure = new Map<string, Map<string, TerritoryLine>>();
  for (const { figureKey, placeId, eventOn, count, minutes } of amounts) {
    const line: TerritoryLine = {
      ...lineFor(placeId === null ? null : resolve(placeId, eventOn)),
      count,
      minutes,
    };
    const lines = byFigure.get(figureKey) ?? new Map<string, TerritoryLine>();
    byFigure.set(figureKey, lines);
    const key = keyOf(line);
    const before = lines.get(key);
    lines.set(
      key,
      before ? { ...before, count: before.count + count, minutes: before.minutes + minutes } : line,
    );
  }
  const nameOf = (line: TerritoryLine) =>
    territoriesOf(line)
      .map((id) => names.get(id) ?? id)
      .join(' ');
  const inOrder = (first: TerritoryLine, second: TerritoryLine) =>
    order[first.kind] - order[second.kind] || nameOf(first).localeCompare(nameOf(second), 'fr');
  return new Map([...byFigure].map(([key, lines]) => [key, [...lines.values()].toSorted(inOrder)]));
}

/** The territories that a line names. */
export const territoriesOf = (line: Place | { kind: 'notSeen' }): readonly string[] =>
  line.kind === 'territory' ? [line.id] : line.kind === 'shared' ? line.ids : [];

type Place =
  | { kind: 'territory'; id: string }
  | { kind: 'shared'; ids: readonly string[] }
  | { kind: 'outside' }
  | { kind: 'noPlace' };

function lineFor(found: PlaceOnDay | null): Place {
  if (found === null) return { kind: 'noPlace' };
  if (found.kind === 'one') return { kind: 'territory', id: found.id };
  return found.kind === 'several' ? { kind: 'shared', ids: found.ids } : { kind: 'outside' };
}

function keyOf(line: TerritoryLine): string {
  if (line.kind === 'territory') return line.id;
  return line.kind === 'shared' ? line.ids.join(' ') : line.kind;
}

const order = { territory: 0, shared: 1, outside: 2, noPlace: 3 };
/** Declared acts by territory, as asked. */
export interface FiguresByTerritory {
  geography: Geography;
  division: Division;
  /** In the order of the figures. */
  parts: readonly { figure: Figure; lines: readonly TerritoryLine[]; notSeenCount: number }[];
  placeNames: ReadonlyMap<string, string>;
  /** Whether a territory told here began or ended by a succession that nobody has verified. */
  restsOnUnverified: boolean;
}

import {
  allBelongings,
  allSuccessions,
  type BelongingSpan,
  spannedPlaces,
  territoryResolver,
} from '#/domains/territories/territories.public.ts';
import type { SignedInVisit } from '#/platform/visit.ts';
import type { Figure } from './figure.ts';
import {
  type Division,
  divisionOf,
  divisions,
  type FiguresByTerritory,
  type Geography,
  type PlacedAmount,
  type TerritoryLine,
  territoriesOf,
  territoryLines,
  territoryOn,
} from './figure-territory.rules.ts';
import { placedAmounts } from './figure-territory.store.ts';
import { type ReadStatement, readStatement } from './statement.actions.ts';
import { latestCompilations } from './statement.store.ts';

export type TerritoryReading = ReadStatement & FiguresByTerritory & { figures: readonly Figure[] };

/** Declared acts of the last compilation by territory; null when the statement is not there. */
export async function readByTerritory(
  visit: SignedInVisit,
  id: string,
  asked: { geography: Geography; division: Division | null },
): Promise<TerritoryReading | null> {
  const read = await readStatement(visit, id);
  if (!read) return null;
  const transaction = await visit.transaction();
  const [compilation] = await latestCompilations(transaction, id, 1);
  if (!compilation) return null;
  const geography = await geographyOf(visit);
  const amounts = await placedAmounts(
    transaction,
    { statementId: id, number: compilation.number },
    geography.boundaries,
  );
  const division = asked.division ?? mostTelling(amounts, geography);
  const day = asked.geography === 'aujourdhui' ? visit.today : null;
  const { names } = geography;
  const lines = territoryLines(
    amounts,
    (placeId, eventOn) => geography.resolve(placeId, eventOn, division, day ?? eventOn),
    names,
  );
  const declared = compilation.figures.filter(({ subject }) => subject.kind === 'declared');
  const parts = declared.map((figure) => {
    const mine = lines.get(figure.key) ?? [];
    const seen = mine.reduce((sum, { count }) => sum + count, 0);
    return { figure, lines: mine, notSeenCount: figure.count - seen };
  });
  return {
    ...read,
    geography: asked.geography,
    division,
    figures: compilation.figures,
    parts,
    placeNames: names,
    restsOnUnverified: [...lines.values()].some((told) => told.some(geography.isUnverified)),
  };
}

/** Everything known of places: they are some hundreds. */
async function geographyOf(visit: SignedInVisit) {
  const transaction = await visit.transaction();
  const successions = await allSuccessions(transaction);
  const belongings = await allBelongings(transaction);
  const spans = await spannedPlaces(transaction, null);
  const places = new Map(spans.map((place) => [place.id, place]));
  const parents = new Map<string, BelongingSpan[]>();
  for (const one of belongings) parents.set(one.placeId, [...(parents.get(one.placeId) ?? []), one]);
  const onDay = territoryResolver(spans, successions);
  const dates = [...belongings, ...spans].flatMap(({ validFrom, validUntil }) => [validFrom, validUntil]);
  const resolve = (placeId: string, eventOn: string, division: Division, day: string) =>
    territoryOn({ placeId, eventOn, division, day }, onDay, { places, parents });
  const boundaries = [...new Set(dates.filter((date) => date !== null))].toSorted();
  const doubtful = successions.filter(({ confidence }) => confidence !== 'verified');
  const unverified = new Set(doubtful.flatMap(({ fromId, toId }) => [fromId, toId]));
  const isUnverified = (line: TerritoryLine) => territoriesOf(line).some((id) => unverified.has(id));
  return { resolve, boundaries, isUnverified, names: new Map(spans.map(({ id, name }) => [id, name])) };
}

/** The division in which most of what was done has a territory. */
function mostTelling(
  amounts: readonly PlacedAmount[],
  { resolve }: Awaited<ReturnType<typeof geographyOf>>,
): Division {
  const told = (division: Division) =>
    amounts.reduce(
      (sum, { placeId, eventOn, count }) =>
        placeId !== null && resolve(placeId, eventOn, division, eventOn).kind !== 'unknown'
          ? sum + count
          : sum,
      0,
    );
  return divisions
    .map((division) => ({ division, count: told(division) }))
    .reduce((best, one) => (one.count > best.count ? one : best)).division;
}

export const isDivision = (text: string | null): text is Division =>
  text !== null && (divisions as readonly string[]).includes(divisionOf(text));

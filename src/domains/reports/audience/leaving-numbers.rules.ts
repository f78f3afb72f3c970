/** The numbers that a space lets out with a bilan, tied to the bilans that left before, as statements are tied to them. */

import type { CountedThings, Publication } from '#/domains/protection/protection.public.ts';
import { aboutIn, type ToldElsewhere } from '#/domains/statements/statements.public.ts';
import { isOfTraces, nameIn, type Overlap } from './bilan-parts.rules.ts';
import type { CountedTraces } from './counted-traces.ts';
import type { NumbersOfSpace } from './numbers-by-space.rules.ts';
import { tiedToBilans } from './overlapping-bilans.rules.ts';
import { publicationOfNumbers } from './said-numbers.rules.ts';

export interface LeftBefore extends Pick<Overlap, 'left' | 'traces' | 'nameOf'> {
  /** What numbers that left counted, each time they left. */
  before: readonly CountedTraces[];
}

export interface TiedToBilans {
  publication: Publication;
  /** What each of its numbers counts, parts included. */
  counted: readonly CountedThings[];
  /** The same, as statements are tied to it. */
  counts: readonly ToldElsewhere[];
  /** Names of those of which nobody knows what they count. */
  unknown: readonly string[];
}

export function leavingNumbers(
  { scope, numbers, counted }: Pick<NumbersOfSpace, 'scope' | 'numbers' | 'counted'>,
  { before, ...left }: LeftBefore,
): TiedToBilans {
  const own = publicationOfNumbers(numbers, scope);
  const ofNatures = counted.filter(({ key }) => nameIn(key)?.durationClass === null);
  const { publication, counted: tied } = tiedToBilans({
    ...{ ...left, own, counted: ofNatures, countedBefore: before },
  });
  const all = new Map([...tied, ...counted].map((one) => [one.key, one]));
  const unknown = publication.cells.filter(
    ({ key, isUnpublished }) => !isUnpublished && nameIn(key) !== null && isOfTraces(key) && !all.has(key),
  );
  return {
    publication,
    counted: [
      ...[...all.values()].map(asThings),
      ...unknown.map(({ key, value }) => asThings({ key, value, traceIds: null })),
    ],
    counts: countsIn(publication, all, { before, ...left }),
    unknown: unknown.map(({ key }) => key),
  };
}

/** Numbers that leave, and the parts that tie them to other bilans. */
function countsIn(
  { cells }: Publication,
  counted: ReadonlyMap<string, CountedTraces>,
  { before, nameOf }: LeftBefore,
): ToldElsewhere[] {
  const earlier = Map.groupBy(before, ({ key }) => key);
  return cells.flatMap((cell): ToldElsewhere[] => {
    const own = counted.get(cell.key);
    if (!own || own.value !== cell.value || !isOfTraces(cell.key)) return [];
    const isPrinted = cell.isUnpublished !== true;
    const isSame = ({ value, traceIds }: CountedTraces) =>
      value === own.value && nameOf(traceIds.toSorted()) === nameOf(own.traceIds.toSorted());
    return [
      {
        ...{ cell, traceIds: own.traceIds, isPrinted: false },
        about: isPrinted ? aboutIn(cell.key) : null,
        isOfActs: isPrinted && nameIn(cell.key)?.durationClass === null,
        isChanged: isPrinted && !(earlier.get(cell.key) ?? []).every(isSame),
      },
    ];
  });
}

function asThings({
  key,
  value,
  traceIds,
}: {
  key: string;
  value: number;
  traceIds: readonly string[] | null;
}): CountedThings {
  const name = nameIn(key);
  return {
    ...{ key, value, things: traceIds },
    days: name && { startsOn: name.startsOn, endsOn: name.endsOn },
  };
}

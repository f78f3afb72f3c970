/** What a team handed over before under the same codebook, and how it is tied to what it hands over now. */

import type { Cell, Publication, ReleasedFact } from '#/domains/protection/protection.public.ts';
import type { Concern } from './concern.rules.ts';
import {
  crossing,
  nested,
  type Stretch,
  type StretchNumber,
  type StretchNumbers,
  shortestStretches,
} from './nesting.rules.ts';
import { type NumberNames, namesBegin, numbersOf } from './protected-figures.rules.ts';

/** Between the days of a stretch that was only reckoned; a slash stands there when it was handed over. */
const reckonedMark = '~';

type Collected = StretchNumbers & { numbers: Map<string, StretchNumber> };

/**
 * A publication with everything that ties it to the earlier ones of crossing periods. `concernsIn` reads who stands
 * behind the figures of some days; it is asked only for days between what was handed over.
 */
export async function tiedToEarlier(
  own: Publication,
  { names, earlier }: { names: NumberNames; earlier: readonly ReleasedFact[] },
  concernsIn: (stretch: Stretch) => Promise<ReadonlyMap<string, Concern>>,
): Promise<Publication> {
  const begin = namesBegin(names);
  const [mine] = stretchesOf(own.cells, begin);
  if (!mine) return own;
  const all = crossing(mine, stretchesOf(earlier, begin));
  if (all.filter(({ isHandedOver }) => isHandedOver).length < 2) return own;
  const loose: StretchNumbers[] = [];
  for (const stretch of shortestStretches(all)) {
    if (all.some((one) => one.isHandedOver && isSame(one, stretch))) continue;
    const numbers = [...(await concernsIn(stretch))].flatMap(([key, concern]) =>
      numbersOf({ key, ...concern }, concern),
    );
    loose.push({ ...stretch, isHandedOver: false, numbers: new Map(numbers) });
  }
  const { cells, relations } = nested(all, loose, (stretch, name) => keyOf(begin, stretch, name));
  const ownKeys = new Set(own.cells.map(({ key }) => key));
  return {
    cells: [...own.cells, ...cells.filter(({ key }) => !ownKeys.has(key))],
    relations: [...own.relations, ...relations],
  };
}

const isSame = (one: Stretch, other: Stretch) =>
  one.startsOn === other.startsOn && one.endsOn === other.endsOn;

/** What was reckoned of days keeps a name of its own, should the same days be handed over one day. */
function keyOf(begin: string, { startsOn, endsOn, isHandedOver }: StretchNumbers, name: string): string {
  return `${begin}${startsOn}${isHandedOver ? '/' : reckonedMark}${endsOn}/${name}`;
}

const shape = new RegExp(String.raw`^(\d{4}-\d\d-\d\d)([/${reckonedMark}])(\d{4}-\d\d-\d\d)/(.+)$`);

/** Numbers gathered by the days they speak of. What was left of a whole speaks of no days of its own. */
function stretchesOf(numbers: readonly (Cell | ReleasedFact)[], begin: string): StretchNumbers[] {
  const found = new Map<string, Collected>();
  for (const number of numbers) {
    const parts = number.key.startsWith(begin) ? shape.exec(number.key.slice(begin.length)) : null;
    if (!parts) continue;
    const [, startsOn = '', mark, endsOn = '', name = ''] = parts;
    if (/\/(left|now|more)$/.test(name)) continue;
    const place = `${startsOn}${mark}${endsOn}`;
    const known = found.get(place) ?? { startsOn, endsOn, isHandedOver: mark === '/', numbers: new Map() };
    found.set(place, known);
    known.numbers.set(name, asStretchNumber(name, number));
  }
  return [...found.values()];
}

function asStretchNumber(
  name: string,
  { value, people, organisations, grain = 1 }: Cell | ReleasedFact,
): StretchNumber {
  const number = { value, people, organisations, grain };
  return name.endsWith('/minutes') ? { ...number, topic: 'time' } : number;
}

import type {
  AmountsOnDay,
  PlaceAmount,
  PlaceOnDay,
  PlaceSpan,
  Succession,
  SuccessionFault,
} from './succession.ts';
import { holdsOn } from './territory.rules.ts';

/** A part that leaves does not end the place it leaves: a transfer moves nothing that is known by its place alone. */
const moves = ({ kind }: Succession) => kind !== 'transfer';

/**
 * Finds, for any day, the place that a place then was or had become. Forward along what followed it, backward along
 * what it came from. One place into several (or several into one, read backward) gives all those that could be: a
 * count is then shown apart, « réparti sans clé connue », and never shared out by a guess.
 */
export function territoryResolver(
  places: readonly PlaceSpan[],
  successions: readonly Succession[],
): (placeId: string, day: string) => PlaceOnDay {
  const spans = new Map(places.map((place) => [place.id, place]));
  const next = grouped(successions.filter(moves), 'fromId');
  const previous = grouped(successions.filter(moves), 'toId');
  const reach = (placeId: string, day: string, seen: ReadonlySet<string>): string[] => {
    const span = spans.get(placeId);
    if (!span || seen.has(placeId)) return [];
    if (holdsOn(day, span)) return [placeId];
    const isPast = span.validUntil !== null && span.validUntil <= day;
    const onward = isPast
      ? (next.get(placeId) ?? []).filter(({ happenedOn }) => happenedOn <= day).map(({ toId }) => toId)
      : (previous.get(placeId) ?? [])
          .filter(({ happenedOn }) => happenedOn > day)
          .map(({ fromId }) => fromId);
    const withThis = new Set([...seen, placeId]);
    return onward.flatMap((id) => reach(id, day, withThis));
  };
  return (placeId, day) => {
    const ids = [...new Set(reach(placeId, day, new Set()))].toSorted();
    const [only] = ids;
    if (only === undefined) return { kind: 'unknown' };
    return ids.length === 1 ? { kind: 'one', id: only } : { kind: 'several', ids };
  };
}

function grouped(successions: readonly Succession[], by: 'fromId' | 'toId'): Map<string, Succession[]> {
  const groups = new Map<string, Succession[]>();
  for (const succession of successions) {
    const group = groups.get(succession[by]);
    if (group) group.push(succession);
    else groups.set(succession[by], [succession]);
  }
  return groups;
}

/** Amounts told in the places of a day. Nothing is lost and nothing is counted twice. */
export function amountsOn(
  amounts: readonly PlaceAmount[],
  resolve: (placeId: string) => PlaceOnDay,
): AmountsOnDay {
  const byPlace = new Map<string, number>();
  const shared = new Map<string, { ids: readonly string[]; count: number }>();
  let unknownCount = 0;
  for (const { placeId, count } of amounts) {
    const found = resolve(placeId);
    if (found.kind === 'one') byPlace.set(found.id, (byPlace.get(found.id) ?? 0) + count);
    else if (found.kind === 'unknown') unknownCount += count;
    else {
      const key = found.ids.join(' ');
      shared.set(key, { ids: found.ids, count: (shared.get(key)?.count ?? 0) + count });
    }
  }
  return { byPlace, shared: [...shared.values()], unknownCount };
}

/**
 * What is wrong in successions, by their place in the list, given the places they name. Dates that agree and no cycle:
 * a place never becomes, by any way, what it came from.
 */
export function successionFaults(
  places: readonly PlaceSpan[],
  successions: readonly Succession[],
): { index: number; fault: SuccessionFault }[] {
  const spans = new Map(places.map((place) => [place.id, place]));
  const told = new Set<string>();
  const faults = successions.flatMap((succession, index) => {
    const key = `${succession.fromId} ${succession.toId} ${succession.happenedOn}`;
    const isTwice = told.has(key);
    told.add(key);
    const fault = isTwice ? 'twice' : faultOf(succession, spans);
    return fault ? [{ index, fault }] : [];
  });
  const next = grouped(successions.filter(moves), 'fromId');
  const cycles = successions.flatMap((succession, index): { index: number; fault: SuccessionFault }[] =>
    moves(succession) &&
    succession.fromId !== succession.toId &&
    leadsTo(next, succession.toId, succession.fromId)
      ? [{ index, fault: 'cycle' }]
      : [],
  );
  return [...faults, ...cycles].toSorted((first, second) => first.index - second.index);
}

function faultOf(succession: Succession, spans: ReadonlyMap<string, PlaceSpan>): SuccessionFault | null {
  const { fromId, toId, happenedOn } = succession;
  if (fromId === toId) return 'samePlace';
  const from = spans.get(fromId);
  const to = spans.get(toId);
  if (!from || !to) return 'unknownPlace';
  if (from.validFrom !== null && happenedOn <= from.validFrom) return 'beforeItBegan';
  if (moves(succession) && from.validUntil !== null && from.validUntil !== happenedOn) return 'endsOtherwise';
  if (to.validFrom !== null && to.validFrom > happenedOn) return 'beginsLater';
  return null;
}

function leadsTo(next: ReadonlyMap<string, Succession[]>, start: string, end: string): boolean {
  const waiting = [start];
  const seen = new Set<string>();
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    if (id === end) return true;
    if (seen.has(id)) continue;
    seen.add(id);
    waiting.push(...(next.get(id) ?? []).map(({ toId }) => toId));
  }
  return false;
}

/** A place in the line of another: `generation` is negative for ancestors, positive for what followed. */
export interface LineMember {
  id: string;
  generation: number;
}

/** Those a place came from and those that followed it, by all ways, each once at its nearest, ancestors first. */
export function lineOf(successions: readonly Succession[], placeId: string): LineMember[] {
  const members = new Map<string, number>([[placeId, 0]]);
  const follow = (by: 'fromId' | 'toId', to: 'fromId' | 'toId', step: number) => {
    const ways = grouped(successions, by);
    let edge = [placeId];
    for (let generation = step; edge.length > 0; generation += step) {
      edge = edge
        .flatMap((id) => (ways.get(id) ?? []).map((succession) => succession[to]))
        .filter((id) => !members.has(id) && members.set(id, generation));
    }
  };
  follow('toId', 'fromId', -1);
  follow('fromId', 'toId', 1);
  return [...members]
    .map(([id, generation]) => ({ id, generation }))
    .toSorted((first, second) => first.generation - second.generation);
}

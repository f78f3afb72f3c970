import { holdsOn } from './territory.rules.ts';
import type { BelongingSpan, Span } from './territory.ts';

export type BelongingFault = 'liesInItself' | 'endBeforeStart' | 'belongingThere' | 'cycle';

/** What stands against a belonging, given all the others; null when nothing does. */
export function belongingFault(
  asked: BelongingSpan,
  others: readonly BelongingSpan[],
): BelongingFault | null {
  const { placeId, parentId, validFrom, validUntil } = asked;
  if (placeId === parentId) return 'liesInItself';
  if (validFrom !== null && validUntil !== null && validUntil <= validFrom) return 'endBeforeStart';
  const twins = others.filter((one) => one.placeId === placeId && one.parentId === parentId);
  if (twins.some((twin) => overlap(twin, asked))) return 'belongingThere';
  return daysToLookAt(asked, others).some((day) => liesIn(parentId, placeId, day, others)) ? 'cycle' : null;
}

const firstDay = '0001-01-01';
const lastDay = '9999-12-31';

function overlap(one: Span, other: Span): boolean {
  return (
    (one.validFrom ?? firstDay) < (other.validUntil ?? lastDay) &&
    (other.validFrom ?? firstDay) < (one.validUntil ?? lastDay)
  );
}

/** Days on which something begins while the belonging holds: between two of them nothing changes. */
function daysToLookAt(asked: Span, others: readonly Span[]): string[] {
  const begins = others.map(({ validFrom }) => validFrom ?? firstDay);
  return [...new Set([asked.validFrom ?? firstDay, ...begins])].filter((day) => holdsOn(day, asked));
}

/** Whether a place lies in another on a day, by any way. */
function liesIn(place: string, larger: string, day: string, belongings: readonly BelongingSpan[]): boolean {
  const seen = new Set<string>();
  const waiting = [place];
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    if (id === larger) return true;
    if (seen.has(id)) continue;
    seen.add(id);
    waiting.push(
      ...belongings.filter((one) => one.placeId === id && holdsOn(day, one)).map(({ parentId }) => parentId),
    );
  }
  return false;
}

/** Numbers of the ledger that are told otherwise than by statements, as what ties them to statements wants them. */

import type { CountedFact } from '#/domains/protection/protection.public.ts';
import type { CountedTraces, ToldElsewhere } from './counted-traces.ts';

function toldElsewhere({ things, days, fact }: CountedFact): ToldElsewhere {
  const { key, value, people, organisations, grain, revision, state } = fact;
  return {
    cell: { key, value, people, organisations, grain, topic: topicOf(fact) },
    traceIds: things,
    about: days && aboutIn(key),
    isPrinted: state.kind === 'shown',
    // What speaks of days is told for itself; the rest only ties.
    isOfActs: days !== null,
    isChanged: revision > 1,
  };
}

/** A number of a nature is named `…/nature/<nature>`, with its class of duration if it has one. */
export const aboutIn = (key: string): string => key.replace(/\/nature\/[^/]+/, '');

function topicOf({ people, organisations }: CountedFact['fact']): string {
  if (people !== null) return 'participants';
  return organisations !== null ? 'organisations' : 'acts';
}

/**
 * Numbers told elsewhere that count some of the traces of these statements, or of what leaves now, directly or through
 * others; and those of the same days of which nobody knows what they count.
 */
export function sharingTraces(
  statements: readonly CountedTraces[],
  before: readonly CountedFact[],
  leaving: readonly ToldElsewhere[],
): ToldElsewhere[] {
  const isOfSameDays = ({ days }: CountedFact) =>
    days !== null && statements.some((one) => one.startsOn <= days.endsOn && days.startsOn <= one.endsOn);
  const told = before
    .filter((one) => one.things !== null || isOfSameDays(one))
    .map((one) => toldElsewhere(one));
  const met = new Set([
    ...statements.flatMap(({ traces }) => traces.map(({ id }) => id)),
    ...leaving.flatMap(({ traceIds }) => traceIds ?? []),
  ]);
  const found = told.filter(({ traceIds }) => traceIds === null);
  let left = told.filter(({ traceIds }) => traceIds !== null && traceIds.length > 0);
  for (;;) {
    const sharing = left.filter(({ traceIds }) => traceIds?.some((id) => met.has(id)));
    if (sharing.length === 0) return found;
    found.push(...sharing);
    for (const { traceIds } of sharing) for (const id of traceIds ?? []) met.add(id);
    left = left.filter((one) => !sharing.includes(one));
  }
}

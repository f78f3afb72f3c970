/** Aspects of a trace, as the statements of `trace-facts.store.ts` say and count them. */

import { type AspectId, aspectIds } from '#/domains/codebooks/codebooks.public.ts';

/** When a trace has the aspect. What it concerns is the whole duration, but for the share of the others. */
export const aspectConditions: Record<AspectId, string> = {
  duration: 't.duration_minutes IS NOT NULL',
  participants: 't.people_count IS NOT NULL',
  partners: 'coalesce(ties.has_partners, false)',
  change: 't.has_change',
  otherShares: 'coalesce(ties.other_count, 0) > 0',
  severalNatures: 'cardinality(t.natures) > 1',
  serviceAxes: "coalesce(dossier_set.all_axes, '{}') <> '{}'",
};

/** Aspects of a trace as bits, in the order of `aspectIds`. */
export const aspectBit = (aspect: AspectId): number => 1 << aspectIds.indexOf(aspect);

/** The aspects of one trace `t`, with its `ties` and its `dossier_set`. */
export const aspectBits = aspectIds
  .map((aspect) => `CASE WHEN ${aspectConditions[aspect]} THEN ${aspectBit(aspect)} ELSE 0 END`)
  .join(' | ');

/** Traces and minutes of each aspect, among rows that have `aspects`, `minutes` and `other_minutes`. */
export const aspectCounts = aspectIds.flatMap((aspect) => {
  const has = `aspects & ${aspectBit(aspect)} <> 0`;
  const minutes = aspect === 'otherShares' ? 'other_minutes' : 'minutes';
  return [
    `count(*) FILTER (WHERE ${has}) AS "${aspect}:traces"`,
    `coalesce(sum(${minutes}) FILTER (WHERE ${has}), 0)::bigint AS "${aspect}:minutes"`,
  ];
});

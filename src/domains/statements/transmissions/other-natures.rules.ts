/** What traces that bilans count would say, were they of other natures: a trace may have any of them, whatever else it is. */

import { aspectIds, type InputValues } from '#/domains/codebooks/codebooks.public.ts';
import type { ToldElsewhere } from './counted-traces.ts';
import { choicesOf, merged, ofNatures, type Said, type SeenTrace, withChoice } from './trace-choice.rules.ts';

/**
 * What each trace says, were it of the natures of another that the same bilans count, in the same classes of duration: it
 * would be counted by the same numbers as that other.
 */
export function* ofOtherNatures(
  seen: readonly SeenTrace[],
  elsewhere: readonly ToldElsewhere[],
): Generator<SeenTrace> {
  const about = new Map(elsewhere.map((one) => [one.cell.key, one.about]));
  const aboutOf = ({ told }: SeenTrace) =>
    [...new Set(told.flatMap((key) => about.get(key) ?? []))].sort().join('\n');
  const told = seen.filter((one) => one.told.length > 0);
  for (const alike of Map.groupBy(told, aboutOf).values()) {
    yield* ofMoreOrFewer(alike);
    const choices = new Map(
      alike.map(({ says, told: counts }) => {
        const [choice] = choicesOf(ofNatures.inputs, ofNatures.aspects, [merged(says)]);
        return [JSON.stringify([choice, counts]), { choice: choice!, told: counts }];
      }),
    );
    for (const { choice, told: counts } of choices.values())
      for (const { says } of alike) {
        const { values } = merged(says);
        const isWhole = ofNatures.inputs.every(
          (input) => !(input in values) || choice.values.some(([known]) => known === input),
        );
        if (isWhole) yield { says: says.map((said) => said && withChoice(said, choice)), told: counts };
      }
  }
}

/** The nature that a number told elsewhere, or a part of some, is of. */
const natureIn = (key: string) =>
  /\/nature\/([^/]+)/.exec(key)?.[1] ?? /^bilan~\/([^/]+)\//.exec(key)?.[1] ?? '';

/** The same traces with one nature alone, one more or one less, among those that the same bilans tell. */
function* ofMoreOrFewer(alike: readonly SeenTrace[]): Generator<SeenTrace> {
  const counting = new Map<string, string[]>();
  for (const { told } of alike)
    for (const [nature, keys] of Map.groupBy(told, natureIn)) counting.set(nature, keys);
  for (const { says, told } of alike) {
    const own = new Set(told.map(natureIn));
    const others = [...counting.keys()];
    const subsets = others.flatMap((nature) => [
      [nature],
      own.has(nature) ? [...own].filter((one) => one !== nature) : [...own, nature],
    ]);
    const { natures } = merged(says).values;
    const untold = Array.isArray(natures) ? natures.filter((one) => !counting.has(String(one))) : [];
    for (const subset of subsets)
      if (subset.length > 0)
        yield {
          says: says.map((said) => said && withNatures(said, [...untold.map(String), ...subset])),
          told: subset.flatMap((nature) => counting.get(nature) ?? []),
        };
  }
}

const severalBit = 1 << aspectIds.indexOf('severalNatures');

function withNatures({ values, aspects }: Said, natures: readonly string[]): Said {
  const own: InputValues = {
    ...values,
    ...('natures' in values ? { natures } : {}),
    ...('leadingNatures' in values ? { leadingNatures: natures } : {}),
  };
  return { values: own, aspects: natures.length > 1 ? aspects | severalBit : aspects & ~severalBit };
}

import { isCountOfPeople, type Policy, smallness } from '#/domains/protection/protection.public.ts';
import { parseNumber } from '#/french/numbers.ts';
import { hiddenNumber, type Indicator, type ShownIndicator, type ShownNumber } from './plan-item.ts';

/** Baselines of an item, whatever their days, are read together: some are parts of others. */
const start = 'start';

interface Observation {
  day: string;
  value: number | null;
  unit: string;
}

/**
 * What hides an observation of an item: a number of people that is small, or read on the same day as one that is
 * (a total beside its parts would give it back by subtraction).
 */
function hidingIn(observations: readonly Observation[], policy: Policy) {
  const counts = observations.filter(({ value, unit }) => value !== null && isCountOfPeople(value, unit));
  const days = new Set(
    counts
      .filter(({ value }) => {
        const people = value ?? 0;
        return smallness({ key: '', value: people, people, organisations: null }, policy) !== null;
      })
      .map(({ day }) => day),
  );
  return ({ day, value, unit }: Observation): ShownNumber | null =>
    value !== null && days.has(day) && isCountOfPeople(value, unit) ? hiddenNumber : value;
}

/** Indicators of one item for who does not work in the plan. The words of a hidden reading often say it: they go too. */
export function protectedIndicators(
  indicators: readonly Indicator[],
  policy: Policy | null,
): ShownIndicator[] {
  const shown = policy
    ? hidingIn(indicators.flatMap(observationsOf), policy)
    : ({ value }: Observation) => value;
  return indicators.map((indicator) => {
    const { unit } = indicator;
    return {
      ...indicator,
      baseline: shown({ day: start, value: indicator.baseline, unit }),
      readings: indicator.readings.map((reading) => {
        const value = shown({ day: reading.onDay, value: reading.value, unit });
        return { ...reading, value, words: value === hiddenNumber ? '' : reading.words };
      }),
    } as unknown as ShownIndicator;
  });
}

const observationsOf = ({ unit, baseline, readings }: Indicator): Observation[] => [
  { day: start, value: baseline, unit },
  ...readings.map(({ onDay, value }) => ({ day: onDay, value, unit })),
];

export const isSomeHidden = ({ baseline, readings }: ShownIndicator): boolean =>
  baseline === hiddenNumber || readings.some(({ value }) => value === hiddenNumber);

/** « Ménages accompagnés : 3 → 40 (ménages) », as versions keep it. */
const frozenShape = /^(.*)\s:\s(\S*)\s→\s(\S*)\s\((.*)\)$/su;

/** The same for the indicators of an item in a frozen version, which keeps them as lines of text. */
export function protectedLines(lines: readonly string[], policy: Policy, hiddenSaid: string): string[] {
  const read = lines.map((line) => {
    const [, label = '', typed = '', target = '', unit = ''] = frozenShape.exec(line) ?? [];
    return { line, label, target, unit, day: start, value: typed === '' ? null : parseNumber(typed) };
  });
  const shown = hidingIn(read, policy);
  return read.map((one) =>
    shown(one) === hiddenNumber
      ? `${one.label}\u00a0: ${hiddenSaid} → ${one.target} (${one.unit})`
      : one.line,
  );
}

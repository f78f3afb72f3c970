import { describe, expect, test } from 'vitest';
import { startingPolicy } from '#/domains/protection/protection.public.ts';
import type { Indicator } from './plan-item.ts';
import { indicatorText } from './sheet-cells.rules.ts';
import { isSomeHidden, protectedIndicators, protectedLines } from './shown-number.rules.ts';

const measured = (
  unit: string,
  baseline: number | null,
  readings: [string, number | null][] = [],
): Indicator => ({
  id: unit,
  itemId: 'item',
  kind: 'number',
  label: `Mesure en ${unit}`,
  unit,
  baseline,
  baselineOn: null,
  target: 3,
  readings: readings.map(([onDay, value]) => ({ id: onDay, onDay, value, words: `On en a vu ${value}` })),
});
const seen = (indicators: Indicator[], policy = startingPolicy) =>
  protectedIndicators(indicators, policy).map(({ baseline, readings }) => [
    baseline,
    ...readings.map(({ value }) => value),
  ]);

describe('numbers of people in a plan, for who does not work in it', () => {
  test('are hidden under the threshold, with their words; not a target, which nobody observed', () => {
    const few = measured('personnes', 4, [
      ['2026-01-01', 3],
      ['2026-02-01', 5],
    ]);
    const [shown] = protectedIndicators([few], startingPolicy);
    expect(shown).toMatchObject({
      baseline: 'hidden',
      target: 3,
      readings: [
        { value: 'hidden', words: '' },
        { value: 5, words: 'On en a vu 5' },
      ],
    });
    expect(isSomeHidden(shown!)).toBe(true);
    expect(JSON.stringify(shown)).not.toContain('On en a vu 3');
  });

  test.for(['personnes', 'ménages', 'Locataires', 'households', 'women', 'parents', 'bénévoles'])(
    'count people when they count %s',
    (unit) => expect(seen([measured(unit, 2)])).toEqual([['hidden']]),
  );

  test.for([
    'logements',
    'immeubles',
    'repas',
    'appartements',
    'rencontres',
    'logements familiaux',
    'agences',
  ])('do not when they count %s', (unit) => expect(seen([measured(unit, 2)])).toEqual([[2]]));

  test('follow the rule of the instance for zeros and for its threshold', () => {
    const none = [measured('personnes', 0, [['2026-01-01', 7]])];
    expect(seen(none)).toEqual([[0, 7]]);
    expect(seen(none, { ...startingPolicy, zeros: 'hidden' })).toEqual([['hidden', 7]]);
    expect(seen(none, { ...startingPolicy, people: 8 })).toEqual([[0, 'hidden']]);
  });

  test('are hidden too when read on the day of a small one: a total beside its parts would give it back', () => {
    const total = measured('personnes', 12, [
      ['2026-01-01', 40],
      ['2026-02-01', 44],
    ]);
    const part = measured('jeunes', 3, [['2026-01-01', 2]]);
    const homes = measured('logements', 12, [['2026-01-01', 40]]);
    expect(seen([total, part, homes])).toEqual([
      ['hidden', 'hidden', 44],
      ['hidden', 'hidden'],
      [12, 40],
    ]);
  });

  test('are those of the plan for who works in it', () => {
    const own = [measured('personnes', 1, [['2026-01-01', 2]])];
    expect(protectedIndicators(own, null)).toEqual(own);
  });

  test('are hidden in lines that a version froze, whatever their unit holds', () => {
    const all = [measured('personnes', 3), measured('jeunes (12 à 17 ans)', 9), measured('logements', 2)];
    const lines = [...all.map(indicatorText), 'On se salue'];
    expect(protectedLines(lines, startingPolicy, 'masqué')).toEqual([
      'Mesure en personnes\u00a0: masqué → 3 (personnes)',
      'Mesure en jeunes (12 à 17 ans)\u00a0: masqué → 3 (jeunes (12 à 17 ans))',
      lines[2],
      'On se salue',
    ]);
    const bare = indicatorText(measured('personnes', null));
    expect(protectedLines([bare], startingPolicy, 'masqué')).toEqual([bare]);
  });
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { balances, likelyDuplicates, standingOn } from './lever.rules.ts';
import type { Lever, Need } from './lever.ts';
import type { PlanLevel } from './plan.ts';

const levels: PlanLevel[] = [
  { id: 'issue', kind: 'issue', label: 'Enjeu' },
  { id: 'action', kind: 'action', label: 'Action' },
];
const items = [
  { id: 'e1', parentId: null, position: 1, level: 'issue', title: 'Se loger' },
  { id: 'a1', parentId: 'e1', position: 1, level: 'action', title: 'Permanence' },
  { id: 'e2', parentId: null, position: 2, level: 'issue', title: 'Manger' },
];

const money = { startsOn: null, untilOn: null, version: 1 };
const need = (id: string, more: Partial<Need> = {}): Need => ({
  ...money,
  id,
  itemId: 'a1',
  title: id,
  money: 'mission',
  recurring: true,
  amount: 100,
  ...more,
});
const lever = (id: string, more: Partial<Lever> = {}): Lever => ({
  ...money,
  id,
  itemId: 'a1',
  needId: null,
  funderId: null,
  funderName: 'Fonds',
  recipient: '',
  money: 'mission',
  recurring: true,
  standing: 'secured',
  amount: 60,
  reportingHours: 10,
  note: '',
  ...more,
});

describe('the balance of an issue', () => {
  test('counts money noted below it, and tells what nothing covers', () => {
    const [housing, food] = balances(items, levels, [need('n')], [lever('l', { needId: 'n' })]);
    expect(housing?.buckets).toEqual([
      {
        money: 'mission',
        recurring: true,
        needed: 100,
        secured: 60,
        asked: 0,
        missing: 40,
        reportingHours: 10,
        hoursUnknown: 0,
      },
    ]);
    expect(food?.buckets).toEqual([]);
  });

  test('project money does not make up for a mission, nor one year for every year, nor a wish for a promise', () => {
    for (const more of [
      { money: 'project' as const },
      { recurring: false },
      { standing: 'asked' as const },
    ]) {
      const [housing] = balances(
        items,
        levels,
        [need('n')],
        [lever('l', { needId: 'n', amount: 500, ...more })],
      );
      expect(housing?.needs[0]?.missing).toBe(100);
    }
  });

  test('several funds add up on one need', () => {
    const funds = [
      lever('l1', { needId: 'n' }),
      lever('l2', { needId: 'n', funderName: 'Autre', amount: 40 }),
    ];
    expect(balances(items, levels, [need('n')], funds)[0]?.needs[0]?.missing).toBe(0);
  });

  test('money for no issue is the plan’s own', () => {
    expect(balances(items, levels, [], [lever('l', { itemId: null })]).at(-1)).toMatchObject({
      itemId: null,
    });
  });

  test('no figure ever mixes mission and project, or yearly and one-time', () => {
    const kind = fc.record({
      money: fc.constantFrom('mission' as const, 'project' as const),
      recurring: fc.boolean(),
      amount: fc.integer({ min: 1, max: 9999 }),
    });
    fc.assert(
      fc.property(fc.array(kind, { maxLength: 12 }), (list) => {
        const [housing] = balances(
          items,
          levels,
          [],
          list.map((one, at) => lever(`l${at}`, one)),
        );
        for (const bucket of housing?.buckets ?? []) {
          const like = list.filter((one) => one.money === bucket.money && one.recurring === bucket.recurring);
          expect(bucket.secured).toBe(like.reduce((total, one) => total + one.amount, 0));
        }
        expect(JSON.stringify(housing ?? {})).not.toContain('total');
      }),
      { numRuns: 100 },
    );
  });
});

test('one fund noted twice at the same time is to be looked at; one year after the other is not', () => {
  expect(likelyDuplicates([lever('a'), lever('b')]).length).toBe(1);
  expect(likelyDuplicates([lever('a'), lever('b', { amount: 61 })])).toEqual([]);
  const years = [lever('a', { untilOn: '2026-03-31' }), lever('b', { startsOn: '2026-04-01' })];
  expect(likelyDuplicates(years)).toEqual([]);
});

test('money secured until a day that has passed no longer covers a need, and stays told', () => {
  const needs = [need('n')];
  const levers = [
    lever('past', { needId: 'n', untilOn: '2026-03-17' }),
    lever('today', { needId: 'n', untilOn: '2026-03-18' }),
    lever('asked', { needId: 'n', standing: 'asked', untilOn: '2025-01-01' }),
  ];
  const told = standingOn(levers, '2026-03-18');
  expect(told.map((one) => one.standing)).toEqual(['ended', 'secured', 'asked']);
  const [issue] = balances(items, levels, needs, told);
  expect(issue!.needs[0]!.missing).toBe(40);
  expect(issue!.needs[0]!.levers).toHaveLength(3);
});

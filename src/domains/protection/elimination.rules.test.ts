import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { attack } from '../../../test/harness/attacker.ts';
import { determinedFacts } from './elimination.rules.ts';
import { eliminationMoves } from './elimination-move.rules.ts';
import { fixed, hidden, linearSystem, open, type SystemFacts } from './linear-system.rules.ts';

const names = Array.from({ length: 12 }, (_, number) => `f${number}`);

/** Any relations between twelve facts, of which some are hidden. */
const systems = fc.record({
  relations: fc.array(
    fc
      .uniqueArray(fc.integer({ min: 0, max: 11 }), { minLength: 2, maxLength: 6 })
      .map(([total, ...parts]) => ({
        total: names[total!]!,
        parts: parts.map((part) => names[part]!),
      })),
    { minLength: 1, maxLength: 8 },
  ),
  shown: fc.uniqueArray(fc.integer({ min: 0, max: 11 }), { maxLength: 8 }),
});

const statusWith = (shown: readonly number[]) =>
  Uint8Array.from(names, (_, number) => (shown.includes(number) ? fixed : hidden));

describe('facts that relations determine', () => {
  test('are exactly those whose bounds meet when nothing else bounds them', async () => {
    await fc.assert(
      fc.asyncProperty(systems, async ({ relations, shown }) => {
        const found = determinedFacts(linearSystem(names, relations), statusWith(shown));
        const inRelations = new Set(relations.flatMap(({ total, parts }) => [total, ...parts]));
        const unknown = names.filter((name, number) => !shown.includes(number) && inRelations.has(name));
        if (unknown.length === 0) return;
        // Every number is 0, and may be anything from −100 up: what then meets is determined.
        const world = {
          known: new Map(names.filter((name) => !unknown.includes(name)).map((name) => [name, 0])),
          unknown: new Map(unknown.map((name) => [name, -100])),
          relations,
        };
        const intervals = await attack(world, unknown);
        const determined = unknown.filter(
          (name) => intervals.get(name)!.low === 0 && intervals.get(name)!.high === 0,
        );
        expect([...found].map((number) => names[number]!).sort()).toEqual(determined.sort());
      }),
      { numRuns: 60 },
    );
  }, 180_000);
});

describe('a move by elimination', () => {
  test('leaves every relation true and every number above its floor, or is not there because the fact is determined', () => {
    fc.assert(
      fc.property(systems, fc.integer({ min: 0, max: 11 }), ({ relations, shown }, fact) => {
        const system = linearSystem(names, relations);
        const facts: SystemFacts = {
          values: new Float64Array(12).fill(1_000_000),
          floors: new Float64Array(12),
          status: statusWith(shown.filter((number) => number !== fact)),
          needs: new Float64Array(12),
          costs: new Float64Array(12).fill(1000),
        };
        const move = eliminationMoves(system, facts, fact)(4);
        const isDetermined = determinedFacts(system, facts.status).has(fact);
        expect(move === null).toBe(isDetermined);
        if (move === null) return;
        expect(move.facts[0]).toBe(fact);
        const steps = new Map(move.facts.map((member, place) => [names[member]!, move.steps[place]!]));
        for (const { total, parts } of relations) {
          const change = parts.reduce((sum, part) => sum + (steps.get(part) ?? 0), 0);
          expect(change).toBe(steps.get(total) ?? 0);
        }
        expect(move.facts.every((member) => facts.status[member] !== fixed)).toBe(true);
        expect(move.up + move.down).toBeGreaterThanOrEqual(4);
      }),
      { numRuns: 300 },
    );
  });

  test('takes hidden facts before open ones', () => {
    const relations = [{ total: 'f0', parts: ['f1', 'f2', 'f3'] }];
    const facts: SystemFacts = {
      values: new Float64Array(12).fill(50),
      floors: new Float64Array(12),
      status: new Uint8Array(12).fill(open),
      needs: new Float64Array(12),
      costs: new Float64Array(12).fill(1000),
    };
    facts.status[1] = hidden;
    facts.status[3] = hidden;
    expect(eliminationMoves(linearSystem(names, relations), facts, 1)(4)?.facts).toEqual([1, 3]);
  });
});

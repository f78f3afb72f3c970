import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fixed, hidden, linearSystem, open, type SystemFacts } from './linear-system.rules.ts';
import { MoveSearch, type SearchOptions } from './move-search.rules.ts';

const names = Array.from({ length: 14 }, (_, number) => `f${number}`);
const number = fc.integer({ min: 0, max: names.length - 1 });

const relations = fc.array(
  fc
    .uniqueArray(number, { minLength: 3, maxLength: 6 })
    .map(([total, ...parts]) => ({ total: names[total!]!, parts: parts.map((part) => names[part]!) })),
  { minLength: 4, maxLength: 12 },
);

const facts = fc.record({
  values: fc.array(fc.integer({ min: 0, max: 7 }), { minLength: 14, maxLength: 14 }),
  status: fc.array(fc.constantFrom(fixed, open, hidden, hidden), { minLength: 14, maxLength: 14 }),
});

const looks: readonly SearchOptions[] = [
  { mayHide: false, width: 3, longest: 8 },
  { mayHide: true, width: 3, longest: 8 },
  { mayHide: true, width: 3, longest: 20, upwardOnly: true },
];

describe('a search that found nothing', () => {
  test('answers for other needs, and once something is hidden, what a search that never looked answers', () => {
    fc.assert(
      fc.property(relations, facts, fc.array(number, { maxLength: 4 }), (tied, { values, status }, asked) => {
        const system = linearSystem(names, tied);
        const world: SystemFacts = {
          values: Float64Array.from(values),
          floors: new Float64Array(14),
          status: Uint8Array.from(status),
          needs: new Float64Array(14),
          costs: new Float64Array(14).fill(1000),
        };
        const begun = () => new MoveSearch(system, { ...world, status: Uint8Array.from(status) });
        const search = new MoveSearch(system, world);
        const gone: number[] = [];
        for (const fact of asked) {
          for (const need of [6, 4, 2, 5, 1, 7])
            for (const look of looks) {
              const fresh = begun();
              for (const shown of gone) fresh.hide(shown);
              expect(search.through(fact, need, look)).toEqual(fresh.through(fact, need, look));
            }
          const shown = world.status.indexOf(open);
          if (shown === -1) continue;
          search.hide(shown);
          gone.push(shown);
        }
      }),
      { numRuns: 200 },
    );
  });
});

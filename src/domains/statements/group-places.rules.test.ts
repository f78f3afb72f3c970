import fc from 'fast-check';
import { expect, test } from 'vitest';
import { groupPlaces } from './group-places.rules.ts';

test('places come back in order, each once, however many', () => {
  const ascending = fc
    .array(fc.nat(3), { maxLength: 1200 })
    .map((steps) => steps.map((_, at) => steps.slice(0, at + 1).reduce((sum, step) => sum + step, 0)));
  fc.assert(
    fc.property(ascending, (added) => {
      const places = groupPlaces();
      for (const place of added) places.add(place);
      expect([...places]).toEqual([...new Set(added)]);
      expect([...places], 'read again').toEqual([...new Set(added)]);
    }),
    { numRuns: 30 },
  );
});

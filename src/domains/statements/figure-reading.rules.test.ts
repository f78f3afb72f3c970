import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type AspectId, aspectIds, type InputId, inputIds } from '#/domains/codebooks/codebooks.public.ts';
import type { TraceGroup } from './figure.ts';
import { coarserGroups, inputsTogether, tracesBehind } from './figure-reading.rules.ts';

const anyInputs = fc.subarray<InputId>(['natures', 'contactMode', 'hasDuration', 'serviceAxes']);
const amount = fc.record({ traceCount: fc.nat(9), minutes: fc.nat(500) });
const anyGroup: fc.Arbitrary<TraceGroup> = fc.record({
  values: fc.record({
    natures: fc.subarray(['concertation', 'political-action']),
    contactMode: fc.option(fc.constantFrom('video', 'telephone')),
    hasDuration: fc.boolean(),
    serviceAxes: fc.subarray(['a', 'b']),
  }),
  traceCount: fc.nat(40),
  minutes: fc.nat(4000),
  untimedCount: fc.nat(9),
  aspects: fc.dictionary(fc.constantFrom('duration', 'partners', 'change'), amount) as fc.Arbitrary<
    TraceGroup['aspects']
  >,
});
const groupsOfAll = fc.uniqueArray(anyGroup, {
  maxLength: 30,
  selector: ({ values }) => JSON.stringify(values),
});
const sums = (groups: readonly TraceGroup[]) => ({
  traces: tracesBehind({ kind: 'notDeclared', reasonId: 'r' }, groups),
  minutes: groups.reduce((sum, { minutes }) => sum + minutes, 0),
  untimed: groups.reduce((sum, { untimedCount }) => sum + untimedCount, 0),
  aspects: aspectIds.map((aspect) => [dropped(groups, aspect), minutesOf(groups, aspect)]),
});
const dropped = (groups: readonly TraceGroup[], aspect: AspectId) =>
  tracesBehind({ kind: 'dropped', declarationKind: 'd', act: 'a', aspect }, groups);
const minutesOf = (groups: readonly TraceGroup[], aspect: AspectId) =>
  groups.reduce((sum, { aspects }) => sum + (aspects[aspect]?.minutes ?? 0), 0);

describe('groups counted again by fewer inputs', () => {
  test('lose no trace, no minute and no aspect', () => {
    fc.assert(
      fc.property(groupsOfAll, anyInputs, (groups, inputs) => {
        expect(sums(coarserGroups(groups, inputs).groups)).toEqual(sums(groups));
      }),
    );
  });

  test('are one for each distinct combination, made of those that have its values', () => {
    fc.assert(
      fc.property(groupsOfAll, anyInputs, (groups, inputs) => {
        const { groups: coarser, members } = coarserGroups(groups, inputs);
        const nameOf = ({ values }: TraceGroup) => JSON.stringify(inputs.map((input) => values[input]));
        expect(new Set(coarser.map(nameOf)).size).toBe(coarser.length);
        expect(members.flat().toSorted((one, other) => one - other)).toEqual([...groups.keys()]);
        for (const [place, group] of coarser.entries()) {
          const mine = (members[place] ?? []).map((member) => groups[member] as TraceGroup);
          expect(mine.every((one) => nameOf(one) === nameOf(group))).toBe(true);
          expect(sums([group])).toEqual(sums(mine));
        }
      }),
    );
  });
});

test('inputs read together are each once, in the order of the vocabulary', () => {
  fc.assert(
    fc.property(fc.array(fc.subarray([...inputIds]), { maxLength: 4 }), (lists) => {
      const together = inputsTogether(lists);
      expect(new Set(together)).toEqual(new Set(lists.flat()));
      expect(together).toEqual(inputIds.filter((input) => together.includes(input)));
    }),
  );
});

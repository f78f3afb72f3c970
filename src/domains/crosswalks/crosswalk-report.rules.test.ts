import fc from 'fast-check';
import { expect, test } from 'vitest';
import { annexeI } from '#/domains/codebooks/annexe-i.data.ts';
import { compileCodebook, type InputValues } from '#/domains/codebooks/codebooks.public.ts';
import { fondsDuRivage } from '#/domains/codebooks/fonds-du-rivage.data.ts';
import type { TraceGroup } from '#/domains/statements/statements.public.ts';
import { crosswalkReport } from './crosswalk-report.rules.ts';
import { storyLinks } from './story-crosswalk.data.ts';

const from = compileCodebook(annexeI);
const to = compileCodebook(fondsDuRivage);
const natures = [
  'milieu-analysis',
  'popular-education',
  'concertation',
  'political-action',
  'citizen-participation',
];

const group = (values: InputValues, traceCount = 1, minutes = 60, untimedCount = 0): TraceGroup => ({
  values: {
    addressee: 'community',
    hasDossier: true,
    hasDuration: untimedCount === 0,
    hasParticipantCount: false,
    hasPartners: false,
    isPreparation: false,
    isInternalRequest: false,
    dossierFields: [],
    practitionerCount: 1,
    ...values,
    leadingNatures: values.natures ?? [],
  },
  traceCount,
  minutes,
  untimedCount,
  aspects: untimedCount === 0 ? { duration: { traceCount, minutes } } : {},
});
const reportOf = (groups: readonly TraceGroup[]) => crosswalkReport(storyLinks, from, to, groups);

test('says of each code what it becomes, and of each arrival what it would have read by itself', () => {
  const report = reportOf([
    group({ natures: ['concertation'] }, 4, 200),
    group({ natures: ['citizen-participation'] }, 5, 100),
    group({ natures: ['political-action'] }, 2, 90),
    group({ natures: [] }, 1, 0, 1),
  ]);
  const types = report.fields.filter(({ fieldId }) => fieldId === 'actType');
  expect(types).toHaveLength(1);
  expect(
    types[0]?.lines.map(({ code, fate, traceCount, minutes }) => [code, fate, traceCount, minutes]),
  ).toEqual([
    ['type-exemple-concertation', 'carried', 4, 200],
    ['type-exemple-droits', 'lost', 2, 90],
    ['type-exemple-participation', 'approximated', 5, 100],
    [null, 'lost', 1, 0],
  ]);
  const participation = types[0]?.lines[2]?.destinations;
  expect(participation?.map(({ code, traceCount, minutes }) => [code, traceCount, minutes])).toEqual([
    ['categorie-mobilisation', 3, 67],
    ['categorie-education', 2, 33],
  ]);
  expect(types[0]?.arrivals).toEqual([
    {
      code: 'categorie-mobilisation',
      carried: { traceCount: 4, minutes: 200, untimedCount: 0 },
      approximated: { traceCount: 3, minutes: 67, untimedCount: 0 },
      direct: { traceCount: 9, minutes: 300, untimedCount: 0 },
    },
    {
      code: 'categorie-education',
      carried: { traceCount: 0, minutes: 0, untimedCount: 0 },
      approximated: { traceCount: 2, minutes: 33, untimedCount: 0 },
      direct: { traceCount: 0, minutes: 0, untimedCount: 0 },
    },
    {
      code: null,
      carried: { traceCount: 0, minutes: 0, untimedCount: 0 },
      approximated: { traceCount: 0, minutes: 0, untimedCount: 0 },
      direct: { traceCount: 3, minutes: 90, untimedCount: 1 },
    },
  ]);
});

test('names what no code carries: the durations that the funder does not take, and the lists nobody linked', () => {
  const report = reportOf([group({ natures: ['concertation'] }, 4, 200)]);
  expect(report.lostAspects).toContainEqual({
    declarationKind: 'usager-communautaire',
    act: 'intervention',
    aspect: 'duration',
    traceCount: 4,
    minutes: 200,
  });
  expect(report.unlinked.map(({ fieldId }) => fieldId)).toContain('actCentre');
  expect(report.fields.map(({ fieldId }) => fieldId)).toEqual(['actType']);
});

const anyGroup = fc
  .record({
    natures: fc.subarray(natures),
    addressee: fc.constantFrom('community', 'group', 'person'),
    hasDossier: fc.boolean(),
    isPreparation: fc.boolean(),
    traceCount: fc.integer({ min: 1, max: 50 }),
    minutes: fc.integer({ min: 0, max: 5000 }),
  })
  .map(({ traceCount, minutes, ...values }) => group(values, traceCount, minutes));

test('loses no trace and no minute: each line is carried, approximated, lost or undecided, and its parts make it', () => {
  fc.assert(
    fc.property(fc.array(anyGroup, { maxLength: 12 }), (groups) => {
      const report = reportOf(groups);
      for (const field of report.fields) {
        const mine = groups.filter(({ values }) => {
          const outcome = from.outcomeOf(values);
          return (
            outcome.kind === 'declared' &&
            outcome.declarations.some(({ kind, act }) => kind === field.declarationKind && act === field.act)
          );
        });
        const sum = (
          of: readonly { traceCount: number; minutes: number }[],
          what: 'traceCount' | 'minutes',
        ) => of.reduce((total, one) => total + one[what], 0);
        for (const what of ['traceCount', 'minutes'] as const)
          expect(sum(field.lines, what)).toBe(sum(mine, what));
        for (const line of field.lines) {
          if (line.destinations.length === 0) expect(['lost', 'undecided']).toContain(line.fate);
          else
            for (const what of ['traceCount', 'minutes'] as const)
              expect(sum(line.destinations, what)).toBe(line[what]);
        }
        const arrived = field.arrivals.flatMap(({ carried, approximated }) => [carried, approximated]);
        const sent = field.lines.filter(({ fate }) => fate === 'carried' || fate === 'approximated');
        expect(sum(arrived, 'traceCount')).toBe(sum(sent, 'traceCount'));
      }
    }),
    { numRuns: 60 },
  );
});

test('is the same whether traces come one by one or already counted together', () => {
  fc.assert(
    fc.property(fc.array(anyGroup, { maxLength: 6 }), (groups) => {
      const doubled = groups.map((one) => ({
        ...one,
        traceCount: one.traceCount * 2,
        minutes: one.minutes * 2,
        aspects: one.aspects.duration
          ? {
              duration: {
                traceCount: one.aspects.duration.traceCount * 2,
                minutes: one.aspects.duration.minutes * 2,
              },
            }
          : {},
      }));
      expect(reportOf([...groups, ...groups])).toEqual(reportOf(doubled));
    }),
    { numRuns: 40 },
  );
});

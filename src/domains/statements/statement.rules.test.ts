import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { annexeI } from '#/domains/codebooks/annexe-i.data.ts';
import { serviceAxes, startingAxes } from '#/domains/codebooks/axes.data.ts';
import {
  type AspectId,
  aspectIds,
  compileCodebook,
  type InputId,
  type InputValue,
  type InputValues,
  inputIds,
  traceInput,
} from '#/domains/codebooks/codebooks.public.ts';
import { writtenTime } from './amount.rules.ts';
import { differenceBetween, figureKey } from './figure.rules.ts';
import type { Figure, TraceGroup } from './figure.ts';
import { compileStatement, originOf } from './statement.rules.ts';

const compiled = compileCodebook(annexeI);

function anyValue(id: InputId): fc.Arbitrary<InputValue> {
  const { type, choices, optional } = traceInput(id);
  const listed = fc.constantFrom(
    ...(choices?.map(({ value }) => value) ?? ['habitation', 'aines', 'unheard-of']),
  );
  if (type === 'boolean') return fc.boolean();
  if (type === 'integer') return fc.integer({ min: 1, max: 4 });
  if (type === 'shares') return fc.constantFrom([], ['habitation 60', 'aines 40']);
  if (type === 'set') return fc.uniqueArray(listed, { maxLength: 3 });
  return optional ? fc.option(listed) : listed;
}
const anyInputs: fc.Arbitrary<InputValues> = fc.record(
  Object.fromEntries(inputIds.map((id) => [id, anyValue(id)])),
);
/** One trace as a group of one: what a compilation trace by trace would read. */
const anyTrace = fc
  .record({
    values: anyInputs,
    minutes: fc.option(fc.integer({ min: 0, max: 600 })),
    has: fc.uniqueArray(fc.constantFrom(...aspectIds)),
  })
  .map(({ values, minutes, has }): TraceGroup => {
    const aspects = has.map((aspect): [AspectId, { traceCount: number; minutes: number }] => [
      aspect,
      { traceCount: 1, minutes: minutes ?? 0 },
    ]);
    return {
      values,
      traceCount: 1,
      minutes: minutes ?? 0,
      untimedCount: minutes === null ? 1 : 0,
      aspects: Object.fromEntries(aspects),
    };
  });

/** The same traces counted together by the inputs the codebook uses, as the database does. */
function grouped(traces: readonly TraceGroup[]): TraceGroup[] {
  const groups = new Map<string, TraceGroup>();
  for (const trace of traces) {
    const values = Object.fromEntries(compiled.inputs.map((id) => [id, trace.values[id] ?? null]));
    const key = JSON.stringify(values);
    const known = groups.get(key);
    const aspects = Object.fromEntries(
      aspectIds.map((aspect) => [
        aspect,
        {
          traceCount: (known?.aspects[aspect]?.traceCount ?? 0) + (trace.aspects[aspect]?.traceCount ?? 0),
          minutes: (known?.aspects[aspect]?.minutes ?? 0) + (trace.aspects[aspect]?.minutes ?? 0),
        },
      ]),
    );
    groups.set(key, {
      values,
      traceCount: (known?.traceCount ?? 0) + trace.traceCount,
      minutes: (known?.minutes ?? 0) + trace.minutes,
      untimedCount: (known?.untimedCount ?? 0) + trace.untimedCount,
      aspects,
    });
  }
  return [...groups.values()];
}

const sorted = (figures: readonly Figure[]) =>
  figures.map((figure) => ({ ...figure, rowIds: figure.rowIds.toSorted() }));
const sum = (figures: readonly Figure[], amount: 'count' | 'minutes') =>
  figures.reduce((total, figure) => total + figure[amount], 0);
const ofKind = (figures: readonly Figure[], ...kinds: string[]) =>
  figures.filter(({ subject }) => kinds.includes(subject.kind));

describe('a statement', () => {
  test('is the same compiled trace by trace or by distinct combination', () => {
    fc.assert(
      fc.property(fc.array(anyTrace, { maxLength: 25 }), (traces) => {
        expect(sorted(compileStatement(compiled, grouped(traces)))).toEqual(
          sorted(compileStatement(compiled, traces)),
        );
      }),
      { numRuns: 40 },
    );
  });

  test('loses no trace and no minute: each is declared or left out for a reason', () => {
    fc.assert(
      fc.property(fc.array(anyTrace, { maxLength: 25 }), (traces) => {
        const figures = ofKind(compileStatement(compiled, traces), 'declared', 'notDeclared');
        expect(sum(figures, 'count')).toBe(traces.length);
        expect(sum(figures, 'minutes')).toBe(traces.reduce((total, { minutes }) => total + minutes, 0));
      }),
      { numRuns: 40 },
    );
  });

  test('never shows a part bigger than what it is a part of', () => {
    fc.assert(
      fc.property(fc.array(anyTrace, { maxLength: 25 }), (traces) => {
        const figures = compileStatement(compiled, traces);
        const whole = new Map(figures.map((figure) => [figure.key, figure]));
        for (const { subject, count } of figures) {
          if (subject.kind !== 'value') continue;
          expect(
            whole.get(figureKey({ kind: 'declared', likeness: subject.likeness }))?.count,
          ).toBeGreaterThanOrEqual(count);
        }
      }),
      { numRuns: 40 },
    );
  });

  test('explains every figure by the very traces that made it', () => {
    fc.assert(
      fc.property(fc.array(anyTrace, { minLength: 1, maxLength: 12 }), (traces) => {
        const groups = grouped(traces);
        for (const figure of compileStatement(compiled, groups)) {
          const origin = originOf(compiled, groups, figure.key);
          expect(origin).toMatchObject({ count: figure.count });
          expect(origin?.rowIds.toSorted()).toEqual(figure.rowIds.toSorted());
          const keys = new Set(origin?.combinations.map((values) => JSON.stringify(values)));
          const alone = groups.filter((group) => keys.has(JSON.stringify(group.values)));
          expect(compileStatement(compiled, alone).find(({ key }) => key === figure.key)).toEqual(figure);
        }
      }),
      { numRuns: 15 },
    );
  });
});

const concertation: InputValues = {
  ...Object.fromEntries(inputIds.map((id) => [id, traceInput(id).type === 'boolean' ? false : null])),
  natures: ['concertation'],
  addressee: 'community',
  dossierFields: [],
  serviceAxes: [],
  practitionerCount: 1,
};
const group = (
  values: InputValues,
  traceCount: number,
  minutes: number,
  aspects: TraceGroup['aspects'] = {},
): TraceGroup => ({
  values: { ...concertation, ...values },
  traceCount,
  minutes,
  untimedCount: 0,
  aspects,
});

describe('what a codebook cannot see', () => {
  test('is counted in the same unit: the duration of one-off activities, the partners of all', () => {
    const lost = { duration: { traceCount: 3, minutes: 200 }, partners: { traceCount: 2, minutes: 150 } };
    const figures = compileStatement(compiled, [
      group({ hasDuration: true }, 3, 200, lost),
      group({ hasDuration: true, hasDossier: true }, 3, 200, lost),
    ]);
    const dropped = ofKind(figures, 'dropped').map(({ key, count, minutes }) => [key, count, minutes]);
    expect(dropped).toEqual([
      ['x.usager-communautaire.intervention.partners', 2, 150],
      ['x.usager-communautaire.activite-ponctuelle.duration', 3, 200],
      ['x.usager-communautaire.activite-ponctuelle.partners', 2, 150],
    ]);
  });

  test('unlike acts are never added: a presentation and an appeal for rights stay two figures', () => {
    const figures = compileStatement(compiled, [
      group({}, 1, 60),
      group({ natures: ['political-action'] }, 1, 5),
    ]);
    expect(ofKind(figures, 'declared').map(({ key, count }) => [key, count])).toEqual([
      ['d.usager-communautaire.activite-ponctuelle.nature-communautaire.type-exemple-concertation', 1],
      ['d.usager-communautaire.activite-ponctuelle.nature-communautaire.type-exemple-droits', 1],
    ]);
  });

  test('preparation is kept with its minutes under its reason', () => {
    const [figure] = compileStatement(compiled, [group({ isPreparation: true }, 14, 5000)]);
    expect(figure).toEqual({
      key: 'n.preparation',
      subject: { kind: 'notDeclared', reasonId: 'preparation' },
      count: 14,
      minutes: 5000,
      untimedCount: 0,
      rowIds: ['exclusion-preparation'],
    });
  });
});

describe('parts of acts', () => {
  const axes = compileCodebook(serviceAxes);
  const [first, second] = startingAxes.map(({ id }) => id) as [string, string];
  const shared = fc.record({
    values: fc.oneof(
      fc.integer({ min: 1, max: 99 }).map((share) => [`${first} ${share}`, `${second} ${100 - share}`]),
      fc.constant([] as string[]),
    ),
    traceCount: fc.integer({ min: 1, max: 9 }),
    minutes: fc.integer({ min: 0, max: 5000 }),
  });
  const under = (figures: Figure[], axis: string) =>
    figures.find(({ subject }) => subject.kind === 'declared' && subject.likeness.values[0] === axis);

  test('make the acts that have some, to the hundredth, and leave whole acts as they were', () => {
    fc.assert(
      fc.property(fc.array(shared, { minLength: 1, maxLength: 12 }), (groups) => {
        const read = groups.map(({ values, traceCount, minutes }) =>
          group({ serviceAxes: [first, second], axisShares: values, hasDossier: true }, traceCount, minutes),
        );
        const figures = compileStatement(axes, read);
        const noted = groups.filter(({ values }) => values.length > 0);
        const acts = noted.reduce((total, { traceCount }) => total + traceCount, 0);
        const parts = [first, second].map((axis) => under(figures, axis)?.parts);
        expect(parts.map((part) => part?.count ?? 0)).toEqual([acts, acts]);
        expect(parts.reduce((total, part) => total + (part?.hundredths ?? 0), 0)).toBe(100 * acts);
        expect(parts.reduce((total, part) => total + (part?.minuteHundredths ?? 0), 0)).toBe(
          100 * noted.reduce((total, { minutes }) => total + minutes, 0),
        );
        for (const axis of [first, second])
          expect(under(figures, axis)?.count).toBe(
            groups.reduce((total, { traceCount }) => total + traceCount, 0),
          );
      }),
    );
  });

  test('are absent where no share was noted: nothing is forced to make a whole', () => {
    const figures = compileStatement(axes, [
      group({ serviceAxes: [first, second], axisShares: [], hasDossier: true }, 3, 90),
    ]);
    expect(figures.some((figure) => 'parts' in figure)).toBe(false);
    const moved = compileStatement(axes, [
      group(
        { serviceAxes: [first, second], axisShares: [`${first} 25`, `${second} 75`], hasDossier: true },
        3,
        90,
      ),
    ]);
    expect(
      differenceBetween(figures, moved).map(({ before, after }) => [before?.parts, after?.parts]),
    ).toEqual([
      [undefined, { count: 3, hundredths: 75, minuteHundredths: 2250 }],
      [undefined, { count: 3, hundredths: 225, minuteHundredths: 6750 }],
    ]);
  });
});

describe('the difference between two compilations', () => {
  test('is empty between the same, and shows what came, went and moved', () => {
    const before = compileStatement(compiled, [group({}, 2, 60), group({ isPreparation: true }, 1, 10)]);
    const after = compileStatement(compiled, [group({}, 3, 90), group({ isInternalRequest: true }, 1, 10)]);
    expect(differenceBetween(before, before)).toEqual([]);
    const changes = new Map(
      differenceBetween(before, after).map(({ key, before: was, after: is }) => [key, [was, is]]),
    );
    expect(changes.get('n.preparation')).toEqual([{ count: 1, minutes: 10 }, null]);
    expect(changes.get('n.demande-interne')).toEqual([null, { count: 1, minutes: 10 }]);
    expect(
      changes.get(
        'd.usager-communautaire.activite-ponctuelle.nature-communautaire.type-exemple-concertation',
      ),
    ).toEqual([
      { count: 2, minutes: 60 },
      { count: 3, minutes: 90 },
    ]);
  });
});

describe('the time noted', () => {
  test('is said to be none where no duration was noted, since none is not zero', () => {
    expect(writtenTime({ count: 2, minutes: 0, untimedCount: 2 }, 'aucun', 'fr')).toBe('aucun');
    expect(writtenTime({ count: 2, minutes: 0, untimedCount: 1 }, 'aucun', 'fr')).toBe('0\u00a0min');
    expect(writtenTime({ count: 1, minutes: 1240, untimedCount: 0 }, 'aucun', 'fr')).toBe(
      '20\u00a0h\u00a040',
    );
  });
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { annexeI } from '#/domains/codebooks/annexe-i.data.ts';
import {
  aspectIds,
  compileCodebook,
  type InputValues,
  traceInput,
} from '#/domains/codebooks/codebooks.public.ts';
import { protectPublication, startingPolicy } from '#/domains/protection/protection.public.ts';
import type { TraceGroup } from '#/domains/statements/figure.ts';
import { compileStatement } from '#/domains/statements/statement.rules.ts';
import { type ConcernedTrace, concernsOf, saysTheSame } from './concern.rules.ts';
import { mayLeaveOneByOne } from './declaration-leave.rules.ts';
import { leaves, publicationOf, shownFigure } from './protected-figures.rules.ts';
import { tied } from './tie.rules.ts';

const compiled = compileCodebook(annexeI);
const names = {
  codebook: { id: annexeI.id, version: annexeI.version },
  startsOn: '2026-02-01',
  endsOn: '2026-02-28',
};
/** Nothing noted: no flag, no dossier. */
const plain = Object.fromEntries(
  compiled.inputs.map((input) => {
    const { type } = traceInput(input);
    if (type === 'boolean') return [input, false];
    if (type === 'set') return [input, []];
    return [input, type === 'integer' ? 1 : null];
  }),
) as InputValues;

const anyTrace: fc.Arbitrary<ConcernedTrace> = fc
  .record({
    nature: fc.constantFrom('concertation', 'citizen-participation', 'support-to-organisations'),
    contactMode: fc.constantFrom('in-person', 'telephone', null),
    placeKind: fc.constantFrom('organisation', 'institution', null),
    addressee: fc.constantFrom('community' as const, 'group' as const, 'person' as const),
    isEnteredLate: fc.boolean(),
    flag: fc.constantFrom('none', 'none', 'none', 'preparation', 'internal'),
    durationMinutes: fc.option(fc.integer({ min: 0, max: 40 }).map((quarters) => quarters * 15)),
    peopleCount: fc.option(fc.integer({ min: 0, max: 9 })),
    organisations: fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g')),
    aspects: fc.uniqueArray(fc.constantFrom(...aspectIds)).map((some) => new Set(some)),
  })
  .map(({ nature, flag, contactMode, placeKind, addressee, isEnteredLate, ...trace }) => ({
    ...trace,
    addressee,
    values: {
      ...plain,
      natures: [nature],
      contactMode,
      placeKind,
      addressee,
      isEnteredLate,
      isPreparation: flag === 'preparation',
      isInternalRequest: flag === 'internal',
    } as InputValues,
  }));

function groupOf({ values, durationMinutes, aspects }: ConcernedTrace): TraceGroup {
  const minutes = durationMinutes ?? 0;
  return {
    values,
    traceCount: 1,
    minutes,
    untimedCount: durationMinutes === null ? 1 : 0,
    aspects: Object.fromEntries([...aspects].map((aspect) => [aspect, { traceCount: 1, minutes }])),
  };
}

const statementOf = (traces: readonly ConcernedTrace[]) => compileStatement(compiled, traces.map(groupOf));
const publicationFor = (traces: readonly ConcernedTrace[]) => {
  const figures = statementOf(traces);
  const concerns = concernsOf(compiled, traces);
  return {
    figures,
    concerns,
    publication: publicationOf(annexeI, figures, { concerns, names }),
  };
};
const someTraces = fc.array(anyTrace, { minLength: 1, maxLength: 25 });

describe('who stands behind figures', () => {
  test('there are figures of every sort to look behind', () => {
    const traces = fc.sample(anyTrace, { numRuns: 200, seed: 7 });
    const { figures, publication } = publicationFor(traces);
    const kinds = new Set(figures.map(({ subject }) => subject.kind));
    expect([...kinds].sort()).toEqual(['declared', 'dropped', 'failing', 'missing', 'notDeclared', 'value']);
    expect(publication.relations.length).toBeGreaterThan(20);
    const { counts } = protectPublication(publicationFor(traces.slice(0, 20)).publication, startingPolicy);
    expect(counts.shown).toBeGreaterThan(0);
  });

  test('is counted over the very traces of each figure, and every figure is accounted for', () => {
    fc.assert(
      fc.property(someTraces, (traces) => {
        const { figures, concerns } = publicationFor(traces);
        expect(saysTheSame(figures, concerns)).toBe(true);
        for (const { key, minutes, subject } of figures)
          if (subject.kind === 'declared' || subject.kind === 'notDeclared')
            expect(concerns.get(key)).toMatchObject({ minutes });
      }),
      { numRuns: 60 },
    );
  });

  test('a trace less, or one more, is noticed', () => {
    fc.assert(
      fc.property(someTraces, anyTrace, (traces, other) => {
        const figures = statementOf([...traces, other]);
        expect(saysTheSame(figures, concernsOf(compiled, traces))).toBe(false);
      }),
      { numRuns: 60 },
    );
  });

  const about = (trace: Partial<ConcernedTrace>, flags = {}): ConcernedTrace => ({
    values: { ...plain, natures: ['concertation'], addressee: 'community', ...flags } as InputValues,
    addressee: 'person',
    durationMinutes: 60,
    peopleCount: null,
    organisations: [],
    aspects: new Set(),
    ...trace,
  });
  const behind = (...traces: ConcernedTrace[]) =>
    [...concernsOf(compiled, traces)].filter(([key]) => /^[dn]\./.test(key)).map(([, concern]) => concern);
  const people = (...traces: ConcernedTrace[]) => behind(...traces).map((concern) => concern.people);

  test('a noted number counts, an act for a person or a group without one is one person', () => {
    expect(people(about({ peopleCount: 14 }), about({}), about({ peopleCount: 0 }))).toEqual([16]);
    expect(people(about({ addressee: 'group' }), about({ addressee: 'community' }))).toEqual([1]);
  });

  test('an act for the community and preparation are nobody in particular, unless people were counted', () => {
    expect(people(about({ addressee: 'community' }))).toEqual([null]);
    expect(people(about({ addressee: 'community', peopleCount: 3 }))).toEqual([3]);
    expect(people(about({}, { isPreparation: true }))).toEqual([null]);
    expect(people(about({ peopleCount: 12 }, { isPreparation: true }))).toEqual([12]);
  });

  test('organisations are behind a figure when each of its acts names one', () => {
    const one = about({ organisations: ['a', 'b'] });
    expect(behind(one, about({ organisations: ['b', 'c'] }))).toMatchObject([{ organisations: 3 }]);
    expect(behind(one, about({}))).toMatchObject([{ organisations: null }]);
  });
});

describe('ties between figures', () => {
  test('are true sums, whatever the traces', () => {
    fc.assert(
      fc.property(someTraces, (traces) => {
        const figures = statementOf(traces).filter(leaves);
        const { ties, relations } = tied(annexeI, figures);
        const numbers = new Map([...figures, ...ties].map((one) => [one.key, one]));
        for (const { total, parts } of relations) {
          const sum = parts.reduce((all, part) => all + numbers.get(part)!.count, 0);
          expect(sum).toBe(numbers.get(total)!.count);
        }
        for (const { count, minutes } of ties) {
          expect(count).toBeGreaterThanOrEqual(0);
          expect(minutes).toBeGreaterThanOrEqual(0);
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe('what is shown', () => {
  test('is never a figure that few people or organisations stand behind, nor its time', () => {
    fc.assert(
      fc.property(someTraces, (traces) => {
        const { figures, concerns, publication } = publicationFor(traces);
        const { states } = protectPublication(publication, startingPolicy);
        for (const figure of figures.filter(leaves)) {
          const { people, organisations } = concerns.get(figure.key)!;
          const shown = shownFigure(figure, states, names);
          const isSmall = (people !== null && people < 5) || (organisations !== null && organisations < 5);
          if (isSmall && figure.count > 0) expect(shown.count).toEqual({ value: null, isHidden: true });
          if (shown.count.isHidden) expect(shown.minutes.isHidden).toBe(true);
        }
      }),
      { numRuns: 40 },
    );
  });

  test('leaves no small number to be found by subtraction, the unprinted ones included', () => {
    fc.assert(
      fc.property(someTraces, (traces) => {
        const { figures, concerns, publication } = publicationFor(traces);
        const { states } = protectPublication(publication, startingPolicy);
        const printed = new Map(
          figures.filter(leaves).flatMap((figure) => {
            const { value } = shownFigure(figure, states, names).count;
            return value === null ? [] : [[figure.key, value] as const];
          }),
        );
        const { ties, relations } = tied(annexeI, figures.filter(leaves));
        const unprinted = new Map(ties.map(({ key, count }) => [key, count]));
        // Whoever reads subtracts as long as one number alone is missing from a sum.
        for (let found = true; found; ) {
          found = false;
          for (const { total, parts } of relations) {
            const missing = [total, ...parts].filter((key) => !printed.has(key));
            if (missing.length !== 1) continue;
            const [key] = missing as [string];
            const others = parts
              .filter((part) => part !== key)
              .reduce((sum, part) => sum + printed.get(part)!, 0);
            printed.set(key, key === total ? others : printed.get(total)! - others);
            found = true;
          }
        }
        for (const key of printed.keys()) {
          const concern = concerns.get(key)!;
          const count = unprinted.get(key) ?? concern.count;
          expect(concern.count, key).toBe(count);
          if (count === 0) continue;
          expect(concern.people === null || concern.people >= 5, key).toBe(true);
          expect(concern.organisations === null || concern.organisations >= 5, key).toBe(true);
        }
      }),
      { numRuns: 40 },
    );
  });

  test('never tells what is to be mended', () => {
    fc.assert(
      fc.property(someTraces, (traces) => {
        const { publication } = publicationFor(traces);
        expect(publication.cells.filter(({ key }) => /\/[mf]\./.test(key))).toEqual([]);
      }),
      { numRuns: 20 },
    );
  });
});

describe('declarations one by one', () => {
  const [layout] = annexeI.layouts;

  test('leave by the layouts of a regulation, field by field that its text asks for', () => {
    expect(mayLeaveOneByOne(annexeI, layout!)).toBe(true);
    expect(mayLeaveOneByOne({ ...annexeI, official: false }, layout!)).toBe(false);
    const [first] = annexeI.fields;
    const own = {
      ...annexeI,
      fields: annexeI.fields.map((field) => (field === first ? { ...field, reference: null } : field)),
    };
    expect(mayLeaveOneByOne(own, layout!)).toBe(false);
  });
});

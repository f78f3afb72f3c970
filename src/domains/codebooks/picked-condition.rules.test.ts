import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { conditionFaults } from './condition-faults.rules.ts';
import { conditionSubjects } from './condition-subjects.rules.ts';
import { compileCondition } from './expression.rules.ts';
import { fondsDuRivage } from './fonds-du-rivage.data.ts';
import { validationNames } from './mapping.rules.ts';
import { type Clause, conditionText, readCondition } from './picked-condition.rules.ts';
import { shippedCodebooks } from './shipped-codebooks.data.ts';

const subjects = conditionSubjects(fondsDuRivage, 'validation');

/** Any clause that the picker offers, with the values that it offers. */
const clauses = fc.constantFrom(...subjects.filter(({ modes }) => modes.length > 0)).chain((subject) =>
  fc.constantFrom(...subject.modes).chain((mode): fc.Arbitrary<Clause> => {
    const isAlone = ['yes', 'no', 'given', 'missing'].includes(mode);
    const isNumber = ['atLeast', 'atMost', 'exactly'].includes(mode);
    const known = subject.choices?.map(({ value }) => value) ?? [
      'un',
      'deux mots',
      'et d’autres (encore) and or',
    ];
    const values = isAlone
      ? fc.constant<string[]>([])
      : isNumber
        ? fc.integer({ min: -9, max: 900 }).map((number) => [String(number)])
        : fc.uniqueArray(fc.constantFrom(...known), { minLength: 1, maxLength: 3 });
    return values.map((given) => ({ subject: subject.name, mode, values: given }));
  }),
);
const picked = fc
  .record({
    join: fc.constantFrom('and' as const, 'or' as const),
    clauses: fc.array(clauses, { minLength: 1, maxLength: 4 }),
  })
  .map((one) => ({ kind: 'picked' as const, ...one }));

describe('a condition picked', () => {
  test('is sound FEEL, and is read back as it was picked', () => {
    fc.assert(
      fc.property(picked, (condition) => {
        const text = conditionText(condition);
        if (text.length <= 500) expect(conditionFaults(text, 'expression', validationNames, 'x')).toEqual([]);
        const join = condition.clauses.length === 1 ? 'and' : condition.join;
        expect(readCondition(text)).toEqual({ ...condition, join });
      }),
    );
  });

  test('any text is kept letter for letter, whether it is read as picks or not', () => {
    const pieces = fc.constantFrom(
      'act',
      'kind',
      ' = ',
      ' and ',
      ' or ',
      'not(',
      ')',
      '(',
      '"a"',
      ' in (',
      ', ',
      '3',
      ' >= ',
      'null',
    );
    fc.assert(
      fc.property(
        fc.array(pieces, { maxLength: 9 }).map((all) => all.join('')),
        (text) => {
          expect(conditionText(readCondition(text))).toBe(text.trim() || 'false');
        },
      ),
    );
  });

  test('holds just when its clauses say', () => {
    const holds = (clause: Clause, scope: Record<string, unknown>) =>
      compileCondition(
        conditionText({ kind: 'picked', join: 'and', clauses: [clause] }),
        validationNames,
      )(scope);
    const of = (subject: string, mode: Clause['mode'], ...values: string[]): Clause => ({
      subject,
      mode,
      values,
    });
    expect(holds(of('placeKind', 'oneOf', 'school', 'home'), { placeKind: 'home' })).toBe(true);
    expect(holds(of('placeKind', 'oneOf', 'school', 'home'), { placeKind: 'remote' })).toBe(false);
    expect(holds(of('placeKind', 'noneOf', 'school', 'home'), { placeKind: 'remote' })).toBe(true);
    expect(holds(of('placeKind', 'noneOf', 'school'), { placeKind: null })).toBe(true);
    expect(holds(of('natures', 'contains', 'other', 'concertation'), { natures: ['concertation'] })).toBe(
      true,
    );
    expect(holds(of('natures', 'lacks', 'other', 'concertation'), { natures: ['concertation'] })).toBe(false);
    expect(holds(of('natures', 'lacks', 'other'), { natures: [] })).toBe(true);
    expect(holds(of('practitionerCount', 'atLeast', '2'), { practitionerCount: 2 })).toBe(true);
    expect(holds(of('practitionerCount', 'atMost', '1'), { practitionerCount: 2 })).toBe(false);
    expect(holds(of('field.montant', 'missing'), { field: { montant: null } })).toBe(true);
    expect(holds(of('field.montant', 'given'), { field: { montant: 3 } })).toBe(true);
    expect(holds(of('isInFuture', 'no'), { isInFuture: false })).toBe(true);
  });

  test.for([
    ['true', 'always'],
    ['false', 'never'],
    ['hasDossier', 'picked'],
    ['act = "activite"', 'picked'],
    ['decision != null', 'picked'],
    ['kind = "usager-communautaire" and hasParticipantCount', 'picked'],
    ['field.practitionerCount != null and field.practitionerCount < 1', 'typed'],
    ['a and b or c', 'typed'],
    ['hasDossier  and hasPartners', 'typed'],
    ['placeKind = "school', 'typed'],
  ] as const)('%s is read as %s', ([text, kind]) => {
    expect(readCondition(text).kind).toBe(kind);
    expect(conditionText(readCondition(text))).toBe(text);
  });

  test('every condition of the codebooks that come with Toile stays as it is written', () => {
    for (const book of shippedCodebooks)
      for (const text of [
        ...book.fields.map(({ requiredWhen }) => requiredWhen),
        ...book.validations.map(({ failsWhen }) => failsWhen),
      ])
        expect(conditionText(readCondition(text))).toBe(text);
  });
});

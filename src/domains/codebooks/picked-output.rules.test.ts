import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compileExpression } from './expression.rules.ts';
import { inputNames } from './mapping.rules.ts';
import { conditionText } from './picked-condition.rules.ts';
import { type CaseValue, outputFormula, readOutput } from './picked-output.rules.ts';
import { shippedCodebooks } from './shipped-codebooks.data.ts';

const value = fc.oneof(
  fc.constantFrom<CaseValue>(null, 'un-code', 'deux mots', 'if a then b', '4150', ' else '),
  fc.integer({ min: -9, max: 900 }),
);
const condition = fc
  .record({
    join: fc.constantFrom('and' as const, 'or' as const),
    clauses: fc.array(
      fc.constantFrom(
        { subject: 'hasDossier', mode: 'yes' as const, values: [] },
        { subject: 'hasPartners', mode: 'no' as const, values: [] },
        { subject: 'contactMode', mode: 'oneOf' as const, values: ['video', 'telephone'] },
        { subject: 'natures', mode: 'contains' as const, values: ['other'] },
        { subject: 'dossierFields', mode: 'contains' as const, values: ['then un autre else'] },
        { subject: 'practitionerCount', mode: 'atLeast' as const, values: ['2'] },
      ),
      { minLength: 1, maxLength: 3 },
    ),
  })
  .map((one) => conditionText({ kind: 'picked', ...one }));
const cases = fc.record({
  kind: fc.constant('cases' as const),
  cases: fc.array(fc.record({ condition, value }), { minLength: 1, maxLength: 4 }),
  otherwise: value,
});

describe('a way of filling a field, picked', () => {
  test('is read back as it was picked', () => {
    fc.assert(
      fc.property(cases, (picked) => {
        expect(readOutput(outputFormula(picked))).toEqual(picked);
      }),
    );
  });

  test('gives the value of the first case that holds', () => {
    const formula = outputFormula({
      kind: 'cases',
      cases: [
        { condition: 'hasPartners', value: 'avec' },
        { condition: 'practitionerCount >= 2', value: 2 },
      ],
      otherwise: null,
    });
    const answer = compileExpression(formula, inputNames);
    const given = (hasPartners: boolean, practitionerCount: number) =>
      answer({ hasPartners, practitionerCount });
    expect([given(true, 1), given(false, 3), given(false, 1)]).toEqual(['avec', 2, null]);
  });

  test('is said only of what would be written again letter for letter', () => {
    const pieces = fc.constantFrom(
      'if ',
      ' then ',
      ' else ',
      'hasDossier',
      'hasPartners',
      '"a"',
      '"',
      'null',
      '12',
      ' and ',
      '(',
      ')',
      ' ',
      'practitionerCount',
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 14 }), (parts) => {
        const text = parts.join('').trim();
        const picked = readOutput(text);
        if (picked) expect(outputFormula(picked)).toBe(text);
      }),
    );
  });

  test.for([
    'if hasDossier then "a"',
    'if hasDossier then hasPartners else null',
    'if (if hasDossier then true else false) then "a" else "b"',
    'if  hasDossier then "a" else null',
    'if hasDossier then "a\\"" else null',
    'practitionerCount + 1',
    'hasDossier',
    '',
  ])('stays a formula: %s', (text) => {
    expect(readOutput(text)).toBeNull();
  });

  test('every formula that comes with the site is one of these', () => {
    const outputs = shippedCodebooks.flatMap((book) => [
      ...book.fields.map(({ output }) => output),
      ...book.mapping.groups.flatMap(({ rows }) =>
        rows.flatMap((row) => ('declare' in row ? Object.values(row.declare.fields) : [])),
      ),
    ]);
    const formulas = outputs.flatMap((output) => (output && 'feel' in output ? [output.feel] : []));
    expect(formulas.length).toBeGreaterThan(2);
    for (const formula of formulas) expect(readOutput(formula), formula).not.toBeNull();
  });
});

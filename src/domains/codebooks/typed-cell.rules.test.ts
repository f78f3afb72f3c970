import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { annexeI } from './annexe-i.data.ts';
import { cellFaults } from './condition-faults.rules.ts';
import { compiledRow, compileMapping, inputNames } from './mapping.rules.ts';
import { inputsUsed } from './mapping-inputs.rules.ts';
import { rowReader } from './row-hits.rules.ts';
import { conditionInputIds, type InputId, type InputValue, traceInput } from './trace-input.ts';
import { type cellModes, cellText, modesOf, readCell, type TypedCell } from './typed-cell.rules.ts';

const picked: fc.Arbitrary<{ input: InputId; cell: TypedCell }> = fc
  .constantFrom(...conditionInputIds)
  .chain((input) => {
    const { choices, type } = traceInput(input);
    const value = choices
      ? fc.constantFrom(...choices.map((choice) => choice.value))
      : fc.constantFrom('jeunesse', 'aînés', 'habitation');
    return fc.record({
      input: fc.constant(input),
      cell: fc.record({
        mode: fc.constantFrom(...modesOf(input).filter((mode) => mode !== 'formula')),
        values:
          type === 'integer'
            ? fc.nat(9).map((number) => [String(number)])
            : fc.uniqueArray(value, { maxLength: 3 }),
        formula: fc.constant(''),
      }),
    });
  });

const matches = (input: InputId, text: string | null, value: InputValue) =>
  compiledRow({
    id: 'x',
    sentence: { fr: '', en: '' },
    reference: null,
    when: text === null ? {} : { [input]: text },
    reason: '',
  }).matches({
    [input]: value,
  });

describe('a condition picked from a list', () => {
  test('is sound FEEL, and is read again as it was picked', () => {
    fc.assert(
      fc.property(picked, ({ input, cell }) => {
        const text = cellText(cell);
        if (text === null) return;
        expect(cellFaults(input, text, inputNames, 'ici')).toEqual([]);
        const again = readCell(text);
        expect(again.mode).toBe(cell.mode);
        if (['oneOf', 'noneOf', 'contains', 'lacks'].includes(cell.mode))
          expect(again.values).toEqual(cell.values);
      }),
    );
  });

  test('takes what it says', () => {
    fc.assert(
      fc.property(picked, fc.array(fc.nat(7), { maxLength: 3 }), ({ input, cell }, nths) => {
        const { choices, type } = traceInput(input);
        const all = choices?.map(({ value }) => value) ?? ['jeunesse', 'aînés', 'habitation', 'autre'];
        const some = [...new Set(nths.map((nth) => all[nth % all.length] as string))];
        const values: Record<typeof type, InputValue> = {
          boolean: nths.length > 1,
          choice: some[0] ?? null,
          set: some,
          integer: nths.length,
          shares: [],
        };
        const value = values[type];
        const given = cell.values;
        const number = Number(given[0]);
        const wanted: Record<(typeof cellModes)[number], boolean> = {
          any: true,
          formula: true,
          yes: value === true,
          no: value === false,
          oneOf: given.length === 0 || given.includes(String(value)),
          noneOf: given.length === 0 || !given.includes(String(value)),
          contains: given.length === 0 || given.some((one) => some.includes(one)),
          lacks: given.length === 0 || !given.some((one) => some.includes(one)),
          atLeast: Number(value) >= number,
          atMost: Number(value) <= number,
          exactly: Number(value) === number,
        };
        expect(matches(input, cellText(cell), value)).toBe(wanted[cell.mode]);
      }),
    );
  });

  test('whatever was typed otherwise stays a formula, as typed', () => {
    for (const text of ['[1..3]', 'count(?) > 1', '"a", null', 'not(null)', '"a" or "b"']) {
      expect(readCell(text)).toEqual({ mode: 'formula', values: [], formula: text });
      expect(cellText(readCell(text))).toBe(text);
    }
    expect(cellText({ mode: 'oneOf', values: ['un "mot"'], formula: '' })).toBe('"un mot"');
  });
});

test('rows that decide are those of the declarations or of the reason, and shadowed ones would have taken it', () => {
  const compiled = compileMapping(annexeI, inputsUsed(annexeI));
  const read = rowReader(annexeI.mapping);
  const values = { isInternalRequest: true, isPreparation: true, addressee: 'community', hasDossier: true };
  expect(read(values)).toEqual({
    deciding: ['exclusion-demande-interne'],
    shadowed: ['exclusion-preparation', 'communautaire-intervention'],
  });
  const plain = { isInternalRequest: false, isPreparation: false, addressee: 'group', hasDossier: false };
  const outcome = compiled.outcomeOf(plain);
  expect(read(plain).deciding).toEqual(
    outcome.kind === 'declared' ? outcome.declarations.map(({ rowId }) => rowId) : [],
  );
});

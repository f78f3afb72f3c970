import { expect, test } from 'vitest';
import { plainCell } from './plain-cell.rules.ts';
import type { InputId } from './trace-input.ts';

test.for<[InputId, string, string, string[]]>([
  ['addressee', '"community", "group"', 'anyOf', ['Une communauté', 'Un groupe']],
  ['addressee', 'not("person")', 'noneOf', ['Une personne']],
  ['natures', 'list contains(?, "concertation")', 'contains', ['Concertation et mobilisation']],
  ['natures', 'not(list contains(?, "other"))', 'lacks', ['Autre nature']],
  ['dossierFields', 'list contains(?, "notre-champ")', 'contains', ['notre-champ']],
])('%s %s is said %s', ([input, text, kind, labels]) => {
  const cell = plainCell(input, text);
  expect(cell.kind).toBe(kind);
  expect('values' in cell && cell.values.map(({ fr }) => fr)).toEqual(labels);
});

test('what it does not know stays as it is written', () => {
  for (const text of ['> 3', '"a" , b', 'count(?) > 1', 'not(null)', '[1..5]']) {
    expect(plainCell('practitionerCount', text)).toEqual({ kind: 'formula', text });
  }
  expect(plainCell('hasDossier', ' true ')).toEqual({ kind: 'yes' });
  expect(plainCell('hasDossier', '-')).toEqual({ kind: 'anything' });
});

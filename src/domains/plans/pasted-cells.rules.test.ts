import fc from 'fast-check';
import { expect, test } from 'vitest';
import { pastedCells, pastedExtent } from './pasted-cells.rules.ts';

test('cells are read by tabs and line breaks; a last line break begins no line', () => {
  expect(pastedCells('Un\tComité\r\nDeux\t\n')).toEqual([
    ['Un', 'Comité'],
    ['Deux', ''],
  ]);
  expect(pastedCells('Un')).toEqual([['Un']]);
  expect(pastedCells('')).toEqual([['']]);
});

test('a cell between quotes keeps its line breaks and its quotes; a lone quote is only a quote', () => {
  expect(pastedCells('Un\t"Comité A\r\nComité B"\nDeux\t"Le ""grand"" comité"\n')).toEqual([
    ['Un', 'Comité A\nComité B'],
    ['Deux', 'Le "grand" comité'],
  ]);
  expect(pastedCells('"Ouvert\tComité\nMoulin "rouge"\tTable')).toEqual([
    ['"Ouvert', 'Comité'],
    ['Moulin "rouge"', 'Table'],
  ]);
});

test('whatever its cells say, a copy is read back whole', () => {
  const cell = fc
    .string({ unit: fc.constantFrom('a', 'é', ' ', '"', '\t', '\n', ';') })
    .map((text) => text.trim());
  const width = fc.integer({ min: 1, max: 4 });
  const table = width.chain((columns) =>
    fc.array(fc.array(cell, { minLength: columns, maxLength: columns }), { minLength: 1, maxLength: 5 }),
  );
  const written = (text: string) => (/["\t\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  fc.assert(
    fc.property(table, fc.constantFrom('\n', '\r\n'), (cells, lineBreak) => {
      const copy = cells.map((line) => line.map(written).join('\t') + lineBreak).join('');
      expect(pastedCells(copy)).toEqual(cells);
    }),
  );
});

test('empty cells at the edges take no room', () => {
  expect(
    pastedExtent([
      ['Un', '', ''],
      ['', 'Deux', ''],
      ['', '', ''],
    ]),
  ).toEqual({ lines: 2, columns: 2 });
  expect(pastedExtent([['']])).toEqual({ lines: 0, columns: 0 });
});

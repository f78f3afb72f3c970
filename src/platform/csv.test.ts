import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { csvLine } from './csv.ts';

test('writes what French spreadsheets read', () => {
  expect(csvLine(['Comité « logement »', 1.5, null, 'a;b', 'dit "oui"'])).toBe(
    'Comité « logement »;1,5;;"a;b";"dit ""oui"""\r\n',
  );
});

test('no field can be run as a formula', () => {
  for (const text of ['=1+1', '+33', '-2', '@SUM(A1)', '\t=1', '\r=1', '  =1']) {
    expect(csvLine([text]).replace(/^"/, '')).toMatch(/^'/);
  }
});

test('whatever is written is read back, but for the apostrophe', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ maxLength: 20 }), { minLength: 2, maxLength: 5 }), (fields) => {
      const [read] = parse(csvLine(fields), { delimiter: ';', relax_column_count: true }) as string[][];
      const expected = fields.map((field) =>
        /^[\t\r]|^[=+\-@]/.test(field) || /^\s+[=+\-@]/.test(field) ? `'${field}` : field,
      );
      expect(read).toEqual(expected);
    }),
  );
});

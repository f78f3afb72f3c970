import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { annexeI } from '#/domains/codebooks/annexe-i.data.ts';
import type { Codebook, DeclarationShape, ExportLayout } from '#/domains/codebooks/codebooks.public.ts';
import { byteOrderMark, cellsOf, csvLine, headingsOf } from './declaration-table.rules.ts';

const declaration: DeclarationShape = {
  groupId: 'communautaire',
  rowId: 'communautaire-intervention',
  kind: 'usager-communautaire',
  act: 'intervention',
  fields: {
    actCentre: { from: 'value', value: 'ca-4150' },
    requestNature: { from: 'value', value: 'nature-communautaire' },
    deeds: { from: 'value', value: ['acte-exemple-milieu', 'acte-exemple-concertation'] },
    duration: { from: 'each', attribute: 'durationMinutes', isKnown: true },
    requestSubject: { from: 'each', attribute: 'requestSubject', isKnown: true },
    practitionerCount: { from: 'value', value: 2 },
  },
  missing: [],
  failing: [],
};
const attributes = { durationMinutes: 90, requestSubject: '=HYPERLINK("http://x.test")' };
const source = { codebook: annexeI, periodLabel: 'Période 12', spaceName: 'Équipe', locale: 'fr' as const };

function column(
  id: string,
  formatting: ExportLayout['columns'][number]['formatting'] = 'code',
): ExportLayout['columns'][number] {
  return { id, heading: { fr: id, en: `en ${id}` }, source: { field: id }, formatting };
}
const cellsFor = (columns: ExportLayout['columns'], codebook: Codebook = annexeI) =>
  cellsOf(declaration, attributes, { id: 'essai', label: annexeI.title, columns }, { ...source, codebook });

describe('the cells of a declaration', () => {
  test('are written as the layout says', () => {
    expect(
      cellsFor([column('actCentre'), column('actCentre', 'label'), column('actCentre', 'codeAndLabel')]),
    ).toEqual([
      '4150',
      'Soutien au développement des communautés et à l’action intersectorielle',
      '4150 Soutien au développement des communautés et à l’action intersectorielle',
    ]);
    expect(
      cellsFor([column('duration', 'plain'), column('duration', 'hours'), column('practitionerCount')]),
    ).toEqual([90, '1\u00a0h\u00a030', 2]);
  });

  test('join several codes, fall back to the label where there is no code, and stay empty where nothing is known', () => {
    expect(
      cellsFor([column('deeds'), column('requestNature'), column('schoolLevel'), column('nowhere')]),
    ).toEqual(['EX-A01 | EX-A05', 'Communautaire', null, null]);
  });

  test('say what the declaration is of', () => {
    const about = (['kind', 'act', 'row', 'codebook', 'codebookVersion', 'period', 'spaceName'] as const).map(
      (what): ExportLayout['columns'][number] => ({
        id: what,
        heading: annexeI.title,
        source: { about: what },
        formatting: 'plain',
      }),
    );
    expect(cellsFor(about)).toEqual([
      'Usager-communautaire',
      'Intervention',
      'communautaire-intervention',
      'Renseignements à transmettre au ministre\u00a0: Annexe I',
      annexeI.version,
      'Période 12',
      'Équipe',
    ]);
    expect(headingsOf({ id: 'x', label: annexeI.title, columns: [column('place')] }, 'en')).toEqual([
      'en place',
    ]);
  });
});

describe('a line of CSV', () => {
  test('lets no text run as a formula', () => {
    for (const dangerous of ['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1']) {
      expect(parse(csvLine([dangerous]), { delimiter: ';' })[0]).toEqual([`'${dangerous}`]);
    }
    expect(csvLine([-5, 0, null, 'a'])).toBe('-5;0;;a\r\n');
    expect(csvLine(cellsFor([column('requestSubject')]))).toBe(`"'=HYPERLINK(""http://x.test"")"\r\n`);
  });

  test('is read back as it was written, whatever the texts', () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 30 }).filter((one) => !/^[=+\-@\t\r]/.test(one));
    fc.assert(
      fc.property(fc.array(text, { minLength: 2, maxLength: 6 }), (cells) => {
        const read = parse(byteOrderMark + csvLine(cells), {
          delimiter: ';',
          bom: true,
          record_delimiter: '\r\n',
          relax_column_count: true,
        });
        expect(read).toEqual([cells]);
      }),
      { numRuns: 200 },
    );
  });
});

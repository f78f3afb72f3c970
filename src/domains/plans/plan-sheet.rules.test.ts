import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { PlanLevel } from './plan.ts';
import { cellAt, type KnownItem, readPlanSheet, type SheetLine } from './plan-sheet.rules.ts';
import { indicatorsFault, indicatorsIn, indicatorText, namesFault, namesIn } from './sheet-cells.rules.ts';

const levels: PlanLevel[] = [
  { id: 'issue', kind: 'issue', label: 'Défi' },
  { id: 'objective', kind: 'objective', label: 'Objectif' },
  { id: 'action', kind: 'action', label: 'Action' },
];
const sheet = (rows: string[][]): SheetLine[] => rows.map((cells, at) => ({ number: at + 1, cells }));

describe('the table of a plan', () => {
  test('reads the usual grid: levels from left to right, blanks repeat the line above', () => {
    const read = readPlanSheet(
      sheet([
        ['Plan 2025-2028'],
        ['Enjeu', 'OBJECTIFS', 'Moyens', 'Responsable', 'Échéancier', 'Humeur'],
        ['Se loger', 'Rester', 'Porte-à-porte', 'Comité; Table', '31 mars 2026', 'bonne'],
        ['', '', 'École du logement', '', '', ''],
        ['', 'Acheter', '', '', '', ''],
      ]),
      levels,
      [],
    );
    expect(read.faults).toEqual([]);
    expect(read.unknownHeadings).toEqual(['Humeur']);
    const titles = read.items.map((item) => [
      item.content.title,
      read.items.find((one) => one.key === item.parentKey)?.content.title ?? null,
    ]);
    expect(titles).toEqual([
      ['Se loger', null],
      ['Rester', 'Se loger'],
      ['Porte-à-porte', 'Rester'],
      ['École du logement', 'Rester'],
      ['Acheter', 'Se loger'],
    ]);
    expect(read.items[2]).toMatchObject({ holders: ['Comité', 'Table'], content: { dueOn: '2026-03-31' } });
  });

  test('says each fault by its cell, and levels may be skipped', () => {
    const read = readPlanSheet(
      sheet([
        ['Défi', 'Action', 'Début', 'Échéance', 'Identifiant'],
        ['', '', '', '', ''],
        ['', 'Sans défi', '31/02/2026', '', ''],
        ['Manger', 'Comptoir', '2026-05-01', '2026-04-01', 'pas-là'],
      ]),
      levels,
      [],
    );
    expect(read.faults.map((fault) => [fault.cell, fault.key])).toEqual([
      ['C3', 'dateInvalid'],
      ['E4', 'identifierUnknown'],
      ['D4', 'dueBeforeStart'],
    ]);
    expect(readPlanSheet(sheet([['Nom', 'Âge']]), levels, []).faults[0]?.key).toBe('headingsMissing');
  });

  test('read twice, it adds nothing: items are met by their place or by their identifier', () => {
    const known: KnownItem[] = [
      { id: '0198aaaa-0000-7000-8000-000000000001', parentId: null, level: 'issue', title: 'Se loger' },
      {
        id: '0198aaaa-0000-7000-8000-000000000002',
        parentId: '0198aaaa-0000-7000-8000-000000000001',
        level: 'action',
        title: 'Porte-à-porte',
      },
    ];
    const read = readPlanSheet(
      sheet([
        ['Défi', 'Action', 'Identifiant'],
        ['SE LOGER', 'porte-à-porte', ''],
        ['', 'Un autre titre', known[1]!.id],
      ]),
      levels,
      known,
    );
    expect(read.items.map((item) => item.itemId)).toEqual([known[0]!.id, known[1]!.id]);
  });

  test('whatever is pasted, it answers: every item has a title, a level and a parent met before it', () => {
    const cell = fc.constantFrom(
      '',
      'Défi',
      'Objectif',
      'Action',
      'Échéance',
      'a',
      'b',
      '2026-01-01',
      '=1+1',
      '\u0000',
      '🙂',
    );
    fc.assert(
      fc.property(fc.array(fc.array(cell, { maxLength: 6 }), { maxLength: 12 }), (rows) => {
        const read = readPlanSheet(sheet(rows), levels, []);
        const seen = new Set<string>();
        for (const item of read.items) {
          expect(item.content.title).not.toBe('');
          if (item.parentKey !== null) expect(seen.has(item.parentKey)).toBe(true);
          seen.add(item.key);
        }
        for (const fault of read.faults) expect(fault.cell).toMatch(/^[A-Z]+\d+$/);
      }),
      { numRuns: 200 },
    );
  });
});

test('a cell is named as a spreadsheet names it', () => {
  expect([cellAt(0, 1), cellAt(25, 3), cellAt(26, 12)]).toEqual(['A1', 'Z3', 'AA12']);
});

test('names and indicators written in one cell read back the same', () => {
  expect(namesIn('Comité ;  Table\nComité; ')).toEqual(['Comité', 'Table']);
  const indicators = indicatorsIn('Ménages : 12 → 40 (ménages)\nLes locataires parlent en premier');
  expect(indicators).toEqual([
    { kind: 'number', label: 'Ménages', unit: 'ménages', baseline: 12, target: 40 },
    { kind: 'change', label: 'Les locataires parlent en premier', unit: '', baseline: null, target: null },
  ]);
  expect(indicatorsIn(indicators.map(indicatorText).join('\n'))).toEqual(indicators);
});

describe('cells that hold several things', () => {
  const words = fc.array(fc.string({ minLength: 1, maxLength: 400 }), { maxLength: 40 });

  test('lose nothing of what is not said to be too much', () => {
    fc.assert(
      fc.property(words, (names) => {
        const cell = names.join(';');
        const read = namesIn(cell);
        if (namesFault(cell) === null) {
          const said = cell.split(/[;\n|]/).map((name) => name.replaceAll(/\s+/g, ' ').trim());
          expect(new Set(read)).toEqual(new Set(said.filter((name) => name !== '')));
        }
        expect(namesFault(read.join(';'))).toBeNull();
      }),
    );
    expect(namesFault('a'.repeat(301))?.key).toBe('nameTooLong');
    expect(indicatorsFault('a'.repeat(501))?.key).toBe('indicatorTooLong');
    expect(indicatorsFault(Array.from({ length: 101 }, (_, at) => `Fait ${at}`).join('\n'))?.key).toBe(
      'tooManyIndicators',
    );
    const longest = `${'a'.repeat(500)}\u00a0: 1 → 2 (${'b'.repeat(60)})`;
    expect(indicatorsFault(longest)).toBeNull();
    expect(indicatorsIn(longest).map(indicatorText)).toEqual([longest]);
  });
});

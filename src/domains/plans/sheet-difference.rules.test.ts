import { describe, expect, test } from 'vitest';
import type { Indicator, PlanItem } from './plan-item.ts';
import type { SheetItem } from './plan-sheet.ts';
import { indicatorsIn, indicatorText } from './sheet-cells.rules.ts';
import { sheetDifference } from './sheet-difference.rules.ts';

const item: PlanItem = {
  id: 'une',
  planId: 'plan',
  parentId: null,
  position: 1,
  level: 'action',
  title: 'Porte-à-porte  du printemps',
  description: 'Deux rues\r\npar semaine',
  startsOn: null,
  dueOn: '2026-03-31',
  resources: '',
  results: '',
  serviceAxes: [],
  dossierId: null,
  state: 'planned',
  stateSinceOn: null,
  stateReason: '',
  replacedBy: null,
  version: 1,
  holders: [{ organisationId: null, name: 'Comité' }],
  partners: [],
  lastMovedOn: null,
};

const indicator = (more: Partial<Indicator> = {}): Indicator => ({
  id: 'portes',
  itemId: 'une',
  kind: 'number',
  label: 'Portes',
  unit: 'portes',
  baseline: 0,
  baselineOn: '2026-01-10',
  target: 40,
  readings: [],
  ...more,
});

function said(
  more: Partial<Omit<SheetItem, 'content'>> & { content?: Partial<SheetItem['content']> } = {},
): SheetItem {
  const { content, ...others } = more;
  return {
    row: 2,
    key: 'une',
    parentKey: null,
    itemId: 'une',
    content: { level: 'action', title: 'Porte-à-porte du printemps', ...content },
    indicatorsCell: 'F2',
    ...others,
  };
}

const measured = (cell: string, known: readonly Indicator[]) =>
  sheetDifference(item, said({ indicators: indicatorsIn(cell) }), known);

describe('what a sheet says otherwise of an item', () => {
  test('is nothing when it says the same, blanks and line breaks apart', () => {
    const content = {
      description: 'Deux rues\npar semaine',
      startsOn: null,
      dueOn: '2026-03-31',
      results: '',
    };
    const same = sheetDifference(item, said({ content, holders: ['Comité'], partners: [] }), []);
    expect(same).toEqual({ difference: null, faults: [] });
  });

  test('names each column that changes; a column that is not there changes nothing', () => {
    const content = { description: 'Deux rues par semaine', dueOn: null };
    const { difference } = sheetDifference(item, said({ content, holders: ['Comité', 'Table'] }), []);
    expect(difference?.changes).toEqual([
      { field: 'description', before: 'Deux rues\npar semaine', after: 'Deux rues par semaine' },
      { field: 'dueOn', before: '2026-03-31', after: '' },
      { field: 'holders', before: 'Comité', after: 'Comité\nTable' },
    ]);
  });
});

describe('indicators of a sheet', () => {
  test('are the same however they are measured in the plan', () => {
    const known = [
      indicator({ readings: [{ id: 'r', onDay: '2026-02-01', value: 12, words: '' }] }),
      indicator({ id: 'b', label: 'Surface', unit: 'm² (bruts)', baseline: 0.34, target: null }),
      indicator({ id: 'c', kind: 'change', label: 'On se parle : 0 → beaucoup', unit: '', baseline: null }),
    ];
    const cell = known.map(indicatorText).join('\n');
    expect(measured(cell, known)).toEqual({ difference: null, faults: [] });
    expect(measured('', known)).toEqual({ difference: null, faults: [] });
    const finer = measured('Portes : 0,001 → 40,004 (portes)', [indicator()]);
    expect(finer).toEqual({ difference: null, faults: [] });
  });

  test('change their baseline, their target and their unit; another label is one more', () => {
    const { difference, faults } = measured('Portes : 5 → 60 (logements)\nLocataires rejoints', [
      indicator(),
    ]);
    expect(faults).toEqual([]);
    expect(difference?.changes).toEqual([
      {
        field: 'indicators',
        before: 'Portes\u00a0: 0 → 40 (portes)',
        after: 'Portes\u00a0: 5 → 60 (logements)\nLocataires rejoints',
      },
    ]);
    expect(difference?.indicators.changed).toEqual([
      indicator({ baseline: 5, target: 60, unit: 'logements' }),
    ]);
    expect(difference?.indicators.added.map((one) => one.label)).toEqual(['Locataires rejoints']);
    expect(measured('Portes : → 40 (portes)', [indicator()]).difference?.indicators.changed).toEqual([
      indicator({ baseline: null, baselineOn: null }),
    ]);
  });

  test('once read, change as well and keep what was read; words written otherwise are the same indicator', () => {
    const readings = [{ id: 'r', onDay: '2026-02-01', value: 12, words: '' }];
    const { difference, faults } = measured('PORTES : 5 → 60 (logements)', [indicator({ readings })]);
    expect(faults).toEqual([]);
    expect(difference?.indicators.changed).toEqual([
      indicator({ label: 'PORTES', baseline: 5, target: 60, unit: 'logements', readings }),
    ]);
    expect(difference?.indicators.added).toEqual([]);
  });

  test('are faults of their cell when what was read would change its nature, or when nothing says which is meant', () => {
    const readings = [{ id: 'r', onDay: '2026-02-01', value: 12, words: '' }];
    const faultsOf = (cell: string, known: Indicator) =>
      measured(cell, [known]).faults.map((fault) => [fault.cell, fault.key]);
    expect(faultsOf('Portes : 0 → 60', indicator({ readings }))).toEqual([['F2', 'indicatorRead']]);
    const words = indicator({ kind: 'change', unit: '', baseline: null, target: null, readings });
    expect(faultsOf('Portes : 0 → 60 (portes)', words)).toEqual([['F2', 'indicatorRead']]);
    expect(faultsOf('Portes : 0 → 60', indicator())).toEqual([['F2', 'indicatorUnread']]);
    expect(faultsOf('Portes', indicator())).toEqual([['F2', 'indicatorUnread']]);
    expect(faultsOf('Portes : 0 → 40 (portes)\nPortes : 0 → 60 (portes)', indicator())).toEqual([
      ['F2', 'indicatorTwice'],
    ]);
    expect(faultsOf('Portes closes', indicator())).toEqual([]);
  });
});

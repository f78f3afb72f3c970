import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { PlanItem } from './plan-item.ts';
import type { ExaminedSheet, SheetDifference, SheetItem } from './plan-sheet.ts';
import { sheetDifference } from './sheet-difference.rules.ts';
import { changedSince, isAsSeen, printsAsText, printsFrom, printsOf } from './sheet-print.actions.ts';

const fields = ['title', 'description', 'dueOn', 'resources'] as const;
type Texts = Record<(typeof fields)[number], string>;

const known = (id: string, texts: Texts): PlanItem => ({
  ...{ id, planId: 'plan', parentId: null, position: 1, level: 'action', startsOn: null, results: '' },
  ...{ serviceAxes: [], dossierId: null, state: 'planned', stateSinceOn: null, stateReason: '' },
  ...{ replacedBy: null, version: 1, holders: [], partners: [], lastMovedOn: null },
  ...texts,
});

function examined(items: readonly PlanItem[], said: readonly Partial<Texts>[]): ExaminedSheet {
  const read = items.map(
    (item, at): SheetItem => ({
      ...{ row: at + 2, key: item.id, parentKey: null, itemId: item.id },
      content: { level: 'action', title: item.title, ...said[at] },
    }),
  );
  const differences = new Map<string, SheetDifference>();
  for (const [at, item] of items.entries()) {
    const { difference } = sheetDifference(item, read[at]!, []);
    if (difference) differences.set(item.id, difference);
  }
  return { items: read, faults: [], levels: [], unknownHeadings: [], differences, unplaced: new Set() };
}

const text = fc.constantFrom('un', 'deux', 'trois');
const texts = fc.record({ title: text, description: text, dueOn: text, resources: text });
/** An item, the columns that the sheet gives of it, and what it became while the sheet was read over. */
const line = fc.record({
  before: texts,
  said: texts.chain((whole) =>
    fc
      .subarray([...fields])
      .map((given) => ({ title: whole.title, ...Object.fromEntries(given.map((one) => [one, whole[one]])) })),
  ),
  after: texts,
});

test('prints tell the items of which somebody changed a text that the sheet says, and those alone', () => {
  fc.assert(
    fc.property(fc.array(line, { minLength: 1, maxLength: 5 }), (lines) => {
      const said = lines.map((one): Partial<Texts> => one.said);
      const at = (when: 'before' | 'after') =>
        examined(
          lines.map((one, rank) => known(`item-${rank}`, one[when])),
          said,
        );
      const seen = printsFrom(printsAsText(printsOf(at('before'))));
      const touched = lines.flatMap((one, rank) =>
        fields.some((field) => field in said[rank]! && one.before[field] !== one.after[field])
          ? [`item-${rank}`]
          : [],
      );
      expect([...changedSince(at('after'), seen)]).toEqual(touched);
      expect(isAsSeen(at('after'), seen)).toBe(touched.length === 0);
    }),
  );
});

test('prints that were never given, or of fewer lines, let nothing be written', () => {
  const read = examined([known('une', { title: 'un', description: '', dueOn: '', resources: '' })], [{}]);
  for (const sent of ['', 'rien', '2.action.', '2.action', `${printsAsText(printsOf(read))} 3.action.abc`]) {
    expect(isAsSeen(read, printsFrom(sent)), sent).toBe(false);
  }
  expect(isAsSeen(read, printsFrom(printsAsText(printsOf(read))))).toBe(true);
});

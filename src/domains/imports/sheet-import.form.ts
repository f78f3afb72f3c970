import { z } from 'zod';
import type { Form } from '#/platform/form.ts';
import { isId } from '#/platform/ids.ts';
import { isColumnUse } from './column-mapping.rules.ts';
import { type ColumnMapping, type ColumnUse, dateOrders, durationUnits } from './column-mapping.ts';

export const sheetFields = z.object({
  spaceId: z.string('spaceMissing').refine(isId, 'spaceMissing'),
  cells: z.string().default(''),
});

export type MappingAct =
  | { kind: 'sheet'; sheet: number }
  | { kind: 'header'; headerRow: number | null }
  | { kind: 'columns'; mapping: Omit<ColumnMapping, 'headerRow'> };

/** What was asked of the page of columns: another sheet, another row of headings, or these uses. */
export function mappingActIn(form: Form, columnCount: number): MappingAct {
  const act = form.text('act');
  if (act === 'sheet') return { kind: 'sheet', sheet: Number(form.text('sheet')) || 0 };
  if (act === 'header') {
    const row = Number.parseInt(form.text('headerRow'), 10);
    return { kind: 'header', headerRow: row > 0 ? row : null };
  }
  const uses = Array.from({ length: columnCount }, (_, column): ColumnUse => {
    const use = form.text(`use-${column}`);
    return isColumnUse(use) ? use : 'ignored';
  });
  return {
    kind: 'columns',
    mapping: {
      uses,
      durationUnit: durationUnits.find((unit) => unit === form.text('durationUnit')) ?? 'hours',
      dateOrder: dateOrders.find((order) => order === form.text('dateOrder')) ?? 'day-month',
    },
  };
}

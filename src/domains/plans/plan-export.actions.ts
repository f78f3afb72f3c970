import ExcelJS from 'exceljs';
import { hiddenMark } from '#/domains/protection/protection.public.ts';
import type { Outcome } from '#/platform/outcome.ts';
import { type Visit, wordsFor } from '#/platform/visit.ts';
import type { PlanReading } from './plan.actions.ts';
import * as planWords from './plan.words.ts';
import type { PlanItem, ShownIndicator } from './plan-item.ts';
import { type SheetField, sheetFields } from './plan-sheet.ts';
import * as sheetWords from './plan-sheet.words.ts';
import { ancestorsOf, treeOf, walk } from './plan-tree.rules.ts';
import { shownIndicatorText } from './sheet-cells.rules.ts';
import { shownIndicators } from './shown-number.actions.ts';
import { isSomeHidden } from './shown-number.rules.ts';

const sheetType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** The plan as a sheet that reads back into it: a column a level, then the fields, then the identifier. */
export async function sheetOf(visit: Visit, { plan, items }: PlanReading): Promise<Outcome> {
  const words = wordsFor(visit.locale, sheetWords);
  const states = wordsFor(visit.locale, planWords).states;
  const indicators = await shownIndicators(visit, plan);
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet(plan.title.replaceAll(/[\\/?*[\]:]/g, ' ').slice(0, 31), {
    views: [{ state: 'frozen', ySplit: 1 }],
  });
  const hidden = hiddenMark(visit.locale);
  const measuredAt = plan.levels.length + sheetFields.indexOf('indicators') + 1;
  const heading = [
    ...plan.levels.map((level) => level.label),
    ...sheetFields.map((field) => words.fields[field]),
  ];
  sheet.addRow([...heading, words.state]).font = { bold: true };
  for (const { item } of walk(treeOf(items))) {
    const line = [...ancestorsOf(items, item.id), item];
    const measured = indicators.get(item.id) ?? [];
    const said = cellsOf(item, measured, hidden.label);
    // A text is written as a text: a spreadsheet never runs it as a formula.
    const row = sheet.addRow([
      ...plan.levels.map((level) => line.findLast((one) => one.level === level.id)?.title ?? null),
      ...sheetFields.map((field) => said[field]),
      states[item.state],
    ]);
    if (measured.some(isSomeHidden)) row.getCell(measuredAt).note = hidden.sentence;
  }
  sheet.columns.forEach((column, at) => {
    column.width = at < plan.levels.length ? 34 : 20;
  });
  return {
    kind: 'download',
    type: sheetType,
    fileName: `${words.fileName}-${visit.today}.xlsx`,
    body: new Uint8Array(await book.xlsx.writeBuffer()),
    headers: { 'x-content-type-options': 'nosniff' },
  };
}

const dateOf = (day: string | null) => (day === null ? null : new Date(`${day}T00:00:00Z`));

function cellsOf(
  item: PlanItem,
  indicators: readonly ShownIndicator[],
  hiddenSaid: string,
): Record<SheetField, string | Date | null> {
  return {
    description: item.description,
    holders: item.holders.map((one) => one.name).join('; '),
    partners: item.partners.map((one) => one.name).join('; '),
    startsOn: dateOf(item.startsOn),
    dueOn: dateOf(item.dueOn),
    resources: item.resources,
    indicators: indicators.map((one) => shownIndicatorText(one, hiddenSaid)).join('\n'),
    results: item.results,
    identifier: item.id,
  };
}

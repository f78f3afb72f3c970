/**
 * Code lists as the `choices` sheet of an XLSForm, so that a form collects the very codes of a codebook. Columns beyond
 * the standard keep what XLSForm does not say; tools that do not know them leave them alone.
 */

import type { Codebook } from '#/domains/codebooks/codebooks.public.ts';
import { cellOf, optionalCellOf, optionalTextOfCell, textOfCell } from './cell-text.rules.ts';
import type { LeftAside } from './left-aside.ts';
import type { ReadSheet, SheetFault, WrittenSheet } from './sheets.ts';

export type CodeList = Codebook['codeLists'][number];
type Code = CodeList['codes'][number];

const labelColumns = { fr: 'label::Français (fr)', en: 'label::English (en)' };
const headings = [
  'list_name',
  'name',
  labelColumns.fr,
  labelColumns.en,
  'code',
  'valid_from',
  'valid_until',
  'fictional',
];

export function choicesSheet(lists: readonly CodeList[]): WrittenSheet {
  return {
    name: 'choices',
    headings,
    rows: lists.flatMap((list) =>
      list.codes.map((code) => [
        cellOf(list.id),
        cellOf(code.id),
        cellOf(code.label.fr),
        cellOf(code.label.en),
        optionalCellOf(code.code),
        cellOf(code.validFromOn),
        optionalCellOf(code.validUntilOn),
        code.fictional ? 'true' : 'false',
      ]),
    ),
  };
}

export type ListsReading =
  | { ok: true; lists: readonly CodeList[]; leftAside: readonly LeftAside[] }
  | { ok: false; faults: readonly SheetFault[] };

/** What a form made elsewhere does not say: since when its codes hold. */
export interface ListDefaults {
  validFromOn: string;
}

/** Reads a `choices` sheet, ours or that of a form made elsewhere: a label in one language serves for both. */
export function listsFromChoices(sheets: readonly ReadSheet[], defaults: ListDefaults): ListsReading {
  const sheet = sheets.find(({ name }) => name.toLowerCase() === 'choices') ?? null;
  const [header, ...rows] = sheet?.rows ?? [];
  if (!sheet || !header) return { ok: false, faults: [fault('missingSheet', 'choices', null, 'choices')] };
  const columns = header.cells.map((cell) => cell.trim());
  const at = (names: readonly RegExp[]) => columns.findIndex((name) => names.some((one) => one.test(name)));
  const places = {
    list: at([/^list[_ ]name$/i]),
    name: at([/^name$/i, /^value$/i]),
    fr: at([/^label::.*\(fr/i, /^label::fr/i]),
    en: at([/^label::.*\(en/i, /^label::en/i]),
    any: at([/^label/i]),
    code: columns.indexOf('code'),
    from: columns.indexOf('valid_from'),
    until: columns.indexOf('valid_until'),
    fictional: columns.indexOf('fictional'),
  };
  const missing = (['list', 'name', 'any'] as const).filter((place) => places[place] === -1);
  if (missing.length > 0) {
    const names = { list: 'list_name', name: 'name', any: 'label' };
    return {
      ok: false,
      faults: missing.map((place) => fault('missingColumn', sheet.name, header.number, names[place])),
    };
  }
  const read = readRows(sheet.name, rows, places, defaults);
  return read.ok ? { ...read, leftAside: columnsLeftAside(columns, rows, Object.values(places)) } : read;
}

/** Columns that are filled and say nothing that a code keeps: labels in another language, filters, media. */
function columnsLeftAside(
  columns: readonly string[],
  rows: ReadSheet['rows'],
  read: readonly number[],
): LeftAside[] {
  const left = columns.filter(
    (name, at) =>
      name !== '' && !read.includes(at) && rows.some(({ cells }) => (cells[at] ?? '').trim() !== ''),
  );
  const [labels, others] = [true, false].map((isLabel) =>
    left.filter((name) => name.startsWith('label') === isLabel),
  ) as [string[], string[]];
  return (
    [
      { kind: 'otherLanguages', count: labels.length, examples: labels },
      { kind: 'columns', count: others.length, examples: others },
    ] as const
  ).filter(({ count }) => count > 0);
}

type Places = Record<'list' | 'name' | 'fr' | 'en' | 'any' | 'code' | 'from' | 'until' | 'fictional', number>;

function readRows(
  sheet: string,
  rows: ReadSheet['rows'],
  places: Places,
  defaults: ListDefaults,
): ListsReading {
  const lists = new Map<string, Code[]>();
  const faults: SheetFault[] = [];
  for (const row of rows) {
    const cell = (place: number) => optionalTextOfCell(row.cells[place] ?? '');
    const [list, name] = [cell(places.list), cell(places.name)];
    if (list === null && name === null) continue;
    const any = cell(places.fr) ?? cell(places.en) ?? cell(places.any);
    if (list === null || name === null || any === null) {
      const what = list === null ? 'list_name' : name === null ? 'name' : 'label';
      faults.push(fault('misshapen', sheet, row.number, what));
      continue;
    }
    const code: Code = {
      id: name,
      code: places.code === -1 ? name : cell(places.code),
      label: { fr: cell(places.fr) ?? any, en: cell(places.en) ?? any },
      validFromOn: cell(places.from) ?? defaults.validFromOn,
      validUntilOn: cell(places.until),
      fictional: textOfCell(row.cells[places.fictional] ?? '') === 'true',
    };
    lists.set(list, [...(lists.get(list) ?? []), code]);
  }
  if (faults.length > 0) return { ok: false, faults };
  return {
    ok: true,
    leftAside: [],
    lists: [...lists].map(([id, codes]) => ({ id, label: { fr: id, en: id }, reference: null, codes })),
  };
}

function fault(key: SheetFault['key'], sheet: string, row: number | null, what: string): SheetFault {
  return { key, sheet, row, what };
}

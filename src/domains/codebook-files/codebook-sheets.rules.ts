/** A codebook as sheets of texts: one for each list, one for each other part. */

import {
  type Codebook,
  conditionInputIds,
  type InputId,
  type Row,
} from '#/domains/codebooks/codebooks.public.ts';
import { cellOf, optionalCellOf } from './cell-text.rules.ts';
import { calendarSheets, layoutSheets } from './dated-sheets.rules.ts';
import { outputText } from './output-text.rules.ts';
import { type Bilingual, both, maybeBoth, pairOf, several, sheet, yesNo } from './sheet-cells.rules.ts';
import { id, labels, onlyOneRule, reference, sheetNames, type WrittenSheet } from './sheets.ts';

const longestName = 31;

/** Names of the sheets of lists: readable, short enough for Excel, and never twice the same whatever the case. */
export function listSheetNames(book: Codebook): Map<string, string> {
  return new Map(
    book.codeLists.map(({ id: listId }, at) => [
      listId,
      `liste ${at + 1} ${listId}`.slice(0, longestName).trim(),
    ]),
  );
}

export function codebookSheets(book: Codebook): WrittenSheet[] {
  const names = listSheetNames(book);
  return [
    headSheet(book),
    sheet('kinds', [id, ...labels, ...pairOf('définition'), reference], book.kinds, (kind) => [
      cellOf(kind.id),
      ...both(kind.label),
      ...both(kind.definition),
      optionalCellOf(kind.reference),
    ]),
    ...(['acts', 'sections'] as const).map((part) =>
      sheet(part, [id, ...labels, reference], book[part], (one) => [
        cellOf(one.id),
        ...both(one.label),
        optionalCellOf(one.reference),
      ]),
    ),
    fieldsSheet(book),
    sheet('codeLists', [id, ...labels, reference, 'feuille'], book.codeLists, (list) => [
      cellOf(list.id),
      ...both(list.label),
      optionalCellOf(list.reference),
      cellOf(names.get(list.id) ?? ''),
    ]),
    ...book.codeLists.map((list) => listSheet(list, names.get(list.id) ?? '')),
    ...translationSheets(book),
    ...ruleSheets(book),
    ...checkSheets(book),
    ...calendarSheets(book),
    ...layoutSheets(book),
  ];
}

function headSheet(book: Codebook): WrittenSheet {
  const { authority } = book;
  const lines: [string, string][] = [
    ['format', String(book.format)],
    [id, cellOf(book.id)],
    ['version', cellOf(book.version)],
    ...named('titre', book.title),
    ...named('résumé', book.summary),
    ...named('autorité', authority.name),
    ...named('source', authority.source),
    [reference, cellOf(authority.reference)],
    ['adresse', optionalCellOf(authority.address)],
    ['valide du', cellOf(book.validFromOn)],
    ['valide jusqu’au', optionalCellOf(book.validUntilOn)],
    ['officiel', yesNo(book.official)],
    ['prolonge', optionalCellOf(book.extends?.id)],
    ['prolonge la version', optionalCellOf(book.extends?.version)],
    ['compté par', several(book.countedBy)],
    ['motif sans règle', cellOf(book.mapping.noRuleReason)],
  ];
  return { name: sheetNames.head, headings: ['quoi', 'valeur'], rows: lines };
}

function named(what: string, text: Bilingual): [string, string][] {
  const [fr = '', en = ''] = both(text);
  return [
    [`${what} (fr)`, fr],
    [`${what} (en)`, en],
  ];
}

function fieldsSheet(book: Codebook): WrittenSheet {
  const headings = [
    id,
    reference,
    'section',
    ...labels,
    'type',
    'liste',
    'types de déclaration',
    'actes',
    'obligatoire si',
    'importance si absent',
    ...pairOf('que faire si absent'),
    'rempli par',
    'dit de la trace',
    ...pairOf('note'),
  ];
  return sheet('fields', headings, book.fields, (field) => [
    cellOf(field.id),
    optionalCellOf(field.reference),
    cellOf(field.section),
    ...both(field.label),
    cellOf(field.type),
    optionalCellOf(field.codeList),
    several(field.kinds),
    several(field.acts),
    cellOf(field.requiredWhen),
    optionalCellOf(field.whenMissing?.importance),
    ...maybeBoth(field.whenMissing?.whatToDo ?? null),
    field.output === null ? '' : cellOf(outputText(field.output)),
    several(field.carries),
    ...maybeBoth(field.note),
  ]);
}

export const codeHeadings = [id, 'code', ...labels, 'valide du', 'valide jusqu’au', 'exemple fictif'];

function listSheet(list: Codebook['codeLists'][number], name: string): WrittenSheet {
  return {
    name,
    headings: codeHeadings,
    rows: list.codes.map((code) => [
      cellOf(code.id),
      optionalCellOf(code.code),
      ...both(code.label),
      cellOf(code.validFromOn),
      optionalCellOf(code.validUntilOn),
      yesNo(code.fictional),
    ]),
  };
}

function translationSheets(book: Codebook): WrittenSheet[] {
  const headings = [id, ...labels, 'lit', 'liste', 'choix d’un seul code', 'toute autre valeur'];
  return [
    sheet('translations', headings, book.translations, (one) => [
      cellOf(one.id),
      ...both(one.label),
      cellOf(one.input),
      cellOf(one.codeList),
      optionalCellOf(one.pick),
      optionalCellOf(one.otherwise),
    ]),
    sheet(
      'pairs',
      ['table', 'valeur', 'code'],
      book.translations.flatMap((one) => one.pairs.map((pair) => ({ ...pair, table: one.id }))),
      ({ table, value, code }) => [cellOf(table), cellOf(value), cellOf(code)],
    ),
  ];
}

/** One column for each input that some row tests, and for each field that some row fills: a decision table. */
function ruleSheets(book: Codebook): WrittenSheet[] {
  const { exclusions, groups, reasons } = book.mapping;
  const grouped = groups.flatMap((group) => group.rows.map((row) => ({ group: group.id, row })));
  const excluded = exclusions.map((row) => ({ group: null, row }));
  return [
    rowsSheet('exclusions', excluded),
    sheet('groups', [id, ...labels, onlyOneRule], groups, (group) => [
      cellOf(group.id),
      ...both(group.label),
      group.exclusive === undefined ? '' : yesNo(group.exclusive),
    ]),
    rowsSheet('rows', grouped),
    sheet('reasons', [id, ...labels, ...pairOf('explication')], reasons, (reason) => [
      cellOf(reason.id),
      ...both(reason.label),
      ...both(reason.explanation),
    ]),
  ];
}

interface GroupedRow {
  group: string | null;
  row: Row;
}

function rowsSheet(part: 'exclusions' | 'rows', rows: readonly GroupedRow[]): WrittenSheet {
  const inputs = conditionInputIds.filter((input) => rows.some(({ row }) => row.when[input] !== undefined));
  const fields = [
    ...new Set(rows.flatMap(({ row }) => ('declare' in row ? Object.keys(row.declare.fields) : []))),
  ];
  const isGrouped = part === 'rows';
  const headings = [
    ...(isGrouped ? ['groupe'] : []),
    id,
    ...pairOf('phrase'),
    reference,
    ...inputs.map((input) => `si ${input}`),
    'motif',
    ...(isGrouped ? ['type', 'acte', ...fields.map((field) => `champ ${field}`)] : []),
  ];
  return sheet(part, headings, rows, ({ group, row }) => [
    ...(isGrouped ? [cellOf(group ?? '')] : []),
    cellOf(row.id),
    ...both(row.sentence),
    optionalCellOf(row.reference),
    ...inputs.map((input: InputId) => optionalCellOf(row.when[input])),
    'reason' in row ? cellOf(row.reason) : '',
    ...(isGrouped ? declarationCells(row, fields) : []),
  ]);
}

function declarationCells(row: Row, fields: readonly string[]): string[] {
  if (!('declare' in row)) return ['', '', ...fields.map(() => '')];
  const { kind, act, fields: outputs } = row.declare;
  const filled = fields.map((field) => {
    const output = outputs[field];
    return output ? cellOf(outputText(output)) : '';
  });
  return [cellOf(kind), cellOf(act), ...filled];
}

function checkSheets(book: Codebook): WrittenSheet[] {
  const checks = [id, 'importance', 'faux quand', ...pairOf('phrase'), ...pairOf('que faire'), reference];
  return [
    sheet('validations', checks, book.validations, (one) => [
      cellOf(one.id),
      cellOf(one.importance),
      cellOf(one.failsWhen),
      ...both(one.sentence),
      ...both(one.whatToDo),
      optionalCellOf(one.reference),
    ]),
    sheet('conventions', [id, ...pairOf('question'), ...pairOf('réponse')], book.conventions, (one) => [
      cellOf(one.id),
      ...both(one.question),
      ...both(one.answer),
    ]),
    sheet('limits', [...pairOf('phrase'), ...pairOf('source')], book.limits, (one) => [
      // Each may be empty, and a row without any cell is no row.
      optionalCellOf(one.sentence.fr),
      optionalCellOf(one.sentence.en),
      ...both(one.source),
    ]),
  ];
}

import type { Codebook } from './codebook.ts';
import { type CodebookFault, fault } from './codebook-fault.ts';
import { cellFaults } from './condition-faults.rules.ts';
import { type DeclareRow, declares, type Row, type RowGroup } from './decision-table.ts';
import { outputFaults } from './field-faults.rules.ts';
import { inputNames } from './mapping.rules.ts';
import { overlapsIn, undecidedIn } from './overlap.rules.ts';
import { reachability } from './reachability.rules.ts';
import { type InputId, isInputId } from './trace-input.ts';

export function mappingFaults(book: Codebook): CodebookFault[] {
  const { exclusions, groups, reasons, noRuleReason } = book.mapping;
  const knownReason = (id: string) => reasons.some((reason) => reason.id === id);
  const rowFaults = [
    ...exclusions.flatMap((row) => oneRowFaults(book, row, `mapping/exclusions/${row.id}`, knownReason)),
    ...groups.flatMap((group) =>
      group.rows.flatMap((row) => oneRowFaults(book, row, `mapping/${group.id}/${row.id}`, knownReason)),
    ),
  ];
  return [
    ...(groups.some((group) => group.rows.length > 0) ? [] : [fault('noRow', 'mapping')]),
    ...(knownReason(noRuleReason) ? [] : [fault('unknownReason', 'mapping/noRuleReason', noRuleReason)]),
    ...rowFaults,
    // Reading order means nothing while a condition cannot be read.
    ...(rowFaults.some(({ importance }) => importance === 'error')
      ? []
      : [...readingOrderFaults(book), ...overlapFaults(book)]),
  ];
}

function oneRowFaults(
  book: Codebook,
  row: Row,
  place: string,
  knownReason: (id: string) => boolean,
): CodebookFault[] {
  const cells = Object.entries(row.when).flatMap(([input, text]) =>
    isInputId(input)
      ? cellFaults(input as InputId, text as string, inputNames, `${place}/${input}`)
      : [fault('unknownInput', place, input)],
  );
  if (!declares(row))
    return [...cells, ...(knownReason(row.reason) ? [] : [fault('unknownReason', place, row.reason)])];
  return [...cells, ...declarationFaults(book, row, place)];
}

function declarationFaults(book: Codebook, row: DeclareRow, place: string): CodebookFault[] {
  const { kind, act, fields } = row.declare;
  const missing = [
    ...(book.kinds.some(({ id }) => id === kind) ? [] : [fault('unknownKind', place, kind)]),
    ...(book.acts.some(({ id }) => id === act) ? [] : [fault('unknownAct', place, act)]),
  ];
  const given = Object.entries(fields).flatMap(([id, output]) => {
    const field = book.fields.find((candidate) => candidate.id === id);
    if (!field) return [fault('unknownField', place, id)];
    const has = field.kinds.includes(kind) && field.acts.includes(act);
    return has
      ? outputFaults(book, field, output, `${place}/${id}`)
      : [fault('fieldNotOfKind', place, id, `${kind}, ${act}`)];
  });
  return [...missing, ...given];
}

function readingOrderFaults(book: Codebook): CodebookFault[] {
  const exclusions: RowGroup = { id: 'exclusions', label: { fr: '', en: '' }, rows: book.mapping.exclusions };
  const tables: [readonly Row[], RowGroup][] = [
    [[], exclusions],
    ...book.mapping.groups.map((group): [readonly Row[], RowGroup] => [book.mapping.exclusions, group]),
  ];
  return tables.flatMap(([before, group]) =>
    reachability(before, group).unreached.map(({ rowId, hiddenBy }) =>
      fault(
        hiddenBy === null ? 'impossibleRow' : 'unreachableRow',
        `mapping/${group.id}/${rowId}`,
        rowId,
        hiddenBy ?? '',
      ),
    ),
  );
}

function overlapFaults(book: Codebook): CodebookFault[] {
  return book.mapping.groups
    .filter(({ exclusive }) => exclusive)
    .flatMap((group) => [
      ...overlapsIn(group).map(({ firstId, secondId }) =>
        fault('rowsOverlap', `mapping/${group.id}/${secondId}`, firstId, secondId),
      ),
      ...undecidedIn(group).map(({ firstId, secondId }) =>
        fault('overlapUndecided', `mapping/${group.id}/${secondId}`, firstId, secondId, 'warning'),
      ),
    ]);
}

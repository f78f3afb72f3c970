/** Everything that must hold for a codebook to be published. */

import type { Bilingual, Codebook, CodebookReference } from './codebook.ts';
import { retiredFieldFaults } from './codebook-continuity.rules.ts';
import { type CodebookFault, fault } from './codebook-fault.ts';
import { conditionFaults } from './condition-faults.rules.ts';
import { entriesRead } from './expression.rules.ts';
import { codeListFaults, fieldFaults, spanFaults, translationFaults } from './field-faults.rules.ts';
import { type CellReader, type CompiledCodebook, compileMapping, validationNames } from './mapping.rules.ts';
import { mappingFaults } from './mapping-faults.rules.ts';
import { inputsUsed } from './mapping-inputs.rules.ts';
import { calendarFaults } from './period.rules.ts';

const idForm = /^[a-z0-9][A-Za-z0-9-]{0,79}$/;

/**
 * Every fault of the codebook, each naming its place. Without an error among them the codebook can be compiled and
 * published. `parentOf` finds the codebook that a reference names, or null; it is only asked along `extends`.
 */
export function codebookFaults(
  book: Codebook,
  parentOf: (reference: CodebookReference) => Codebook | null = () => null,
): CodebookFault[] {
  return [
    ...spanFaults(book.validFromOn, book.validUntilOn, 'validity'),
    ...(book.kinds.length === 0 ? [fault('noKind', 'kinds')] : []),
    ...(book.acts.length === 0 ? [fault('noAct', 'acts')] : []),
    ...idFaults(book),
    ...textFaults(book),
    ...fieldFaults(book),
    ...retiredFieldFaults(book),
    ...codeListFaults(book),
    ...translationFaults(book),
    ...mappingFaults(book),
    ...validationFaults(book),
    ...book.calendars.flatMap(calendarAsFaults),
    ...layoutFaults(book),
    ...extendsFaults(book, parentOf),
  ];
}

export function hasErrors(faults: readonly CodebookFault[]): boolean {
  return faults.some(({ importance }) => importance === 'error');
}

/**
 * Prepares a codebook without errors for compilation. Check first: a broken condition throws here. Codebooks that read
 * the same traces share a reader, so that what they say alike is prepared and answered once.
 */
export function compileCodebook(book: Codebook, reader?: CellReader): CompiledCodebook {
  return compileMapping(book, inputsUsed(book), reader);
}

interface Named {
  id: string;
}

function idFaults(book: Codebook): CodebookFault[] {
  const rows = [book.mapping.exclusions, ...book.mapping.groups.map((group) => group.rows)].flat();
  const scopes: [string, readonly Named[]][] = [
    ['kinds', book.kinds],
    ['acts', book.acts],
    ['sections', book.sections],
    ['fields', book.fields],
    ['codeLists', book.codeLists],
    ...book.codeLists.map((list): [string, readonly Named[]] => [`codeLists/${list.id}`, list.codes]),
    ['translations', book.translations],
    ['mapping/groups', book.mapping.groups],
    ['mapping/rows', rows],
    ['mapping/reasons', book.mapping.reasons],
    ['validations', book.validations],
    ['calendars', book.calendars],
    ...book.calendars.map((calendar): [string, readonly Named[]] => [
      `calendars/${calendar.id}`,
      calendar.years.flatMap((year) => year.periods),
    ]),
    ['conventions', book.conventions],
    ['layouts', book.layouts],
    ...book.layouts.map((layout): [string, readonly Named[]] => [`layouts/${layout.id}`, layout.columns]),
  ];
  return [
    ...badIds('', [{ id: book.id }]),
    ...scopes.flatMap(([place, named]) => [...badIds(place, named), ...twice(place, named)]),
  ];
}

function badIds(place: string, named: readonly Named[]): CodebookFault[] {
  return named.filter(({ id }) => !idForm.test(id)).map(({ id }) => fault('badId', place, id));
}

function twice(place: string, named: readonly Named[]): CodebookFault[] {
  const seen = new Set<string>();
  return named.flatMap(({ id }) => {
    if (seen.has(id)) return [fault('duplicateId', place, id)];
    seen.add(id);
    return [];
  });
}

function textFaults(book: Codebook): CodebookFault[] {
  const rows = [book.mapping.exclusions, ...book.mapping.groups.map((group) => group.rows)].flat();
  const texts: [string, Bilingual][] = [
    ['title', book.title],
    ...book.kinds.map((kind): [string, Bilingual] => [`kinds/${kind.id}`, kind.label]),
    ...book.fields.map((field): [string, Bilingual] => [`fields/${field.id}`, field.label]),
    ...book.codeLists.flatMap((list) =>
      list.codes.map((code): [string, Bilingual] => [`codeLists/${list.id}/${code.id}`, code.label]),
    ),
    ...rows.map((row): [string, Bilingual] => [`mapping/${row.id}`, row.sentence]),
    ...book.mapping.reasons.map((reason): [string, Bilingual] => [
      `mapping/reasons/${reason.id}`,
      reason.label,
    ]),
    ...book.validations.map((validation): [string, Bilingual] => [
      `validations/${validation.id}`,
      validation.sentence,
    ]),
  ];
  return texts.flatMap(([place, text]) =>
    (['fr', 'en'] as const).flatMap((locale) =>
      text[locale].trim() === '' ? [fault('emptyText', place, locale)] : [],
    ),
  );
}

function validationFaults(book: Codebook): CodebookFault[] {
  const fields = new Set(book.fields.map(({ id }) => id));
  return book.validations.flatMap((validation) => {
    const place = `validations/${validation.id}`;
    const faults = conditionFaults(validation.failsWhen, 'expression', validationNames, place);
    if (faults.length > 0) return faults;
    const unknown = entriesRead(validation.failsWhen, 'field').filter((entry) => !fields.has(entry));
    return unknown.map((entry) => fault('unknownField', place, entry));
  });
}

function calendarAsFaults(calendar: Codebook['calendars'][number]): CodebookFault[] {
  return calendarFaults(calendar).map((found) => {
    const place = `calendars/${found.place}`;
    switch (found.code) {
      case 'hole':
        return fault('calendarHole', place, found.fromOn, found.toOn);
      case 'overlap':
        return fault('calendarOverlap', place, found.fromOn, found.toOn);
      case 'notADay':
        return fault('notADay', place, found.text);
      default:
        return fault(found.code, place);
    }
  });
}

function layoutFaults(book: Codebook): CodebookFault[] {
  const fields = new Set(book.fields.map(({ id }) => id));
  return book.layouts.flatMap((layout) =>
    layout.columns.flatMap(({ id, source }) =>
      'field' in source && !fields.has(source.field)
        ? [fault('unknownField', `layouts/${layout.id}/${id}`, source.field)]
        : [],
    ),
  );
}

function extendsFaults(
  book: Codebook,
  parentOf: (reference: CodebookReference) => Codebook | null,
): CodebookFault[] {
  const seen = new Set([book.id]);
  let reference = book.extends;
  if (book.official && reference !== null) return [fault('officialExtends', 'extends', reference.id)];
  while (reference !== null) {
    if (seen.has(reference.id))
      return [fault('extendsCycle', 'extends', [...seen, reference.id].join(' → '))];
    seen.add(reference.id);
    const parent = parentOf(reference);
    if (parent === null) return [fault('extendsUnknown', 'extends', reference.id, reference.version)];
    reference = parent.extends;
  }
  return [];
}

import { isPlainDate } from '#/french/dates.ts';
import type { Code, Codebook, CodeList, Field } from './codebook.ts';
import { type CodebookFault, fault } from './codebook-fault.ts';
import { conditionFaults } from './condition-faults.rules.ts';
import type { Output, Translation } from './decision-table.ts';
import { declarationNames, inputNames } from './mapping.rules.ts';
import { isAspectId, isAttributeId, isInputId, traceInput } from './trace-input.ts';

/** Field ids are also names in conditions (`field.duration`): letters and digits only. */
const fieldIdForm = /^[a-z][A-Za-z0-9]*$/;

export function fieldFaults(book: Codebook): CodebookFault[] {
  return [
    ...book.fields.flatMap((field) => oneFieldFaults(book, field)),
    ...shareFaults(book),
    ...countedByFaults(book),
  ];
}

/** A declaration says one part of the act at most. */
function shareFaults(book: Codebook): CodebookFault[] {
  const shares = book.fields.filter(({ type }) => type === 'share');
  return shares.flatMap((field, position) => {
    const other = shares
      .slice(0, position)
      .find(
        ({ kinds, acts }) =>
          kinds.some((id) => field.kinds.includes(id)) && acts.some((id) => field.acts.includes(id)),
      );
    return other ? [fault('severalShares', `fields/${field.id}`, field.id, other.id)] : [];
  });
}

function oneFieldFaults(book: Codebook, field: Field): CodebookFault[] {
  const place = `fields/${field.id}`;
  const named = <T extends { id: string }>(
    all: readonly T[],
    ids: readonly string[],
    code: 'unknownKind' | 'unknownAct',
  ) => ids.filter((id) => !all.some((one) => one.id === id)).map((id) => fault(code, place, id));
  const isCoded = field.type === 'code' || field.type === 'codes';
  return [
    ...(fieldIdForm.test(field.id) ? [] : [fault('badId', place, field.id)]),
    ...named(book.kinds, field.kinds, 'unknownKind'),
    ...named(book.acts, field.acts, 'unknownAct'),
    ...(book.sections.some(({ id }) => id === field.section)
      ? []
      : [fault('unknownSection', place, field.section)]),
    ...field.carries
      .filter((aspect) => !isAspectId(aspect))
      .map((aspect) => fault('unknownAspect', place, aspect)),
    ...(isCoded && field.codeList === null ? [fault('listNeeded', place, field.id)] : []),
    ...(field.codeList === null || listOf(book, field.codeList)
      ? []
      : [fault('unknownCodeList', place, field.codeList)]),
    ...conditionFaults(field.requiredWhen, 'expression', declarationNames, `${place}/requiredWhen`),
    ...outputFaults(book, field, field.output, `${place}/output`),
  ];
}

function countedByFaults(book: Codebook): CodebookFault[] {
  return book.countedBy.flatMap((id) => {
    const field = book.fields.find((candidate) => candidate.id === id);
    if (!field) return [fault('unknownField', 'countedBy', id)];
    const outputs = [field.output, ...outputsGivenTo(book, id)];
    const isCopied = outputs.some(
      (output) => output !== null && ('attribute' in output || 'share' in output),
    );
    return isCopied ? [fault('countedByCopied', 'countedBy', id)] : [];
  });
}

function outputsGivenTo(book: Codebook, fieldId: string): Output[] {
  const rows = book.mapping.groups.flatMap(({ rows: all }) => all);
  return rows.flatMap((row) => ('declare' in row ? (row.declare.fields[fieldId] ?? []) : []));
}

/** Faults of the way a field is filled, wherever it is said. */
export function outputFaults(
  book: Codebook,
  field: Field,
  output: Output | null,
  place: string,
): CodebookFault[] {
  if (output === null) return [];
  const isShare = 'share' in output;
  if (isShare !== (field.type === 'share')) return [fault('shareMisplaced', place, field.id)];
  if (isShare) return [];
  if ('attribute' in output) {
    return isAttributeId(output.attribute) ? [] : [fault('unknownAttribute', place, output.attribute)];
  }
  if ('feel' in output) return feelFaults(book, field, output.feel, place);
  if ('literal' in output) return literalFaults(book, field, output.literal, place);
  const translation = book.translations.find(({ id }) => id === output.translation);
  if (!translation) return [fault('unknownTranslation', place, output.translation)];
  return translation.codeList === field.codeList
    ? []
    : [fault('otherList', place, translation.codeList, field.codeList ?? '')];
}

function feelFaults(book: Codebook, field: Field, text: string, place: string): CodebookFault[] {
  const faults = conditionFaults(text, 'expression', inputNames, place);
  if (faults.length > 0 || field.codeList === null) return faults;
  // A code list can only be checked where its codes are written out: the branches of an `if`.
  const branches = [...text.matchAll(/\b(?:then|else)\s+"([^"]*)"/g)].map(([, code]) => code as string);
  return branches.flatMap((code) => codeFaults(book, field.codeList as string, code, place));
}

function literalFaults(
  book: Codebook,
  field: Field,
  literal: string | number,
  place: string,
): CodebookFault[] {
  if (field.codeList !== null) return codeFaults(book, field.codeList, String(literal), place);
  const wantsNumber = field.type === 'integer' || field.type === 'minutes' || field.type === 'sequence';
  const fits = wantsNumber ? typeof literal === 'number' : typeof literal === 'string';
  return fits ? [] : [fault('literalNotOfType', place, String(literal), field.type)];
}

const listOf = (book: Codebook, id: string): CodeList | undefined =>
  book.codeLists.find((list) => list.id === id);

/** Whether the code is in the list and may be used as long as the codebook itself. */
function codeFaults(book: Codebook, listId: string, codeId: string, place: string): CodebookFault[] {
  const code = listOf(book, listId)?.codes.find(({ id }) => id === codeId);
  if (!code) return [fault('unknownCode', place, codeId, listId)];
  return isValidThroughout(code, book) ? [] : [fault('codeOutsideValidity', place, codeId, validityOf(code))];
}

/** Whether the code may be used on every day of the codebook's own validity. */
export function isValidThroughout(code: Code, book: Pick<Codebook, 'validFromOn' | 'validUntilOn'>): boolean {
  const startsInTime = code.validFromOn <= book.validFromOn;
  const lasts =
    code.validUntilOn === null || (book.validUntilOn !== null && book.validUntilOn <= code.validUntilOn);
  return startsInTime && lasts;
}

const validityOf = (code: Code) => `${code.validFromOn} – ${code.validUntilOn ?? ''}`;

export function codeListFaults(book: Codebook): CodebookFault[] {
  return book.codeLists.flatMap((list) =>
    list.codes.flatMap((code) =>
      spanFaults(code.validFromOn, code.validUntilOn, `codeLists/${list.id}/${code.id}`),
    ),
  );
}

/** Faults of a validity written as a first day and a last day or none. */
export function spanFaults(fromOn: string, untilOn: string | null, place: string): CodebookFault[] {
  const wrong = [fromOn, ...(untilOn === null ? [] : [untilOn])].filter((on) => !isPlainDate(on));
  if (wrong.length > 0) return wrong.map((on) => fault('notADay', place, on));
  return untilOn !== null && untilOn < fromOn ? [fault('endsBeforeStart', place, fromOn, untilOn)] : [];
}

export function translationFaults(book: Codebook): CodebookFault[] {
  return book.translations.flatMap((translation) => oneTranslationFaults(book, translation));
}

function oneTranslationFaults(book: Codebook, translation: Translation): CodebookFault[] {
  const place = `translations/${translation.id}`;
  if (!isInputId(translation.input)) return [fault('unknownInput', place, translation.input)];
  if (!listOf(book, translation.codeList)) return [fault('unknownCodeList', place, translation.codeList)];
  const { choices } = traceInput(translation.input);
  const known = choices === null ? null : new Set(choices.map(({ value }) => value));
  const pairs = translation.pairs.flatMap(({ value, code }) => [
    ...(known === null || known.has(value)
      ? []
      : [fault('unknownValue', `${place}/${value}`, value, translation.input)]),
    ...codeFaults(book, translation.codeList, code, `${place}/${value}`),
  ]);
  const { otherwise } = translation;
  const byShare = translation.pick === 'largestShareThenListOrder';
  return [
    ...(byShare && translation.input !== 'natures'
      ? [fault('pickWithoutShares', `${place}/pick`, translation.input)]
      : []),
    ...pairs,
    ...(otherwise === null ? [] : codeFaults(book, translation.codeList, otherwise, `${place}/otherwise`)),
  ];
}

import type { Importance } from './codebook.ts';

export const faultCodes = [
  'badId',
  'duplicateId',
  'emptyText',
  'notADay',
  'endsBeforeStart',
  'noKind',
  'noAct',
  'noRow',
  'unknownKind',
  'unknownAct',
  'unknownSection',
  'unknownField',
  'unknownInput',
  'unknownAttribute',
  'unknownAspect',
  'unknownCodeList',
  'unknownCode',
  'unknownTranslation',
  'unknownReason',
  'unknownValue',
  'listNeeded',
  'otherList',
  'pickWithoutShares',
  'fieldNotOfKind',
  'literalNotOfType',
  'shareMisplaced',
  'severalShares',
  'countedByCopied',
  'setTestedAsOne',
  'expressionTooLong',
  'notFeel',
  'unknownName',
  'notAllowed',
  'calendarHole',
  'calendarOverlap',
  'emptyYear',
  'codeOutsideValidity',
  'impossibleRow',
  'unreachableRow',
  'rowsOverlap',
  'overlapUndecided',
  'retiredFieldInUse',
  'fieldVanished',
  'listVanished',
  'codeVanished',
  'fieldMeaningChanged',
  'codeMeaningChanged',
  'extendsUnknown',
  'extendsCycle',
  'officialExtends',
] as const;
export type FaultCode = (typeof faultCodes)[number];

/**
 * Something wrong in a codebook. `place` is the way to it from the root, such as `mapping/groupe/groupe-ponctuelle/targets`;
 * `what` is the thing concerned (a name, a date, a piece of condition); `more` completes the sentence. A codebook with
 * an error cannot be published.
 */
export interface CodebookFault {
  code: FaultCode;
  importance: Importance;
  place: string;
  what: string;
  more: string;
}

export function fault(
  code: FaultCode,
  place: string,
  what = '',
  more = '',
  importance: Importance = 'error',
): CodebookFault {
  return { code, importance, place, what, more };
}

export const crosswalkFaultCodes = [
  'sameCodebook',
  'notADay',
  'endsBeforeStart',
  'datesOverlap',
  'listTwice',
  'unknownFromList',
  'unknownToList',
  'codeTwice',
  'unknownFromCode',
  'unknownToCode',
  'destinationTwice',
  'shareOutOfRange',
  'sharesNotWhole',
  'destinationOutsideValidity',
  'codeUndecided',
  'listUndecided',
] as const;
export type CrosswalkFaultCode = (typeof crosswalkFaultCodes)[number];

/**
 * Something wrong, or not yet said, in a crosswalk. `place` is the way to it, such as
 * `lists/type-intervention/type-exemple-droits`; a `warning` does not keep it from being saved.
 */
export interface CrosswalkFault {
  code: CrosswalkFaultCode;
  importance: 'error' | 'warning';
  place: string;
  what: string;
  more: string;
}

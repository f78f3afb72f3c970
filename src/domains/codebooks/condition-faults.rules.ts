import { type CodebookFault, fault } from './codebook-fault.ts';
import {
  type ExpressionFault,
  type ExpressionKind,
  expressionFaults,
  isWildcard,
  literalsOf,
  namesRead,
} from './expression.rules.ts';
import { type InputId, traceInput } from './trace-input.ts';

/** Faults of one condition, at its place. */
export function conditionFaults(
  text: string,
  kind: ExpressionKind,
  names: ReadonlySet<string>,
  place: string,
): CodebookFault[] {
  return expressionFaults(text, kind, names).map((found) => asFault(found, place, text));
}

function asFault(found: ExpressionFault, place: string, text: string): CodebookFault {
  switch (found.code) {
    case 'tooLong':
      return fault('expressionTooLong', place, String(text.length), String(found.maximum));
    case 'notFeel':
      return fault('notFeel', place, text, found.text);
    case 'unknownName':
      return fault('unknownName', place, found.name, text);
    case 'notAllowed':
      return fault('notAllowed', place, found.text, text);
  }
}

/** Faults of a cell: besides the condition itself, values that the input never has, and a list tested as one value. */
export function cellFaults(
  input: InputId,
  text: string,
  names: ReadonlySet<string>,
  place: string,
): CodebookFault[] {
  const faults = conditionFaults(text, 'test', names, place);
  if (faults.length > 0 || isWildcard(text)) return faults;
  const { choices, type } = traceInput(input);
  const { strings, hasTopLevelString } = literalsOf(text, 'test');
  if (type === 'set' && hasTopLevelString) return [fault('setTestedAsOne', place, text)];
  if (choices === null || namesRead(text, 'test', names).size > 0) return [];
  const known = new Set(choices.map(({ value }) => value));
  return strings
    .filter((value) => !known.has(value))
    .map((value) => fault('unknownValue', place, value, input));
}

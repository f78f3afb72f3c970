import type { Bilingual } from './codebook.ts';
import type { InputId } from './trace-input.ts';
import { traceInput } from './trace-input.ts';
import { readCell } from './typed-cell.rules.ts';

/** A cell of the decision table as a person would say it. `formula` is shown as it is written. */
export type PlainCell =
  | { kind: 'anything' }
  | { kind: 'yes' }
  | { kind: 'no' }
  | { kind: 'anyOf' | 'noneOf' | 'contains' | 'lacks'; values: readonly Bilingual[] }
  | { kind: 'atLeast' | 'atMost' | 'exactly'; number: string }
  | { kind: 'formula'; text: string };

/** Reads the usual shapes of a cell; whatever it does not know stays a formula, never a wrong sentence. */
export function plainCell(input: InputId, test: string): PlainCell {
  const { mode, values, formula } = readCell(test);
  const labels = () => values.map((value) => labelOf(input, value));
  switch (mode) {
    case 'any':
      return { kind: 'anything' };
    case 'yes':
    case 'no':
      return { kind: mode };
    case 'oneOf':
      return { kind: 'anyOf', values: labels() };
    case 'noneOf':
    case 'contains':
    case 'lacks':
      return { kind: mode, values: labels() };
    case 'atLeast':
    case 'atMost':
    case 'exactly':
      return { kind: mode, number: values[0] ?? '' };
    case 'formula':
      return { kind: 'formula', text: formula };
  }
}

/** What people read for a value of an input; the value itself where the space writes its own list. */
export function labelOf(input: InputId, value: string): Bilingual {
  const choice = traceInput(input).choices?.find((candidate) => candidate.value === value);
  return choice?.label ?? { fr: value, en: value };
}

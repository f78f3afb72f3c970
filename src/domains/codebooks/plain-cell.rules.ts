import type { Bilingual } from './codebook.ts';
import type { InputId } from './trace-input.ts';
import { traceInput } from './trace-input.ts';

/** A cell of the decision table as a person would say it. `formula` is shown as it is written. */
export type PlainCell =
  | { kind: 'anything' }
  | { kind: 'yes' }
  | { kind: 'no' }
  | { kind: 'anyOf' | 'noneOf' | 'contains' | 'lacks'; values: readonly Bilingual[] }
  | { kind: 'formula'; text: string };

const string = '"([^"]*)"';
const strings = new RegExp(`^${string}(?:\\s*,\\s*${string})*$`);
const negated = /^not\((.*)\)$/s;
const containing = new RegExp(`^list contains\\(\\s*\\?\\s*,\\s*${string}\\s*\\)$`);

/** Reads the usual shapes of a cell; whatever it does not know stays a formula, never a wrong sentence. */
export function plainCell(input: InputId, test: string): PlainCell {
  const text = test.trim();
  if (text === '-') return { kind: 'anything' };
  if (text === 'true') return { kind: 'yes' };
  if (text === 'false') return { kind: 'no' };
  const contained = containing.exec(text)?.[1];
  if (contained !== undefined) return { kind: 'contains', values: [labelOf(input, contained)] };
  if (strings.test(text))
    return { kind: 'anyOf', values: literals(text).map((value) => labelOf(input, value)) };
  const inner = negated.exec(text)?.[1]?.trim();
  if (inner !== undefined && strings.test(inner)) {
    return { kind: 'noneOf', values: literals(inner).map((value) => labelOf(input, value)) };
  }
  const lacking = inner === undefined ? undefined : containing.exec(inner)?.[1];
  if (lacking !== undefined) return { kind: 'lacks', values: [labelOf(input, lacking)] };
  return { kind: 'formula', text };
}

function literals(text: string): string[] {
  return [...text.matchAll(new RegExp(string, 'g'))].map(([, value]) => value as string);
}

/** What people read for a value of an input; the value itself where the space writes its own list. */
export function labelOf(input: InputId, value: string): Bilingual {
  const choice = traceInput(input).choices?.find((candidate) => candidate.value === value);
  return choice?.label ?? { fr: value, en: value };
}

/** Conditions picked from lists, and the FEEL they are written in: both ways, for the shapes that people pick. */

import { type InputId, type InputType, traceInput } from './trace-input.ts';

export const cellModes = [
  'any',
  'yes',
  'no',
  'oneOf',
  'noneOf',
  'contains',
  'lacks',
  'atLeast',
  'atMost',
  'exactly',
  'formula',
] as const;
export type CellMode = (typeof cellModes)[number];

export interface TypedCell {
  mode: CellMode;
  /** Values picked, or the one number. */
  values: readonly string[];
  /** FEEL, for the mode `formula` only. */
  formula: string;
}

const modesByType: Record<InputType, readonly CellMode[]> = {
  boolean: ['any', 'yes', 'no', 'formula'],
  choice: ['any', 'oneOf', 'noneOf', 'formula'],
  set: ['any', 'contains', 'lacks', 'formula'],
  integer: ['any', 'atLeast', 'atMost', 'exactly', 'formula'],
  shares: ['any'],
};

/** The ways a condition on this input may be picked. */
export function modesOf(input: InputId): readonly CellMode[] {
  return modesByType[traceInput(input).type];
}

/** A text in FEEL. */
export const quoted = (value: string) => `"${value.replaceAll('"', '').trim()}"`;
const containing = (value: string) => `list contains(?, ${quoted(value)})`;

/** The cell in FEEL; null when the row does not look at the input. Nothing picked is nothing looked at. */
export function cellText({ mode, values, formula }: TypedCell): string | null {
  const given = values.filter((value) => value.trim() !== '');
  const number = given[0]?.trim().replace(',', '.') ?? '';
  switch (mode) {
    case 'any':
      return null;
    case 'yes':
      return 'true';
    case 'no':
      return 'false';
    case 'formula':
      return formula.trim() === '' ? null : formula.trim();
    case 'oneOf':
      return given.length === 0 ? null : given.map(quoted).join(', ');
    case 'noneOf':
      return given.length === 0 ? null : `not(${given.map(quoted).join(', ')})`;
    case 'contains':
      return given.length === 0 ? null : given.map(containing).join(', ');
    case 'lacks':
      return given.length === 0 ? null : `not(${given.map(containing).join(', ')})`;
    case 'atLeast':
      return number === '' ? null : `>= ${number}`;
    case 'atMost':
      return number === '' ? null : `<= ${number}`;
    case 'exactly':
      return number === '' ? null : number;
  }
}

const string = '"([^"]*)"';
const strings = new RegExp(`^${string}(?:\\s*,\\s*${string})*$`);
const member = `list contains\\(\\s*\\?\\s*,\\s*${string}\\s*\\)`;
const members = new RegExp(`^${member}(?:\\s*,\\s*${member})*$`);
const negated = /^not\((.*)\)$/s;
const comparison = /^(>=|<=)?\s*(-?\d+(?:\.\d+)?)$/;

/** A cell as it would have been picked; whatever is not of those shapes stays a formula. */
export function readCell(test: string): TypedCell {
  const text = test.trim();
  const picked = (mode: CellMode, values: readonly string[] = []): TypedCell => ({
    mode,
    values,
    formula: '',
  });
  if (text === '-' || text === '') return picked('any');
  if (text === 'true') return picked('yes');
  if (text === 'false') return picked('no');
  if (strings.test(text)) return picked('oneOf', literals(text));
  if (members.test(text)) return picked('contains', literals(text));
  const inner = negated.exec(text)?.[1]?.trim() ?? '';
  if (strings.test(inner)) return picked('noneOf', literals(inner));
  if (members.test(inner)) return picked('lacks', literals(inner));
  const [, sign, number] = comparison.exec(text) ?? [];
  if (number !== undefined)
    return picked(sign === '>=' ? 'atLeast' : sign === '<=' ? 'atMost' : 'exactly', [number]);
  return { mode: 'formula', values: [], formula: text };
}

function literals(text: string): string[] {
  return [...text.matchAll(new RegExp(string, 'g'))].map(([, value]) => value as string);
}

/**
 * Ways of filling a field that are picked rather than written, and the FEEL they are kept in: a number that the trace
 * notes, or a value by cases. Whatever is not written just so stays a formula.
 */

import { unsplit } from './plain-condition.rules.ts';
import { type InputId, isInputId, traceInput } from './trace-input.ts';

/** A code, a text or a number; null leaves the field empty. */
export type CaseValue = string | number | null;

/** The first case whose condition holds gives the value. */
export interface OutputCase {
  /** In FEEL. */
  condition: string;
  value: CaseValue;
}

export type PickedOutput =
  | { kind: 'input'; input: InputId }
  | { kind: 'cases'; cases: readonly OutputCase[]; otherwise: CaseValue };

const valueText = (value: CaseValue) => (typeof value === 'string' ? `"${value}"` : String(value));

/** The same in FEEL. */
export function outputFormula(picked: PickedOutput): string {
  if (picked.kind === 'input') return picked.input;
  return picked.cases.reduceRight(
    (rest, { condition, value }) => `if ${condition} then ${valueText(value)} else ${rest}`,
    valueText(picked.otherwise),
  );
}

/** A formula as it would have been picked, only when it would be written again letter for letter. */
export function readOutput(formula: string): PickedOutput | null {
  const text = formula.trim();
  const input = isInputId(text) && traceInput(text).type === 'integer' ? text : null;
  const picked = input ? ({ kind: 'input', input } as const) : casesIn(text);
  return picked && outputFormula(picked) === text ? picked : null;
}

/** More than anybody picks, and a bound on what is read. */
const mostCases = 40;

function casesIn(text: string): PickedOutput | null {
  const cases: OutputCase[] = [];
  let rest = text;
  while (rest.startsWith('if ')) {
    const [condition, after] = cutAt(rest.slice(3), 'then');
    const [value, next] = cutAt(after, 'else');
    const given = valueIn(value);
    if (given === undefined || !isPlain(condition) || cases.length >= mostCases) return null;
    cases.push({ condition, value: given });
    rest = next;
  }
  const otherwise = valueIn(rest);
  return cases.length === 0 || otherwise === undefined ? null : { kind: 'cases', cases, otherwise };
}

/** Nothing in it could hold the words that cases are cut at. */
const isPlain = (condition: string) =>
  condition !== '' &&
  condition === condition.trim() &&
  !condition.includes('\\') &&
  !unsplit.test(condition.replaceAll(/"[^"]*"/g, '""')) &&
  !/\b(?:then|else)\b/.test(condition.replaceAll(/"[^"]*"/g, '""'));

/** What stands before the first such word outside of strings, and what stands after. */
function cutAt(text: string, word: 'then' | 'else'): [string, string] {
  let before = '';
  for (const [token] of text.matchAll(/"[^"]*"?| (?:then|else) |[\s\S]/g)) {
    if (token === ` ${word} `) return [before, text.slice(before.length + token.length)];
    before += token;
  }
  return [before, ''];
}

/** A text, a number or null; undefined for anything else. */
function valueIn(text: string): CaseValue | undefined {
  if (text === 'null') return null;
  const [, written] = /^"([^"\\]*)"$/.exec(text) ?? [];
  if (written !== undefined) return written;
  return /^-?\d+(?:\.\d+)?$/.test(text) ? Number(text) : undefined;
}

/** How a field is filled, as picked or typed. */

import {
  type CaseValue,
  conditionText,
  type Field,
  isInputId,
  type Output,
  outputFormula,
} from '#/domains/codebooks/codebooks.public.ts';
import type { Form } from '#/platform/form.ts';
import { typedClauses } from './condition.form.ts';

/** A bound on what a form may ask. */
const mostCases = 40;

/** Null for « left to the rule ». */
export function typedOutput(form: Form, name: string, type: Field['type'] | null): Output | null {
  const value = form.text(`${name}-value`).trim();
  switch (form.text(`${name}-how`)) {
    case 'literal':
      return { literal: typedLiteral(value, type) };
    case 'code':
      return { literal: form.text(`${name}-code`) };
    case 'attribute':
      return copied(form.text(`${name}-attribute`));
    case 'translation':
      return { translation: form.text(`${name}-translation`) };
    case 'cases':
      return typedCases(form, name, type);
    case 'feel':
      return { feel: form.text(`${name}-feel`).replaceAll('\r\n', '\n').trim() };
    case 'share':
      return { share: value };
    default:
      return null;
  }
}

/** A number where the field takes one: « 007 » in a text stays as it is written. */
function typedLiteral(value: string, type: Field['type'] | null): string | number {
  const takesNumbers = type === null || type === 'integer' || type === 'minutes' || type === 'sequence';
  return takesNumbers && /^-?\d+(?:\.\d+)?$/.test(value) ? Number(value) : value;
}

function copied(chosen: string): Output {
  const input = chosen.startsWith('input:') ? chosen.slice('input:'.length) : '';
  return isInputId(input)
    ? { feel: outputFormula({ kind: 'input', input }) }
    : ({ attribute: chosen } as Output);
}

/** Cases with at least one condition; without any, the value of the others stands alone, or nothing does. */
function typedCases(form: Form, name: string, type: Field['type'] | null): Output | null {
  const given = (begin: string): CaseValue => {
    const text = form.text(`${begin}-gives`).replaceAll(/["\\]/g, '').trim();
    return text === '' ? null : typedLiteral(text, type);
  };
  const cases = [];
  for (let position = 0; position < mostCases && form.has(`${name}-cas-${position}-gives`); position += 1) {
    const begin = `${name}-cas-${position}`;
    const clauses = typedClauses(form, begin);
    const join = form.text(`${begin}-join`) === 'or' ? 'or' : 'and';
    const condition = conditionText({ kind: 'picked', join, clauses });
    if (condition !== 'false') cases.push({ condition, value: given(begin) });
  }
  const otherwise = given(`${name}-sinon`);
  if (cases.length > 0) return { feel: outputFormula({ kind: 'cases', cases, otherwise }) };
  return otherwise === null ? null : { literal: otherwise };
}

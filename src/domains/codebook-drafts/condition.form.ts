import {
  type Clause,
  type ClauseMode,
  clauseModes,
  conditionText,
} from '#/domains/codebooks/codebooks.public.ts';
import type { Form } from '#/platform/form.ts';

/** More than a condition can be read with, and a bound on what a form may ask. */
const mostClauses = 40;

/** A condition as picked or typed, in FEEL; a form without the choice of how holds the text alone. */
export function typedCondition(form: Form, name: string): string {
  const text = form.text(name).replaceAll('\r\n', '\n').trim();
  switch (form.text(`${name}-how`)) {
    case 'always':
      return 'true';
    case 'never':
      return 'false';
    case 'picked':
      return conditionText({
        kind: 'picked',
        join: form.text(`${name}-join`) === 'or' ? 'or' : 'and',
        clauses: typedClauses(form, name),
      });
    default:
      return text || 'false';
  }
}

/** Clauses as picked, one after the other, under names that begin alike. */
export function typedClauses(form: Form, name: string): Clause[] {
  const clauses: Clause[] = [];
  for (let position = 0; position < mostClauses && form.has(`${name}-${position}-subject`); position += 1) {
    const begin = `${name}-${position}`;
    const mode = clauseModes.find((one): one is ClauseMode => one === form.text(`${begin}-mode`));
    const subject = form.text(`${begin}-subject`).trim();
    if (!mode || !/^[A-Za-z][A-Za-z0-9.]*$/.test(subject)) continue;
    const listed = form.text(`${begin}-list`).split(/[\n,;]/);
    clauses.push({ subject, mode, values: [...form.all(`${begin}-value`), ...listed] });
  }
  return clauses;
}

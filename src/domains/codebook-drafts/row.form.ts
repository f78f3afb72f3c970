import {
  type CellMode,
  type Codebook,
  cellText,
  conditionInputIds,
  type InputId,
  modesOf,
  type Output,
  type Part,
} from '#/domains/codebooks/codebooks.public.ts';
import type { Form } from '#/platform/form.ts';
import { typedOutput } from './output.form.ts';
import { bilingual } from './part.form.ts';

/** A row of the decision table as typed. Conditions and fields that the form does not show are not in the row. */
export function typedRow(book: Codebook, form: Form, id: string): Part {
  const when = Object.fromEntries(
    conditionInputIds.flatMap((input) => {
      const text = form.has(`${input}-mode`) ? typedCell(form, input) : null;
      return text === null ? [] : [[input, text]];
    }),
  );
  const shared = {
    id,
    sentence: bilingual(form, 'sentence'),
    reference: form.text('reference').trim() || null,
    when,
  };
  if (form.text('then') !== 'declare') return { ...shared, reason: form.text('reason') };
  const fields = Object.fromEntries(
    book.fields.flatMap((field): [string, Output][] => {
      const name = `field-${field.id}`;
      const output = form.has(`${name}-how`) ? typedOutput(form, name, field.type) : null;
      return output === null ? [] : [[field.id, output]];
    }),
  );
  return { ...shared, declare: { kind: form.text('kind'), act: form.text('act'), fields } };
}

function typedCell(form: Form, input: InputId): string | null {
  const mode = modesOf(input).find((one) => one === form.text(`${input}-mode`)) ?? ('any' as CellMode);
  const typed = form
    .text(`${input}-list`)
    .split(/[\n,;]/)
    .map((value) => value.trim());
  const values = [...form.all(`${input}-value`), ...typed];
  return cellText({ mode, values, formula: form.text(`${input}-formula`) });
}

import type { Codebook, Field } from './codebook.ts';
import type { CodePick, Translation } from './decision-table.ts';
import { declares } from './decision-table.ts';
import { traceInput } from './trace-input.ts';

/** A field that takes one code where a trace may give several, and the rule that keeps one of them. */
interface OneCodeAmongSeveral {
  field: Field;
  translation: Translation;
  pick: CodePick;
}

/** Every place of a codebook where one code is kept among several, in the order of its fields. */
export function codesPicked(book: Codebook): OneCodeAmongSeveral[] {
  const rows = book.mapping.groups.flatMap((group) => group.rows).filter(declares);
  return book.fields.flatMap((field) => {
    if (field.type !== 'code') return [];
    const outputs = [field.output, ...rows.map((row) => row.declare.fields[field.id] ?? null)];
    const ids = new Set(
      outputs.flatMap((output) => (output && 'translation' in output ? [output.translation] : [])),
    );
    return book.translations
      .filter(({ id, input }) => ids.has(id) && traceInput(input).type === 'set')
      .map((translation) => ({ field, translation, pick: translation.pick ?? 'listOrder' }));
  });
}

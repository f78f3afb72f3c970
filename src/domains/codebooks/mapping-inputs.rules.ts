import type { Codebook, Field } from './codebook.ts';
import type { Output, Row } from './decision-table.ts';
import { declares } from './decision-table.ts';
import { type ExpressionKind, namesRead } from './expression.rules.ts';
import { fieldsOf, inputNames, inputOfTranslation } from './mapping.rules.ts';
import { type InputId, inputIds, traceAttribute } from './trace-input.ts';

/**
 * The inputs that a codebook reads anywhere, in the order of the vocabulary. Two traces with the same values for
 * them give the same declarations, so that a compilation groups by them and by nothing else.
 */
export function inputsUsed(codebook: Codebook): InputId[] {
  const used = new Set<string>();
  const alreadyRead = new Set<string>();
  const read = (text: string, kind: ExpressionKind) => {
    if (alreadyRead.has(`${kind} ${text}`)) return;
    alreadyRead.add(`${kind} ${text}`);
    for (const name of namesRead(text, kind, inputNames)) used.add(name);
  };
  const readOutput = (field: Field, output: Output | null) => {
    if (output !== null && 'feel' in output) return read(output.feel, 'expression');
    for (const name of inputsOfOutput(codebook, field, output)) used.add(name);
  };
  const rows: Row[] = [
    ...codebook.mapping.exclusions,
    ...codebook.mapping.groups.flatMap((group) => group.rows),
  ];
  for (const row of rows) {
    for (const [input, test] of Object.entries(row.when)) {
      used.add(input);
      read(test as string, 'test');
    }
    if (!declares(row)) continue;
    for (const field of fieldsOf(codebook, row.declare.kind, row.declare.act)) {
      readOutput(field, row.declare.fields[field.id] ?? field.output);
      read(field.requiredWhen, 'expression');
    }
  }
  for (const validation of codebook.validations) read(validation.failsWhen, 'expression');
  return inputIds.filter((id) => used.has(id));
}

/** Of an output that is not an expression. */
function inputsOfOutput(codebook: Codebook, field: Field, output: Output | null): string[] {
  if (output === null || 'literal' in output || 'feel' in output) return [];
  if ('attribute' in output) {
    const { knownBy } = traceAttribute(output.attribute);
    return knownBy === null ? [] : [knownBy];
  }
  if ('share' in output) return ['axisShares' satisfies InputId];
  const translation = codebook.translations.find((candidate) => candidate.id === output.translation);
  return translation ? [inputOfTranslation(translation, field)] : [];
}

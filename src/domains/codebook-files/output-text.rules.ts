import type { Output } from '#/domains/codebooks/codebooks.public.ts';

/** How a field is filled, as one cell: a word, a colon, the value. */
export function outputText(output: Output): string {
  if ('literal' in output)
    return typeof output.literal === 'number' ? `nombre: ${output.literal}` : `toujours: ${output.literal}`;
  if ('feel' in output) return `formule: ${output.feel}`;
  if ('translation' in output) return `table: ${output.translation}`;
  if ('share' in output) return `part: ${output.share}`;
  return `copie: ${output.attribute}`;
}

const form = /^(nombre|toujours|formule|table|copie|part)\s*: ?([\s\S]*)$/;

/** The same, read; null when the cell says it in no such way. */
export function outputFrom(text: string): Record<string, string | number> | null {
  const [, word, value = ''] = form.exec(text) ?? [];
  switch (word) {
    case 'nombre':
      return value.trim() === '' || !Number.isFinite(Number(value)) ? null : { literal: Number(value) };
    case 'toujours':
      return { literal: value };
    case 'formule':
      return { feel: value };
    case 'table':
      return { translation: value };
    case 'copie':
      return { attribute: value };
    case 'part':
      return { share: value };
    default:
      return null;
  }
}

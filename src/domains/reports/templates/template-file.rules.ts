import type { FileFormat } from '#/platform/json-file-faults.ts';
import type { TemplateContent } from './template.ts';

/** The format of these files, whose name is in the address of its schema. */
export const templateFormat: FileFormat = { name: 'gabarit-1', list: 'sections' };

/** A template as the text of a file: what is in it, and nothing of the space it comes from. */
export function templateAsFile(content: TemplateContent, schemaAddress: string): string {
  const { language, title, purpose } = content;
  const sections = content.sections.map(({ kind, heading, hint, natures }) => ({
    kind,
    heading,
    hint,
    natures,
  }));
  const file = { $schema: schemaAddress, format: templateFormat.name, language, title, purpose, sections };
  return `${JSON.stringify(file, null, 2)}\n`;
}

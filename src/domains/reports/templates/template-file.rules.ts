import type { FileFormat } from '#/platform/json-file-faults.ts';
import type { TemplateContent } from './template.ts';

/** The format of these files, whose name is in the address of its schema. */
export const templateFormat: FileFormat = { name: 'gabarit-1', list: 'sections' };

/** A template as a file says it: what is in it, and nothing of the space it comes from. */
export function templateInFile(content: TemplateContent, schemaAddress: string) {
  const { language, title, purpose } = content;
  const sections = content.sections.map(({ kind, heading, hint, natures }) => ({
    kind,
    heading,
    hint,
    natures,
  }));
  return { $schema: schemaAddress, format: templateFormat.name, language, title, purpose, sections };
}

/** The same as the text of a file. */
export function templateAsFile(content: TemplateContent, schemaAddress: string): string {
  return `${JSON.stringify(templateInFile(content, schemaAddress), null, 2)}\n`;
}

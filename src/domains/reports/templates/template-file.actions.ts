import { checkedJsonFile, type FileFault } from '#/platform/json-file-faults.ts';
import type { SignedInVisit } from '#/platform/visit.ts';
import { type KeepOutcome, keepTemplate } from './template.actions.ts';
import { templateFile } from './template.form.ts';
import type { TemplateContent } from './template.ts';
import { templateFormat } from './template-file.rules.ts';

/** Keeps in a space the template that a file holds, checked whole: one thing wrong and nothing is kept. */
export async function bringTemplate(
  visit: SignedInVisit,
  spaceId: string,
  bytes: Uint8Array,
): Promise<KeepOutcome | { kind: 'faulty'; faults: readonly FileFault[] }> {
  const file = checkedJsonFile(bytes, templateFile, templateFormat);
  if (!file.ok) return { kind: 'faulty', faults: file.faults };
  return keepTemplateOfFile(visit, spaceId, file.value);
}

/** Keeps in a space what a file says, once it was checked. */
export function keepTemplateOfFile(
  visit: SignedInVisit,
  spaceId: string,
  { title, purpose, language, sections }: TemplateContent,
): Promise<KeepOutcome> {
  const content = { title, purpose, language, sections };
  return keepTemplate(visit, spaceId, content, { origin: 'file', originTitle: title });
}

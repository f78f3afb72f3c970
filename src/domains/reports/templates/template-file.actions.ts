import { checkedJsonFile, type FileFault } from '#/platform/json-file-faults.ts';
import type { SignedInVisit } from '#/platform/visit.ts';
import { type KeepOutcome, keepTemplate } from './template.actions.ts';
import { templateFile } from './template.form.ts';
import { templateFormat } from './template-file.rules.ts';

/** Keeps in a space the template that a file holds, checked whole: one thing wrong and nothing is kept. */
export async function bringTemplate(
  visit: SignedInVisit,
  spaceId: string,
  bytes: Uint8Array,
): Promise<KeepOutcome | { kind: 'faulty'; faults: readonly FileFault[] }> {
  const file = checkedJsonFile(bytes, templateFile, templateFormat);
  if (!file.ok) return { kind: 'faulty', faults: file.faults };
  const { title } = file.value;
  return keepTemplate(visit, spaceId, file.value, { origin: 'file', originTitle: title });
}

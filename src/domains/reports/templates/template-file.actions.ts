import { readJsonFile } from '#/platform/json-file.ts';
import type { SignedInVisit } from '#/platform/visit.ts';
import { type KeepOutcome, keepTemplate } from './template.actions.ts';
import { templateFile } from './template.form.ts';
import { type FileFault, templateFileFaults } from './template-file.rules.ts';

/** Keeps in a space the template that a file holds, checked whole: one thing wrong and nothing is kept. */
export async function bringTemplate(
  visit: SignedInVisit,
  spaceId: string,
  bytes: Uint8Array,
): Promise<KeepOutcome | { kind: 'faulty'; faults: readonly FileFault[] }> {
  const file = readJsonFile(bytes);
  if (!file.ok) {
    const { refusal: key, line, name } = file;
    return { kind: 'faulty', faults: [{ key, line, name, section: null, values: [] }] };
  }
  const parsed = templateFile.safeParse(file.value);
  if (!parsed.success)
    return { kind: 'faulty', faults: templateFileFaults(file.value, parsed.error.issues, file.lineOf) };
  const { title } = parsed.data;
  return keepTemplate(visit, spaceId, parsed.data, { origin: 'file', originTitle: title });
}

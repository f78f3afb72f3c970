import { refused } from '#/domains/dossiers/dossiers.public.ts';
import type { SignedInVisit } from '#/platform/visit.ts';
import { dossierToWrite, keepWritten, type NotAllowed, type Refused } from './chronicle.actions.ts';
import type { StepActValues, StepValues } from './chronicle.form.ts';
import { afterAct } from './next-step.rules.ts';
import { insertStep, stepById, updateStep } from './next-step.store.ts';

/** Notes what comes next. */
export async function noteStep(
  visit: SignedInVisit,
  dossierId: string | undefined,
  values: StepValues,
): Promise<{ kind: 'done'; id: string } | NotAllowed> {
  const found = await dossierToWrite(visit, dossierId);
  if (found.kind !== 'dossier') return found;
  const id = await insertStep(await visit.transaction(), {
    ...values,
    dossierId: found.dossier.id,
    notedBy: visit.viewer.personId,
    notedAt: visit.now,
  });
  await keepWritten(visit, found.dossier, 'step', { id, version: 1, content: values }, 'dossier.step-noted');
  return { kind: 'done', id };
}

/** Says that a step is done, let go or taken up again, or writes it again. */
export async function moveStep(
  visit: SignedInVisit,
  dossierId: string | undefined,
  id: string,
  values: StepActValues,
): Promise<{ kind: 'done' } | Refused<'stepMoved' | 'stepMissing'> | NotAllowed> {
  const found = await dossierToWrite(visit, dossierId);
  if (found.kind !== 'dossier') return found;
  const transaction = await visit.transaction();
  const step = await stepById(transaction, found.dossier.id, id);
  if (!step) return { kind: 'missing' };
  const { act, version, ...typed } = values;
  if (act === 'rewrite' && typed.text === '') return refused('text', 'stepMissing');
  const content = afterAct(step, act, typed, visit.today);
  if (!content || !(await updateStep(transaction, found.dossier.id, id, version, content))) {
    return refused('text', 'stepMoved');
  }
  await keepWritten(
    visit,
    found.dossier,
    'step',
    { id, version: version + 1, content },
    `dossier.step-${act}`,
  );
  return { kind: 'done' };
}

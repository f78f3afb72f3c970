import type { Transaction } from '#/platform/database.ts';
import { newId } from '#/platform/ids.ts';
import type { NextStep, StepContent, StepEnd } from './next-step.ts';
import type { WrittenVersion } from './written-version.ts';

const columns = `s.id, s.dossier_id AS "dossierId", s.text, s.carried_by AS "carriedBy", s.due_on AS "dueOn",
  s.ended_as AS "endedAs", s.ended_on AS "endedOn", s.version`;

/** What comes next in a dossier: what awaits first, the nearest day first; then what is over, the latest first. */
export async function stepsOfDossier(transaction: Transaction, dossierId: string): Promise<NextStep[]> {
  return transaction.query<NextStep>({
    name: 'steps_of_dossier',
    text: `SELECT ${columns} FROM next_steps s WHERE s.dossier_id = $1
           ORDER BY s.ended_on IS NOT NULL, s.ended_on DESC, s.due_on NULLS LAST, s.noted_at, s.id`,
    values: [dossierId],
  });
}

/** What awaited in several dossiers at the end of a day, the nearest day first. */
export async function stepsAwaiting(
  transaction: Transaction,
  dossierIds: readonly string[],
  day: string,
): Promise<NextStep[]> {
  if (dossierIds.length === 0) return [];
  return transaction.query<NextStep>({
    name: 'steps_awaiting',
    text: `SELECT ${columns} FROM next_steps s
           WHERE s.dossier_id = ANY ($1) AND s.noted_at::date <= $2 AND (s.ended_on IS NULL OR s.ended_on > $2)
           ORDER BY s.due_on NULLS LAST, s.noted_at, s.id`,
    values: [dossierIds, day],
  });
}

/**
 * What the steps of a dossier said before they were written again, the last one first; for those of its space. What only
 * ended a step or took it up again is not told: the step says it.
 */
export async function earlierSteps(
  transaction: Transaction,
  dossierId: string,
): Promise<WrittenVersion<StepContent>[]> {
  return transaction.query<WrittenVersion<StepContent>>({
    name: 'earlier_steps_of_dossier',
    text: `SELECT version, content, "writtenBy", "writtenAt" FROM (
             SELECT v.id, v.version, v.content, p.name AS "writtenBy", v.written_at AS "writtenAt", said,
               lead(said) OVER (PARTITION BY v.step_id ORDER BY v.version) AS then_said
             FROM next_steps s JOIN chronicle_versions v ON v.step_id = s.id LEFT JOIN people p ON p.id = v.written_by,
               jsonb_build_array(v.content -> 'text', v.content -> 'carriedBy', v.content -> 'dueOn') AS said
             WHERE s.dossier_id = $1) one
           WHERE said <> then_said ORDER BY "writtenAt" DESC, id`,
    values: [dossierId],
  });
}

/** Steps of the viewer's spaces that are due by a day and not over, the nearest first. */
export async function stepsDueBy(
  transaction: Transaction,
  day: string,
  limit: number,
): Promise<{ dossierId: string; text: string; dueOn: string }[]> {
  return transaction.query({
    name: 'next_steps_due',
    text: `SELECT s.dossier_id AS "dossierId", s.text, s.due_on AS "dueOn" FROM next_steps s
           JOIN dossiers d ON d.id = s.dossier_id
           WHERE d.space_id = ANY ((SELECT viewer_spaces())::uuid[]) AND s.ended_on IS NULL AND s.due_on <= $1
             AND d.state NOT IN ('closed', 'refused', 'redirected')
           ORDER BY s.due_on, s.id LIMIT $2`,
    values: [day, limit],
  });
}

export async function insertStep(
  transaction: Transaction,
  step: StepContent & { dossierId: string; notedBy: string; notedAt: Date },
): Promise<string> {
  const id = newId();
  await transaction.query({
    text: `INSERT INTO next_steps (id, dossier_id, text, carried_by, due_on, noted_by, noted_at)
           VALUES ($1, $2, $3, $4, $5, $6, $7)`,
    values: [id, step.dossierId, step.text, step.carriedBy, step.dueOn, step.notedBy, step.notedAt],
  });
  return id;
}

/** Writes a step over the version it was read at; false when it is not there at this version. */
export async function updateStep(
  transaction: Transaction,
  dossierId: string,
  id: string,
  version: number,
  step: StepContent & { endedAs: StepEnd | null; endedOn: string | null },
): Promise<boolean> {
  const changed = await transaction.query<{ id: string }>({
    text: `UPDATE next_steps SET text = $4, carried_by = $5, due_on = $6, ended_as = $7, ended_on = $8, version = version + 1
           WHERE dossier_id = $1 AND id = $2 AND version = $3 RETURNING id`,
    values: [dossierId, id, version, step.text, step.carriedBy, step.dueOn, step.endedAs, step.endedOn],
  });
  return changed.length > 0;
}

export async function stepById(
  transaction: Transaction,
  dossierId: string,
  id: string,
): Promise<NextStep | null> {
  const [row] = await transaction.query<NextStep>({
    name: 'next_step_by_id',
    text: `SELECT ${columns} FROM next_steps s WHERE s.dossier_id = $1 AND s.id = $2`,
    values: [dossierId, id],
  });
  return row ?? null;
}

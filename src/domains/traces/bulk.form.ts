import { z } from 'zod';
import type { BulkChange } from './bulk.rules.ts';
import { idField } from './trace.form.ts';
import { natureIds, visibilities } from './trace.ts';

/** Traces one may change in one go. */
export const mostInBulk = 500;

const emptyToNull = (value: unknown) => (value === '' ? null : value);

export const bulkForm = z
  .object({
    trace: z.array(idField).max(mostInBulk),
    dossierAct: z.enum(['none', 'add', 'replace', 'remove']).default('none'),
    dossierId: z.preprocess(emptyToNull, idField.nullable().default(null)),
    natureAct: z.enum(['none', 'add', 'replace']).default('none'),
    natures: z.array(z.enum(natureIds)).default([]),
    visibility: z.preprocess(emptyToNull, z.enum(visibilities).nullable().default(null)),
    widen: z.literal('yes').optional(),
    act: z.enum(['change', 'trash']).default('change'),
  })
  .superRefine((values, context) => {
    const refuse = (path: string, message: string) =>
      context.addIssue({ code: 'custom', path: [path], message });
    if (values.dossierAct !== 'none' && values.dossierId === null) {
      refuse('dossierId', 'bulkDossierMissing');
    }
    // What was chosen without saying what to do of it would be left out without a word.
    if (values.act === 'trash') return;
    if (values.dossierAct === 'none' && values.dossierId !== null)
      refuse('dossierAct', 'bulkDossierActMissing');
    if (values.natureAct === 'none' && values.natures.length > 0) refuse('natureAct', 'bulkNatureActMissing');
    if (values.natureAct !== 'none' && values.natures.length === 0) refuse('natures', 'bulkNatureMissing');
  });
export type BulkValues = z.output<typeof bulkForm>;

/** The change that a form asks for. */
export function changeIn(values: BulkValues): BulkChange {
  const { dossierAct, dossierId, natureAct, natures, visibility } = values;
  return {
    dossier: dossierAct === 'none' || dossierId === null ? null : { act: dossierAct, id: dossierId },
    natures: natureAct === 'none' ? null : { act: natureAct, ids: natures },
    visibility,
  };
}

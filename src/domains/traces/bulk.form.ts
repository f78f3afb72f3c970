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
    if (values.dossierAct !== 'none' && values.dossierId === null) {
      context.addIssue({ code: 'custom', path: ['dossierId'], message: 'bulkDossierMissing' });
    }
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

import { z } from 'zod';
import { reportDay } from '#/domains/reports/report.form.ts';
import { isId } from '#/platform/ids.ts';

/** Naming what the bilan says now. Also the body of the API. */
export const versionForm = z.object({ name: z.string().trim().min(1, 'nameMissing').max(200) });

/** A space adopts a version; without a day, today. */
export const adoptionForm = z.object({
  spaceId: z.string().refine(isId, 'invalid'),
  adoptedOn: z.preprocess((value) => (value === '' ? null : value), reportDay.nullable().default(null)),
  adoptedAt: z.string().trim().min(1, 'adoptedAtMissing').max(300),
});
export type AdoptionValues = z.output<typeof adoptionForm>;

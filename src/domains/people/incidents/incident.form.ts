import { z } from 'zod';

const text = (missing: string) => z.string(missing).trim().min(1, missing).max(8000);
const day = (invalid: string) =>
  z
    .string(invalid)
    .trim()
    .regex(/^\d{4}-\d{2}-\d{2}$/, invalid)
    .pipe(z.iso.date(invalid));
const optionalDay = z
  .string()
  .trim()
  .optional()
  .transform((typed) => typed || undefined)
  .pipe(day('dateInvalid').optional())
  .transform((value) => value ?? null);

export const incidentForm = z.object({
  information: text('informationMissing'),
  circumstances: text('circumstancesMissing'),
  happened: text('happenedMissing'),
  noticedOn: day('noticedInvalid'),
  peopleConcerned: text('peopleMissing'),
  harm: text('harmMissing'),
  serious: z.enum(['oui', 'non'], 'seriousMissing').transform((answer) => answer === 'oui'),
  commissionNotifiedOn: optionalDay,
  peopleNotifiedOn: optionalDay,
  publicNotice: z.string().trim().max(8000).default(''),
  measures: text('measuresMissing'),
});

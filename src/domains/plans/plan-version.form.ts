import { z } from 'zod';
import { id, optionalDay } from './plan.form.ts';

/** Freezing what the plan says today, as adopted by one of its spaces. */
export const freezeForm = z.object({
  name: z.string().trim().min(1, 'versionNameMissing').max(200),
  spaceId: id,
  adoptedOn: optionalDay,
  how: z.string().trim().max(1000).default(''),
});
export type FreezeValues = z.output<typeof freezeForm>;

/** Another space of the plan adopts the same version. */
export const adoptionForm = freezeForm.omit({ name: true });
export type AdoptionValues = z.output<typeof adoptionForm>;

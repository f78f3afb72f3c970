import { z } from 'zod';

export const conventionForm = z.object({
  text: z.string('textMissing').trim().min(1, 'textMissing').max(8000),
  /** The version that was shown with the form, 0 before the first. */
  afterVersion: z.coerce.number().int().min(0).max(1_000_000),
});

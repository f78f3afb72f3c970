import { z } from 'zod';

export const successionTableForm = z.object({
  text: z.string().min(1, 'empty').max(2_000_000, 'tooLong'),
  confirm: z.enum(['', 'oui']).default(''),
});

import { z } from 'zod';

export const erasureForm = z.object({
  currentPassword: z.string().max(4000).default(''),
  confirmed: z.literal('1', 'erasureNotConfirmed'),
});

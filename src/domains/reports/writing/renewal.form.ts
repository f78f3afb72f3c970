import { z } from 'zod';
import { isId } from '#/platform/ids.ts';

/** What to do with a place that the work would say otherwise, with the text it was seen in. */
export const renewalForm = z.object({
  act: z.enum(['take', 'keep', 'remove', 'section', 'untouched', 'seen']),
  sectionId: z.union([z.literal(''), z.string().refine(isId, 'invalid')]).default(''),
  slot: z.string().max(300).default(''),
  print: z.string().max(40).default(''),
  revision: z.coerce.number().int().min(0).default(0),
});
export type RenewalValues = z.output<typeof renewalForm>;

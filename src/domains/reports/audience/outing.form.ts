import { z } from 'zod';
import { isId } from '#/platform/ids.ts';
import { outsideAudiences } from './audience.ts';

/** Letting a version out. Also the body of the API. */
export const outingForm = z.object({
  audience: z.enum(outsideAudiences),
  version: z.string().refine(isId, 'versionMissing'),
  /** What was shown before it leaves: something else does not leave in its place. */
  print: z.string().max(100),
  /** Sentences that rest on what was taken out were read again. */
  reread: z.literal('yes').optional(),
});
export type OutingValues = z.output<typeof outingForm>;

/** What is put in the place of a name. */
export const nameChoiceForm = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('keep') }),
  z.object({ kind: z.literal('replace'), words: z.string().trim().min(1, 'replacementMissing').max(200) }),
]);

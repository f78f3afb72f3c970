import { z } from 'zod';
import { optionalDay } from './territory.form.ts';

/** What a place lies in, from the first day it does to the first day it no longer does. */
export const belongingForm = z.object({
  parentId: z.uuid('parentMissing'),
  validFrom: optionalDay,
  validUntil: optionalDay,
});
export type BelongingValues = z.output<typeof belongingForm>;

/** What the page showed of a belonging, by its print. */
const read = z.string().max(100);
/** A correction as a page posts it, and the removal of what was noted by mistake. */
export const belongingChangeForm = belongingForm.extend({ read });
export const belongingRemovalForm = z.object({ read });

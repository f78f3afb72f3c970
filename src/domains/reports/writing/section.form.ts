import { z } from 'zod';

/** What one section holds, some sixty pages: another takes what follows. */
export const mostInSection = 200_000;

/**
 * The text of a section, with the revision it was opened at. Also the body of the API. An editor that several people
 * share keeps the body itself: it sends none, and `typed` when it could not say some of it to the site.
 */
export const sectionForm = z.object({
  heading: z.string().trim().min(1, 'headingMissing').max(300),
  body: z.string().max(mostInSection, 'bodyTooLong').optional(),
  revision: z.coerce.number().int().min(1),
  typed: z.base64().max(1_500_000).default(''),
  epoch: z.string().max(64).default(''),
});
export type SectionValues = z.output<typeof sectionForm>;

/** A section that people add: after which one (empty: at the end). */
export const newSectionForm = z.object({
  heading: z.string().trim().min(1, 'headingMissing').max(300),
  after: z.string().default(''),
});
export type NewSectionValues = z.output<typeof newSectionForm>;

export const placeForm = z.object({ move: z.enum(['up', 'down']), order: z.coerce.number().int().min(1) });

export const cutForm = z.object({ act: z.enum(['cut', 'restore']) });

/** Taking up a text that a section had. */
export const earlierTextForm = z.object({
  earlier: z.coerce.number().int().min(1),
  revision: z.coerce.number().int().min(1),
});

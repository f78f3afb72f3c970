import { z } from 'zod';
import { codebookDifferenceForm, resolutions } from '#/domains/codebooks/codebooks.public.ts';
import { audiences } from './draft.ts';

const oneLine = (maximum: number) =>
  z
    .string()
    .transform((text) => text.replaceAll(/\s+/g, ' ').trim())
    .pipe(z.string().max(maximum));
const version = z
  .string()
  .trim()
  .regex(/^[A-Za-z0-9][A-Za-z0-9.-]{0,39}$/, 'version');

/** Opening a draft out of a version. */
export const openingForm = z.object({
  space: z.string(),
  as: z.enum(['variant', 'next'], 'as'),
  version,
  titleFr: oneLine(300),
  titleEn: oneLine(300),
});

export const renumberingForm = z.object({ version });

const reference = z.object({ id: z.string().min(1).max(80), version: z.string().min(1).max(80) });

/** Opening a draft by the API. */
export const openingRequest = z.object({
  spaceId: z.uuid(),
  base: reference.describe('The published version that the draft begins from.'),
  as: openingForm.shape.as,
  version,
  title: z
    .object({ fr: oneLine(300), en: oneLine(300).default('') })
    .optional()
    .describe('The name of a variant.'),
});

export const bringingRequest = z.object({ spaceId: z.uuid(), difference: codebookDifferenceForm });

export const sampleRequest = z.object({
  calendarId: z.string().min(1).max(80),
  periodId: z.string().min(1).max(80),
});

export const carryingRequest = z.object({ version: reference.shape.version });

/** Whom a draft is published for; left out, its space, or everybody when it follows what is everybody’s. */
export const publicationQuery = z.object({ for: z.enum(audiences).optional() });

export const decisionRequest = z.object({ resolution: z.enum(resolutions) });

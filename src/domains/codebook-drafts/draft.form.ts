import { z } from 'zod';

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

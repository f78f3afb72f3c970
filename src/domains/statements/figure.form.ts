/** Figures in JSON, as the API gives them. */

import { z } from 'zod';

const likeness = z.object({
  declarationKind: z.string(),
  act: z.string(),
  values: z.array(z.string().nullable()),
});
const family = { declarationKind: z.string(), act: z.string() };
export const figureSubject = z.union([
  z.object({ kind: z.literal('declared'), likeness }),
  z.object({ kind: z.literal('value'), likeness, fieldId: z.string(), value: z.string() }),
  z.object({ kind: z.literal('notDeclared'), reasonId: z.string() }),
  z.object({ kind: z.literal('dropped'), ...family, aspect: z.string() }),
  z.object({ kind: z.literal('missing'), ...family, fieldId: z.string() }),
  z.object({ kind: z.literal('failing'), ...family, validationId: z.string() }),
]);
/** Where a framework asks which part of the act is declared: exact hundredths, never rounded. */
export const figureParts = z
  .object({ count: z.int(), hundredths: z.int(), minuteHundredths: z.int() })
  .optional();

const amounts = z.object({ count: z.int(), minutes: z.int(), parts: figureParts }).nullable();

export const figureChange = z.object({
  key: z.string(),
  subject: figureSubject,
  before: amounts,
  after: amounts,
});

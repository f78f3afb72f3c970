import { z } from 'zod';
import { purposeKinds } from './transmission.ts';

const outside = 'outside';

/** `recipient` is the id of a space, or `outside` with a name in words. */
export const transmissionForm = z.object({
  recipient: z.union([z.uuid(), z.literal(outside)], 'recipientMissing'),
  outsideName: z.string().trim().max(300).default(''),
  purposeKind: z.enum(purposeKinds, 'purposeKindMissing'),
  purpose: z.string('purposeMissing').trim().min(10, 'purposeMissing').max(2000),
  /** Layout of the codebook by which declarations leave one by one; empty for none. */
  layout: z.string().max(80).default(''),
});
export type TransmissionValues = z.output<typeof transmissionForm>;

export const transmissionRequest = z.object({
  recipientSpaceId: z.uuid().nullable(),
  recipientName: z.string().trim().max(300).optional(),
  purposeKind: z.enum(purposeKinds),
  purpose: z.string().trim().min(10).max(2000),
  layout: z.string().max(80).optional(),
});

export const answerForm = z.object({
  answer: z.enum(['returned', 'accepted'], 'answerMissing'),
  reason: z.string().trim().max(4000).default(''),
});

export const turnForm = z.object({
  turn: z.enum(['locked', 'unlocked'], 'turnMissing'),
  reason: z.string().trim().max(4000).default(''),
});

export const feedbackForm = z.object({
  decidedOn: z.iso.date('decidedOnMissing'),
  text: z.string('textMissing').trim().min(1, 'textMissing').max(8000),
});

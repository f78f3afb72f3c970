import { z } from 'zod';
import { zerosPolicies } from './publication.ts';

const threshold = z.coerce
  .number('thresholdMissing')
  .int('thresholdWhole')
  .min(2, 'thresholdTooSmall')
  .max(100, 'thresholdTooLarge');

/** What an administrator sets for the whole instance. */
export const instanceThresholdsForm = z.object({
  people: threshold,
  organisations: threshold,
  zeros: z.enum(zerosPolicies, 'zerosMissing'),
});

/** What an administrator sets for one topic. */
export const topicThresholdsForm = z.object({
  topic: z
    .string()
    .trim()
    .min(1, 'topicMissing')
    .regex(/^[a-z][a-z0-9-]{0,60}$/, 'topicShape'),
  topicPeople: threshold,
  topicOrganisations: threshold,
});

/** The same from a program: the address names the topic. */
export const topicThresholdsBody = z.object({ people: threshold, organisations: threshold });

export const removedTopicForm = z.object({ topic: z.string().min(1).max(100) });

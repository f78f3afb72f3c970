import { z } from 'zod';
import { json } from '#/platform/outcome.ts';
import { type ApiOperation, operation, signedIn } from '#/platform/route.ts';
import { readContributions } from './contribution.actions.ts';
import { purposeKinds } from './transmission.ts';

const told = z
  .object({
    id: z.uuid(),
    spaceName: z.string().describe('The team whose figures they were.'),
    recipientName: z.string(),
    period: z.object({ fr: z.string(), en: z.string() }),
    purposeKind: z.enum(purposeKinds),
    purpose: z.string(),
    decidedOn: z.string().meta({ format: 'date' }),
    text: z.string(),
    recordedAt: z.string().meta({ format: 'date-time' }),
    transmissionId: z.uuid().nullable().describe('Null when you may no longer read the figures.'),
  })
  .meta({ id: 'FeedbackToMyWork' });

export const contributionOperations: ApiOperation[] = [
  operation({
    method: 'GET',
    path: '/me/feedback',
    access: signedIn,
    scope: 'statements:read',
    operationId: 'listFeedbackToMyWork',
    summary:
      'What was decided with figures in which your traces were counted, of the team still or not, the latest first',
    tag: 'statements',
    query: z.object({
      limit: z.coerce.number().int().min(1).max(200).default(50),
      cursor: z.string().max(1000).optional(),
    }),
    response: z.object({ feedback: z.array(told), nextCursor: z.string().nullable() }),
    handle: async (visit, { query }) => {
      const { feedback, next } = await readContributions(visit, query.cursor, query.limit);
      const lines = feedback.map(({ mayOpen, transmissionId, ...one }) => ({
        ...one,
        transmissionId: mayOpen ? transmissionId : null,
      }));
      return json({ feedback: lines, nextCursor: next });
    },
  }),
];

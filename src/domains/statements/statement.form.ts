import { z } from 'zod';

/** What is posted to make a statement: two ids in one choice are separated by a space. */
export const statementForm = z.object({
  spaceId: z.uuid('space'),
  codebook: z.string().regex(/^\S{1,80} \S{1,40}$/, 'codebook'),
  period: z.string().regex(/^\S{1,80} \S{1,80}$/, 'period'),
  year: z.string().max(80).default(''),
});

export const statementRequest = z.object({
  spaceId: z.uuid(),
  codebookId: z.string().min(1).max(80),
  codebookVersion: z.string().min(1).max(40),
  calendarId: z.string().min(1).max(80),
  periodId: z.string().min(1).max(80),
});

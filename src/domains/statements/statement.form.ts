import { z } from 'zod';

const codebookChoice = z.string().regex(/^\S{1,80} \S{1,40}$/, 'codebook');

/** What is posted to make a statement: two ids in one choice are separated by a space. */
export const statementForm = z.object({
  spaceId: z.uuid('space'),
  codebook: codebookChoice,
  /** Other codebooks that read the same days. */
  also: z.array(codebookChoice).max(20, 'also'),
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

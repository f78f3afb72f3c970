import { z } from 'zod';

const text = z.string().trim().min(1, 'commentMissing').max(10_000);

/** A comment on a section, or on words of it. Also the body of the API. */
export const commentForm = z.object({ quote: z.string().trim().max(2000).default(''), text });
export type CommentValues = z.output<typeof commentForm>;

/** An answer, which may settle the thread; or the thread settled or taken up again without a word. */
export const answerForm = z.object({
  act: z.enum(['answer', 'answer-and-resolve', 'resolve', 'reopen']),
  text: z.string().trim().max(10_000).default(''),
});
export type AnswerValues = z.output<typeof answerForm>;

import { plainText } from '#/domains/reports/section-text.rules.ts';
import type { Comment, CommentThread, CommentTurn } from './comment.ts';

/** Words as they are compared: spaces of any kind are one. */
const flat = (text: string) => text.replaceAll(/\s+/g, ' ').trim();

/** Whether words stand in a section, whatever their marks and spaces. */
export function isQuoteIn(quote: string, body: string): boolean {
  return quote === '' || flat(plainText(body)).includes(flat(quote));
}

/** Threads in the order in which they began, each with its answers and where it stands. */
export function threadsOf(
  comments: readonly Comment[],
  turns: readonly CommentTurn[],
  bodies: ReadonlyMap<string, string>,
): CommentThread[] {
  return comments
    .filter(({ threadId }) => threadId === null)
    .map((comment) => {
      const own = turns.filter(({ threadId }) => threadId === comment.id);
      return {
        ...comment,
        answers: comments.filter(({ threadId }) => threadId === comment.id),
        turns: own,
        isResolved: own.at(-1)?.kind === 'resolved',
        isQuoteThere: isQuoteIn(comment.quote, bodies.get(comment.sectionId) ?? ''),
      };
    });
}

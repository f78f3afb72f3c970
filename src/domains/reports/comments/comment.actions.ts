import { log, type NotAllowed, type Refused, refused } from '#/domains/reports/report.actions.ts';
import { sectionsOf } from '#/domains/reports/section.store.ts';
import { reportToWrite, writerOf } from '#/domains/reports/writing/writing.actions.ts';
import type { SignedInVisit, Visit } from '#/platform/visit.ts';
import type { AnswerValues, CommentValues } from './comment.form.ts';
import { isQuoteIn, threadsOf } from './comment.rules.ts';
import { commentsOf, insertComment, turnsOf, turnThread } from './comment.store.ts';
import type { CommentThread } from './comment.ts';

/** Threads of a bilan, by section. */
export async function threadsOfReport(visit: Visit, reportId: string): Promise<Map<string, CommentThread[]>> {
  const transaction = await visit.transaction();
  const bodies = new Map((await sectionsOf(transaction, reportId)).map(({ id, body }) => [id, body]));
  const comments = await commentsOf(transaction, reportId);
  const turns = comments.length === 0 ? [] : await turnsOf(transaction, reportId);
  return Map.groupBy(threadsOf(comments, turns, bodies), ({ sectionId }) => sectionId);
}

/** Says something of a section, or of words that stand in it. */
export async function comment(
  visit: SignedInVisit,
  reportId: string,
  sectionId: string,
  values: CommentValues,
): Promise<{ kind: 'done'; id: string } | Refused<'quoteNotThere'> | NotAllowed> {
  const found = await reportToWrite(visit, reportId);
  if (found.kind !== 'report') return found;
  const section = found.sections.find(({ id }) => id === sectionId);
  if (!section) return { kind: 'missing' };
  if (!isQuoteIn(values.quote, section.body)) return refused('quote', 'quoteNotThere');
  const added = { reportId, sectionId, threadId: null, ...values };
  const id = await insertComment(await visit.transaction(), added, writerOf(visit));
  await log(visit, found.report, 'report.commented', { sectionId });
  return { kind: 'done', id };
}

/** Answers a thread, settles it or takes it up again; an answer to a settled thread takes it up. */
export async function answer(
  visit: SignedInVisit,
  reportId: string,
  threadId: string,
  { act, text }: AnswerValues,
): Promise<{ kind: 'done'; sectionId: string } | Refused<'commentMissing'> | NotAllowed> {
  const found = await reportToWrite(visit, reportId);
  if (found.kind !== 'report') return found;
  const transaction = await visit.transaction();
  const thread = (await commentsOf(transaction, reportId)).find(
    (one) => one.id === threadId && one.threadId === null,
  );
  if (!thread) return { kind: 'missing' };
  const { sectionId } = thread;
  const isAnswer = act === 'answer' || act === 'answer-and-resolve';
  if (isAnswer && text === '') return refused('text', 'commentMissing');
  const by = writerOf(visit);
  if (isAnswer) await insertComment(transaction, { reportId, sectionId, threadId, quote: '', text }, by);
  const isSettled = act === 'resolve' || act === 'answer-and-resolve';
  await turnThread(transaction, threadId, isSettled ? 'resolved' : 'reopened', by);
  await log(visit, found.report, isSettled ? 'report.comment-resolved' : 'report.commented', { sectionId });
  return { kind: 'done', sectionId };
}

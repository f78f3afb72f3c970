import type { Writer } from '#/domains/reports/section.store.ts';
import type { Transaction } from '#/platform/database.ts';
import { newId } from '#/platform/ids.ts';
import type { Comment, CommentTurn } from './comment.ts';

/** Comments of a bilan, the first ones first. */
export async function commentsOf(transaction: Transaction, reportId: string): Promise<Comment[]> {
  return transaction.query<Comment>({
    name: 'report_comments_of',
    text: `SELECT c.id, c.section_id AS "sectionId", c.thread_id AS "threadId", c.quote, c.text,
             c.written_by AS "writtenById", p.name AS "writtenBy", c.written_at AS "writtenAt"
           FROM report_comments c LEFT JOIN people p ON p.id = c.written_by
           WHERE c.report_id = $1 ORDER BY c.written_at, c.id`,
    values: [reportId],
  });
}

/** Turns of the threads of a bilan, the first ones first. */
export async function turnsOf(transaction: Transaction, reportId: string): Promise<CommentTurn[]> {
  return transaction.query<CommentTurn>({
    name: 'report_comment_turns_of',
    text: `SELECT t.thread_id AS "threadId", t.kind, p.name AS by, t.turned_at AS at
           FROM report_comments c JOIN report_comment_turns t ON t.thread_id = c.id LEFT JOIN people p ON p.id = t.turned_by
           WHERE c.report_id = $1 ORDER BY t.turned_at, t.id`,
    values: [reportId],
  });
}

export interface NewComment {
  reportId: string;
  sectionId: string;
  threadId: string | null;
  quote: string;
  text: string;
}

export async function insertComment(
  transaction: Transaction,
  comment: NewComment,
  by: Writer,
): Promise<string> {
  const id = newId();
  await transaction.query({
    name: 'insert_report_comment',
    text: `INSERT INTO report_comments (id, report_id, section_id, thread_id, quote, text, written_by, written_at)
           VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
    values: [
      id,
      comment.reportId,
      comment.sectionId,
      comment.threadId,
      comment.quote,
      comment.text,
      by.personId,
      by.at,
    ],
  });
  return id;
}

/** Settles a thread or takes it up again; nothing when it already stands so. */
export async function turnThread(
  transaction: Transaction,
  threadId: string,
  kind: CommentTurn['kind'],
  by: Writer,
): Promise<void> {
  await transaction.query({
    name: 'turn_report_thread',
    text: `INSERT INTO report_comment_turns (id, thread_id, kind, turned_by, turned_at)
           SELECT $1, $2, $3, $4, $5
           WHERE coalesce((SELECT kind FROM report_comment_turns WHERE thread_id = $2 ORDER BY turned_at DESC, id DESC LIMIT 1),
             'reopened') <> $3`,
    values: [newId(), threadId, kind, by.personId, by.at],
  });
}

export interface WaitingComments {
  reportId: string;
  title: string;
  threads: number;
  latestAt: Date;
}

/**
 * Bilans where threads await a person: those they take part in, on a section they wrote last or in a bilan they opened,
 * when somebody else spoke last. One line a bilan, however many threads.
 */
export async function commentsAwaiting(
  transaction: Transaction,
  personId: string,
  limit: number,
): Promise<WaitingComments[]> {
  return transaction.query<WaitingComments>({
    name: 'report_comments_awaiting',
    text: `SELECT r.id AS "reportId", r.title, count(*)::int AS threads, max(last.written_at) AS "latestAt"
      FROM reports r JOIN report_comments c ON c.report_id = r.id AND c.thread_id IS NULL
        JOIN report_sections s ON s.id = c.section_id AND s.cut_at IS NULL
        JOIN LATERAL (SELECT written_by, written_at FROM report_comments a WHERE a.id = c.id OR a.thread_id = c.id
          ORDER BY written_at DESC, id DESC LIMIT 1) last ON true
      WHERE r.archived_on IS NULL AND r.id = ANY ((SELECT viewer_working_reports())::uuid[])
        AND last.written_by IS DISTINCT FROM $1
        AND (r.opened_by = $1 OR s.written_by = $1 OR EXISTS (SELECT FROM report_comments mine
          WHERE mine.written_by = $1 AND (mine.id = c.id OR mine.thread_id = c.id)))
        AND coalesce((SELECT kind FROM report_comment_turns t WHERE t.thread_id = c.id
          ORDER BY turned_at DESC, id DESC LIMIT 1), 'reopened') = 'reopened'
      GROUP BY r.id ORDER BY max(last.written_at) DESC, r.id LIMIT $2`,
    values: [personId, limit],
  });
}

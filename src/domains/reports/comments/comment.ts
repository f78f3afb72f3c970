/** What somebody says beside a section. */
export interface Comment {
  id: string;
  sectionId: string;
  /** The comment that it answers; null for the first of a thread. */
  threadId: string | null;
  quote: string;
  text: string;
  writtenById: string | null;
  /** Name of who wrote it, or null. */
  writtenBy: string | null;
  writtenAt: Date;
}

/** A thread was said to be settled, or taken up again. */
export interface CommentTurn {
  threadId: string;
  kind: 'resolved' | 'reopened';
  by: string | null;
  at: Date;
}

/** A comment, its answers in order, and where it stands. */
export interface CommentThread extends Comment {
  answers: readonly Comment[];
  turns: readonly CommentTurn[];
  isResolved: boolean;
  /** False when the words it speaks of are no longer in the section. */
  isQuoteThere: boolean;
}

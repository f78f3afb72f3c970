import type { TextName } from './shared-text.ts';

/**
 * What processes tell each other of a text, in one line of at most 8000 bytes (PostgreSQL's limit):
 * `kind-of-notice kind text [process [bytes in base64]]`.
 */
export type NoticeKind =
  /** Words were written; the bytes are the Yjs update. */
  | 'update'
  /** The same, too long for a line: read the whole text again. */
  | 'reload'
  /** A part was changed elsewhere (`replace_in_shared_text`). */
  | 'replaced'
  /** Its parts, or who may write it, changed (`tell_shared_text_changed`). */
  | 'changed'
  /** Where writers are; the bytes are the awareness update. */
  | 'presence'
  /** A process has just opened the text: where are the writers of the others? */
  | 'who';

export interface Notice extends TextName {
  notice: NoticeKind;
  /** The process that tells, which need not listen to itself; null for the database. */
  from: string | null;
  bytes: Uint8Array | null;
}

const longest = 7900;

export const textsChannel = 'toile_shared_texts';

/** Tells the person whose memberships, sessions or account changed. */
export const rightsChannel = 'toile_rights';

export function noticeLine(
  notice: NoticeKind,
  { kind, textId }: TextName,
  from: string,
  bytes?: Uint8Array,
): string {
  const words = [notice, kind, textId, from];
  if (bytes) words.push(Buffer.from(bytes).toString('base64'));
  return words.join(' ');
}

/** An update in a line, or the advice to read again when it is too long for one. */
export function updateLine(text: TextName, from: string, update: Uint8Array): string {
  const line = noticeLine('update', text, from, update);
  return line.length <= longest ? line : noticeLine('reload', text, from);
}

/** Where writers are, in a line; null when they are too many for one: they will tell again. */
export function presenceLine(text: TextName, from: string, presence: Uint8Array): string | null {
  const line = noticeLine('presence', text, from, presence);
  return line.length <= longest ? line : null;
}

export function readNotice(line: string): Notice | null {
  const [notice, kind, textId, from, bytes] = line.split(' ');
  if (!notice || !kind || !textId) return null;
  return {
    notice: notice as NoticeKind,
    kind,
    textId,
    from: from ?? null,
    bytes: bytes === undefined ? null : Buffer.from(bytes, 'base64'),
  };
}

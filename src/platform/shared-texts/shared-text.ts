import type { Transaction } from '../database.ts';
import type { Person } from '../visit.ts';

/** One part of a shared text (a section), as the domain keeps it. */
export interface SharedPart {
  id: string;
  markdown: string;
}

export interface OpenedText {
  mayWrite: boolean;
  /** In order. A revision is the domain’s own: it is not read here. */
  parts: readonly (SharedPart & { revision: number })[];
}

/** A kind of text that several people write at once, named in the manifest of its domain. */
export interface SharedTextKind {
  /**
   * What the viewer may open, asked as them (row-level security applies); null when it is not there or not theirs.
   * Asked when a connection opens, and again whenever rights or the text may have changed.
   */
  open(transaction: Transaction, viewer: Person, textId: string): Promise<OpenedText | null>;
  /**
   * Keeps what the writers made of it: the parts whose Markdown changed, no others. Called as the system, in the
   * transaction that folds their updates, after a short rest in typing and when the last one leaves. A part that is no
   * longer there is to be passed over. It may be called again with the same text: what throws is tried later.
   */
  keep(
    transaction: Transaction,
    textId: string,
    parts: readonly SharedPart[],
    writers: readonly string[],
  ): Promise<void>;
}

export type SharedTextKinds = Readonly<Record<string, SharedTextKind>>;

/** A text among all: `report` and its id. */
export interface TextName {
  kind: string;
  textId: string;
}

/** The name under which Hocuspocus holds a text. */
export const documentName = ({ kind, textId }: TextName) => `${kind}:${textId}`;

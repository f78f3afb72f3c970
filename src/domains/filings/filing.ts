/** To whom a document goes. The two lists never mix: two aims, two days. */
export const addressees = ['funder', 'members'] as const;
export type Addressee = (typeof addressees)[number];

export const documentStates = ['todo', 'received', 'sent'] as const;
export type DocumentState = (typeof documentStates)[number];

/** Accounts rendered to a funder for one financial year. */
export interface Filing {
  id: string;
  spaceId: string;
  title: string;
  funder: string;
  yearEndsOn: string;
  /** The day that the signed agreement gives, when it gives another. */
  agreedOn: string | null;
  agreedSource: string;
  /** Day of the general meeting, which changes nothing to the funder's. */
  assemblyOn: string | null;
  version: number;
  archivedOn: string | null;
}

/** In a list: with how many of the funder's documents are sent. */
export interface FilingSummary extends Filing {
  sent: number;
  expected: number;
}

export interface FilingDocument {
  id: string;
  addressee: Addressee;
  title: string;
  /** Who sees to it, as the space says it: a name, a role. */
  carrier: string;
  note: string;
  state: DocumentState;
  /** Since which day. */
  stateOn: string;
  /** Name of whoever wrote it last, or null. */
  writtenBy: string | null;
  removedOn: string | null;
  revision: number;
}

/** A document as it is listed, whatever the year: what lists are begun from. */
export type ListedDocument = Pick<FilingDocument, 'addressee' | 'title' | 'carrier' | 'note'>;

/** Something that was said of a document, and by whom. */
export interface DocumentChange
  extends Pick<
    FilingDocument,
    'title' | 'carrier' | 'note' | 'state' | 'revision' | 'removedOn' | 'writtenBy'
  > {
  writtenAt: Date;
}

/** Longest texts; the columns of the database bear the same. */
export const filingLengths = { title: 300, funder: 300, source: 600, carrier: 300, note: 2000 } as const;

/** How many documents the two lists may hold together. */
export const mostDocuments = 100;

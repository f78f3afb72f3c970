import type { Bilingual, CodebookReference } from '#/domains/codebooks/codebooks.public.ts';

/** What figures are asked for. The sentence that goes with it says it in words. */
export const purposeKinds = ['regulation', 'account', 'planning', 'funding', 'research', 'other'] as const;
export type PurposeKind = (typeof purposeKinds)[number];

/** A number of a transmission, or nothing in its place because it is hidden. */
export interface ShownNumber {
  /** Null when it is hidden. */
  value: number | null;
  isHidden: boolean;
}

/** What the framework takes, how like acts differ, what it leaves out, what its declarations do not say. */
export const figureTables = ['declared', 'details', 'notDeclared', 'dropped'] as const;
export type FigureTable = (typeof figureTables)[number];

/** One line of a transmission, in the words of its day. */
export interface TransmittedFigure {
  /** The key of the figure in its statement. */
  key: string;
  table: FigureTable;
  /** Family it is read in: a kind of declaration, or a field of like acts. Empty for what is not declared. */
  group: Bilingual;
  name: Bilingual;
  count: ShownNumber;
  minutes: ShownNumber;
  /** Whether the framework receives the time of these acts: the plots need to know. */
  carriesDuration: boolean;
}

/** A convention of the team, as it was written on a day. */
export interface TransmittedConvention {
  version: number;
  text: string;
  writtenOn: string;
}

/** Everything a reader of a transmission sees, so that nothing of the statement itself has to be read. */
export interface TransmissionContent {
  format: 1;
  spaceName: string;
  codebook: CodebookReference & { title: Bilingual; source: Bilingual };
  period: { id: string; label: Bilingual; startsOn: string; endsOn: string };
  compiledOn: string;
  figures: readonly TransmittedFigure[];
  /** The rule by which small numbers were hidden, which is public. */
  thresholds: { people: number; organisations: number };
  limits: readonly { sentence: Bilingual; source: Bilingual }[];
  frameworkConventions: readonly { question: Bilingual; answer: Bilingual }[];
  teamConvention: TransmittedConvention | null;
  /** Declarations that left one by one, when the regulation asks for them. */
  declarations: { layoutId: string; label: Bilingual; headings: readonly Bilingual[]; count: number } | null;
}

export interface Transmission {
  id: string;
  statementId: string;
  compilationNumber: number;
  /** The team whose figures they are. */
  spaceId: string;
  /** Null for a recipient outside of this instance. */
  recipientSpaceId: string | null;
  recipientName: string;
  purposeKind: PurposeKind;
  purpose: string;
  content: TransmissionContent;
  /** The one that it replaces for the same recipient. */
  replacesId: string | null;
  transmittedByName: string | null;
  transmittedAt: Date;
  /** Whether it was answered, and how. */
  answer: 'returned' | 'accepted' | null;
  /** Whether an answer is awaited still; false too when the team took the statement back. */
  isAwaited: boolean;
}

/** A transmission in a list, without its figures. */
export type TransmissionSummary = Omit<Transmission, 'content'> & {
  content: Pick<TransmissionContent, 'spaceName' | 'period' | 'codebook'>;
  feedbackCount: number;
};

/** What was decided with the figures. */
export interface Feedback {
  id: string;
  decidedOn: string;
  text: string;
  recordedByName: string | null;
  recordedAt: Date;
}

/** What was decided with figures in which the viewer's traces were counted. */
export interface ContributionFeedback
  extends Pick<Feedback, 'id' | 'decidedOn' | 'text' | 'recordedAt'>,
    Pick<Transmission, 'recipientName' | 'purposeKind' | 'purpose'> {
  transmissionId: string;
  spaceName: string;
  period: Bilingual;
  /** Whether the viewer may still read the figures themselves. */
  mayOpen: boolean;
}

export const readingParts = ['figures', 'declarations'] as const;
export type ReadingPart = (typeof readingParts)[number];

/** One reading by somebody who does not work in the team. */
export interface Reading {
  personName: string | null;
  act: 'opened' | 'exported';
  part: ReadingPart;
  /** page, api, csv, xlsx, json */
  means: string;
  readOn: string;
}

import type { AgendaProblem, AgendaProposal } from './agenda.ts';
import type { ColumnMapping } from './column-mapping.ts';
import type { CellProblem } from './row-draft.ts';
import type { Delimiter } from './spreadsheet.ts';

export const importKinds = ['agenda', 'spreadsheet'] as const;
export type ImportKind = (typeof importKinds)[number];

/** `reviewing` and `mapping` wait for the person; `running` for the machine; the others are over. */
export const importStates = ['reviewing', 'mapping', 'running', 'done', 'failed', 'undone'] as const;
export type ImportState = (typeof importStates)[number];

export interface Import {
  id: string;
  kind: ImportKind;
  personId: string;
  spaceId: string;
  state: ImportState;
  fileName: string;
  openedAt: Date;
  totalCount: number;
  doneCount: number;
  traceCount: number;
  /** Chunk of rows that the work goes on from. */
  nextChunk: number;
  finishedAt: Date | null;
  reading: AgendaSummary | SheetSummary;
}

/** What the reading of an agenda counted. */
export interface AgendaSummary {
  kind: 'agenda';
  from: string;
  to: string;
  calendarName: string | null;
  eventCount: number;
  eventsOutsideWindow: number;
  ignored: { tasks: number; journals: number; availabilities: number };
  /** Proposals already kept before, and unchanged. */
  alreadyKept: number;
  /** Proposals of which the person said that they are not work. */
  notWork: number;
  problems: readonly AgendaProblem[];
  problemCount: number;
}

export interface SheetOverview {
  name: string;
  hidden: boolean;
  rowCount: number;
  rowsLeftOut: number;
  columnsLeftOut: number;
  cellsCut: readonly string[];
  serialShift: number;
}

/** How a spreadsheet is being read. */
export interface SheetSummary {
  kind: 'spreadsheet';
  sheets: readonly SheetOverview[];
  /** Position of the sheet read. */
  sheet: number;
  delimiter: Delimiter | null;
  quotesIgnored: boolean;
  mapping: ColumnMapping;
  /** The mapping was kept from an earlier sheet of the same form. */
  recalled: boolean;
  /** Result of the last check, null when the mapping lacks something. */
  check: SheetCheck | null;
  /** Also take the rows of which an earlier version was imported. */
  withAlike: boolean;
  /** Say the place of the directory rather than the text, where a cell names one exactly. */
  withPlaces?: boolean;
}

/** What would happen to each row, before anything does. */
export interface SheetCheck {
  rows: number;
  ready: number;
  refused: number;
  /** Same rows, imported before: never taken twice. */
  known: number;
  /** Same day and title as a row imported before, with something changed. */
  alike: number;
  hidden: number;
  /** Organisations that the directory does not know under these names; they are added with the traces. */
  newOrganisations: number;
  /** Texts that name one place of the directory exactly, with the day of the first row that does, those of most rows first. */
  places?: readonly NamedPlace[];
  /** Rows that name one, listed or not. */
  placedRows?: number;
  /** Every problem is counted; the first ones are listed. */
  problemCount: number;
  noticeCount: number;
  problems: readonly CellProblem[];
}

export const listedProblems = 300;

export interface NamedPlace {
  text: string;
  day: string;
  rows: number;
}

export const listedPlaces = 30;

export interface Proposal {
  id: string;
  importId: string;
  changed: boolean;
  content: AgendaProposal;
  fingerprint: string;
  series: string;
  contentPrint: string;
}

export type Verdict = 'kept' | 'not-work';

/** What was said before of an event, and chosen for it. */
export interface EarlierDecision {
  fingerprint: string;
  wholeSeries: boolean;
  verdict: Verdict;
  contentPrint: string;
}

/** What was chosen for a kept event, proposed again for its likes. */
export interface EarlierChoice {
  title: string;
  dossierId: string | null;
  nature: string | null;
}

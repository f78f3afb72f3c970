export type { AgendaFile, OpeningOutcome } from './agenda-import.actions.ts';
export type { SheetCheck } from './import.ts';
export {
  type Importing,
  importAgendaFor,
  importJournalFor,
  type JournalOptions,
  type JournalOutcome,
} from './import-for-person.actions.ts';
export type { SpreadsheetFile } from './sheet-import.actions.ts';

export { textOf } from './cell-reading.rules.ts';
export { readSpreadsheetFile } from './file-reading.actions.ts';
export { importAgendaFor, importJournalFor } from './import-for-person.actions.ts';
export { spreadsheetLimits } from './spreadsheet.ts';

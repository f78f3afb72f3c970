export { textOf } from './cell-reading.rules.ts';
export { readSpreadsheetFile } from './file-reading.actions.ts';
export { importAgendaFor, importJournalFor } from './import-for-person.actions.ts';
export { en as sheetImportWordsEn, fr as sheetImportWordsFr } from './sheet-import.words.ts';
export { type SpreadsheetRefusal, spreadsheetLimits } from './spreadsheet.ts';

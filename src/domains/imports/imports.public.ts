export { importAgendaFor, importJournalFor } from './import-for-person.actions.ts';

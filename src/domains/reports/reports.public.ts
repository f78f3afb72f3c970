export { reportTexts } from './report-text.store.ts';

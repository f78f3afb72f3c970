export { AroundReports } from './around.pages.tsx';
export { reportTexts } from './report-text.store.ts';

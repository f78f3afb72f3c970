/**
 * Functions that are longer than the budget, as `path name`. The list may only shrink: an entry that is no longer
 * needed fails, and a new one needs a better reason than haste.
 */
export const longFunctions: string[] = [
  'bench/capture.ts measure',
  'bench/compile.ts measure',
  'src/platform/database.ts connectDatabase',
  'src/app/answer.tsx bare',
  'src/app/assets.ts loadAssets',
  'src/app/drafts.routes.tsx DraftsPage',
  'src/app/home.routes.tsx homeRoutes',
  'src/app/shell.tsx renderPage',
  'src/app/site.tsx createSite',
  'src/app/visits.ts startVisit',
  'src/domains/codebooks/codebook-import.pages.tsx CodebookImportPage',
  'src/domains/codebooks/codebook-parts.pages.tsx FieldsPart',
  'src/domains/spaces/space.pages.tsx SpacesPage',
  'src/domains/statements/figure.pages.tsx DifferencePage',
  'src/domains/statements/statement-figures.pages.tsx (unnamed)',
  'src/domains/statements/statement-figures.pages.tsx DeclaredPart',
  'src/domains/statements/statement-figures.pages.tsx DetailsPart',
  'src/domains/statements/statement-figures.pages.tsx UnseenPart',
  'src/domains/statements/statement-list.pages.tsx StatementsPage',
  'src/domains/statements/statement-plots.pages.tsx StatementPlots',
  'src/domains/territories/territory.pages.tsx AddForm',
];

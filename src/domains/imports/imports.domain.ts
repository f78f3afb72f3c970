import { paths } from '#/paths.ts';
import type { Domain, TodayEntry } from '#/platform/domain.ts';
import { wordsFor } from '#/platform/visit.ts';
import { agendaImportRoutes } from './agenda-import.routes.tsx';
import * as agendaImportWords from './agenda-import.words.ts';
import { importApi } from './import.api.ts';
import { importRoutes } from './import.routes.tsx';
import { importsOf } from './import.store.ts';
import * as importWords from './import.words.ts';
import { forgetLeftImports, runConfirmedImport } from './import-run.jobs.ts';
import { forgetImportsOf, importsHeldOf } from './personal-data.store.ts';
import { sheetImportApi } from './sheet-import.api.ts';
import { sheetImportRoutes } from './sheet-import.routes.tsx';
import * as sheetImportWords from './sheet-import.words.ts';

/** Imports told one by one on « Aujourd’hui ». */
const mostNamed = 3;

export const importsDomain: Domain = {
  name: 'imports',
  // The addresses that are words come before the one that is any import's.
  routes: [...agendaImportRoutes, ...sheetImportRoutes, ...importRoutes],
  api: [...importApi, ...sheetImportApi],
  refusals: [agendaImportWords, importWords, sheetImportWords],
  menu: [{ label: { fr: 'Importer', en: 'Import' }, path: paths.imports, order: 40, place: 'person' }],
  jobs: { 'imports.run': runConfirmedImport, 'imports.forget': forgetLeftImports },
  schedule: { 'imports.forget': '20 4 * * *' },
  personalData: { exportOf: importsHeldOf, erase: forgetImportsOf },
  today: async (transaction, viewer, locale) => {
    const words = wordsFor(locale, importWords);
    const waiting = (await importsOf(transaction, viewer.personId, 50)).filter(
      (one) => one.state === 'reviewing' || one.state === 'mapping',
    );
    const [latest] = waiting;
    // A pile of imports left aside must not hide what else awaits.
    if (latest && waiting.length > mostNamed) {
      const label = words.todayAwaitSeveral(waiting.length);
      return [{ at: latest.openedAt, label, href: paths.imports, kind: 'awaits' }];
    }
    return waiting.map(
      (one): TodayEntry => ({
        at: one.openedAt,
        label: words.todayAwaits(one.fileName),
        href: paths.import(one.id),
        kind: 'awaits',
      }),
    );
  },
};

import { formatDate } from '#/french/dates.ts';
import { paths } from '#/paths.ts';
import type { Domain } from '#/platform/domain.ts';
import { wordsFor } from '#/platform/visit.ts';
import { documentApi } from './document.api.ts';
import { documentRoutes } from './document.routes.tsx';
import { filingApi } from './filing.api.ts';
import { filingRoutes } from './filing.routes.tsx';
import { dueDays, standingOf } from './filing.rules.ts';
import { filingsOfViewer } from './filing.store.ts';
import * as filingWords from './filing.words.ts';
import { filingSettingsRoutes } from './filing-settings.routes.tsx';
import { seedFilings } from './filings.seed.ts';
import { newFilingRoutes } from './new-filing.routes.tsx';
import { filingsWrittenBy, forgetInFilings } from './personal-data.store.ts';

/** How far around its day accounts are told on « Aujourd’hui », in days. */
const daysAround = 30;

export const filingsDomain: Domain = {
  name: 'filings',
  // The lists of documents are drawn as those of a template.
  sheets: ['reports'],
  // Addresses with a name of their own come before the one of any accounts.
  routes: [...newFilingRoutes, ...filingRoutes, ...filingSettingsRoutes, ...documentRoutes],
  api: [...filingApi, ...documentApi],
  refusals: [filingWords],
  personalData: { exportOf: filingsWrittenBy, erase: forgetInFilings },
  today: async (transaction, _viewer, locale, today) => {
    const words = wordsFor(locale, filingWords);
    const current = (await filingsOfViewer(transaction)).filter(({ archivedOn }) => archivedOn === null);
    return current.flatMap((filing) => {
      const { due } = dueDays(filing);
      const standing = standingOf(due, today, filing);
      if (standing.kind === 'sent' || standing.days > daysAround) return [];
      const say = standing.kind === 'past' ? words.todayPast : words.todayAhead;
      return [
        {
          at: null,
          label: say(filing.title, formatDate(due, locale)),
          href: paths.filing(filing.id),
          kind: 'awaits' as const,
        },
      ];
    });
  },
  seed: seedFilings,
};

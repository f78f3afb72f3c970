import { paths } from '#/paths.ts';
import type { Domain } from '#/platform/domain.ts';
import { wordsFor } from '#/platform/visit.ts';
import { outingApi } from './audience/outing.api.ts';
import { outingRoutes } from './audience/outing.routes.tsx';
import * as outingWords from './audience/outing.words.ts';
import { outingReadingApi } from './audience/outing-reading.api.ts';
import { outingReadingRoutes } from './audience/outing-reading.routes.tsx';
import { commentApi } from './comments/comment.api.ts';
import { commentRoutes } from './comments/comment.routes.tsx';
import { commentsAwaiting } from './comments/comment.store.ts';
import * as commentWords from './comments/comment.words.ts';
import { evidenceRoutes } from './evidence.routes.tsx';
import { forgetInReports, reportsWrittenBy } from './personal-data.store.ts';
import { readingRoutes } from './reading/reading.routes.tsx';
import { reportApi } from './report.api.ts';
import { reportRoutes } from './report.routes.tsx';
import * as reportWords from './report.words.ts';
import { reportPageRoutes } from './report-page.routes.tsx';
import { seedReports } from './reports.seed.ts';
import { templateApi } from './templates/template.api.ts';
import { templateRoutes } from './templates/template.routes.tsx';
import { seedTemplates } from './templates/template.seed.ts';
import * as templateWords from './templates/template.words.ts';
import { templateFileRoutes } from './templates/template-file.routes.tsx';
import { templateSectionRoutes } from './templates/template-section.routes.tsx';
import { templateSettingsRoutes } from './templates/template-settings.routes.tsx';
import { reportsCiting } from './trace-cited.store.ts';
import * as citedWords from './trace-cited.words.ts';
import { versionApi } from './versions/version.api.ts';
import { versionRoutes } from './versions/version.routes.tsx';
import * as versionWords from './versions/version.words.ts';
import { orderRoutes } from './writing/order.routes.tsx';
import { renewalRoutes } from './writing/renewal.routes.tsx';
import * as renewalWords from './writing/renewal.words.ts';
import { reportText } from './writing/report-text.actions.ts';
import { sectionApi } from './writing/section.api.ts';
import { sectionRoutes } from './writing/section.routes.tsx';
import { sectionHistoryRoutes } from './writing/section-history.routes.tsx';
import { settingsApi } from './writing/settings.api.ts';
import { settingsRoutes } from './writing/settings.routes.tsx';
import * as writingWords from './writing/writing.words.ts';

export const reportsDomain: Domain = {
  name: 'reports',
  sheets: ['reports'],
  // Addresses with a name of their own come before the one of any bilan.
  routes: [
    ...templateFileRoutes,
    ...templateRoutes,
    ...templateSectionRoutes,
    ...templateSettingsRoutes,
    ...reportRoutes,
    ...reportPageRoutes,
    ...readingRoutes,
    ...evidenceRoutes,
    ...sectionRoutes,
    ...orderRoutes,
    ...sectionHistoryRoutes,
    ...renewalRoutes,
    ...settingsRoutes,
    ...commentRoutes,
    ...versionRoutes,
    ...outingRoutes,
    ...outingReadingRoutes,
  ],
  api: [
    ...reportApi,
    ...sectionApi,
    ...settingsApi,
    ...commentApi,
    ...versionApi,
    ...outingApi,
    ...outingReadingApi,
    ...templateApi,
  ],
  refusals: [outingWords, commentWords, reportWords, templateWords, versionWords, renewalWords, writingWords],
  menu: [
    {
      label: { fr: 'Bilans', en: 'Reports' },
      path: paths.reports,
      alsoWithin: [paths.filings],
      order: 35,
      place: 'main',
    },
  ],
  today: async (transaction, viewer, locale) => {
    const words = wordsFor(locale, commentWords);
    const waiting = await commentsAwaiting(transaction, viewer.personId, 3);
    return waiting.map(({ reportId, title, threads, latestAt }) => ({
      at: latestAt,
      label: words.todayAwaits(title, threads),
      href: paths.report(reportId),
      kind: 'awaits' as const,
    }));
  },
  becomingOf: async (visit, trace) => {
    const words = wordsFor(visit.locale, citedWords);
    const citing = await reportsCiting(await visit.transaction(), trace, 3);
    return citing.map(({ id, title, quotes }) => ({
      label: title,
      href: paths.report(id),
      note: quotes ? words.quoted : words.supports,
    }));
  },
  sharedTexts: { report: reportText },
  personalData: { exportOf: reportsWrittenBy, erase: forgetInReports },
  seed: async (context) => {
    await seedReports(context);
    await seedTemplates(context);
  },
};

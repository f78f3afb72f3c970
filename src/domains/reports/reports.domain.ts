import { paths } from '#/paths.ts';
import type { Domain } from '#/platform/domain.ts';
import { evidenceRoutes } from './evidence.routes.tsx';
import { forgetInReports, reportsWrittenBy } from './personal-data.store.ts';
import { reportRoutes } from './report.routes.tsx';
import { reportPageRoutes } from './report-page.routes.tsx';
import { orderRoutes } from './writing/order.routes.tsx';
import { renewalRoutes } from './writing/renewal.routes.tsx';
import { sectionRoutes } from './writing/section.routes.tsx';
import { sectionHistoryRoutes } from './writing/section-history.routes.tsx';
import { settingsRoutes } from './writing/settings.routes.tsx';

export const reportsDomain: Domain = {
  name: 'reports',
  sheets: ['reports'],
  routes: [
    ...reportRoutes,
    ...reportPageRoutes,
    ...evidenceRoutes,
    ...sectionRoutes,
    ...orderRoutes,
    ...sectionHistoryRoutes,
    ...renewalRoutes,
    ...settingsRoutes,
  ],
  menu: [{ label: { fr: 'Bilans', en: 'Reports' }, path: paths.reports, order: 35, place: 'main' }],
  personalData: { exportOf: reportsWrittenBy, erase: forgetInReports },
};

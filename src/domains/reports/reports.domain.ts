import { paths } from '#/paths.ts';
import type { Domain } from '#/platform/domain.ts';
import { evidenceRoutes } from './evidence.routes.tsx';
import { forgetInReports, reportsWrittenBy } from './personal-data.store.ts';
import { reportRoutes } from './report.routes.tsx';

export const reportsDomain: Domain = {
  name: 'reports',
  sheets: ['reports'],
  routes: [...reportRoutes, ...evidenceRoutes],
  menu: [{ label: { fr: 'Bilans', en: 'Reports' }, path: paths.reports, order: 35, place: 'main' }],
  personalData: { exportOf: reportsWrittenBy, erase: forgetInReports },
};

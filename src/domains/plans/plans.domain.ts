import { paths } from '#/paths.ts';
import type { Domain } from '#/platform/domain.ts';
import { followUpRoutes } from './follow-up.routes.tsx';
import { leverRoutes } from './lever.routes.tsx';
import { forgetInPlans, plansWrittenBy } from './personal-data.store.ts';
import { planRoutes } from './plan.routes.tsx';
import { planItemRoutes } from './plan-item.routes.tsx';
import { planSettingsRoutes } from './plan-settings.routes.tsx';
import { planVersionRoutes } from './plan-version.routes.tsx';

export const plansDomain: Domain = {
  name: 'plans',
  // Addresses with a name of their own come before the one of any plan.
  routes: [
    ...planRoutes,
    ...planSettingsRoutes,
    ...planItemRoutes,
    ...followUpRoutes,
    ...leverRoutes,
    ...planVersionRoutes,
  ],
  menu: [{ label: { fr: 'Plans', en: 'Plans' }, path: paths.plans, order: 30, place: 'main' }],
  personalData: { exportOf: plansWrittenBy, erase: forgetInPlans },
};

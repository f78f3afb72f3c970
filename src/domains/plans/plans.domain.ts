import { addDays, formatDate } from '#/french/dates.ts';
import { paths } from '#/paths.ts';
import type { Domain } from '#/platform/domain.ts';
import { wordsFor } from '#/platform/visit.ts';
import { evidenceApi } from './evidence.api.ts';
import { itemsMovedByTraces } from './evidence.store.ts';
import { followUpRoutes } from './follow-up.routes.tsx';
import { indicatorApi } from './indicator.api.ts';
import { indicatorRoutes } from './indicator.routes.tsx';
import { leverApi } from './lever.api.ts';
import { leverRoutes } from './lever.routes.tsx';
import * as leverWords from './lever.words.ts';
import { forgetInPlans, plansWrittenBy } from './personal-data.store.ts';
import { planApi } from './plan.api.ts';
import { planRoutes } from './plan.routes.tsx';
import * as planWords from './plan.words.ts';
import { planClosingRoutes } from './plan-closing.routes.tsx';
import { planDocumentRoutes } from './plan-document.routes.tsx';
import { planItemApi } from './plan-item.api.ts';
import { planItemRoutes } from './plan-item.routes.tsx';
import * as planItemWords from './plan-item.words.ts';
import { planSettingsApi } from './plan-settings.api.ts';
import { planSettingsRoutes } from './plan-settings.routes.tsx';
import { planSheetApi } from './plan-sheet.api.ts';
import { planSheetRoutes } from './plan-sheet.routes.tsx';
import * as planSheetWords from './plan-sheet.words.ts';
import { planTableRoutes } from './plan-table.routes.tsx';
import { planVersionApi } from './plan-version.api.ts';
import { planVersionRoutes } from './plan-version.routes.tsx';
import * as planVersionWords from './plan-version.words.ts';
import { planViewRoutes } from './plan-views.routes.tsx';
import { seedPlans } from './plans.seed.ts';
import { severalItemsRoutes } from './several-items.routes.tsx';
import { itemsDueBetween, itemsMovedLately } from './today.store.ts';
import { tracePlansRoutes } from './trace-plans.routes.tsx';

/** How far ahead a due date is told on « Aujourd’hui », and how far back a move is, in days. */
const [daysAhead, daysBack] = [14, 7];

export const plansDomain: Domain = {
  name: 'plans',
  sheets: ['plans'],
  // Addresses with a name of their own come before the one of any plan.
  routes: [
    ...planRoutes,
    ...planSettingsRoutes,
    ...planClosingRoutes,
    ...planItemRoutes,
    ...followUpRoutes,
    ...severalItemsRoutes,
    ...indicatorRoutes,
    ...tracePlansRoutes,
    ...leverRoutes,
    ...planVersionRoutes,
    ...planTableRoutes,
    ...planSheetRoutes,
    ...planViewRoutes,
    ...planDocumentRoutes,
  ],
  api: [
    ...planApi,
    ...planSettingsApi,
    ...planItemApi,
    ...evidenceApi,
    ...indicatorApi,
    ...leverApi,
    ...planVersionApi,
    ...planSheetApi,
  ],
  refusals: [leverWords, planItemWords, planSheetWords, planVersionWords, planWords],
  menu: [{ label: { fr: 'Plans', en: 'Plans' }, path: paths.plans, order: 30, place: 'main' }],
  personalData: { exportOf: plansWrittenBy, erase: forgetInPlans },
  today: async (transaction, _viewer, locale, today) => {
    const words = wordsFor(locale, planWords);
    const due = await itemsDueBetween(transaction, today, addDays(today, daysAhead), 5);
    const moved = await itemsMovedLately(transaction, new Date(`${addDays(today, -daysBack)}T00:00:00Z`), 3);
    return [
      ...due.map((item) => ({
        at: null,
        label: words.todayDue(item.title, formatDate(item.dueOn, locale)),
        href: paths.planItem(item.planId, item.itemId),
        kind: 'awaits' as const,
      })),
      ...moved.map((item) => ({
        at: item.linkedAt,
        label: words.todayMoved(item.title),
        href: paths.planItem(item.planId, item.itemId),
        kind: 'moved' as const,
      })),
    ];
  },
  becomingOf: async (visit, trace) => {
    const moved = await itemsMovedByTraces(await visit.transaction(), [trace.id]);
    const { became } = wordsFor(visit.locale, planWords);
    return moved.map((item) => ({
      label: item.itemTitle,
      href: paths.planItem(item.planId, item.itemId),
      note: became[item.says](item.planTitle),
    }));
  },
  seed: seedPlans,
};

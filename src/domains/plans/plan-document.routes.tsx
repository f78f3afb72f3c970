import { paths } from '#/paths.ts';
import { documentDownload } from '#/platform/documents/download.tsx';
import { missing } from '#/platform/outcome.ts';
import { anyone, get, type PageRoute } from '#/platform/route.ts';
import { wordsFor } from '#/platform/visit.ts';
import { withPlan, wordsOf } from './plan.routes.tsx';
import { spacesOfPlan } from './plan.store.ts';
import { type PlanFile, planFiles } from './plan.ts';
import { planDocument } from './plan-document.actions.ts';
import * as itemWords from './plan-item.words.ts';
import * as sheetWords from './plan-sheet.words.ts';

export const planDocumentRoutes: PageRoute[] = [
  get(paths.planDocument(':plan', ':format'), {
    access: anyone,
    handle: (visit) =>
      withPlan(visit, async ({ plan, items }) => {
        const format = planFiles.find((one): one is PlanFile => one === visit.params.format);
        if (!format) return missing;
        const spaces = await spacesOfPlan(await visit.transaction(), plan.id);
        const { locale, today, services } = visit;
        const document = planDocument({
          plan,
          items,
          spaces: spaces.flatMap(({ name }) => name ?? []),
          today,
          locale,
          address: new URL(paths.plan(plan.id), services.settings.publicUrl).href,
          words: wordsOf(visit),
          itemWords: wordsFor(locale, itemWords),
        });
        return documentDownload(visit, document, format, `${wordsFor(locale, sheetWords).fileName}-${today}`);
      }),
  }),
];

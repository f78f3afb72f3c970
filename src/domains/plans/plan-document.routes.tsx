import { vocabularyOf } from '#/domains/dossiers/dossiers.public.ts';
import { paths } from '#/paths.ts';
import { documentDownload } from '#/platform/documents/download.tsx';
import { missing } from '#/platform/outcome.ts';
import { anyone, get, type PageRoute } from '#/platform/route.ts';
import { wordsFor } from '#/platform/visit.ts';
import { leverWordsOf, planBalances } from './lever.routes.tsx';
import { withPlan, wordsOf } from './plan.routes.tsx';
import { spacesOfPlan } from './plan.store.ts';
import { type PlanFile, planFiles } from './plan.ts';
import { planDocument } from './plan-document.pages.tsx';
import * as itemWords from './plan-item.words.ts';
import * as sheetWords from './plan-sheet.words.ts';
import { shownIndicators } from './shown-number.actions.ts';

export const planDocumentRoutes: PageRoute[] = [
  get(paths.planDocument(':plan', ':format'), {
    access: anyone,
    handle: (visit) =>
      withPlan(visit, async (reading) => {
        const { plan, items } = reading;
        const format = planFiles.find((one): one is PlanFile => one === visit.params.format);
        if (!format) return missing;
        const transaction = await visit.transaction();
        const spaces = await spacesOfPlan(transaction, plan.id);
        const axes = (await vocabularyOf(transaction, plan.spaceIds[0] ?? ''))['service-axis'];
        const { locale, today, services } = visit;
        const document = planDocument({
          plan,
          items,
          indicators: await shownIndicators(visit, plan),
          balances: (await planBalances(visit, reading)).balances,
          axisLabel: (id) => axes.find((axis) => axis.id === id)?.label[visit.locale] ?? id,
          spaces: spaces.flatMap(({ name }) => name ?? []),
          today,
          locale,
          address: new URL(paths.plan(plan.id), services.settings.publicUrl).href,
          words: wordsOf(visit),
          itemWords: wordsFor(locale, itemWords),
          leverWords: leverWordsOf(visit),
        });
        return documentDownload(visit, document, format, `${wordsFor(locale, sheetWords).fileName}-${today}`);
      }),
  }),
];

import { type DossierStory, withdrawalsThatStand } from '#/domains/dossiers/dossiers.public.ts';
import { itemsOfDossier } from '#/domains/plans/plans.public.ts';
import { paths } from '#/paths.ts';
import { type PageContent, page } from '#/platform/outcome.ts';
import { anyone, get, type PageRoute } from '#/platform/route.ts';
import type { Visit } from '#/platform/visit.ts';
import {
  planWordsOf,
  readingOf,
  tracesOfStory,
  trailTo,
  withdrawalWordsOf,
  withStory,
} from './chronicle.routes.tsx';
import { filesSeen } from './dossier-file.actions.ts';
import { stepsOfDossier } from './next-step.store.ts';
import { SheetPage } from './sheet.pages.tsx';

/** Traces told in one document, the latest ones. */
const tracesTold = 300;

export const sheetRoutes: PageRoute[] = [
  get(paths.dossierSheet(':dossier'), {
    access: anyone,
    handle: (visit) => withStory(visit, async (story) => page(await sheetPage(visit, story))),
  }),
];

async function sheetPage(visit: Visit, story: DossierStory): Promise<PageContent> {
  const transaction = await visit.transaction();
  const { dossier } = story;
  const withTraces = visit.query.get('traces') === 'oui';
  const [withdrawal] = await withdrawalsThatStand(transaction, [dossier.id]);
  return {
    title: dossier.title,
    trail: visit.viewer.kind === 'person' ? trailTo(visit, dossier) : [],
    body: (
      <SheetPage
        {...(await readingOf(visit, story))}
        planWords={planWordsOf(visit)}
        items={await itemsOfDossier(transaction, dossier.id)}
        traces={withTraces ? (await tracesOfStory(visit, story, tracesTold)).traces : []}
        withTraces={withTraces}
        steps={await stepsOfDossier(transaction, dossier.id)}
        withdrawal={withdrawal ?? null}
        withdrawalWords={withdrawalWordsOf(visit)}
        {...(await filesSeen(visit, dossier))}
      />
    ),
  };
}

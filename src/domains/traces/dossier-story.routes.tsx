import {
  DossierFacts,
  type DossierStory,
  dossierWordsInEnglish,
  dossierWordsInFrench,
  readDossierStory,
} from '#/domains/dossiers/dossiers.public.ts';
import { paths } from '#/paths.ts';
import { isId } from '#/platform/ids.ts';
import { missing, type Outcome, page, seeOther } from '#/platform/outcome.ts';
import { anyone, get, type PageRoute } from '#/platform/route.ts';
import { type SignedInVisit, type Visit, wordsFor } from '#/platform/visit.ts';
import { DossierStoryPage } from './dossier-story.pages.tsx';
import { quickEntryIn, wordsOf } from './quick-trace.routes.tsx';
import { noFilters } from './trace-filters.form.ts';
import { traceList } from './trace-list.store.ts';

const pageSize = 40;

/** The page of a dossier: it belongs to the traces, which know the dossier, and not the other way round. */
export const dossierStoryRoutes: PageRoute[] = [
  get(paths.dossier(':dossier'), {
    access: anyone,
    handle: async (visit) => {
      const id = visit.params.dossier;
      const story = isId(id) ? await readDossierStory(visit, id) : null;
      if (story) return showStory(visit, story);
      if (visit.viewer.kind === 'person') return missing;
      return seeOther(`${paths.signIn}?${new URLSearchParams({ retour: visit.address })}`);
    },
  }),
];

async function showStory(visit: Visit, story: DossierStory): Promise<Outcome> {
  const words = wordsOf(visit);
  const dossierWords = wordsFor(visit.locale, { fr: dossierWordsInFrench, en: dossierWordsInEnglish });
  const { dossier } = story;
  const suite = visit.query.get('suite');
  const filters = { ...noFilters, espace: dossier.spaceId, dossier: dossier.id, suite };
  const list = await traceList(await visit.transaction(), visit.viewer, filters, pageSize);
  return page({
    title: dossier.title,
    trail: visit.viewer.kind === 'person' ? [{ label: dossierWords.title, href: paths.dossiers }] : [],
    body: (
      <>
        <p class="hint">
          {dossierWords.number(dossier.number)}, {dossierWords.states[dossier.state].toLowerCase()}
        </p>
        <DossierStoryPage
          words={words}
          locale={visit.locale}
          story={story}
          states={dossierWords.states}
          openingReason={dossierWords.noReason}
          notedBy={dossierWords.notedBy}
          traces={list.traces}
          next={list.next}
          isFirstPage={suite === null}
          quick={story.mayChange ? quickOf(visit as SignedInVisit, story) : null}
        />
      </>
    ),
    aside: <DossierFacts words={dossierWords} locale={visit.locale} {...story} />,
  });
}

function quickOf(visit: SignedInVisit, { dossier }: DossierStory) {
  return quickEntryIn(visit, {
    spaceId: dossier.spaceId,
    dossierId: dossier.id,
    dossierTitle: dossier.title,
  });
}

import {
  DossierFacts,
  type DossierStory,
  dossierWordsInEnglish,
  dossierWordsInFrench,
  readDossierStory,
  withdrawalsThatStand,
  withdrawalWordsInEnglish,
  withdrawalWordsInFrench,
} from '#/domains/dossiers/dossiers.public.ts';
import { itemsOfDossier, planWordsInEnglish, planWordsInFrench } from '#/domains/plans/plans.public.ts';
import {
  noTraceFilters,
  QuickTrace,
  traceList,
  traceWordsInEnglish,
  traceWordsInFrench,
} from '#/domains/traces/traces.public.ts';
import { paths } from '#/paths.ts';
import { Form } from '#/platform/form.ts';
import { noErrors } from '#/platform/form-errors.ts';
import { isId } from '#/platform/ids.ts';
import { missing, type Outcome, type PageContent, page, seeOther } from '#/platform/outcome.ts';
import { anyone, get, type PageRoute } from '#/platform/route.ts';
import { type Visit, wordsFor } from '#/platform/visit.ts';
import { ChroniclePage } from './chronicle.pages.tsx';
import * as chronicleWords from './chronicle.words.ts';
import { filesSeen } from './dossier-file.actions.ts';
import { latestFilesShown } from './dossier-file.pages.tsx';
import { eventsOfDossier } from './marked-event.store.ts';
import { stepsOfDossier } from './next-step.store.ts';
import { changesOfDossier } from './observed-change.store.ts';
import { PlanTies } from './plan-links.pages.tsx';
import { ThreadPage } from './thread.pages.tsx';

/** Traces on a page of the thread, and on the page of the story. */
const [threadSize, latestSize] = [40, 4];

export const wordsOf = (visit: Visit) => wordsFor(visit.locale, chronicleWords);
export const dossierWordsOf = (visit: Visit) =>
  wordsFor(visit.locale, { fr: dossierWordsInFrench, en: dossierWordsInEnglish });
const traceWordsOf = (visit: Visit) =>
  wordsFor(visit.locale, { fr: traceWordsInFrench, en: traceWordsInEnglish });
export const planWordsOf = (visit: Visit) =>
  wordsFor(visit.locale, { fr: planWordsInFrench, en: planWordsInEnglish });
export const withdrawalWordsOf = (visit: Visit) =>
  wordsFor(visit.locale, { fr: withdrawalWordsInFrench, en: withdrawalWordsInEnglish });

/** The page of a dossier belongs here: the chronicle knows traces and plans, and not the other way round. */
export const chronicleRoutes: PageRoute[] = [
  get(paths.dossier(':dossier'), {
    access: anyone,
    handle: (visit) => withStory(visit, async (story) => page(await storyPage(visit, story))),
  }),
  get(paths.dossierThread(':dossier'), {
    access: anyone,
    handle: (visit) => withStory(visit, async (story) => page(await threadPage(visit, story))),
  }),
];

/** Finds the dossier of the address within the viewer's rights; a stranger is asked to sign in first. */
export async function withStory(
  visit: Visit,
  answer: (story: DossierStory) => Promise<Outcome>,
): Promise<Outcome> {
  const id = visit.params.dossier;
  const story = isId(id) ? await readDossierStory(visit, id) : null;
  if (story) return answer(story);
  if (visit.viewer.kind === 'person') return missing;
  return seeOther(`${paths.signIn}?${new URLSearchParams({ retour: visit.address })}`);
}

/** Title and trail of the pages that read a dossier. */
export function frameOf(visit: Visit, { dossier }: Pick<DossierStory, 'dossier'>): Omit<PageContent, 'body'> {
  const words = dossierWordsOf(visit);
  return {
    title: dossier.title,
    trail: visit.viewer.kind === 'person' ? [{ label: words.title, href: paths.dossiers }] : [],
  };
}

/** Trail of the pages that write in one. */
export function trailTo(visit: Visit, dossier: { id: string; title: string }) {
  return [
    { label: dossierWordsOf(visit).title, href: paths.dossiers },
    { label: dossier.title, href: paths.dossier(dossier.id) },
  ];
}

/** What every reading of a dossier is made of, its traces apart. */
export async function readingOf(visit: Visit, story: DossierStory) {
  const transaction = await visit.transaction();
  const { id } = story.dossier;
  return {
    words: wordsOf(visit),
    dossierWords: dossierWordsOf(visit),
    traceWords: traceWordsOf(visit),
    locale: visit.locale,
    today: visit.today,
    story,
    events: await eventsOfDossier(transaction, id),
    changes: await changesOfDossier(transaction, id),
  };
}

/** The traces of a dossier that the viewer may see, the latest first. */
export async function tracesOfStory(
  visit: Visit,
  { dossier }: DossierStory,
  size: number,
  suite: string | null = null,
) {
  const filters = { ...noTraceFilters, espace: dossier.spaceId, dossier: dossier.id, suite };
  return traceList(await visit.transaction(), visit.viewer, filters, size);
}

async function storyPage(visit: Visit, story: DossierStory): Promise<PageContent> {
  const transaction = await visit.transaction();
  const { dossier } = story;
  const reading = await readingOf(visit, story);
  const [withdrawal] = await withdrawalsThatStand(transaction, [dossier.id]);
  const items = await itemsOfDossier(transaction, dossier.id);
  return {
    ...frameOf(visit, story),
    body: (
      <ChroniclePage
        {...reading}
        traces={(await tracesOfStory(visit, story, latestSize)).traces}
        steps={await stepsOfDossier(transaction, dossier.id)}
        {...(await filesSeen(visit, dossier, latestFilesShown))}
        withdrawal={withdrawal ?? null}
        withdrawalWords={withdrawalWordsOf(visit)}
        stepForm={{ form: new Form(new Map()), refusal: noErrors }}
        quick={quickOf(visit, story)}
      />
    ),
    aside: (
      <>
        <DossierFacts words={reading.dossierWords} locale={visit.locale} {...story} />
        <h2>{reading.words.plans}</h2>
        <PlanTies words={reading.words} planWords={planWordsOf(visit)} locale={visit.locale} items={items} />
      </>
    ),
  };
}

async function threadPage(visit: Visit, story: DossierStory): Promise<PageContent> {
  const suite = visit.query.get('suite');
  const list = await tracesOfStory(visit, story, threadSize, suite);
  return {
    ...frameOf(visit, story),
    body: (
      <ThreadPage
        {...(await readingOf(visit, story))}
        traces={list.traces}
        next={list.next}
        isFirstPage={suite === null}
        quick={quickOf(visit, story)}
      />
    ),
  };
}

/** The box of the dossier's own page: its dossier is known. */
function quickOf(visit: Visit, { dossier, mayChange }: DossierStory) {
  if (!mayChange) return null;
  return (
    <QuickTrace
      words={traceWordsOf(visit)}
      locale={visit.locale}
      proposed={{ spaceId: dossier.spaceId, dossierId: dossier.id, dossierTitle: dossier.title }}
      spaces={[]}
      dossiers={[]}
      today={visit.today}
      form={new Form(new Map())}
      refusal={noErrors}
      mayChoose={false}
    />
  );
}

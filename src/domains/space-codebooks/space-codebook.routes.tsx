import {
  codebookFaultsEn,
  codebookFaultsFr,
  codebookWordsEn,
  codebookWordsFr,
} from '#/domains/codebooks/codebooks.public.ts';
import { paths } from '#/paths.ts';
import { parseForm } from '#/platform/form.ts';
import { type Outcome, type PageContent, page, refusedPage, seeOther } from '#/platform/outcome.ts';
import { get, type PageRoute, post, signedIn } from '#/platform/route.ts';
import { type SignedInVisit, wordsFor } from '#/platform/visit.ts';
import { makeSpaceCodebook, offersOf } from './space-codebook.actions.ts';
import { sourceFrom, spaceCodebookForm } from './space-codebook.form.ts';
import { SpaceCodebooksPage, statementBy } from './space-codebook.pages.tsx';
import * as spaceCodebookWords from './space-codebook.words.ts';

const wordsOf = (visit: SignedInVisit) => wordsFor(visit.locale, spaceCodebookWords);

export const spaceCodebookRoutes: PageRoute[] = [
  get(paths.spaceCodebooks, {
    access: signedIn,
    handle: async (visit) => page(await offersPage(visit, [])),
  }),
  post(paths.spaceCodebooks, { access: signedIn, handle: make }),
];

async function make(visit: SignedInVisit): Promise<Outcome> {
  const words = wordsOf(visit);
  const parsed = parseForm(spaceCodebookForm, await visit.form());
  if (!parsed.ok) return refusedPage(await offersPage(visit, [words.errors.source]));
  const { spaceId, source } = parsed.values;
  const outcome = await makeSpaceCodebook(visit, spaceId, sourceFrom(source));
  switch (outcome.kind) {
    case 'published':
      return seeOther(statementBy(outcome.reference, spaceId), words.made);
    case 'taken':
      return seeOther(statementBy(outcome.reference, spaceId), words.taken);
    case 'refused':
      return refusedPage(await offersPage(visit, [words.errors[outcome.key]]));
    case 'faulty': {
      const sentences = wordsFor(visit.locale, { fr: codebookFaultsFr, en: codebookFaultsEn });
      const told = outcome.faults.map((found) => `${found.place} – ${sentences[found.code](found)}`);
      return refusedPage(await offersPage(visit, [words.faulty, ...told]));
    }
  }
}

async function offersPage(visit: SignedInVisit, refusal: readonly string[]): Promise<PageContent> {
  const words = wordsOf(visit);
  return {
    title: words.title,
    trail: [
      {
        label: wordsFor(visit.locale, { fr: codebookWordsFr, en: codebookWordsEn }).title,
        href: paths.codebooks,
      },
    ],
    body: <SpaceCodebooksPage words={words} spaces={await offersOf(visit)} refusal={refusal} />,
  };
}

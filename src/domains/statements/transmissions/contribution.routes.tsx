import { paths } from '#/paths.ts';
import { type Outcome, page } from '#/platform/outcome.ts';
import { get, type PageRoute, signedIn } from '#/platform/route.ts';
import { type SignedInVisit, wordsFor } from '#/platform/visit.ts';
import { readContributions } from './contribution.actions.ts';
import { ContributionsPage } from './contribution.pages.tsx';
import * as contributionWords from './contribution.words.ts';
import * as transmissionWords from './transmission.words.ts';

const contributionsShown = 50;

/** What was decided with figures in which the viewer's traces were counted: a page of their own. */
export const contributionRoutes: PageRoute[] = [
  get(paths.contributions, { access: signedIn, handle: showContributions }),
];

async function showContributions(visit: SignedInVisit): Promise<Outcome> {
  const words = wordsFor(visit.locale, contributionWords);
  const { feedback, next } = await readContributions(visit, visit.query.get('apres'), contributionsShown);
  return page({
    title: words.title,
    body: (
      <ContributionsPage
        words={words}
        transmissionWords={wordsFor(visit.locale, transmissionWords)}
        locale={visit.locale}
        feedback={feedback}
        olderHref={next && `${paths.contributions}?apres=${next}`}
      />
    ),
  });
}

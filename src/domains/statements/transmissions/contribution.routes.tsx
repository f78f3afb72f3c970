import { paths } from '#/paths.ts';
import { cursorOf, readCursor } from '#/platform/cursor.ts';
import { isId } from '#/platform/ids.ts';
import { type Outcome, page } from '#/platform/outcome.ts';
import { get, type PageRoute, signedIn } from '#/platform/route.ts';
import { type SignedInVisit, wordsFor } from '#/platform/visit.ts';
import { ContributionsPage } from './contribution.pages.tsx';
import { contributionFeedback } from './contribution.store.ts';
import * as contributionWords from './contribution.words.ts';
import type { ContributionFeedback } from './transmission.ts';
import * as transmissionWords from './transmission.words.ts';

const contributionsShown = 50;

/** What was decided with figures in which the viewer's traces were counted: a page of their own. */
export const contributionRoutes: PageRoute[] = [
  get(paths.contributions, { access: signedIn, handle: showContributions }),
];

async function showContributions(visit: SignedInVisit): Promise<Outcome> {
  const words = wordsFor(visit.locale, contributionWords);
  const [recordedAt = '', id = ''] = readCursor(visit.query.get('apres'), 2) ?? [];
  const isPlace = isId(id) && !Number.isNaN(Date.parse(recordedAt));
  const { feedback, hasMore } = await contributionFeedback(await visit.transaction(), {
    limit: contributionsShown,
    after: isPlace ? { recordedAt, id } : null,
  });
  const last = feedback.at(-1);
  return page({
    title: words.title,
    body: (
      <ContributionsPage
        words={words}
        transmissionWords={wordsFor(visit.locale, transmissionWords)}
        locale={visit.locale}
        feedback={feedback}
        olderHref={hasMore && last ? olderThan(last) : null}
      />
    ),
  });
}

const olderThan = (last: ContributionFeedback) =>
  `${paths.contributions}?apres=${cursorOf(last.recordedAt.toISOString(), last.id)}`;

import { readStatement } from '#/domains/statements/statement.actions.ts';
import { statementTrail } from '#/domains/statements/statement-trail.routes.tsx';
import { paths } from '#/paths.ts';
import { forbidden, missing, type Outcome, page } from '#/platform/outcome.ts';
import { get, type PageRoute, signedIn } from '#/platform/route.ts';
import { holds, type SignedInVisit, wordsFor } from '#/platform/visit.ts';
import { CompletenessPage } from './completeness.pages.tsx';
import { completenessOf } from './completeness.store.ts';
import * as completenessWords from './completeness.words.ts';

export const completenessRoutes: PageRoute[] = [
  get(paths.statementCompleteness(':releve'), { access: signedIn, handle: showCompleteness }),
];

/** For those who work in the team: a guest reads the statement, not how it was filled. */
async function showCompleteness(visit: SignedInVisit): Promise<Outcome> {
  const read = await readStatement(visit, visit.params.releve ?? '');
  if (!read) return missing;
  const { statement } = read;
  if (!holds(visit.viewer, statement.spaceId, 'member')) return forbidden;
  const words = wordsFor(visit.locale, completenessWords);
  const clock = { today: visit.today, timeZone: visit.services.settings.timeZone };
  const completeness = await completenessOf(await visit.transaction(), { ...statement, ...clock });
  return page({
    title: words.title,
    trail: statementTrail(visit.locale, read),
    body: (
      <CompletenessPage
        words={words}
        locale={visit.locale}
        statementId={statement.id}
        completeness={completeness}
      />
    ),
  });
}

import { paths } from '#/paths.ts';
import { dayIn } from '#/platform/clock.ts';
import { missing, type Outcome, page } from '#/platform/outcome.ts';
import { get, type PageRoute, signedIn } from '#/platform/route.ts';
import { type SignedInVisit, wordsFor } from '#/platform/visit.ts';
import * as statementWords from '../statement.words.ts';
import { listPeriodsRead, readSideBySide } from './side-by-side.actions.ts';
import { PeriodsPage, SideBySidePage } from './side-by-side.pages.tsx';
import * as sideBySideWords from './side-by-side.words.ts';

/** Comes before the address of one statement, which would take `cote-a-cote` for an id. */
export const sideBySideRoutes: PageRoute[] = [
  get(paths.statementsSideBySide, { access: signedIn, handle: showSideBySide }),
];

async function showSideBySide(visit: SignedInVisit): Promise<Outcome> {
  const words = wordsFor(visit.locale, sideBySideWords);
  const statements = wordsFor(visit.locale, statementWords);
  const trail = [{ label: statements.title, href: paths.statements }];
  const spaceId = visit.query.get('espace');
  if (spaceId === null) {
    const periods = await listPeriodsRead(visit);
    return page({
      title: words.title,
      trail,
      body: <PeriodsPage words={words} locale={visit.locale} periods={periods} />,
    });
  }
  const read = await readSideBySide(visit, {
    spaceId,
    startsOn: visit.query.get('du') ?? '',
    endsOn: visit.query.get('au') ?? '',
  });
  if (!read) return missing;
  const { timeZone } = visit.services.settings;
  return page({
    title: words.title,
    trail: [...trail, { label: words.title, href: paths.statementsSideBySide }],
    wide: true,
    body: (
      <SideBySidePage
        {...read}
        words={words}
        statementWords={statements}
        locale={visit.locale}
        compiledOn={new Map(read.readings.map((one) => [one.statementId, dayIn(timeZone, one.compiledAt)]))}
      />
    ),
  });
}

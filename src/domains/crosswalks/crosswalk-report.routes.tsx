import { paths } from '#/paths.ts';
import { missing, type Outcome, page } from '#/platform/outcome.ts';
import { get, type PageRoute, signedIn } from '#/platform/route.ts';
import { type SignedInVisit, wordsFor } from '#/platform/visit.ts';
import * as crosswalkWords from './crosswalk.words.ts';
import { readCrosswalkReport } from './crosswalk-report.actions.ts';
import { ReportPage } from './crosswalk-report.pages.tsx';
import * as reportWords from './crosswalk-report.words.ts';

export const reportRoutes: PageRoute[] = [
  get(paths.crosswalkReport(':correspondance'), { access: signedIn, handle: showReport }),
];

async function showReport(visit: SignedInVisit): Promise<Outcome> {
  const reading = await readCrosswalkReport(visit, visit.params.correspondance ?? '', {
    startsOn: visit.query.get('du'),
    endsOn: visit.query.get('au'),
  });
  if (!reading) return missing;
  const words = wordsFor(visit.locale, reportWords);
  const { title, fromTo } = wordsFor(visit.locale, crosswalkWords);
  const { crosswalk, from, to } = reading;
  return page({
    title: words.title,
    trail: [
      { label: title, href: paths.crosswalks },
      {
        label: fromTo(from.title[visit.locale], to.title[visit.locale]),
        href: paths.crosswalk(crosswalk.id),
      },
    ],
    wide: true,
    body: <ReportPage {...reading} words={words} locale={visit.locale} />,
  });
}

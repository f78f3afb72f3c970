import { paths } from '#/paths.ts';
import { dayIn } from '#/platform/clock.ts';
import { missing, type Outcome, page } from '#/platform/outcome.ts';
import { get, type PageRoute, signedIn } from '#/platform/route.ts';
import type { SignedInVisit } from '#/platform/visit.ts';
import { readEvidence } from './evidence.actions.ts';
import { EvidencePage } from './evidence.pages.tsx';
import type { ReportReading } from './report.actions.ts';
import { trailTo, withReport, wordsOf } from './report.routes.tsx';

export const evidenceRoutes: PageRoute[] = [
  get(paths.reportEvidence(':bilan', ':preuve'), {
    access: signedIn,
    handle: (visit) => withReport(visit, (reading) => showEvidence(visit, reading)),
  }),
];

async function showEvidence(visit: SignedInVisit, { report }: ReportReading): Promise<Outcome> {
  const name = visit.params.preuve ?? '';
  const asked = Number(visit.query.get('page') ?? 1);
  const number = Number.isInteger(asked) && asked > 0 && asked < 10_000 ? asked : 1;
  const found = /^e\d{1,9}$/.test(name) ? await readEvidence(visit, report.id, name, number) : null;
  if (!found) return missing;
  const words = wordsOf(visit);
  return page({
    title: words.evidenceTitle,
    trail: trailTo(visit, report),
    body: (
      <EvidencePage
        {...found}
        words={words}
        locale={visit.locale}
        report={report}
        madeOn={dayIn(visit.services.settings.timeZone, found.evidence.madeAt)}
      />
    ),
  });
}

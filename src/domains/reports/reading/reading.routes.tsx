import { readForAudience } from '#/domains/reports/audience/audience.actions.ts';
import type { ReportReading } from '#/domains/reports/report.actions.ts';
import { trailTo, withReport } from '#/domains/reports/report.routes.tsx';
import { yearsOf } from '#/domains/reports/report.rules.ts';
import type { Audience } from '#/domains/reports/report.ts';
import * as reportWords from '#/domains/reports/report.words.ts';
import { tabsOf } from '#/domains/reports/report-page.routes.tsx';
import { paths } from '#/paths.ts';
import type { WrittenDocument } from '#/platform/documents/document.ts';
import { documentDownload } from '#/platform/documents/download.tsx';
import { documentToPage } from '#/platform/documents/html.ts';
import { preparedDocument } from '#/platform/documents/preparation.ts';
import { missing, type Outcome, page } from '#/platform/outcome.ts';
import { get, type PageRoute, signedIn } from '#/platform/route.ts';
import { type SignedInVisit, type Visit, wordsFor } from '#/platform/visit.ts';
import { ReadingContext, ReadingPage } from './reading.pages.tsx';
import { type ReportFile, reportFiles } from './reading.ts';
import * as readingWords from './reading.words.ts';
import { reportDocument } from './report-document.pages.tsx';

export const readingRoutes: PageRoute[] = [
  get(paths.reportReading(':bilan'), {
    access: signedIn,
    handle: (visit) => withReport(visit, (reading) => showReading(visit, reading)),
  }),
  get(paths.reportFile(':bilan', ':format'), {
    access: signedIn,
    handle: (visit) => withReport(visit, (reading) => takeFile(visit, reading)),
  }),
];

/** What an audience reads of a bilan, as a document said in its own language, whatever its reader reads. */
async function documentFor(
  visit: Visit,
  { report }: ReportReading,
  audience: Audience,
  format: ReportFile | null,
): Promise<WrittenDocument | null> {
  const transaction = await visit.transaction();
  const reading = await readForAudience(transaction, visit.viewer, report.id, { audience });
  if (!reading) return null;
  const { language } = reading;
  const { whole, beforeLeaving } = wordsFor(format === null ? visit.locale : language, readingWords);
  return reportDocument(
    {
      reading,
      summary: report.audience === 'team' ? whole : `${whole} ${beforeLeaving[report.audience]}`,
      day: visit.today,
      address: new URL(paths.reportReading(report.id), visit.services.settings.publicUrl).href,
      format,
    },
    { report: wordsFor(language, reportWords), reading: wordsFor(language, readingWords) },
  );
}

async function showReading(visit: SignedInVisit, reading: ReportReading): Promise<Outcome> {
  const words = wordsFor(visit.locale, readingWords);
  const { report, sections, mayWrite } = reading;
  const told = await documentFor(visit, reading, 'team', null);
  if (!told) return missing;
  const document = preparedDocument(told);
  return page({
    title: report.title,
    trail: trailTo(visit, report),
    aside: (
      <ReadingContext
        words={words}
        report={report}
        unwritten={mayWrite ? sections.filter(({ cutAt, body }) => cutAt === null && body.trim() === '') : []}
      />
    ),
    body: (
      <ReadingPage
        words={words}
        tabs={tabsOf(visit, reading, 'reading')}
        document={document}
        text={documentToPage(document)}
      />
    ),
  });
}

async function takeFile(visit: SignedInVisit, reading: ReportReading): Promise<Outcome> {
  const format = reportFiles.find((one) => one === visit.params.format);
  if (!format) return missing;
  const { startsOn, endsOn, language } = reading.report;
  const { fileName } = wordsFor(language, readingWords);
  const document = await documentFor(visit, reading, 'team', format);
  if (!document) return missing;
  return documentDownload(visit, document, format, `${fileName}-${yearsOf(startsOn, endsOn)}`);
}

import { readForAudience } from '#/domains/reports/audience/audience.actions.ts';
import type { AudienceReading } from '#/domains/reports/audience/audience.ts';
import type { ReportReading } from '#/domains/reports/report.actions.ts';
import { trailTo, withReport } from '#/domains/reports/report.routes.tsx';
import { yearsOf } from '#/domains/reports/report.rules.ts';
import type { Report } from '#/domains/reports/report.ts';
import * as reportWords from '#/domains/reports/report.words.ts';
import { ReportTabs } from '#/domains/reports/report-frame.pages.tsx';
import { tabsOf } from '#/domains/reports/report-page.routes.tsx';
import { paths } from '#/paths.ts';
import type { WrittenDocument } from '#/platform/documents/document.ts';
import { documentDownload } from '#/platform/documents/download.tsx';
import { documentToPage } from '#/platform/documents/html.ts';
import { fileDocument, preparedDocument } from '#/platform/documents/preparation.ts';
import { documentToMarkdown } from '#/platform/documents/to-markdown.ts';
import { missing, type Outcome, page } from '#/platform/outcome.ts';
import { get, type PageRoute, signedIn } from '#/platform/route.ts';
import { type Locale, type SignedInVisit, type Visit, wordsFor } from '#/platform/visit.ts';
import { ReadingContext, ReadingText } from './reading.pages.tsx';
import { reportFiles, type Telling } from './reading.ts';
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

/** Around what is told: where it is read, as of which day, and what it is in a sentence of the language asked. */
export interface ToldAs extends Pick<Telling, 'day' | 'format'> {
  path: string;
  summaryIn(locale: Locale): string;
}

/** What somebody may read of a bilan, as a document: said in its own language, whatever its reader reads. */
function documentOf(visit: Visit, reading: AudienceReading, told: ToldAs): WrittenDocument {
  const { language } = reading;
  const { day, format, path } = told;
  const telling = {
    ...{ reading, day, format },
    summary: told.summaryIn(format === null ? visit.locale : language),
    address: new URL(path, visit.services.settings.publicUrl).href,
  };
  return reportDocument(telling, {
    report: wordsFor(language, reportWords),
    reading: wordsFor(language, readingWords),
  });
}

/** The same as a part of a page, whose first sentence is in the language of the page: it keeps its own typography. */
export function pageTextOf(visit: Visit, reading: AudienceReading, told: Omit<ToldAs, 'format'>) {
  const written = documentOf(visit, reading, { ...told, format: null });
  const prepared = preparedDocument(written);
  return { document: { ...prepared, summary: written.summary ?? '' }, text: documentToPage(prepared) };
}

/** The same as Markdown, as its file says it. */
export function markdownOf(visit: Visit, reading: AudienceReading, told: Omit<ToldAs, 'format'>): string {
  return documentToMarkdown(fileDocument(documentOf(visit, reading, { ...told, format: 'md' })));
}

/** The same as a file to keep, in the format that the address names. */
export function fileOf(visit: Visit, reading: AudienceReading, told: Omit<ToldAs, 'format'>): Outcome {
  const format = reportFiles.find((one) => one === visit.params.format);
  if (!format) return missing;
  const { startsOn, endsOn, language } = reading;
  const name = `${wordsFor(language, readingWords).fileName}-${yearsOf(startsOn, endsOn)}`;
  return documentDownload(visit, documentOf(visit, reading, { ...told, format }), format, name);
}

/** What the team reads, everything included. */
async function teamReading(visit: Visit, id: string): Promise<AudienceReading | null> {
  return readForAudience(await visit.transaction(), visit.viewer, id, { audience: 'team' });
}

const toldToTeam = (visit: Visit, { id, audience }: Report): Omit<ToldAs, 'format'> => ({
  day: visit.today,
  path: paths.reportReading(id),
  summaryIn: (locale) => {
    const { whole, beforeLeaving } = wordsFor(locale, readingWords);
    return audience === 'team' ? whole : `${whole} ${beforeLeaving[audience]}`;
  },
});

async function showReading(visit: SignedInVisit, reading: ReportReading): Promise<Outcome> {
  const words = wordsFor(visit.locale, readingWords);
  const { report, sections, mayWrite } = reading;
  const whole = await teamReading(visit, report.id);
  if (!whole) return missing;
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
      <>
        <ReportTabs {...tabsOf(visit, reading, 'reading')} />
        <ReadingText words={words} {...pageTextOf(visit, whole, toldToTeam(visit, report))} />
      </>
    ),
  });
}

async function takeFile(visit: SignedInVisit, { report }: ReportReading): Promise<Outcome> {
  const whole = await teamReading(visit, report.id);
  return whole ? fileOf(visit, whole, toldToTeam(visit, report)) : missing;
}

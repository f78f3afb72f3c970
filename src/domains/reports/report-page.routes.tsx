import { paths } from '#/paths.ts';
import { dayIn, timeIn } from '#/platform/clock.ts';
import { type FieldError, Form } from '#/platform/form.ts';
import { errorSentences } from '#/platform/form-errors.ts';
import { type PageContent, page } from '#/platform/outcome.ts';
import { get, type PageRoute, signedIn } from '#/platform/route.ts';
import { type SignedInVisit, type Visit, wordsFor } from '#/platform/visit.ts';
import { Ties } from '#/ui/ties.tsx';
import { threadsOfReport } from './comments/comment.actions.ts';
import { foldsInAddress } from './fold.rules.ts';
import * as foldWords from './fold.words.ts';
import { mayWriteReport } from './report.access.ts';
import { figuresOfBodies, type ReportReading } from './report.actions.ts';
import { ReportContext, ReportPage } from './report.pages.tsx';
import { commentWordsOf, renewalWordsOf, withReport, wordsOf, writingWordsOf } from './report.routes.tsx';
import { spacesOfReport } from './report.store.ts';
import type { ReportTabsProps, ReportView } from './report-frame.pages.tsx';
import { mayKeepTemplateIn } from './templates/template.access.ts';
import * as templateWords from './templates/template.words.ts';
import { hasChangedSince } from './writing/kept-sentence.store.ts';
import { type Lock, locksOfReport } from './writing/lock.store.ts';

export const reportPageRoutes: PageRoute[] = [
  get(paths.report(':bilan'), {
    access: signedIn,
    handle: (visit) =>
      withReport(visit, async (reading) => page(await reportPage(visit, reading, new Form(new Map()), []))),
  }),
];

/** The ways around a bilan that the viewer may open. */
export function tabsOf(
  visit: Visit,
  { report, mayWrite }: Pick<ReportReading, 'report' | 'mayWrite'>,
  current: ReportView | null,
): ReportTabsProps {
  const mayReopen = mayWriteReport(visit.viewer, { ...report, archivedOn: null });
  const views: ReportView[] = [
    'text',
    'reading',
    ...(mayWrite ? (['proposal'] as const) : []),
    'versions',
    'outings',
    ...(mayReopen ? (['settings'] as const) : []),
  ];
  return { words: wordsOf(visit), reportId: report.id, current, views };
}

/** A bilan as it is written; `form` is what was typed to add a section. */
export async function reportPage(
  visit: SignedInVisit,
  reading: ReportReading,
  form: Form,
  errors: readonly FieldError[],
): Promise<PageContent> {
  const words = wordsOf(visit);
  const { report } = reading;
  return {
    title: report.title,
    trail: [{ label: words.title, href: paths.reports }],
    wide: true,
    body: (
      <ReportPage
        {...(await textOf(visit, reading))}
        {...typedIn(visit, form, errors)}
        comments={await commentsOf(visit, reading)}
        context={await contextOf(visit, report)}
      />
    ),
  };
}

/** What surrounds the bilan, and for those who work there, the way to keep its sections as a template. */
async function contextOf(visit: Visit, report: ReportReading['report']) {
  const mayKeep = report.spaceIds.some((id) => mayKeepTemplateIn(visit.viewer, id));
  const { fromReport } = wordsFor(visit.locale, templateWords);
  return (
    <>
      <ReportContext
        words={wordsOf(visit)}
        locale={visit.locale}
        report={report}
        spaces={await spacesOfReport(await visit.transaction(), report.id)}
        proposedOn={dayIn(visit.services.settings.timeZone, report.proposedAt)}
      />
      {mayKeep ? <Ties ties={[{ label: fromReport, href: paths.reportAsTemplate(report.id) }]} /> : null}
    </>
  );
}

async function commentsOf(visit: Visit, { report, mayWrite }: ReportReading) {
  return {
    words: commentWordsOf(visit),
    locale: visit.locale,
    reportId: report.id,
    mayWrite,
    dayOf: (instant: Date) => dayIn(visit.services.settings.timeZone, instant),
    threads: await threadsOfReport(visit, report.id),
  };
}

function typedIn(visit: Visit, form: Form, errors: readonly FieldError[]) {
  return {
    typed: { heading: form.text('heading'), after: form.text('after'), key: form.text('_key') },
    refusal: errorSentences(visit.locale, errors, writingWordsOf(visit).errors),
  };
}

/** The sections, who writes in them, and whether the work changed since. */
async function textOf(visit: SignedInVisit, reading: ReportReading) {
  const words = wordsOf(visit);
  const transaction = await visit.transaction();
  const { report, mayWrite } = reading;
  const sections = reading.sections.filter(({ cutAt }) => cutAt === null);
  const bodies = sections.map(({ body }) => body);
  const figures = await figuresOfBodies(visit, report.id, bodies);
  const locks = mayWrite
    ? await locksOfReport(transaction, report.id, visit.viewer.personId, visit.now)
    : new Map<string, Lock>();
  return {
    view: { words, language: report.language, reportId: report.id, figures },
    writing: writingWordsOf(visit),
    renewal: renewalWordsOf(visit),
    folds: wordsFor(visit.locale, foldWords),
    opened: visit.query.get(foldsInAddress),
    locale: visit.locale,
    report,
    tabs: tabsOf(visit, reading, 'text'),
    sections,
    cut: reading.sections.filter(({ cutAt }) => cutAt !== null),
    mayWrite,
    hasChanged: mayWrite && (await hasChangedSince(transaction, report, report.proposedAt)),
    locks: new Map([...locks].map(([id, lock]) => [id, lockSeen(visit, lock)])),
  };
}

/** Who writes somewhere, and the hour they began where the instance lives. */
export function lockSeen(visit: Visit, { name, sinceAt }: Lock): { name: string; time: string } {
  return { name, time: timeIn(visit.services.settings.timeZone, sinceAt) };
}

import { wordDifference } from '#/domains/plans/plans.public.ts';
import type { ReportReading } from '#/domains/reports/report.actions.ts';
import { trailTo, withSection, writingWordsOf } from '#/domains/reports/report.routes.tsx';
import type { Section } from '#/domains/reports/report.ts';
import { bodyDifference } from '#/domains/reports/versions/version-comparison.rules.ts';
import { paths } from '#/paths.ts';
import { dayIn, timeIn } from '#/platform/clock.ts';
import { type FieldError, parseForm } from '#/platform/form.ts';
import { errorSentences } from '#/platform/form-errors.ts';
import {
  forbidden,
  missing,
  type Outcome,
  type PageContent,
  page,
  refusedPage,
  seeOther,
} from '#/platform/outcome.ts';
import { get, type PageRoute, post, signedIn } from '#/platform/route.ts';
import type { SignedInVisit } from '#/platform/visit.ts';
import { earlierTextForm } from './section.form.ts';
import { textOfRevision, textsOfSection } from './section-change.store.ts';
import { SectionHistoryPage, type TextComparison } from './section-history.pages.tsx';
import { takeUpText } from './writing.actions.ts';

/** Texts shown of one section; older ones are kept, and reached by their number. */
const mostTexts = 100;

export const sectionHistoryRoutes: PageRoute[] = [
  get(paths.reportSectionHistory(':bilan', ':section'), {
    access: signedIn,
    handle: (visit) =>
      withSection(visit, async (reading, section) =>
        page(await historyPage(visit, reading, section, Number(visit.query.get('texte') ?? 0), [])),
      ),
  }),
  post(paths.reportSectionHistory(':bilan', ':section'), { access: signedIn, handle: takeUp }),
];

async function historyPage(
  visit: SignedInVisit,
  reading: ReportReading,
  section: Section,
  compared: number,
  errors: readonly FieldError[],
): Promise<PageContent> {
  const writing = writingWordsOf(visit);
  const zone = visit.services.settings.timeZone;
  const texts = await textsOfSection(await visit.transaction(), section.id, mostTexts);
  return {
    title: writing.historyTitle(section.heading),
    trail: trailTo(visit, reading.report),
    body: (
      <SectionHistoryPage
        words={writing}
        locale={visit.locale}
        reportId={reading.report.id}
        section={section}
        texts={texts.map(({ writtenAt, ...text }) => ({
          ...text,
          day: dayIn(zone, writtenAt),
          time: timeIn(zone, writtenAt),
        }))}
        comparison={await comparisonWith(visit, section, compared)}
        mayWrite={reading.mayWrite}
        refusal={errorSentences(visit.locale, errors, writing.errors)}
      />
    ),
  };
}

async function comparisonWith(
  visit: SignedInVisit,
  section: Section,
  revision: number,
): Promise<TextComparison | null> {
  if (!Number.isSafeInteger(revision) || revision < 1 || revision >= section.revision) return null;
  const before = await textOfRevision(await visit.transaction(), section.id, revision);
  if (!before) return null;
  return {
    revision,
    heading: before.heading === section.heading ? null : wordDifference(before.heading, section.heading),
    body: bodyDifference(before.body, section.body),
  };
}

async function takeUp(visit: SignedInVisit): Promise<Outcome> {
  const form = await visit.form();
  return withSection(visit, async (reading, section) => {
    if (!reading.mayWrite) return forbidden;
    const parsed = parseForm(earlierTextForm, form);
    if (!parsed.ok) return missing;
    const outcome = await takeUpText(visit, reading.report.id, section.id, parsed.values);
    if (outcome.kind === 'refused') {
      const errors = [{ ...outcome, values: {} }];
      return refusedPage(await historyPage(visit, reading, section, parsed.values.earlier, errors));
    }
    if (outcome.kind !== 'done') return outcome;
    return seeOther(
      `${paths.report(reading.report.id)}#section-${section.id}`,
      writingWordsOf(visit).takenUp,
    );
  });
}

import { dossiersOfViewer } from '#/domains/dossiers/dossiers.public.ts';
import { ownSpaces } from '#/domains/spaces/spaces.public.ts';
import { paths } from '#/paths.ts';
import { type FieldError, Form, parseForm } from '#/platform/form.ts';
import { errorSentences } from '#/platform/form-errors.ts';
import { isId } from '#/platform/ids.ts';
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
import { holds, type SignedInVisit, type Visit, wordsFor } from '#/platform/visit.ts';
import * as outingWords from './audience/outing.words.ts';
import * as commentWords from './comments/comment.words.ts';
import { composeReport, type ReportReading, readReport } from './report.actions.ts';
import { newReportForm } from './report.form.ts';
import { otherPeriod, periodChosen, usualPeriods } from './report.rules.ts';
import { periodsWithTraces, reportsOfViewer } from './report.store.ts';
import type { Section } from './report.ts';
import * as reportWords from './report.words.ts';
import { NewReportPage } from './report-form.pages.tsx';
import { ReportsPage } from './report-list.pages.tsx';
import { shippedTemplates } from './templates/shipped-templates.data.ts';
import { saidOf } from './templates/template.rules.ts';
import { templatesOfViewer } from './templates/template.store.ts';
import * as versionWords from './versions/version.words.ts';
import * as renewalWords from './writing/renewal.words.ts';
import * as writingWords from './writing/writing.words.ts';

export const wordsOf = (visit: Visit) => wordsFor(visit.locale, reportWords);
export const writingWordsOf = (visit: Visit) => wordsFor(visit.locale, writingWords);
export const commentWordsOf = (visit: Visit) => wordsFor(visit.locale, commentWords);
export const outingWordsOf = (visit: Visit) => wordsFor(visit.locale, outingWords);
export const versionWordsOf = (visit: Visit) => wordsFor(visit.locale, versionWords);
export const renewalWordsOf = (visit: Visit) => wordsFor(visit.locale, renewalWords);

export const reportRoutes: PageRoute[] = [
  get(paths.reports, { access: signedIn, handle: showReports }),
  get(paths.newReport, {
    access: signedIn,
    handle: async (visit) => {
      const content = await newReportPage(visit, new Form(new Map()), []);
      return content ? page(content) : forbidden;
    },
  }),
  post(paths.newReport, { access: signedIn, handle: saveNewReport }),
];

async function showReports(visit: SignedInVisit): Promise<Outcome> {
  const words = wordsOf(visit);
  return page({
    title: words.title,
    body: (
      <ReportsPage
        words={words}
        locale={visit.locale}
        reports={await reportsOfViewer(await visit.transaction())}
        mayCompose={visit.viewer.memberships.some((membership) => membership.role !== 'guest')}
      />
    ),
  });
}

async function newReportPage(
  visit: SignedInVisit,
  form: Form,
  errors: readonly FieldError[],
): Promise<PageContent | null> {
  const words = wordsOf(visit);
  const transaction = await visit.transaction();
  const own = await ownSpaces(transaction, visit.viewer.personId);
  const asked = visit.query.get('espace');
  const spaces = own
    .filter((space) => holds(visit.viewer, space.id, 'member'))
    .sort((left, right) => Number(right.id === asked) - Number(left.id === asked));
  if (spaces.length === 0) return null;
  const ids = spaces.map(({ id }) => id);
  const periods = usualPeriods(visit.today);
  const told = await periodsWithTraces(transaction, ids, periods);
  const names = new Map(own.map(({ id, name }) => [id, name]));
  const kept = (await templatesOfViewer(transaction))
    .filter(({ archivedOn }) => archivedOn === null)
    .map((template) => ({ ...template, purpose: saidOf(template, names.get(template.spaceId)) }));
  const templates = [...kept, ...shippedTemplates(visit.locale)];
  return {
    title: words.composeTitle,
    trail: [{ label: words.title, href: paths.reports }],
    body: (
      <NewReportPage
        words={words}
        locale={visit.locale}
        form={form}
        refusal={errorSentences(visit.locale, errors, words.errors)}
        templates={templates}
        asked={templates.find(({ id }) => id === visit.query.get('gabarit'))?.id}
        spaces={spaces}
        dossiers={(await dossiersOfViewer(transaction)).filter(({ spaceId }) => ids.includes(spaceId))}
        periods={periods}
        likely={periods.find((_, at) => told[at]) ?? periods[0]}
      />
    ),
  };
}

async function saveNewReport(visit: SignedInVisit): Promise<Outcome> {
  const form = withPeriod(await visit.form());
  const refuse = async (errors: readonly FieldError[]) => {
    const content = await newReportPage(visit, form, errors);
    return content ? refusedPage(content) : forbidden;
  };
  const parsed = parseForm(newReportForm, form);
  if (!parsed.ok) return refuse(parsed.errors);
  const outcome = await composeReport(visit, parsed.values);
  if (outcome.kind === 'refused') return refuse([{ ...outcome, values: {} }]);
  return seeOther(paths.report(outcome.id), wordsOf(visit).composed);
}

/** A usual period fills the two days; other days are those written. */
function withPeriod(form: Form): Form {
  const chosen = form.text('period') === otherPeriod ? null : periodChosen(form.text('period'));
  if (!chosen) return form;
  const typed = Object.fromEntries(form.names().map((name) => [name, form.all(name)]));
  return Form.of({ ...typed, startsOn: chosen.startsOn, endsOn: chosen.endsOn });
}

/** Finds the bilan of the address within the viewer's rights. */
export async function withReport(
  visit: SignedInVisit,
  answer: (reading: ReportReading) => Promise<Outcome>,
): Promise<Outcome> {
  const id = visit.params.bilan;
  const reading = isId(id) ? await readReport(visit, id) : null;
  return reading ? answer(reading) : missing;
}

/** Finds the section of the address, within a bilan where the viewer writes. */
export async function withSection(
  visit: SignedInVisit,
  answer: (reading: ReportReading, section: Section) => Promise<Outcome>,
): Promise<Outcome> {
  return withReport(visit, async (reading) => {
    const section = reading.sections.find(({ id }) => id === visit.params.section);
    if (!section) return missing;
    return answer(reading, section);
  });
}

export function trailTo(visit: Visit, report: { id: string; title: string }) {
  return [
    { label: wordsOf(visit).title, href: paths.reports },
    { label: report.title, href: paths.report(report.id) },
  ];
}

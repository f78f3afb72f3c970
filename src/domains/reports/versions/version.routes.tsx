import { adoptingSpaces } from '#/domains/reports/report.access.ts';
import { figuresOfBodies, type ReportReading } from '#/domains/reports/report.actions.ts';
import { trailTo, versionWordsOf, withReport, wordsOf } from '#/domains/reports/report.routes.tsx';
import { spacesOfReport } from '#/domains/reports/report.store.ts';
import { tabsOf } from '#/domains/reports/report-page.routes.tsx';
import { paths } from '#/paths.ts';
import { dayIn } from '#/platform/clock.ts';
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
import type { SignedInVisit } from '#/platform/visit.ts';
import { adoptVersion, nameVersion, textToCompare } from './version.actions.ts';
import { adoptionForm, versionForm } from './version.form.ts';
import { VersionPage, VersionsPage } from './version.pages.tsx';
import { versionOfReport, versionsOfReport } from './version.store.ts';
import { DifferencePage } from './version-comparison.pages.tsx';
import { textDifference } from './version-comparison.rules.ts';

export const versionRoutes: PageRoute[] = [
  get(paths.reportVersions(':bilan'), {
    access: signedIn,
    handle: (visit) =>
      withReport(visit, async (reading) => page(await versionsPage(visit, reading, emptyForm, []))),
  }),
  post(paths.reportVersions(':bilan'), { access: signedIn, handle: keepVersion }),
  get(paths.reportVersion(':bilan', ':nommee'), {
    access: signedIn,
    handle: (visit) =>
      withReport(visit, async (reading) => {
        const content = await versionPage(visit, reading, emptyForm, []);
        return content ? page(content) : missing;
      }),
  }),
  post(paths.reportVersionAdoption(':bilan', ':nommee'), { access: signedIn, handle: adopt }),
  get(paths.reportDifference(':bilan'), {
    access: signedIn,
    handle: (visit) => withReport(visit, (reading) => compare(visit, reading)),
  }),
];

const emptyForm = new Form(new Map());

function shared(
  visit: SignedInVisit,
  reading: ReportReading,
  form: Form,
  errors: readonly FieldError[],
  tab: 'versions' | null,
) {
  const words = versionWordsOf(visit);
  return {
    words,
    locale: visit.locale,
    reportId: reading.report.id,
    tabs: tabsOf(visit, reading, tab),
    form,
    refusal: errorSentences(visit.locale, errors, words.errors),
    dayOf: (instant: Date) => dayIn(visit.services.settings.timeZone, instant),
  };
}

async function versionsPage(
  visit: SignedInVisit,
  reading: ReportReading,
  form: Form,
  errors: readonly FieldError[],
): Promise<PageContent> {
  const versions = await versionsOfReport(await visit.transaction(), reading.report.id);
  const props = shared(visit, reading, form, errors, 'versions');
  return {
    title: props.words.title,
    trail: trailTo(visit, reading.report),
    body: <VersionsPage {...props} versions={versions} mayWrite={reading.mayWrite} />,
  };
}

async function versionPage(
  visit: SignedInVisit,
  reading: ReportReading,
  form: Form,
  errors: readonly FieldError[],
): Promise<PageContent | null> {
  const { report } = reading;
  const id = visit.params.nommee;
  const transaction = await visit.transaction();
  const found = isId(id) ? await versionOfReport(transaction, report.id, id) : null;
  if (!found) return null;
  const { version, text } = found;
  const bodies = text.sections.map(({ body }) => body);
  const figures = await figuresOfBodies(visit, report.id, bodies);
  const mine = adoptingSpaces(visit.viewer, report).filter(
    (spaceId) => !version.adoptions.some((adoption) => adoption.spaceId === spaceId),
  );
  const spaces = mine.length === 0 ? [] : await spacesOfReport(transaction, report.id);
  const props = shared(visit, reading, form, errors, null);
  return {
    title: props.words.number(version.number, version.name),
    trail: [...trailTo(visit, report), { label: props.words.title, href: paths.reportVersions(report.id) }],
    body: (
      <VersionPage
        {...props}
        {...found}
        view={{ words: wordsOf(visit), language: text.language, reportId: report.id, figures }}
        adopting={spaces
          .filter((space) => mine.includes(space.id))
          .map((space) => ({ value: space.id, label: space.name ?? props.words.hiddenSpace }))}
      />
    ),
  };
}

async function keepVersion(visit: SignedInVisit): Promise<Outcome> {
  const form = await visit.form();
  return withReport(visit, async (reading) => {
    if (!reading.mayWrite) return forbidden;
    const parsed = parseForm(versionForm, form);
    if (!parsed.ok) return refusedPage(await versionsPage(visit, reading, form, parsed.errors));
    const outcome = await nameVersion(visit, reading.report.id, parsed.values.name);
    if (outcome.kind !== 'done') return outcome;
    return seeOther(paths.reportVersion(reading.report.id, outcome.id), versionWordsOf(visit).named);
  });
}

async function adopt(visit: SignedInVisit): Promise<Outcome> {
  const form = await visit.form();
  return withReport(visit, async (reading) => {
    if (!reading.mayKeep) return forbidden;
    const id = visit.params.nommee;
    if (!isId(id)) return missing;
    const refuse = async (errors: readonly FieldError[]) => {
      const content = await versionPage(visit, reading, form, errors);
      return content ? refusedPage(content) : missing;
    };
    const parsed = parseForm(adoptionForm, form);
    if (!parsed.ok) return refuse(parsed.errors);
    const outcome = await adoptVersion(visit, reading.report.id, id, parsed.values);
    if (outcome.kind === 'refused') return refuse([{ ...outcome, values: {} }]);
    if (outcome.kind !== 'done') return outcome;
    return seeOther(paths.reportVersion(reading.report.id, id), versionWordsOf(visit).adopted);
  });
}

async function compare(visit: SignedInVisit, reading: ReportReading): Promise<Outcome> {
  const words = versionWordsOf(visit);
  const { report } = reading;
  const [from, to] = [visit.query.get('de'), visit.query.get('a') || null];
  if (!isId(from) || (to !== null && !isId(to))) return missing;
  const before = await textToCompare(visit, reading, from);
  const after = await textToCompare(visit, reading, to);
  if (!before || !after) return missing;
  const versions = await versionsOfReport(await visit.transaction(), report.id);
  const nameOf = (id: string | null) => {
    const version = versions.find((one) => one.id === id);
    return version ? words.number(version.number, version.name) : words.today;
  };
  return page({
    title: words.compareTitle,
    trail: [...trailTo(visit, report), { label: words.title, href: paths.reportVersions(report.id) }],
    body: (
      <DifferencePage
        words={words}
        from={nameOf(from)}
        to={nameOf(to)}
        difference={textDifference(before, after)}
      />
    ),
  });
}

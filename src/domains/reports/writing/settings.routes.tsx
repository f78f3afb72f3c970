import { dossiersOfViewer } from '#/domains/dossiers/dossiers.public.ts';
import { mayWriteReport } from '#/domains/reports/report.access.ts';
import { type ReportReading, readReport } from '#/domains/reports/report.actions.ts';
import { trailTo, withReport, wordsOf, writingWordsOf } from '#/domains/reports/report.routes.tsx';
import { tabsOf } from '#/domains/reports/report-page.routes.tsx';
import { paths } from '#/paths.ts';
import { type FieldError, type Form, parseForm } from '#/platform/form.ts';
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
import { changeSettings, putAway } from './settings.actions.ts';
import { archiveForm, settingsForm } from './settings.form.ts';
import { SettingsPage, type TypedSettings } from './settings.pages.tsx';

export const settingsRoutes: PageRoute[] = [
  get(paths.reportSettings(':bilan'), {
    access: signedIn,
    handle: (visit) =>
      withReport(visit, async (reading) =>
        mayWriteReport(visit.viewer, { ...reading.report, archivedOn: null })
          ? page(await settingsPage(visit, reading, null, []))
          : forbidden,
      ),
  }),
  post(paths.reportSettings(':bilan'), { access: signedIn, handle: saveSettings }),
  post(paths.reportArchive(':bilan'), { access: signedIn, handle: archive }),
];

async function settingsPage(
  visit: SignedInVisit,
  reading: ReportReading,
  form: Form | null,
  errors: readonly FieldError[],
  isConflict = false,
): Promise<PageContent> {
  const { report } = reading;
  const writing = writingWordsOf(visit);
  const dossiers = await dossiersOfViewer(await visit.transaction());
  const typed: TypedSettings = form
    ? {
        title: form.text('title'),
        startsOn: form.text('startsOn'),
        endsOn: form.text('endsOn'),
        audience: form.text('audience'),
        dossierIds: form.all('dossierIds'),
        key: form.text('_key'),
      }
    : { ...report, key: '' };
  return {
    title: writing.settingsTitle,
    trail: trailTo(visit, report),
    body: (
      <SettingsPage
        tabs={tabsOf(visit, reading, 'settings')}
        words={wordsOf(visit)}
        writing={writing}
        locale={visit.locale}
        report={report}
        typed={typed}
        dossiers={dossiers.filter(({ spaceId }) => report.spaceIds.includes(spaceId))}
        isConflict={isConflict}
        refusal={errorSentences(visit.locale, errors, writing.errors)}
      />
    ),
  };
}

async function saveSettings(visit: SignedInVisit): Promise<Outcome> {
  const form = await visit.form();
  return withReport(visit, async (reading) => {
    if (!reading.mayWrite) return forbidden;
    const refuse = async (errors: readonly FieldError[]) =>
      refusedPage(await settingsPage(visit, reading, form, errors));
    const parsed = parseForm(settingsForm, form);
    if (!parsed.ok) return refuse(parsed.errors);
    const outcome = await changeSettings(visit, reading.report.id, parsed.values);
    if (outcome.kind === 'refused') return refuse([{ ...outcome, values: {} }]);
    if (outcome.kind === 'conflict') {
      const now = (await readReport(visit, reading.report.id)) ?? reading;
      return refusedPage(await settingsPage(visit, now, form, [], true));
    }
    if (outcome.kind !== 'done') return outcome;
    return seeOther(paths.report(reading.report.id), writingWordsOf(visit).settingsSaved);
  });
}

async function archive(visit: SignedInVisit): Promise<Outcome> {
  const form = await visit.form();
  return withReport(visit, async ({ report }) => {
    const parsed = parseForm(archiveForm, form);
    if (!parsed.ok) return missing;
    const { act } = parsed.values;
    const outcome = await putAway(visit, report.id, act);
    if (outcome.kind !== 'done') return outcome;
    const words = writingWordsOf(visit);
    return act === 'archive'
      ? seeOther(paths.reports, words.archived)
      : seeOther(paths.report(report.id), words.reopened);
  });
}

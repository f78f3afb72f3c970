import { mayWriteReport } from '#/domains/reports/report.access.ts';
import type { ReportReading } from '#/domains/reports/report.actions.ts';
import { outingWordsOf, trailTo, withReport, wordsOf } from '#/domains/reports/report.routes.tsx';
import { tabsOf } from '#/domains/reports/report-page.routes.tsx';
import { adoptionLine } from '#/domains/reports/versions/version.rules.ts';
import { versionOfReport, versionsOfReport } from '#/domains/reports/versions/version.store.ts';
import * as versionWords from '#/domains/reports/versions/version.words.ts';
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
import { type SignedInVisit, type Visit, wordsFor } from '#/platform/visit.ts';
import { type AudienceReading, type OutsideAudience, outsideAudiences } from './audience.ts';
import { choicesIn } from './name-choice.form.ts';
import { letOut, previewOuting, withdraw } from './outing.actions.ts';
import { outingForm } from './outing.form.ts';
import { OutingsPage } from './outing.pages.tsx';
import { outingsOf } from './outing.store.ts';
import { CheckPage } from './outing-check.pages.tsx';

export const outingRoutes: PageRoute[] = [
  get(paths.reportOutings(':bilan'), {
    access: signedIn,
    handle: (visit) => withReport(visit, async (reading) => page(await outingsPage(visit, reading))),
  }),
  get(paths.reportOutingCheck(':bilan'), {
    access: signedIn,
    handle: (visit) =>
      withReport(visit, async (reading) => {
        if (!mayPrepare(visit, reading)) return forbidden;
        const asked = { version: visit.query.get('version'), audience: visit.query.get('pour') };
        const content = await checkPage(visit, reading, asked, { form: new Form(new Map()), errors: [] });
        return content ? page(content) : missing;
      }),
  }),
  post(paths.reportOutings(':bilan'), { access: signedIn, handle: keepOuting }),
  post(paths.reportOutingWithdrawal(':bilan', ':sortie'), { access: signedIn, handle: takeBack }),
];

/** Those who work in the bilan see what would leave, even once it is put away. */
export function mayPrepare(visit: Visit, { report }: ReportReading): boolean {
  return mayWriteReport(visit.viewer, { ...report, archivedOn: null });
}

async function outingsPage(visit: SignedInVisit, reading: ReportReading): Promise<PageContent> {
  const words = outingWordsOf(visit);
  const transaction = await visit.transaction();
  return {
    title: words.title,
    trail: trailTo(visit, reading.report),
    body: (
      <OutingsPage
        words={words}
        reportWords={wordsOf(visit)}
        locale={visit.locale}
        reportId={reading.report.id}
        tabs={tabsOf(visit, reading, 'outings')}
        versions={await versionsOfReport(transaction, reading.report.id)}
        outings={await outingsOf(transaction, reading.report.id)}
        audience={outsideAudiences.find((one) => one === reading.report.audience) ?? 'funder'}
        mayPrepare={mayPrepare(visit, reading)}
        mayKeep={reading.mayKeep}
        dayOf={(instant) => dayIn(visit.services.settings.timeZone, instant)}
      />
    ),
  };
}

/** Shown with its choices, it was an act of its own: what leaves next is another, under its own key. */
async function checkPage(
  visit: SignedInVisit,
  reading: ReportReading,
  asked: { version: string | null; audience: string | null },
  { form, errors, isPreview = false }: { form: Form; errors: readonly FieldError[]; isPreview?: boolean },
): Promise<PageContent | null> {
  const { report } = reading;
  const audience = outsideAudiences.find((one) => one === asked.audience);
  const found =
    audience && isId(asked.version)
      ? await versionOfReport(await visit.transaction(), report.id, asked.version)
      : null;
  const { choices } = choicesIn(form);
  const preview =
    audience && found && (await previewOuting(visit, reading, found.version.id, { audience, choices }));
  if (!preview) return null;
  const words = outingWordsOf(visit);
  const { id, number, name, adoptions } = found.version;
  const lines = adoptions.map((one) => adoptionLine(wordsFor(visit.locale, versionWords), visit.locale, one));
  return {
    title: words.checkTitle,
    trail: [...trailTo(visit, report), { label: words.title, href: paths.reportOutings(report.id) }],
    body: (
      <CheckPage
        words={words}
        audience={wordsOf(visit).audiences[audience]}
        version={{
          ...{ id, label: words.versionOf(number, name), isAdopted: adoptions.length > 0 },
          adoptions: audience === 'public' ? lines : [],
        }}
        preview={preview}
        view={viewOf(visit, preview.reading)}
        mayKeep={reading.mayKeep}
        refusal={errorSentences(visit.locale, errors, words.errors)}
        {...{ isPreview, submissionKey: isPreview ? '' : form.text('_key') }}
      />
    ),
  };
}

function viewOf(visit: Visit, { reportId, language, figures }: AudienceReading) {
  return { words: wordsOf(visit), language, reportId, figures };
}

async function keepOuting(visit: SignedInVisit): Promise<Outcome> {
  const form = await visit.form();
  return withReport(visit, async (reading) => {
    if (!reading.mayKeep) return forbidden;
    const shown = (errors: readonly FieldError[], isPreview = false) => {
      const asked = { version: form.text('version'), audience: form.text('audience') };
      return checkPage(visit, reading, asked, { form, errors, isPreview });
    };
    const refuse = async (errors: readonly FieldError[]) => {
      const content = await shown(errors);
      return content ? refusedPage(content) : missing;
    };
    const { choices, errors } = choicesIn(form);
    if (errors.length > 0) return refuse(errors);
    if (form.text('act') === 'preview') {
      const content = await shown([], true);
      return content ? page(content) : missing;
    }
    const parsed = parseForm(outingForm, form);
    if (!parsed.ok) return refuse(parsed.errors);
    const outcome = await letOut(visit, reading.report.id, parsed.values, choices);
    if (outcome.kind === 'refused') return refuse([{ ...outcome, values: {} }]);
    if (outcome.kind !== 'done') return outcome;
    const words = outingWordsOf(visit);
    const audience: OutsideAudience = parsed.values.audience;
    return seeOther(
      paths.reportOuting(reading.report.id, outcome.id),
      audience === 'public' ? words.published : words.done,
    );
  });
}

async function takeBack(visit: SignedInVisit): Promise<Outcome> {
  return withReport(visit, async ({ report, mayKeep }) => {
    if (!mayKeep) return forbidden;
    const { sortie } = visit.params;
    if (!isId(sortie)) return missing;
    const outcome = await withdraw(visit, report.id, sortie);
    if (outcome.kind !== 'done') return outcome;
    return seeOther(paths.reportOutings(report.id), outingWordsOf(visit).withdrawn);
  });
}

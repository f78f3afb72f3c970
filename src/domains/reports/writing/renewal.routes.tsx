import { renewalWordsOf, trailTo } from '#/domains/reports/report.routes.tsx';
import { tabsOf } from '#/domains/reports/report-page.routes.tsx';
import { languageTag } from '#/domains/reports/section-body.pages.tsx';
import { paths } from '#/paths.ts';
import { type FieldError, parseForm } from '#/platform/form.ts';
import { errorSentences } from '#/platform/form-errors.ts';
import { isId } from '#/platform/ids.ts';
import { missing, type Outcome, type PageContent, page, refusedPage, seeOther } from '#/platform/outcome.ts';
import { get, type PageRoute, post, signedIn } from '#/platform/route.ts';
import type { SignedInVisit } from '#/platform/visit.ts';
import { type ReportRenewal, readRenewal, renew } from './renewal.actions.ts';
import { renewalForm } from './renewal.form.ts';
import { RenewalPage } from './renewal.pages.tsx';

export const renewalRoutes: PageRoute[] = [
  get(paths.reportProposal(':bilan'), {
    access: signedIn,
    handle: (visit) => withRenewal(visit, async (renewal) => page(renewalPage(visit, renewal, []))),
  }),
  post(paths.reportProposal(':bilan'), { access: signedIn, handle: decide }),
];

async function withRenewal(
  visit: SignedInVisit,
  answer: (renewal: ReportRenewal) => Promise<Outcome>,
): Promise<Outcome> {
  const id = visit.params.bilan;
  if (!isId(id)) return missing;
  const renewal = await readRenewal(visit, id);
  return renewal.kind === 'renewal' ? answer(renewal) : renewal;
}

function renewalPage(
  visit: SignedInVisit,
  { report, sections, hasChanged }: ReportRenewal,
  errors: readonly FieldError[],
): PageContent {
  const words = renewalWordsOf(visit);
  return {
    title: words.title,
    trail: trailTo(visit, report),
    body: (
      <RenewalPage
        words={words}
        tabs={tabsOf(visit, { report, mayWrite: true }, 'proposal')}
        reportId={report.id}
        language={languageTag(report.language)}
        sections={sections}
        isPointedOut={hasChanged}
        refusal={errorSentences(visit.locale, errors, words.errors)}
      />
    ),
  };
}

async function decide(visit: SignedInVisit): Promise<Outcome> {
  const parsed = parseForm(renewalForm, await visit.form());
  const id = visit.params.bilan;
  if (!isId(id) || !parsed.ok) return missing;
  const outcome = await renew(visit, id, parsed.values);
  if (outcome.kind === 'refused') {
    return withRenewal(visit, async (renewal) =>
      refusedPage(renewalPage(visit, renewal, [{ ...outcome, values: {} }])),
    );
  }
  if (outcome.kind !== 'done') return outcome;
  const words = renewalWordsOf(visit);
  const isSeen = parsed.values.act === 'seen';
  return seeOther(isSeen ? paths.report(id) : paths.reportProposal(id), isSeen ? words.seenDone : words.done);
}

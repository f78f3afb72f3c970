import { paths } from '#/paths.ts';
import { type FieldError, Form, parseForm } from '#/platform/form.ts';
import { errorSentences } from '#/platform/form-errors.ts';
import {
  forbidden,
  type Outcome,
  type PageContent,
  page,
  refusedPage,
  seeOther,
} from '#/platform/outcome.ts';
import { get, type PageRoute, post, signedIn } from '#/platform/route.ts';
import type { SignedInVisit } from '#/platform/visit.ts';
import { planClosingForm } from './plan.form.ts';
import { trailTo, withPlan, wordsOf } from './plan.routes.tsx';
import { planById } from './plan.store.ts';
import type { Plan } from './plan.ts';
import { closePlan } from './plan-closing.actions.ts';
import { PlanClosingPage } from './plan-closing.pages.tsx';
import { closingsOfPlan } from './plan-closing.store.ts';

export const planClosingRoutes: PageRoute[] = [
  get(paths.planClosing(':plan'), {
    access: signedIn,
    handle: (visit) =>
      withPlan(visit, async ({ plan, mayKeep }) =>
        mayKeep ? page(await closingPage(visit, plan, new Form(new Map()), [])) : forbidden,
      ),
  }),
  post(paths.planClosing(':plan'), { access: signedIn, handle: saveClosing }),
];

async function saveClosing(visit: SignedInVisit): Promise<Outcome> {
  const form = await visit.form();
  return withPlan(visit, async ({ plan, mayKeep }) => {
    if (!mayKeep) return forbidden;
    const refuse = async (errors: readonly FieldError[]) => {
      const current = (await planById(await visit.transaction(), plan.id)) ?? plan;
      return refusedPage(await closingPage(visit, current, form, errors));
    };
    const parsed = parseForm(planClosingForm, form);
    if (!parsed.ok) return refuse(parsed.errors);
    // What the page offered, not what the plan has become: two people who close it at once close it once.
    const kind = form.text('act') === 'reopened' ? 'reopened' : 'closed';
    const outcome = await closePlan(visit, plan.id, kind, parsed.values);
    if (outcome.kind === 'refused') return refuse([{ ...outcome, values: {} }]);
    if (outcome.kind !== 'done') return outcome;
    const words = wordsOf(visit);
    return seeOther(paths.plan(plan.id), kind === 'closed' ? words.closed : words.reopened);
  });
}

async function closingPage(
  visit: SignedInVisit,
  plan: Plan,
  form: Form,
  errors: readonly FieldError[],
): Promise<PageContent> {
  const words = wordsOf(visit);
  return {
    title: plan.closedOn === null ? words.closePlan : words.reopenPlan,
    trail: trailTo(visit, plan),
    body: (
      <PlanClosingPage
        words={words}
        locale={visit.locale}
        plan={plan}
        closings={await closingsOfPlan(await visit.transaction(), plan.id)}
        today={visit.today}
        form={form}
        refusal={errorSentences(visit.locale, errors, words.errors)}
      />
    ),
  };
}

import { ownSpaces } from '#/domains/spaces/spaces.public.ts';
import { formatDate } from '#/french/dates.ts';
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
import { anyone, get, type PageRoute, post, signedIn } from '#/platform/route.ts';
import { holds, type SignedInVisit, type Visit, wordsFor } from '#/platform/visit.ts';
import { AdoptedOutlinePage, OutlinePage } from './outline.pages.tsx';
import { outlineOf } from './outline.rules.ts';
import { changePlan, openPlan, type PlanReading, readPlan } from './plan.actions.ts';
import { newPlanForm, planChangeForm } from './plan.form.ts';
import { startingLevels } from './plan.rules.ts';
import { openPlans, plansOfViewer, spacesOfPlan } from './plan.store.ts';
import type { Plan } from './plan.ts';
import * as planWords from './plan.words.ts';
import { PlanContext } from './plan-frame.pages.tsx';
import { ChangePlanPage, NewPlanPage, PlansPage } from './plan-list.pages.tsx';
import { adoptedTitles } from './plan-version.store.ts';
import { shownVersion } from './shown-number.actions.ts';

export const wordsOf = (visit: Visit) => wordsFor(visit.locale, planWords);

export const planRoutes: PageRoute[] = [
  get(paths.plans, { access: signedIn, handle: showPlans }),
  get(paths.newPlan, {
    access: signedIn,
    handle: async (visit) => {
      const content = await newPlanPage(visit, Form.of({ startsOn: visit.today }), []);
      return content ? page(content) : forbidden;
    },
  }),
  post(paths.plans, { access: signedIn, handle: saveNewPlan }),
  get(paths.planChange(':plan'), {
    access: signedIn,
    handle: (visit) =>
      withPlan(visit, async ({ plan, mayChange }) =>
        mayChange ? page(changePage(visit, plan, Form.of(textsOf(plan)), [])) : forbidden,
      ),
  }),
  post(paths.planChange(':plan'), { access: signedIn, handle: saveChange }),
  get(paths.plan(':plan'), {
    access: anyone,
    handle: (visit) => withPlan(visit, (reading) => showPlan(visit, reading)),
  }),
];

async function showPlans(visit: SignedInVisit): Promise<Outcome> {
  const words = wordsOf(visit);
  const transaction = await visit.transaction();
  return page({
    title: words.title,
    body: (
      <PlansPage
        words={words}
        locale={visit.locale}
        plans={await plansOfViewer(transaction, visit.today)}
        others={await openPlans(transaction)}
        mayOpen={visit.viewer.memberships.some((membership) => membership.role !== 'guest')}
      />
    ),
  });
}

/** Spaces where the viewer works, the one asked for first. */
export async function workingSpaces(
  visit: SignedInVisit,
  asked = '',
): Promise<{ id: string; name: string }[]> {
  const own = await ownSpaces(await visit.transaction(), visit.viewer.personId);
  return own
    .filter((space) => holds(visit.viewer, space.id, 'member'))
    .sort((left, right) => Number(right.id === asked) - Number(left.id === asked));
}

async function newPlanPage(
  visit: SignedInVisit,
  form: Form,
  errors: readonly FieldError[],
): Promise<PageContent | null> {
  const words = wordsOf(visit);
  const spaces = await workingSpaces(visit, form.text('spaceId') || (visit.query.get('espace') ?? ''));
  if (spaces.length === 0) return null;
  const refusal = errorSentences(visit.locale, errors, words.errors);
  return {
    title: words.open,
    trail: [{ label: words.title, href: paths.plans }],
    body: <NewPlanPage words={words} form={form} refusal={refusal} spaces={spaces} />,
  };
}

async function saveNewPlan(visit: SignedInVisit): Promise<Outcome> {
  const form = await visit.form();
  const refuse = async (errors: readonly FieldError[]) => {
    const content = await newPlanPage(visit, form, errors);
    return content ? refusedPage(content) : forbidden;
  };
  const parsed = parseForm(newPlanForm, form);
  if (!parsed.ok) return refuse(parsed.errors);
  const words = wordsOf(visit);
  const outcome = await openPlan(visit, parsed.values, startingLevels(words.startingLevels));
  if (outcome.kind === 'refused') return refuse([{ ...outcome, values: {} }]);
  return seeOther(paths.plan(outcome.id), words.opened);
}

function textsOf(plan: Plan): Record<string, string> {
  const { title, kind, startsOn, endsOn, portrait } = plan;
  return { title, kind, startsOn, endsOn, portrait };
}

async function saveChange(visit: SignedInVisit): Promise<Outcome> {
  const form = await visit.form();
  return withPlan(visit, async ({ plan, mayChange }) => {
    if (!mayChange) return forbidden;
    const parsed = parseForm(planChangeForm, form);
    if (!parsed.ok) return refusedPage(changePage(visit, plan, form, parsed.errors));
    const outcome = await changePlan(visit, plan.id, parsed.values);
    if (outcome.kind === 'refused') {
      return refusedPage(changePage(visit, plan, form, [{ ...outcome, values: {} }]));
    }
    if (outcome.kind === 'conflict') return refusedPage(changePage(visit, outcome.current, form, [], true));
    if (outcome.kind !== 'done') return outcome;
    return seeOther(paths.plan(plan.id), wordsOf(visit).saved);
  });
}

function changePage(
  visit: SignedInVisit,
  plan: Plan,
  form: Form,
  errors: readonly FieldError[],
  conflict = false,
): PageContent {
  const words = wordsOf(visit);
  return {
    title: words.changePlan,
    trail: trailTo(visit, plan),
    body: (
      <ChangePlanPage
        words={words}
        locale={visit.locale}
        form={form}
        refusal={errorSentences(visit.locale, errors, words.errors)}
        plan={plan}
        conflict={conflict}
      />
    ),
  };
}

async function showPlan(visit: Visit, reading: PlanReading): Promise<Outcome> {
  if (visit.query.get('lecture') === 'adopte') {
    const found = await shownVersion(visit, reading.plan, null);
    if (found) return page(await adoptedPage(visit, reading, found));
  }
  return page(await outlinePage(visit, reading));
}

/** The outline of a plan, or of one of its branches; with why nothing moved when it did not. */
export async function outlinePage(
  visit: Visit,
  reading: PlanReading,
  asked: { branchId?: string; reordering?: boolean; refusal?: string } = {},
): Promise<PageContent> {
  const { plan, items, mayChange } = reading;
  const words = wordsOf(visit);
  const wanted = asked.branchId ?? visit.query.get('branche');
  const branchId = items.some((item) => item.id === wanted) ? (wanted ?? null) : null;
  return {
    ...(await frameOf(visit, reading)),
    body: (
      <OutlinePage
        words={words}
        locale={visit.locale}
        plan={plan}
        today={visit.today}
        outline={outlineOf(items, branchId)}
        branchId={branchId}
        reordering={mayChange && (asked.reordering ?? visit.query.get('ordre') === '1')}
        refusal={asked.refusal ?? null}
        adopted={await adoptedTitles(await visit.transaction(), plan.id)}
        mayChange={mayChange}
      />
    ),
  };
}

async function adoptedPage(
  visit: Visit,
  reading: PlanReading,
  found: NonNullable<Awaited<ReturnType<typeof shownVersion>>>,
): Promise<PageContent> {
  const { plan } = reading;
  const address = `${paths.plan(plan.id)}?lecture=adopte`;
  return {
    ...(await frameOf(visit, reading)),
    body: (
      <AdoptedOutlinePage
        words={wordsOf(visit)}
        plan={{ ...plan, levels: found.content.levels }}
        versionName={found.version.name}
        outline={outlineOf(found.content.items, visit.query.get('branche'))}
        folded={(id) => `${address}&branche=${id}`}
      />
    ),
  };
}

/** Title, trail and second column, the same on every view of a plan. */
export async function frameOf(visit: Visit, reading: PlanReading): Promise<Omit<PageContent, 'body'>> {
  const words = wordsOf(visit);
  const { plan } = reading;
  return {
    title: plan.title,
    trail: visit.viewer.kind === 'person' ? [{ label: words.title, href: paths.plans }] : [],
    description: words.period(formatDate(plan.startsOn, visit.locale), formatDate(plan.endsOn, visit.locale)),
    aside: (
      <PlanContext
        {...reading}
        words={words}
        locale={visit.locale}
        spaces={await spacesOfPlan(await visit.transaction(), plan.id)}
      />
    ),
  };
}

/** Finds the plan of the address within the viewer's rights; a stranger is asked to sign in first. */
export async function withPlan(
  visit: Visit,
  answer: (reading: PlanReading) => Promise<Outcome>,
): Promise<Outcome> {
  const id = visit.params.plan;
  const reading = isId(id) ? await readPlan(visit, id) : null;
  if (reading) return answer(reading);
  if (visit.viewer.kind !== 'stranger') return missing;
  return seeOther(`${paths.signIn}?${new URLSearchParams({ retour: visit.address })}`);
}

export function trailTo(visit: Visit, plan: { id: string; title: string }) {
  return [
    { label: wordsOf(visit).title, href: paths.plans },
    { label: plan.title, href: paths.plan(plan.id) },
  ];
}

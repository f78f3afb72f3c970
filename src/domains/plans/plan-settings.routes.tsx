import { paths } from '#/paths.ts';
import { type FieldError, Form, parseForm } from '#/platform/form.ts';
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
import { holds, type SignedInVisit } from '#/platform/visit.ts';
import { changeLevels, type PlanReading, showPlanTo, tieSpace } from './plan.actions.ts';
import { levelsForm, planSpaceForm, planVisibilityForm } from './plan.form.ts';
import { trailTo, withPlan, wordsOf, workingSpaces } from './plan.routes.tsx';
import { planById, spacesOfPlan } from './plan.store.ts';
import type { Plan } from './plan.ts';
import {
  LevelsPage,
  PlanSpacesPage,
  PlanVisibilityPage,
  type TypedLevelLine,
} from './plan-settings.pages.tsx';

const spareLevels = 2;

export const planSettingsRoutes: PageRoute[] = [
  get(paths.planLevels(':plan'), {
    access: signedIn,
    handle: (visit) =>
      withPlan(visit, async ({ plan, mayChange }) =>
        mayChange ? page(levelsPage(visit, plan, plan.levels, [])) : forbidden,
      ),
  }),
  post(paths.planLevels(':plan'), { access: signedIn, handle: saveLevels }),
  get(paths.planSpaces(':plan'), {
    access: signedIn,
    handle: (visit) =>
      withPlan(visit, async (reading) =>
        reading.mayKeep ? page(await spacesPage(visit, reading, [])) : forbidden,
      ),
  }),
  post(paths.planSpaces(':plan'), { access: signedIn, handle: saveSpace }),
  get(paths.planVisibility(':plan'), {
    access: signedIn,
    handle: (visit) =>
      withPlan(visit, async ({ plan, mayKeep }) =>
        mayKeep ? page(visibilityPage(visit, plan, new Form(new Map()), [])) : forbidden,
      ),
  }),
  post(paths.planVisibility(':plan'), { access: signedIn, handle: saveVisibility }),
];

async function saveLevels(visit: SignedInVisit): Promise<Outcome> {
  const form = await visit.form();
  return withPlan(visit, async ({ plan, mayChange }) => {
    if (!mayChange) return forbidden;
    const typed = form.all('label').map((label, at) => ({
      id: form.all('id')[at] ?? '',
      label,
      kind: form.all('kind')[at] ?? 'free',
    }));
    const parsed = parseForm(levelsForm, form);
    if (!parsed.ok) return refusedPage(levelsPage(visit, plan, typed, parsed.errors));
    const outcome = await changeLevels(visit, plan.id, parsed.values);
    if (outcome.kind === 'refused') {
      return refusedPage(levelsPage(visit, plan, typed, [{ ...outcome, values: {} }]));
    }
    if (outcome.kind === 'conflict') {
      const current = (await planById(await visit.transaction(), plan.id)) ?? plan;
      return refusedPage(levelsPage(visit, current, typed, [], true));
    }
    if (outcome.kind !== 'done') return outcome;
    return seeOther(paths.plan(plan.id), wordsOf(visit).saved);
  });
}

function levelsPage(
  visit: SignedInVisit,
  plan: Plan,
  typed: readonly TypedLevelLine[],
  errors: readonly FieldError[],
  conflict = false,
): PageContent {
  const words = wordsOf(visit);
  const said = typed.filter((line) => line.id !== '' || line.label.trim() !== '');
  const spare = Array.from({ length: spareLevels }, () => ({ id: '', label: '', kind: 'free' }));
  return {
    title: words.levels,
    trail: trailTo(visit, plan),
    body: (
      <LevelsPage
        words={words}
        plan={plan}
        refusal={errorSentences(visit.locale, errors, words.errors)}
        lines={[...said, ...spare].slice(0, 12)}
        conflict={conflict}
      />
    ),
  };
}

async function spacesPage(
  visit: SignedInVisit,
  { plan }: PlanReading,
  errors: readonly FieldError[],
): Promise<PageContent> {
  const words = wordsOf(visit);
  const working = await workingSpaces(visit);
  return {
    title: words.spacesTitle,
    trail: trailTo(visit, plan),
    body: (
      <PlanSpacesPage
        words={words}
        plan={plan}
        refusal={errorSentences(visit.locale, errors, words.errors)}
        spaces={await spacesOfPlan(await visit.transaction(), plan.id)}
        joinable={working.filter((space) => !plan.spaceIds.includes(space.id))}
        leaving={plan.spaceIds.filter((id) => holds(visit.viewer, id, 'secretary'))}
      />
    ),
  };
}

async function saveSpace(visit: SignedInVisit): Promise<Outcome> {
  const form = await visit.form();
  return withPlan(visit, async (reading) => {
    if (!reading.mayKeep) return forbidden;
    const parsed = parseForm(planSpaceForm, form);
    if (!parsed.ok) return missing;
    const { spaceId, act } = parsed.values;
    const outcome = await tieSpace(visit, reading.plan.id, spaceId, act);
    if (outcome.kind === 'refused') {
      return refusedPage(await spacesPage(visit, reading, [{ ...outcome, values: {} }]));
    }
    if (outcome.kind !== 'done') return outcome;
    const words = wordsOf(visit);
    const isStillThere = await planById(await visit.transaction(), reading.plan.id);
    return seeOther(
      isStillThere ? paths.plan(reading.plan.id) : paths.plans,
      act === 'join' ? words.joined : words.left,
    );
  });
}

function visibilityPage(
  visit: SignedInVisit,
  plan: Plan,
  form: Form,
  errors: readonly FieldError[],
): PageContent {
  const words = wordsOf(visit);
  return {
    title: words.visibility,
    trail: trailTo(visit, plan),
    body: (
      <PlanVisibilityPage
        words={words}
        plan={plan}
        form={form}
        refusal={errorSentences(visit.locale, errors, words.errors)}
      />
    ),
  };
}

async function saveVisibility(visit: SignedInVisit): Promise<Outcome> {
  const form = await visit.form();
  return withPlan(visit, async ({ plan, mayKeep }) => {
    if (!mayKeep) return forbidden;
    const parsed = parseForm(planVisibilityForm, form);
    if (!parsed.ok) return refusedPage(visibilityPage(visit, plan, form, parsed.errors));
    const { visibility, widen } = parsed.values;
    const outcome = await showPlanTo(visit, plan.id, visibility, widen === 'yes');
    if (outcome.kind === 'refused') {
      return refusedPage(visibilityPage(visit, plan, form, [{ ...outcome, values: {} }]));
    }
    if (outcome.kind !== 'done') return outcome;
    return seeOther(paths.plan(plan.id), wordsOf(visit).saved);
  });
}

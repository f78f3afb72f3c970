import { z } from 'zod';
import { type NotDone, notDoneProblem, versionProblem } from '#/platform/api-problems.ts';
import { isId } from '#/platform/ids.ts';
import { versionAsked } from '#/platform/if-match.ts';
import { json, missing, type Outcome } from '#/platform/outcome.ts';
import { type ApiOperation, operation, signedIn } from '#/platform/route.ts';
import { type SignedInVisit, wordsFor } from '#/platform/visit.ts';
import { changeLevels, changePlan, readPlan, showPlanTo, tieSpace } from './plan.actions.ts';
import { day, planAnswer, wholePlan } from './plan.api.ts';
import { levelsBody, planClosingBody, planForm, planSpaceForm, planVisibilityForm } from './plan.form.ts';
import { spacesOfPlan } from './plan.store.ts';
import { planClosingKinds } from './plan.ts';
import * as planWords from './plan.words.ts';
import { closePlan } from './plan-closing.actions.ts';
import { closingsOfPlan } from './plan-closing.store.ts';

const spaces = z.object({
  items: z.array(
    z.object({
      id: z.uuid(),
      name: z.string().nullable().describe('Null when the reader may not see the space.'),
      sinceOn: day,
    }),
  ),
});
const closings = z.object({
  items: z.array(z.object({ kind: z.enum(planClosingKinds), onDay: day, reason: z.string() })),
});

const reading = { method: 'GET', access: signedIn, scope: 'plans:read', tag: 'plans' } as const;
const writing = { access: signedIn, scope: 'plans:write', tag: 'plans', response: wholePlan } as const;

export const planSettingsApi: ApiOperation[] = [
  operation({
    ...writing,
    method: 'PUT',
    path: '/plans/:plan',
    operationId: 'changePlan',
    summary: 'Replace what is said of a plan, its items apart (If-Match with its ETag)',
    precondition: true,
    body: planForm,
    handle: (visit, { body }) =>
      atVersion(visit, (plan, version) => changePlan(visit, plan, { ...body, version })),
  }),
  operation({
    ...writing,
    method: 'PUT',
    path: '/plans/:plan/niveaux',
    operationId: 'changePlanLevels',
    summary:
      'Replace the levels of a plan, from the widest to the narrowest (If-Match with the ETag of the plan); one on which items stand stays',
    precondition: true,
    body: levelsBody,
    handle: (visit, { body: { levels } }) =>
      atVersion(visit, (plan, version) =>
        changeLevels(visit, plan, {
          version,
          id: levels.map(({ id }) => id),
          label: levels.map(({ label }) => label),
          kind: levels.map(({ kind }) => kind),
        }),
      ),
  }),
  operation({
    ...writing,
    method: 'POST',
    path: '/plans/:plan/visibilite',
    operationId: 'showPlanTo',
    summary: 'Say who sees a plan; `widen: yes` confirms that more people will',
    body: planVisibilityForm,
    handle: async (visit, { body: { visibility, widen } }) => {
      const { plan } = visit.params;
      if (!isId(plan)) return missing;
      return told(visit, plan, await showPlanTo(visit, plan, visibility, widen === 'yes'));
    },
  }),
  operation({
    ...reading,
    path: '/plans/:plan/espaces',
    operationId: 'listPlanSpaces',
    summary: 'Spaces to which a plan belongs, the first one first',
    response: spaces,
    handle: async (visit) => {
      const { plan } = visit.params;
      return isId(plan) && (await readPlan(visit, plan)) ? spacesAnswer(visit, plan) : missing;
    },
  }),
  operation({
    ...writing,
    method: 'POST',
    path: '/plans/:plan/espaces',
    operationId: 'tiePlanSpace',
    summary:
      'Bring a space into a plan, or take it out; answers with the spaces that stay, none when the caller no longer sees the plan',
    body: planSpaceForm,
    response: spaces,
    handle: async (visit, { body }) => {
      const { plan } = visit.params;
      if (!isId(plan)) return missing;
      const outcome = await tieSpace(visit, plan, body.spaceId, body.act);
      return outcome.kind === 'done' ? spacesAnswer(visit, plan) : told(visit, plan, outcome);
    },
  }),
  operation({
    ...reading,
    path: '/plans/:plan/fin',
    operationId: 'listPlanClosings',
    summary: 'Each time a plan was closed or taken up again, the latest first',
    response: closings,
    handle: async (visit) => {
      const { plan } = visit.params;
      if (!isId(plan) || !(await readPlan(visit, plan))) return missing;
      return json({ items: await closingsOfPlan(await visit.transaction(), plan) });
    },
  }),
  operation({
    ...writing,
    method: 'POST',
    path: '/plans/:plan/fin',
    operationId: 'closePlan',
    summary: 'Close a plan, or take it up again, on a day and for a reason',
    body: planClosingBody,
    handle: async (visit, { body: { act, ...values } }) => {
      const { plan } = visit.params;
      if (!isId(plan)) return missing;
      return told(visit, plan, await closePlan(visit, plan, act, values));
    },
  }),
];

async function atVersion(
  visit: SignedInVisit,
  act: (plan: string, version: number) => Promise<NotDone | { kind: 'done' }>,
): Promise<Outcome> {
  const { plan } = visit.params;
  if (!isId(plan)) return missing;
  const version = versionAsked(visit);
  return version === null ? versionProblem(visit, 428) : told(visit, plan, await act(plan, version));
}

function told(
  visit: SignedInVisit,
  plan: string,
  outcome: NotDone | { kind: 'done' },
): Promise<Outcome> | Outcome {
  if (outcome.kind === 'done') return planAnswer(visit, plan);
  return notDoneProblem(visit, outcome, wordsFor(visit.locale, planWords).errors);
}

const spacesAnswer = async (visit: SignedInVisit, plan: string) =>
  json({ items: await spacesOfPlan(await visit.transaction(), plan) });

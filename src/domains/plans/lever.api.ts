import { z } from 'zod';
import { type NotDone, notDoneProblem, versionProblem } from '#/platform/api-problems.ts';
import { isId } from '#/platform/ids.ts';
import { versionAsked } from '#/platform/if-match.ts';
import { json, missing, type Outcome } from '#/platform/outcome.ts';
import { type ApiOperation, operation, signedIn } from '#/platform/route.ts';
import { type SignedInVisit, wordsFor } from '#/platform/visit.ts';
import { removeMoneyAsRead, saveLever, saveNeed } from './lever.actions.ts';
import { leverBody, needBody } from './lever.form.ts';
import { leversOfPlan, needsOfPlan } from './lever.store.ts';
import { leverStandings, moneyKinds } from './lever.ts';
import * as leverWords from './lever.words.ts';
import { readPlan } from './plan.actions.ts';
import { day } from './plan.api.ts';

const money = {
  id: z.uuid(),
  itemId: z.uuid().nullable(),
  money: z.enum(moneyKinds),
  recurring: z.boolean(),
  amount: z.number(),
  startsOn: day.nullable(),
  untilOn: day.nullable(),
  version: z.number().int(),
};
const need = z.object({ ...money, title: z.string() }).meta({ id: 'PlanNeed' });
const lever = z
  .object({
    ...money,
    needId: z.uuid().nullable(),
    funderId: z.uuid().nullable(),
    funderName: z.string(),
    recipient: z.string(),
    standing: z.enum(leverStandings),
    reportingHours: z.number().nullable(),
    note: z.string(),
  })
  .meta({ id: 'PlanLever' });

const funding = z.object({ needs: z.array(need), levers: z.array(lever) }).meta({ id: 'PlanFunding' });

const common = { access: signedIn, scope: 'plans:write', tag: 'plans' } as const;

const needApi: ApiOperation[] = [
  operation({
    ...common,
    method: 'POST',
    path: '/plans/:plan/besoins',
    operationId: 'addPlanNeed',
    summary: 'Note what an item, or the whole plan, needs in money of one kind',
    body: needBody,
    response: need,
    successStatus: 201,
    handle: async (visit, { body }) => {
      const { plan } = visit.params;
      if (!isId(plan)) return missing;
      const outcome = await saveNeed(visit, plan, null, body);
      return outcome.kind === 'done' ? answerNeed(visit, plan, outcome.id, 201) : told(visit, outcome);
    },
  }),
  operation({
    ...common,
    method: 'PUT',
    path: '/plans/:plan/besoins/:besoin',
    operationId: 'changePlanNeed',
    summary: 'Replace what a need says (If-Match with its version)',
    precondition: true,
    body: needBody,
    response: need,
    handle: async (visit, { body }) => {
      const { plan, besoin } = visit.params;
      if (!isId(plan) || !isId(besoin)) return missing;
      const version = versionAsked(visit);
      if (version === null) return versionProblem(visit, 428);
      const outcome = await saveNeed(visit, plan, { id: besoin, version }, body);
      return outcome.kind === 'done' ? answerNeed(visit, plan, besoin) : told(visit, outcome);
    },
  }),
  operation({
    ...common,
    method: 'DELETE',
    path: '/plans/:plan/besoins/:besoin',
    operationId: 'removePlanNeed',
    summary: 'Take off a need noted by mistake (If-Match with its version); its levers stay',
    precondition: true,
    successStatus: 204,
    handle: (visit) => remove(visit, 'need', visit.params.besoin),
  }),
];

export const leverApi: ApiOperation[] = [
  operation({
    ...common,
    scope: 'plans:read',
    method: 'GET',
    path: '/plans/:plan/leviers',
    operationId: 'readPlanFunding',
    summary: 'Needs and financial levers of a plan; mission and project money are never to be added together',
    response: funding,
    handle: async (visit) => {
      const id = visit.params.plan;
      const reading = isId(id) ? await readPlan(visit, id) : null;
      if (!reading) return missing;
      const transaction = await visit.transaction();
      return json({
        needs: await needsOfPlan(transaction, reading.plan.id),
        levers: await leversOfPlan(transaction, reading.plan.id),
      });
    },
  }),
  operation({
    ...common,
    method: 'POST',
    path: '/plans/:plan/leviers',
    operationId: 'addPlanLever',
    summary: 'Note a financial lever; one that answers a need stands where the need stands',
    body: leverBody,
    response: lever,
    successStatus: 201,
    handle: async (visit, { body }) => {
      const { plan } = visit.params;
      if (!isId(plan)) return missing;
      const outcome = await saveLever(visit, plan, null, body);
      return outcome.kind === 'done' ? answerLever(visit, plan, outcome.id, 201) : told(visit, outcome);
    },
  }),
  operation({
    ...common,
    method: 'PUT',
    path: '/plans/:plan/leviers/:levier',
    operationId: 'changePlanLever',
    summary: 'Replace what a lever says (If-Match with its version)',
    precondition: true,
    body: leverBody,
    response: lever,
    handle: async (visit, { body }) => {
      const { plan, levier } = visit.params;
      if (!isId(plan) || !isId(levier)) return missing;
      const version = versionAsked(visit);
      if (version === null) return versionProblem(visit, 428);
      const outcome = await saveLever(visit, plan, { id: levier, version }, body);
      return outcome.kind === 'done' ? answerLever(visit, plan, levier) : told(visit, outcome);
    },
  }),
  operation({
    ...common,
    method: 'DELETE',
    path: '/plans/:plan/leviers/:levier',
    operationId: 'removePlanLever',
    summary: 'Take off a lever noted by mistake (If-Match with its version)',
    precondition: true,
    successStatus: 204,
    handle: (visit) => remove(visit, 'lever', visit.params.levier),
  }),
  ...needApi,
];

async function remove(
  visit: SignedInVisit,
  kind: 'need' | 'lever',
  id: string | undefined,
): Promise<Outcome> {
  const { plan } = visit.params;
  if (!isId(plan) || !isId(id)) return missing;
  const version = versionAsked(visit);
  if (version === null) return versionProblem(visit, 428);
  const outcome = await removeMoneyAsRead(visit, plan, kind, { id, version });
  return outcome.kind === 'done' ? json(undefined, 204) : told(visit, outcome);
}

const told = (visit: SignedInVisit, outcome: NotDone) =>
  notDoneProblem(visit, outcome, wordsFor(visit.locale, leverWords).errors);

const answerNeed = async (visit: SignedInVisit, planId: string, id: string, status = 200) =>
  answer(await needsOfPlan(await visit.transaction(), planId), id, status);

const answerLever = async (visit: SignedInVisit, planId: string, id: string, status = 200) =>
  answer(await leversOfPlan(await visit.transaction(), planId), id, status);

function answer(rows: readonly { id: string; version: number }[], id: string, status: number): Outcome {
  const row = rows.find((one) => one.id === id);
  return row ? json(row, status, { etag: `"${row.version}"` }) : missing;
}

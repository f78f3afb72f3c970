import { z } from 'zod';
import { refusedProblem } from '#/platform/api-problems.ts';
import { isId } from '#/platform/ids.ts';
import { json, missing, type Outcome } from '#/platform/outcome.ts';
import { type ApiOperation, operation, signedIn } from '#/platform/route.ts';
import { type SignedInVisit, wordsFor } from '#/platform/visit.ts';
import { openPlan, readPlan } from './plan.actions.ts';
import { newPlanForm } from './plan.form.ts';
import { startingLevels } from './plan.rules.ts';
import { plansOfViewer } from './plan.store.ts';
import { levelKinds, planKinds, planVisibilities } from './plan.ts';
import * as planWords from './plan.words.ts';
import { itemStates, type PlanItem } from './plan-item.ts';
import { treeOf, walk } from './plan-tree.rules.ts';

export const day = z.string().meta({ format: 'date' });
const carrier = z.object({ organisationId: z.uuid().nullable(), name: z.string() });

const summary = z
  .object({
    id: z.uuid(),
    title: z.string(),
    kind: z.enum(planKinds),
    startsOn: day,
    endsOn: day,
    closedOn: day.nullable(),
    spaceIds: z.array(z.uuid()),
  })
  .meta({ id: 'PlanSummary' });

export const planItem = z
  .object({
    id: z.uuid(),
    parentId: z.uuid().nullable(),
    /** Place in the outline, « 2.1.3 ». */
    number: z.string(),
    position: z.number().int(),
    level: z.string(),
    title: z.string(),
    description: z.string(),
    startsOn: day.nullable(),
    dueOn: day.nullable(),
    resources: z.string(),
    results: z.string(),
    serviceAxes: z.array(z.string()),
    dossierId: z.uuid().nullable(),
    state: z.enum(itemStates),
    stateSinceOn: day.nullable(),
    stateReason: z.string(),
    replacedBy: z.uuid().nullable(),
    holders: z.array(carrier),
    partners: z.array(carrier),
    lastMovedOn: day.nullable(),
    version: z.number().int(),
  })
  .meta({ id: 'PlanItem' });

export const wholePlan = summary
  .extend({
    portrait: z.string(),
    levels: z.array(z.object({ id: z.string(), kind: z.enum(levelKinds), label: z.string() })),
    visibility: z.enum(planVisibilities),
    version: z.number().int(),
    treeVersion: z.number().int(),
    items: z.array(planItem),
  })
  .meta({ id: 'Plan' });

export const planApi: ApiOperation[] = [
  operation({
    method: 'GET',
    path: '/plans',
    access: signedIn,
    scope: 'plans:read',
    operationId: 'listPlans',
    summary: 'Action plans of your spaces, those in force first',
    tag: 'plans',
    response: z.object({ items: z.array(summary) }),
    handle: async (visit) => json({ items: await plansOfViewer(await visit.transaction(), visit.today) }),
  }),
  operation({
    method: 'POST',
    path: '/plans',
    access: signedIn,
    scope: 'plans:write',
    operationId: 'openPlan',
    summary: 'Open a plan with the usual levels',
    tag: 'plans',
    body: newPlanForm,
    response: wholePlan,
    successStatus: 201,
    handle: async (visit, { body }) => {
      const words = wordsFor(visit.locale, planWords);
      const outcome = await openPlan(visit, body, startingLevels(words.startingLevels));
      return outcome.kind === 'refused'
        ? refusedProblem(visit, outcome, words.errors)
        : planAnswer(visit, outcome.id, 201);
    },
  }),
  operation({
    method: 'GET',
    path: '/plans/:plan',
    access: signedIn,
    scope: 'plans:read',
    operationId: 'readPlan',
    summary: 'One plan with its items, in reading order',
    tag: 'plans',
    response: wholePlan,
    handle: (visit) => planAnswer(visit, visit.params.plan),
  }),
];

/** A plan whole, as it stands. */
export async function planAnswer(
  visit: SignedInVisit,
  id: string | undefined,
  status = 200,
): Promise<Outcome> {
  const reading = isId(id) ? await readPlan(visit, id) : null;
  if (!reading) return missing;
  const { openedAt: _, ...plan } = reading.plan;
  const items = walk(treeOf(reading.items)).map(({ item, number }) => itemBody(item, number));
  return json({ ...plan, items }, status, { etag: `"${plan.version}"` });
}

export function itemBody({ planId: _, ...item }: PlanItem, number: string) {
  return { ...item, number };
}

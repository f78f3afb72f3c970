import { z } from 'zod';
import { type NotDone, notDoneProblem, versionProblem } from '#/platform/api-problems.ts';
import { isId } from '#/platform/ids.ts';
import { versionAsked } from '#/platform/if-match.ts';
import { json, missing, type Outcome } from '#/platform/outcome.ts';
import { type ApiOperation, operation, signedIn } from '#/platform/route.ts';
import { type SignedInVisit, wordsFor } from '#/platform/visit.ts';
import { linkTrace } from './evidence.actions.ts';
import { readPlan } from './plan.actions.ts';
import { itemBody, planItem } from './plan.api.ts';
import { addItem, changeItem, moveItem, removeItemAsRead } from './plan-item.actions.ts';
import {
  evidenceForm,
  itemForm,
  itemStateForm,
  newItemForm,
  placeForm,
  severalForm,
} from './plan-item.form.ts';
import * as itemWords from './plan-item.words.ts';
import { branchOf, treeOf } from './plan-tree.rules.ts';
import { replanItem } from './replanning.actions.ts';
import { replanItems } from './several-items.actions.ts';

const acting = { access: signedIn, scope: 'plans:write', tag: 'plans' } as const;
const common = { ...acting, response: planItem } as const;

export const planItemApi: ApiOperation[] = [
  operation({
    ...common,
    method: 'POST',
    path: '/plans/:plan/elements',
    operationId: 'addPlanItem',
    summary: 'Add an item, last under its parent; holders and partners are names, one a line',
    body: newItemForm,
    successStatus: 201,
    handle: async (visit, { body }) => {
      const { plan } = visit.params;
      if (!isId(plan)) return missing;
      const outcome = await addItem(visit, plan, body);
      return outcome.kind === 'done' ? answer(visit, outcome.id, 201) : told(visit, outcome);
    },
  }),
  operation({
    ...common,
    method: 'PUT',
    path: '/plans/:plan/elements/:element',
    operationId: 'changePlanItem',
    summary: 'Replace what an item says (If-Match with its version)',
    precondition: true,
    body: itemForm,
    handle: async (visit, { body }) => {
      const { plan, element } = visit.params;
      if (!isId(plan) || !isId(element)) return missing;
      const version = versionAsked(visit);
      if (version === null) return versionProblem(visit, 428);
      const outcome = await changeItem(visit, plan, element, { ...body, version });
      return outcome.kind === 'done' ? answer(visit, element) : told(visit, outcome);
    },
  }),
  operation({
    ...acting,
    method: 'DELETE',
    path: '/plans/:plan/elements/:element',
    operationId: 'removePlanItem',
    summary:
      'Take off an item added by mistake (If-Match with its version); one that was adopted, or that the work moved, stays',
    precondition: true,
    successStatus: 204,
    handle: async (visit) => {
      const { plan, element } = visit.params;
      if (!isId(plan) || !isId(element)) return missing;
      const version = versionAsked(visit);
      if (version === null) return versionProblem(visit, 428);
      const outcome = await removeItemAsRead(visit, plan, element, version);
      return outcome.kind === 'done' ? json(undefined, 204) : told(visit, outcome);
    },
  }),
  operation({
    ...common,
    method: 'POST',
    path: '/plans/:plan/elements/:element/place',
    operationId: 'movePlanItem',
    summary: 'Move an item with all that stands under it, from the tree version that was read',
    body: placeForm,
    handle: async (visit, { body }) => {
      const { plan, element } = visit.params;
      if (!isId(plan) || !isId(element)) return missing;
      const outcome = await moveItem(visit, plan, element, body);
      return outcome.kind === 'done' ? answer(visit, element) : told(visit, outcome);
    },
  }),
  operation({
    ...common,
    method: 'POST',
    path: '/plans/:plan/elements/:element/suites',
    operationId: 'replanPlanItem',
    summary:
      'Note that an item began, was paused, adapted, replaced, done or given up, with its reason; adapted, what it says otherwise now',
    body: itemStateForm,
    handle: async (visit, { body }) => {
      const { plan, element } = visit.params;
      if (!isId(plan) || !isId(element)) return missing;
      const outcome = await replanItem(visit, plan, element, body);
      return outcome.kind === 'done' ? answer(visit, element) : told(visit, outcome);
    },
  }),
  operation({
    ...common,
    method: 'POST',
    path: '/plans/:plan/suites',
    operationId: 'replanPlanItems',
    summary:
      'Note the same thing of several items, with one day and one reason; tells those that did not change',
    body: severalForm,
    response: z.object({ changed: z.array(z.uuid()), unchanged: z.array(z.uuid()) }),
    handle: async (visit, { body }) => {
      const { plan } = visit.params;
      if (!isId(plan)) return missing;
      const outcome = await replanItems(visit, plan, body);
      if (outcome.kind !== 'done') return told(visit, outcome);
      return json({ changed: outcome.changed, unchanged: outcome.unchanged });
    },
  }),
  operation({
    ...common,
    method: 'POST',
    path: '/plans/:plan/elements/:element/traces',
    operationId: 'linkTraceToPlanItem',
    summary: 'Link a trace to an item, with what it says of it',
    body: evidenceForm,
    handle: async (visit, { body }) => {
      const { plan, element } = visit.params;
      if (!isId(plan) || !isId(element)) return missing;
      const outcome = await linkTrace(visit, plan, element, body);
      return outcome.kind === 'done' ? answer(visit, element) : told(visit, outcome);
    },
  }),
];

/** An act made from another state than the one that stands is told as a change made meanwhile. */
function told(visit: SignedInVisit, outcome: NotDone | { kind: 'stale' }): Outcome {
  if (outcome.kind === 'stale') return versionProblem(visit, 412);
  return notDoneProblem(visit, outcome, wordsFor(visit.locale, itemWords).errors);
}

async function answer(visit: SignedInVisit, itemId: string, status = 200): Promise<Outcome> {
  const reading = await readPlan(visit, visit.params.plan ?? '');
  const branch = reading && branchOf(treeOf(reading.items), itemId);
  if (!branch) return missing;
  return json(itemBody(branch.item, branch.number), status, { etag: `"${branch.item.version}"` });
}

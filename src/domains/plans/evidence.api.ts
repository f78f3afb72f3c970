import { z } from 'zod';
import { notDoneProblem } from '#/platform/api-problems.ts';
import { isId } from '#/platform/ids.ts';
import { json, missing, type Outcome } from '#/platform/outcome.ts';
import { type ApiOperation, operation, signedIn } from '#/platform/route.ts';
import { type SignedInVisit, wordsFor } from '#/platform/visit.ts';
import { noteMove, unlinkEvidence } from './evidence.actions.ts';
import { evidenceOfItem } from './evidence.store.ts';
import { type PlanReading, readPlan } from './plan.actions.ts';
import { day } from './plan.api.ts';
import { quickMoveForm } from './plan-item.form.ts';
import { changesOf } from './plan-item.store.ts';
import { changeKinds, evidenceSayings, type PlanItem } from './plan-item.ts';
import * as itemWords from './plan-item.words.ts';

const links = z
  .object({
    items: z.array(
      z.object({
        id: z.uuid(),
        traceId: z.uuid().nullable().describe('Null when the caller may not see the trace.'),
        title: z.string().nullable(),
        happenedOn: day,
        says: z.enum(evidenceSayings),
        note: z.string(),
      }),
    ),
  })
  .meta({ id: 'PlanItemTraces' });

const story = z
  .object({
    items: z.array(
      z.object({
        id: z.uuid(),
        kind: z.enum(changeKinds),
        onDay: day,
        reason: z.string(),
        notedBy: z.string().nullable(),
        notedAt: z.iso.datetime(),
      }),
    ),
  })
  .meta({ id: 'PlanItemStory' });

const item = '/plans/:plan/elements/:element';
const reading = { access: signedIn, scope: 'plans:read', tag: 'plans' } as const;
const acting = { access: signedIn, scope: 'plans:write', tag: 'plans' } as const;

/** What moved an item, and what became of it. */
export const evidenceApi: ApiOperation[] = [
  operation({
    ...reading,
    method: 'GET',
    path: `${item}/traces`,
    operationId: 'listPlanItemTraces',
    summary: 'Traces that moved an item, the latest first, with what they say of it',
    response: links,
    handle: (visit) => ofItem(visit, (_, { id }) => listed(visit, id)),
  }),
  operation({
    ...acting,
    method: 'POST',
    path: `${item}/notes`,
    operationId: 'noteMoveOfPlanItem',
    summary: 'Note a trace in a space of the caller and link it to an item at once; answers with its links',
    body: quickMoveForm,
    response: links,
    successStatus: 201,
    handle: async (visit, { body }) => {
      const { plan, element } = visit.params;
      if (!isId(plan) || !isId(element)) return missing;
      const outcome = await noteMove(visit, plan, element, body);
      if (outcome.kind === 'done') return listed(visit, element, 201);
      return notDoneProblem(visit, outcome, wordsFor(visit.locale, itemWords).errors);
    },
  }),
  operation({
    ...acting,
    method: 'DELETE',
    path: `${item}/traces/:lien`,
    operationId: 'unlinkTraceFromPlanItem',
    summary:
      'Undo the link of a trace with an item; the trace stays, and so does the state that the item took',
    successStatus: 204,
    handle: async (visit) => {
      const { plan, element, lien } = visit.params;
      if (!isId(plan) || !isId(element) || !isId(lien)) return missing;
      const outcome = await unlinkEvidence(visit, plan, element, lien);
      if (outcome.kind === 'done') return json(undefined, 204);
      return notDoneProblem(visit, outcome, wordsFor(visit.locale, itemWords).errors);
    },
  }),
  operation({
    ...reading,
    method: 'GET',
    path: `${item}/suites`,
    operationId: 'listPlanItemChanges',
    summary: 'How an item began, paused, was adapted, replaced, done or given up, as it was noted',
    response: story,
    handle: (visit) =>
      ofItem(visit, async ({ plan }, { id }) => {
        const changes = (await changesOf(await visit.transaction(), plan.id, id)).get(id) ?? [];
        return json({
          items: changes.map(({ before: _, ...one }) => ({ ...one, notedAt: one.notedAt.toISOString() })),
        });
      }),
  }),
];

async function ofItem(
  visit: SignedInVisit,
  handle: (reading: PlanReading, item: PlanItem) => Promise<Outcome>,
): Promise<Outcome> {
  const { plan, element } = visit.params;
  const found = isId(plan) ? await readPlan(visit, plan) : null;
  const read = found?.items.find(({ id }) => id === element);
  return found && read ? handle(found, read) : missing;
}

async function listed(visit: SignedInVisit, itemId: string, status = 200): Promise<Outcome> {
  const evidence = await evidenceOfItem(await visit.transaction(), itemId);
  const items = evidence.map(({ id, subjectId, subjectTitle: title, happenedOn, says, note }) => ({
    ...{ id, traceId: title === null ? null : subjectId, title },
    ...{ happenedOn, says, note },
  }));
  return json({ items }, status);
}

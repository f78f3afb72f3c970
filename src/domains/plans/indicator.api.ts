import { z } from 'zod';
import { type NotDone, notDoneProblem } from '#/platform/api-problems.ts';
import { isId } from '#/platform/ids.ts';
import { json, missing, type Outcome } from '#/platform/outcome.ts';
import { type ApiOperation, operation, signedIn } from '#/platform/route.ts';
import { type SignedInVisit, wordsFor } from '#/platform/visit.ts';
import { addIndicator, readIndicator, removeIndicator } from './indicator.actions.ts';
import { type PlanReading, readPlan } from './plan.actions.ts';
import { day } from './plan.api.ts';
import { indicatorBody, readingBody } from './plan-item.form.ts';
import { hiddenNumber, indicatorKinds, type ShownNumber } from './plan-item.ts';
import * as itemWords from './plan-item.words.ts';
import { shownIndicators } from './shown-number.actions.ts';

const hiddenMeans =
  'Whether the number is null because it counts few people, or would give such a number back, and you do not work in the plan.';

const indicators = z
  .object({
    items: z.array(
      z.object({
        id: z.uuid(),
        kind: z.enum(indicatorKinds),
        label: z.string(),
        unit: z.string(),
        baseline: z.number().nullable(),
        isBaselineHidden: z.boolean().describe(hiddenMeans),
        baselineOn: day.nullable(),
        target: z.number().nullable(),
        readings: z
          .array(
            z.object({
              id: z.uuid(),
              onDay: day,
              value: z.number().nullable(),
              isHidden: z.boolean().describe(`${hiddenMeans} The words go with it.`),
              words: z.string(),
            }),
          )
          .describe('What it said, the oldest first.'),
      }),
    ),
  })
  .meta({ id: 'PlanIndicators' });

const list = '/plans/:plan/elements/:element/indicateurs';
const common = { access: signedIn, scope: 'plans:write', tag: 'plans', response: indicators } as const;

export const indicatorApi: ApiOperation[] = [
  operation({
    ...common,
    scope: 'plans:read',
    method: 'GET',
    path: list,
    operationId: 'listPlanIndicators',
    summary: 'Indicators of an item with what was read of them, in the order they were added',
    handle: async (visit) => {
      const { plan, element } = visit.params;
      const reading = isId(plan) ? await readPlan(visit, plan) : null;
      const item = reading?.items.find(({ id }) => id === element);
      return reading && item ? answer(visit, reading, item.id) : missing;
    },
  }),
  operation({
    ...common,
    method: 'POST',
    path: list,
    operationId: 'addPlanIndicator',
    summary:
      'Add an indicator, a number with its unit or a change to observe; answers with those of the item',
    body: indicatorBody,
    successStatus: 201,
    handle: async (visit, { body }) => {
      const { plan, element } = visit.params;
      if (!isId(plan) || !isId(element)) return missing;
      return told(visit, await addIndicator(visit, plan, element, body), 201);
    },
  }),
  operation({
    ...common,
    method: 'POST',
    path: `${list}/:indicateur/lectures`,
    operationId: 'notePlanIndicatorReading',
    summary: 'Note what an indicator says on a day, in a figure or in words; without a day, today',
    body: readingBody,
    successStatus: 201,
    handle: async (visit, { body }) => {
      const at = indicatorAsked(visit);
      return at ? told(visit, await readIndicator(visit, at, body), 201) : missing;
    },
  }),
  operation({
    ...common,
    method: 'DELETE',
    path: `${list}/:indicateur`,
    operationId: 'removePlanIndicator',
    summary: 'Take off an indicator that nothing was read of yet; one that was read stays, and says so',
    handle: async (visit) => {
      const at = indicatorAsked(visit);
      return at ? told(visit, await removeIndicator(visit, at)) : missing;
    },
  }),
];

function indicatorAsked(visit: SignedInVisit) {
  const { plan, element, indicateur } = visit.params;
  if (!isId(plan) || !isId(element) || !isId(indicateur)) return null;
  return { planId: plan, itemId: element, indicatorId: indicateur };
}

async function told(
  visit: SignedInVisit,
  outcome: NotDone | { kind: 'done' },
  status = 200,
): Promise<Outcome> {
  const { plan = '', element = '', indicateur } = visit.params;
  if (outcome.kind === 'done') {
    const reading = await readPlan(visit, plan);
    return reading ? answer(visit, reading, element, status) : missing;
  }
  const { errors } = wordsFor(visit.locale, itemWords);
  if (outcome.kind !== 'refused') return notDoneProblem(visit, outcome, errors);
  // The page says of which indicator; here the address does.
  const field = outcome.field.replace(`-${indicateur}`, '');
  return notDoneProblem(visit, { ...outcome, field }, errors);
}

async function answer(
  visit: SignedInVisit,
  { plan }: PlanReading,
  itemId: string,
  status = 200,
): Promise<Outcome> {
  const found = (await shownIndicators(visit, plan, itemId)).get(itemId) ?? [];
  const items = found.map(({ itemId: _, ...indicator }) => ({
    ...indicator,
    baseline: numberOf(indicator.baseline),
    isBaselineHidden: indicator.baseline === hiddenNumber,
    readings: indicator.readings.map((reading) => ({
      ...reading,
      value: numberOf(reading.value),
      isHidden: reading.value === hiddenNumber,
    })),
  }));
  return json({ items }, status);
}

const numberOf = (value: ShownNumber | null) => (value === hiddenNumber ? null : value);

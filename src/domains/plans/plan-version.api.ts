import { z } from 'zod';
import { type NotDone, notDoneProblem } from '#/platform/api-problems.ts';
import { isId } from '#/platform/ids.ts';
import { json, missing, type Outcome } from '#/platform/outcome.ts';
import { type ApiOperation, operation, signedIn } from '#/platform/route.ts';
import { type SignedInVisit, wordsFor } from '#/platform/visit.ts';
import { type PlanReading, readPlan } from './plan.actions.ts';
import { day } from './plan.api.ts';
import { adoptVersion, freezeVersion, readingToCompare } from './plan-version.actions.ts';
import { adoptionForm, freezeForm } from './plan-version.form.ts';
import { sayingOf } from './plan-version.routes.tsx';
import { versionOfPlan, versionsOfPlan } from './plan-version.store.ts';
import { comparedFields, type PlanVersion, type VersionDifference } from './plan-version.ts';
import * as versionWords from './plan-version.words.ts';
import { shownVersion } from './shown-number.actions.ts';
import { versionDifference } from './version-difference.rules.ts';

const version = z
  .object({
    id: z.uuid(),
    number: z.number().int(),
    name: z.string(),
    adoptions: z.array(
      z.object({ spaceId: z.uuid(), spaceName: z.string().nullable(), adoptedOn: day, how: z.string() }),
    ),
  })
  .meta({ id: 'PlanVersion' });

const runs = z
  .array(z.object({ kind: z.enum(['same', 'gone', 'new']), text: z.string() }))
  .describe('Word by word, in reading order.');
const wholeRuns = runs.nullable().describe('Word by word, in reading order; null when nothing changed.');
const kind = z.enum(['added', 'gone', 'changed']);

const difference = z.object({
  title: wholeRuns,
  portrait: wholeRuns,
  items: z.array(
    z.object({
      id: z.uuid(),
      title: z.string(),
      kind,
      moved: z.boolean().describe('It stands elsewhere in the tree.'),
      fields: z.array(z.object({ field: z.enum(comparedFields), runs })),
    }),
  ),
  money: z.array(z.object({ label: z.string(), kind, before: z.string(), after: z.string() })),
});

const reading = { method: 'GET', access: signedIn, scope: 'plans:read', tag: 'plans' } as const;
const writing = { method: 'POST', access: signedIn, scope: 'plans:write', tag: 'plans' } as const;

export const planVersionApi: ApiOperation[] = [
  operation({
    ...reading,
    path: '/plans/:plan/versions',
    operationId: 'listPlanVersions',
    summary: 'Frozen versions of a plan, the latest first',
    response: z.object({ items: z.array(version) }),
    handle: async (visit) => {
      const found = await planAsked(visit);
      if (!found) return missing;
      const versions = await versionsOfPlan(await visit.transaction(), found.plan.id);
      return json({ items: versions.map(versionBody) });
    },
  }),
  operation({
    ...writing,
    path: '/plans/:plan/versions',
    operationId: 'freezePlanVersion',
    summary: 'Freeze what the plan says today, as adopted by one of its spaces; without a day, today',
    body: freezeForm,
    response: version,
    successStatus: 201,
    handle: async (visit, { body }) => {
      const { plan } = visit.params;
      if (!isId(plan)) return missing;
      const outcome = await freezeVersion(visit, plan, body);
      return outcome.kind === 'done' ? versionAnswer(visit, plan, outcome.id) : told(visit, outcome);
    },
  }),
  operation({
    ...reading,
    path: '/plans/:plan/versions/:version',
    operationId: 'readPlanVersion',
    summary: 'One frozen version, whole',
    response: version.extend({ content: z.record(z.string(), z.unknown()) }),
    handle: async (visit) => {
      const found = await planAsked(visit);
      const { version: id } = visit.params;
      if (!found || !isId(id)) return missing;
      const read = await shownVersion(visit, found.plan, id);
      return read ? json({ ...versionBody(read.version), content: read.content }) : missing;
    },
  }),
  operation({
    ...writing,
    path: '/plans/:plan/versions/:version/adoption',
    operationId: 'adoptPlanVersion',
    summary:
      'Note that another space of the plan adopts a version, on which day and how; without a day, today',
    body: adoptionForm,
    response: version,
    successStatus: 201,
    handle: async (visit, { body }) => {
      const { plan, version: id } = visit.params;
      if (!isId(plan) || !isId(id)) return missing;
      const outcome = await adoptVersion(visit, plan, id, body);
      return outcome.kind === 'done' ? versionAnswer(visit, plan, id) : told(visit, outcome);
    },
  }),
  operation({
    ...reading,
    path: '/plans/:plan/difference',
    operationId: 'comparePlanVersions',
    summary: 'What changed from one version to another, or to the plan as it is today, item by item',
    query: z.object({
      from: z.uuid().describe('A version.'),
      to: z.uuid().optional().describe('A version; absent: the plan as it is today.'),
    }),
    response: difference,
    handle: async (visit, { query }) => {
      const found = await planAsked(visit);
      if (!found) return missing;
      const before = await readingToCompare(visit, found, query.from);
      const after = await readingToCompare(visit, found, query.to ?? null);
      if (!before || !after) return missing;
      return json(differenceBody(versionDifference(before, after, sayingOf(visit))));
    },
  }),
];

async function planAsked(visit: SignedInVisit): Promise<PlanReading | null> {
  const { plan } = visit.params;
  return isId(plan) ? readPlan(visit, plan) : null;
}

const told = (visit: SignedInVisit, outcome: NotDone) =>
  notDoneProblem(visit, outcome, wordsFor(visit.locale, versionWords).errors);

async function versionAnswer(visit: SignedInVisit, planId: string, id: string): Promise<Outcome> {
  const read = await versionOfPlan(await visit.transaction(), planId, id);
  return read ? json(versionBody(read.version), 201) : missing;
}

const versionBody = ({ frozenAt: _, ...version }: PlanVersion) => version;

const differenceBody = ({ items, ...rest }: VersionDifference) => ({
  ...rest,
  items: items.map(({ item, ...changed }) => ({ id: item.id, title: item.title, ...changed })),
});

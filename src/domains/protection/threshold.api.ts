import { z } from 'zod';
import { versionProblem } from '#/platform/api-problems.ts';
import { printAsked, printOf } from '#/platform/if-match.ts';
import { json, missing, type Outcome } from '#/platform/outcome.ts';
import { type ApiOperation, administrator, operation, signedIn } from '#/platform/route.ts';
import type { SignedInVisit } from '#/platform/visit.ts';
import { policyFor } from './policy.store.ts';
import { type Policy, zerosPolicies } from './publication.ts';
import {
  forgetTopicThresholds,
  isRuleAsRead,
  setInstanceThresholds,
  setTopicThresholds,
} from './threshold.actions.ts';
import { instanceThresholdsForm, topicThresholdsBody, topicThresholdsForm } from './threshold.form.ts';

const thresholds = { people: z.int(), organisations: z.int() };
const rule = z
  .object({
    ...thresholds,
    zeros: z.enum(zerosPolicies),
    topics: z
      .record(z.string(), z.object(thresholds))
      .describe('Thresholds of their own; other topics follow the instance.'),
  })
  .meta({ id: 'ProtectionThresholds' });

const path = '/protection/thresholds';
const common = { tag: 'protection', response: rule } as const;
const writing = {
  ...common,
  access: administrator,
  scope: 'protection:write',
  precondition: true,
} as const;

export const thresholdApi: ApiOperation[] = [
  operation({
    ...common,
    method: 'GET',
    path,
    access: signedIn,
    scope: 'protection:read',
    operationId: 'readProtectionThresholds',
    summary:
      'From how many people and organisations a number is shown, here and by topic; anybody may know it',
    handle: answer,
  }),
  operation({
    ...writing,
    method: 'PUT',
    path,
    operationId: 'setProtectionThresholds',
    summary: 'Set the thresholds of the instance (If-Match with their ETag); for administrators',
    body: instanceThresholdsForm,
    handle: (visit, { body }) => asRead(visit, () => setInstanceThresholds(visit, body)),
  }),
  operation({
    ...writing,
    method: 'PUT',
    path: `${path}/:topic`,
    operationId: 'setTopicThresholds',
    summary:
      'Give a topic thresholds of its own (If-Match with the ETag of the thresholds); for administrators',
    body: topicThresholdsBody,
    handle: async (visit, { body }) => {
      const topic = topicThresholdsForm.shape.topic.safeParse(visit.params.topic);
      if (!topic.success) return missing;
      const { people: topicPeople, organisations: topicOrganisations } = body;
      const values = { topic: topic.data, topicPeople, topicOrganisations };
      return asRead(visit, () => setTopicThresholds(visit, values));
    },
  }),
  operation({
    ...writing,
    method: 'DELETE',
    path: `${path}/:topic`,
    operationId: 'forgetTopicThresholds',
    summary:
      'Let a topic follow the instance again (If-Match with the ETag of the thresholds); for administrators',
    handle: (visit) => asRead(visit, () => forgetTopicThresholds(visit, visit.params.topic ?? '')),
  }),
];

/** Does it when the rule still is what was read; an act that finds nothing to do says false. */
async function asRead(visit: SignedInVisit, act: () => Promise<unknown>): Promise<Outcome> {
  const read = printAsked(visit);
  if (read === null) return versionProblem(visit, 428);
  if (!(await isRuleAsRead(visit, (now) => printOfRule(now) === read))) return versionProblem(visit, 412);
  return (await act()) === false ? missing : answer(visit);
}

const printOfRule = (policy: Policy) => printOf(JSON.stringify(policy));

async function answer(visit: SignedInVisit): Promise<Outcome> {
  const policy = await policyFor(await visit.transaction());
  return json(policy, 200, { etag: `"${printOfRule(policy)}"` });
}

import { z } from 'zod';
import { isId } from '#/platform/ids.ts';
import { versionAsked } from '#/platform/if-match.ts';
import { forbidden, json, missing, type Outcome } from '#/platform/outcome.ts';
import { type ApiOperation, operation, signedIn } from '#/platform/route.ts';
import type { SignedInVisit } from '#/platform/visit.ts';
import { possibleDoubles } from './likeness.rules.ts';
import { mayTend } from './organisation.access.ts';
import { restoreOrganisation, verifyOrganisation } from './organisation.actions.ts';
import { answer, line, precondition, refusal, whole } from './organisation.api.ts';
import { restorationForm } from './organisation.form.ts';
import { contentOf, fieldsThatDiffer } from './organisation.rules.ts';
import { mergedInto, organisationById, versionsOf } from './organisation.store.ts';
import { organisationFields } from './organisation.ts';
import { latestToCompare, mostPairs } from './to-compare.actions.ts';

const version = z
  .object({
    version: z.int(),
    changedAt: z.string().meta({ format: 'date-time' }),
    changedBy: z.string().nullable().describe('Null when nobody here wrote it, or the account is gone.'),
    changed: z.array(z.enum(organisationFields)).describe('What it said otherwise than the one before.'),
    content: whole.omit({ id: true, verifiedOn: true, version: true }),
  })
  .meta({ id: 'OrganisationVersion' });

const history = z.object({
  mergedInto: z.uuid().nullable().describe('The organisation that this one turned out to be.'),
  became: z
    .array(z.object({ id: z.uuid(), name: z.string() }))
    .describe('Those that turned out to be this one; each keeps its own history.'),
  items: z.array(version).describe('The latest first, at most 500.'),
});

const doubles = z.object({
  compared: z.int().nullable().describe('How many of the latest were compared; null: all of them.'),
  items: z.array(z.object({ left: line, right: line })).describe('The most alike first.'),
});

const common = { access: signedIn, tag: 'organisations' } as const;
const reading = { ...common, method: 'GET', scope: 'organisations:read' } as const;
const writing = { ...common, method: 'POST', scope: 'organisations:write' } as const;

/** Before those that read one organisation: « doublons » is not an id. */
export const doublesApi: ApiOperation[] = [
  operation({
    ...reading,
    path: '/organisations/doublons',
    operationId: 'listPossibleDoubles',
    summary: 'Pairs of organisations that may be one, for whoever works in a space',
    response: doubles,
    handle: async (visit) => {
      if (!mayTend(visit.viewer)) return forbidden;
      const { lines, compared } = await latestToCompare(visit);
      const pairs = possibleDoubles(lines, mostPairs);
      return json({ compared, items: pairs.map(({ left, right }) => ({ left, right })) });
    },
  }),
];

export const historyApi: ApiOperation[] = [
  operation({
    ...reading,
    path: '/organisations/:organisme/historique',
    operationId: 'readOrganisationHistory',
    summary: 'What the directory said of an organisation after each change, and who wrote it',
    response: history,
    handle: readHistory,
  }),
  operation({
    ...writing,
    path: '/organisations/:organisme/restauration',
    operationId: 'restoreOrganisation',
    summary: 'Say again what an older version said (If-Match with the ETag of the organisation)',
    precondition: true,
    body: restorationForm.omit({ current: true }),
    response: whole,
    handle: async (visit, { body }) => {
      const id = visit.params.organisme;
      if (!isId(id)) return missing;
      const current = versionAsked(visit);
      if (current === null) return precondition(visit, 428);
      const outcome = await restoreOrganisation(visit, id, { ...body, current });
      if (outcome.kind === 'done') return answer(visit, id);
      if (outcome.kind === 'conflict') return precondition(visit, 412);
      return outcome.kind === 'refused' ? refusal(visit, outcome) : outcome;
    },
  }),
  operation({
    ...writing,
    path: '/organisations/:organisme/verification',
    operationId: 'verifyOrganisation',
    summary:
      'Confirm that all that is written of an organisation is true today; nobody’s name is kept with it',
    response: whole,
    handle: async (visit) => {
      const id = visit.params.organisme;
      if (!isId(id)) return missing;
      const outcome = await verifyOrganisation(visit, id);
      return outcome.kind === 'done' ? answer(visit, outcome.id) : outcome;
    },
  }),
];

async function readHistory(visit: SignedInVisit): Promise<Outcome> {
  const id = visit.params.organisme;
  const transaction = await visit.transaction();
  const found = isId(id) ? await organisationById(transaction, id) : null;
  if (!found) return missing;
  const versions = await versionsOf(transaction, found.id);
  const items = versions.map(({ content, changedAt, ...one }, position) => {
    const before = versions[position + 1]?.content;
    return {
      ...one,
      changedAt: changedAt.toISOString(),
      changed: before ? fieldsThatDiffer(before, content) : [],
      content: contentOf(content),
    };
  });
  return json({ mergedInto: found.mergedInto, became: await mergedInto(transaction, found.id), items });
}

import { z } from 'zod';
import { versionProblem } from '#/platform/api-problems.ts';
import { versionAsked } from '#/platform/if-match.ts';
import { json, type Outcome } from '#/platform/outcome.ts';
import { type ApiOperation, member, operation } from '#/platform/route.ts';
import type { SignedInVisit } from '#/platform/visit.ts';
import { writeConvention } from './convention.actions.ts';
import { conventionForm } from './convention.form.ts';
import { conventionVersions } from './convention.store.ts';

const conventions = z
  .object({
    items: z
      .array(
        z.object({
          version: z.int(),
          text: z.string(),
          writtenByName: z.string().nullable().describe('Null when the account is gone.'),
          writtenAt: z.string().meta({ format: 'date-time' }),
        }),
      )
      .describe('The first one is in force; none when the team wrote none.'),
  })
  .meta({ id: 'CountingConventions' });

const common = { path: '/spaces/:espace/conventions', tag: 'statements', response: conventions } as const;

export const conventionOperations: ApiOperation[] = [
  operation({
    ...common,
    method: 'GET',
    access: member('guest'),
    scope: 'statements:read',
    operationId: 'listCountingConventions',
    summary: 'How a team counts, in its own words, every version, the latest first; its ETag is the latest',
    handle: (visit) => answer(visit),
  }),
  operation({
    ...common,
    method: 'POST',
    access: member('secretary'),
    scope: 'statements:write',
    operationId: 'writeCountingConvention',
    summary:
      'Write the next version (If-Match with the ETag of the list); what was transmitted keeps its own',
    precondition: true,
    body: conventionForm.omit({ afterVersion: true }),
    successStatus: 201,
    handle: async (visit, { body }) => {
      const afterVersion = versionAsked(visit);
      if (afterVersion === null) return versionProblem(visit, 428);
      const outcome = await writeConvention(visit, visit.params.espace!, { ...body, afterVersion });
      return outcome.kind === 'done' ? answer(visit, 201) : versionProblem(visit, 412);
    },
  }),
];

async function answer(visit: SignedInVisit, status = 200): Promise<Outcome> {
  const versions = await conventionVersions(await visit.transaction(), visit.params.espace!);
  const items = versions.map((one) => ({ ...one, writtenAt: one.writtenAt.toISOString() }));
  return json({ items }, status, { etag: `"${items[0]?.version ?? 0}"` });
}

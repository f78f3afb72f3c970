import { z } from 'zod';
import { json } from '#/platform/outcome.ts';
import { operation, signedIn } from '#/platform/route.ts';
import { roles } from '#/platform/visit.ts';
import { ownScope } from './tokens/token.ts';

const meSchema = z
  .object({
    id: z.uuid(),
    name: z.string(),
    isAdministrator: z.boolean(),
    memberships: z.array(z.object({ spaceId: z.uuid(), role: z.enum(roles) })),
    scopes: z.array(z.string()).nullable().describe('What the token allows; null for a session.'),
  })
  .meta({ id: 'Me' });

export const meOperations = [
  operation({
    method: 'GET',
    path: '/me',
    access: signedIn,
    scope: ownScope,
    operationId: 'readMe',
    summary: 'Whose token or session this is, and the spaces they belong to',
    tag: 'people',
    response: meSchema,
    handle: async ({ viewer }) =>
      json({
        id: viewer.personId,
        name: viewer.name,
        isAdministrator: viewer.isAdministrator,
        memberships: viewer.memberships,
        scopes: viewer.scopes,
      }),
  }),
];

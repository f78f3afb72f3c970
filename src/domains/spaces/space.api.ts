import { z } from 'zod';
import { paths } from '#/paths.ts';
import { isId } from '#/platform/ids.ts';
import { json, missing } from '#/platform/outcome.ts';
import { type ApiOperation, operation, signedIn } from '#/platform/route.ts';
import { roleIn, roles } from '#/platform/visit.ts';
import { openSpace } from './space.actions.ts';
import { spaceForm } from './space.form.ts';
import { ownSpaces, spaceById } from './space.store.ts';
import { spaceKinds, spaceVisibilities } from './space.ts';

const spaceSchema = z
  .object({
    id: z.uuid(),
    name: z.string(),
    kind: z.enum(spaceKinds),
    purpose: z.string(),
    visibility: z.enum(spaceVisibilities),
    role: z.enum(roles).nullable().describe('The caller’s role, or null for a visitor.'),
  })
  .meta({ id: 'Space' });

export const spaceApi: ApiOperation[] = [
  operation({
    method: 'GET',
    path: '/spaces',
    access: signedIn,
    scope: 'spaces:read',
    operationId: 'listSpaces',
    summary: 'The spaces the caller belongs to.',
    tag: 'spaces',
    response: z.object({
      items: z.array(spaceSchema.pick({ id: true, name: true, kind: true, role: true })),
    }),
    handle: async (visit) =>
      json({ items: await ownSpaces(await visit.transaction(), visit.viewer.personId) }),
  }),
  operation({
    method: 'GET',
    path: '/spaces/:espace',
    access: signedIn,
    scope: 'spaces:read',
    operationId: 'readSpace',
    summary: 'A space the caller may see.',
    tag: 'spaces',
    response: spaceSchema,
    handle: async (visit) => {
      const id = visit.params.espace;
      const space = isId(id) ? await spaceById(await visit.transaction(), id) : null;
      if (!space) return missing;
      const { openedAt: _, ...shown } = space;
      return json({ ...shown, role: roleIn(visit.viewer, space.id) });
    },
  }),
  operation({
    method: 'POST',
    path: '/spaces',
    access: signedIn,
    scope: 'spaces:write',
    operationId: 'openSpace',
    summary: 'Open a space, of which the caller becomes the first facilitator.',
    tag: 'spaces',
    body: spaceForm,
    response: z.object({ id: z.uuid() }),
    successStatus: 201,
    handle: async (visit, { body }) => {
      const id = await openSpace(visit, body);
      return json({ id }, 201, { location: `${paths.api}/spaces/${id}` });
    },
  }),
];

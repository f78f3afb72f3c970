import { z } from 'zod';
import { paths } from '#/paths.ts';
import { isId } from '#/platform/ids.ts';
import { forbidden, json, missing, type Outcome, problem } from '#/platform/outcome.ts';
import { type ApiOperation, member, operation, signedIn } from '#/platform/route.ts';
import { roleIn, roles, type SignedInVisit, wordsFor } from '#/platform/visit.ts';
import { changeMember, openSpace } from './space.actions.ts';
import { memberForm, spaceForm } from './space.form.ts';
import type { MembershipRefusal } from './space.rules.ts';
import { membersOf, ownSpaces, spaceById } from './space.store.ts';
import { spaceKinds, spaceVisibilities } from './space.ts';
import * as spaceWords from './space.words.ts';

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

const memberList = z.object({
  items: z.array(
    z.object({ personId: z.uuid(), name: z.string(), role: z.enum(roles), sinceOn: z.iso.date() }),
  ),
});

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
  operation({
    method: 'GET',
    path: '/spaces/:espace/membres',
    access: member('guest'),
    scope: 'spaces:read',
    operationId: 'listMembers',
    summary: 'The members of a space, for those who belong to it.',
    tag: 'spaces',
    response: memberList,
    handle: members,
  }),
  operation({
    method: 'PUT',
    path: '/spaces/:espace/membres/:personne',
    access: member('guest'),
    scope: 'spaces:write',
    operationId: 'changeMember',
    summary: 'Give a member another role; `none` ends the membership, and anybody may leave by themselves.',
    tag: 'spaces',
    body: memberForm,
    successStatus: 204,
    handle: async (visit, { body }) => {
      const { espace, personne } = visit.params;
      if (!isId(espace) || !isId(personne)) return missing;
      const outcome = await changeMember(visit, espace, personne, body.role);
      if (outcome.kind === 'forbidden') return forbidden;
      return outcome.kind === 'done' ? json(undefined, 204) : refusal(visit, outcome.key);
    },
  }),
];

async function members(visit: SignedInVisit): Promise<Outcome> {
  return json({ items: await membersOf(await visit.transaction(), visit.params.espace!) });
}

function refusal(visit: SignedInVisit, key: MembershipRefusal): Outcome {
  const words = wordsFor(visit.locale, spaceWords);
  return problem({ status: 422, code: 'refused', title: words.refused, detail: words.errors[key] });
}

import { z } from 'zod';
import { paths } from '#/paths.ts';
import { notDoneProblem, versionProblem } from '#/platform/api-problems.ts';
import { isId } from '#/platform/ids.ts';
import { printAsked, printOf } from '#/platform/if-match.ts';
import { forbidden, json, missing, type Outcome, problem } from '#/platform/outcome.ts';
import { type ApiOperation, member, operation, signedIn } from '#/platform/route.ts';
import { roleIn, roles, type SignedInVisit, wordsFor } from '#/platform/visit.ts';
import { changeMember, changeSpace, openSpace } from './space.actions.ts';
import { memberForm, spaceForm, spaceSettingsForm } from './space.form.ts';
import type { MembershipRefusal } from './space.rules.ts';
import { membersOf, ownSpaces, spaceById } from './space.store.ts';
import { type Space, spaceKinds, spaceVisibilities } from './space.ts';
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
      return isId(id) ? answer(visit, id) : missing;
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
    method: 'PUT',
    path: '/spaces/:espace',
    access: member('facilitator'),
    scope: 'spaces:write',
    operationId: 'changeSpace',
    summary:
      'Replace the name, kind, purpose and visibility of a space (If-Match with its ETag); `widen` says that letting more people see it is meant',
    tag: 'spaces',
    precondition: true,
    body: spaceSettingsForm,
    response: spaceSchema,
    handle: async (visit, { body }) => {
      const id = visit.params.espace!;
      const read = printAsked(visit);
      if (read === null) return versionProblem(visit, 428);
      const isAsRead = (space: Space) => printOf(JSON.stringify(shown(visit, space))) === read;
      const outcome = await changeSpace(visit, id, body, isAsRead);
      if (outcome.kind === 'done') return answer(visit, id);
      const words = wordsFor(visit.locale, spaceWords);
      return notDoneProblem(
        visit,
        outcome.kind === 'refused' ? { ...outcome, field: 'widen' } : outcome,
        words.errors,
      );
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

const shown = (visit: SignedInVisit, { openedAt: _, ...space }: Space) => ({
  ...space,
  role: roleIn(visit.viewer, space.id),
});

async function answer(visit: SignedInVisit, id: string): Promise<Outcome> {
  const space = await spaceById(await visit.transaction(), id);
  if (!space) return missing;
  const body = shown(visit, space);
  return json(body, 200, { etag: `"${printOf(JSON.stringify(body))}"` });
}

async function members(visit: SignedInVisit): Promise<Outcome> {
  return json({ items: await membersOf(await visit.transaction(), visit.params.espace!) });
}

function refusal(visit: SignedInVisit, key: MembershipRefusal): Outcome {
  const words = wordsFor(visit.locale, spaceWords);
  return problem({ status: 422, code: 'refused', title: words.refused, detail: words.errors[key] });
}

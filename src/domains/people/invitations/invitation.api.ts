import { z } from 'zod';
import * as refusalWords from '#/domains/people/refusal.words.ts';
import { errorSentences } from '#/platform/form-errors.ts';
import { isId } from '#/platform/ids.ts';
import { json, missing, type Outcome, problem } from '#/platform/outcome.ts';
import { type ApiOperation, member, operation } from '#/platform/route.ts';
import { roles, type SignedInVisit, wordsFor } from '#/platform/visit.ts';
import { invite, revokeInvitation } from './invitation.actions.ts';
import { spaceInvitationForm } from './invitation.form.ts';
import { openInvitations } from './invitation.store.ts';
import * as invitationsWords from './invitations.words.ts';

const invitation = z
  .object({
    id: z.uuid(),
    role: z.enum(roles).nullable(),
    email: z.string().nullable(),
    madeAt: z.iso.datetime(),
    expiresAt: z.iso.datetime(),
    usesAllowed: z.number().int().nullable(),
    uses: z.number().int(),
  })
  .meta({ id: 'Invitation', description: 'An open invitation; never its link.' });

export const invitationApi: ApiOperation[] = [
  operation({
    method: 'GET',
    path: '/spaces/:espace/invitations',
    access: member('facilitator'),
    scope: 'spaces:read',
    operationId: 'listInvitations',
    summary: 'Open invitations to a space, the newest first',
    tag: 'spaces',
    response: z.object({ items: z.array(invitation) }),
    handle: (visit) => list(visit, 200),
  }),
  operation({
    method: 'POST',
    path: '/spaces/:espace/invitations',
    access: member('facilitator'),
    scope: 'spaces:write',
    operationId: 'sendInvitation',
    summary: 'Invite one person by e-mail; a link to pass on is made on the page alone, which shows it once',
    tag: 'spaces',
    body: spaceInvitationForm.omit({ several: true }),
    response: z.object({ items: z.array(invitation) }),
    successStatus: 201,
    handle: (visit, { body }) => send(visit, body),
  }),
  operation({
    method: 'DELETE',
    path: '/spaces/:espace/invitations/:invitation',
    access: member('facilitator'),
    scope: 'spaces:write',
    operationId: 'endInvitation',
    summary: 'Take an invitation back: its link opens nothing any more',
    tag: 'spaces',
    successStatus: 204,
    handle: async (visit) => {
      const { espace, invitation: id } = visit.params;
      const isEnded = isId(id) && (await revokeInvitation(visit, id, espace!));
      return isEnded ? json(undefined, 204) : missing;
    },
  }),
];

type Asked = Omit<z.output<typeof spaceInvitationForm>, 'several'>;

/** By mail alone: an answer that carried the link would be kept with its submission key. */
async function send(visit: SignedInVisit, { email, ...asked }: Asked): Promise<Outcome> {
  const words = wordsFor(visit.locale, invitationsWords);
  if (email === undefined || !visit.services.settings.mailEnabled) {
    const { byPageOnly: title, byPageOnlyText: detail } = words;
    return problem({ status: 422, code: 'invitation-by-page', title, detail });
  }
  const outcome = await invite(visit, { ...asked, email, several: false, spaceId: visit.params.espace! });
  if (outcome.kind === 'refused') {
    const said = errorSentences(visit.locale, outcome.errors, wordsFor(visit.locale, refusalWords).errors);
    const detail = said.errors[0]?.message;
    return problem({ status: outcome.status, code: 'too-many', title: words.notSent, detail });
  }
  return list(visit, 201);
}

async function list(visit: SignedInVisit, status: number): Promise<Outcome> {
  const open = await openInvitations(await visit.transaction(), visit.params.espace!, visit.now);
  const items = open.map(({ invitedBy: _, ...one }) => one);
  return json({ items }, status);
}

import { z } from 'zod';
import * as refusalWords from '#/domains/people/refusal.words.ts';
import { errorSentences } from '#/platform/form-errors.ts';
import { isId } from '#/platform/ids.ts';
import { json, missing, type Outcome, problem } from '#/platform/outcome.ts';
import { type ApiOperation, administrator, member, operation } from '#/platform/route.ts';
import { type Role, roles, type SignedInVisit, wordsFor } from '#/platform/visit.ts';
import { invite, revokeInvitation } from './invitation.actions.ts';
import { instanceInvitationForm, spaceInvitationForm } from './invitation.form.ts';
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

const invitationList = z.object({ items: z.array(invitation) });

const places = [
  {
    path: '/spaces/:espace/invitations',
    access: member('facilitator'),
    scopes: ['spaces:read', 'spaces:write'],
    names: ['listInvitations', 'sendInvitation', 'endInvitation'],
    to: 'a space',
    tag: 'spaces',
    body: spaceInvitationForm.omit({ several: true }),
  },
  {
    path: '/administration/invitations',
    access: administrator,
    scopes: ['administration:read', 'administration:write'],
    names: ['listInstanceInvitations', 'sendInstanceInvitation', 'endInstanceInvitation'],
    to: 'the instance',
    tag: 'administration',
    body: instanceInvitationForm.omit({ several: true }),
  },
] as const;

export const invitationApi: ApiOperation[] = places.flatMap(
  ({ path, access, scopes: [reading, acting], names: [listing, sending, ending], to, tag, body }) => [
    operation({
      method: 'GET',
      path,
      access,
      scope: reading,
      operationId: listing,
      tag,
      summary: `Open invitations to ${to}, the newest first`,
      response: invitationList,
      handle: (visit) => list(visit, 200),
    }),
    operation({
      method: 'POST',
      path,
      access,
      scope: acting,
      operationId: sending,
      tag,
      summary: `Invite one person to ${to} by e-mail; a link to pass on is made on the page alone, which shows it once`,
      body: body as z.ZodType<Asked>,
      response: invitationList,
      successStatus: 201,
      handle: (visit, input) => send(visit, input.body),
    }),
    operation({
      method: 'DELETE',
      path: `${path}/:invitation`,
      access,
      scope: acting,
      operationId: ending,
      tag,
      summary: `Take an invitation to ${to} back: its link opens nothing any more`,
      successStatus: 204,
      handle: end,
    }),
  ],
);

async function end(visit: SignedInVisit): Promise<Outcome> {
  const { invitation: id } = visit.params;
  return isId(id) && (await revokeInvitation(visit, id, placeOf(visit))) ? json(undefined, 204) : missing;
}

/** A space, or the instance (null). */
const placeOf = (visit: SignedInVisit) => visit.params.espace ?? null;

type Asked = Omit<z.output<typeof instanceInvitationForm>, 'several'> & { role?: Role };

/** By mail alone: an answer that carried the link would be kept with its submission key. */
async function send(visit: SignedInVisit, { email, days, role }: Asked): Promise<Outcome> {
  const words = wordsFor(visit.locale, invitationsWords);
  if (email === undefined || !visit.services.settings.mailEnabled) {
    const { byPageOnly: title, byPageOnlyText: detail } = words;
    return problem({ status: 422, code: 'invitation-by-page', title, detail });
  }
  const place = { spaceId: placeOf(visit), role: role ?? null };
  const outcome = await invite(visit, { ...place, days, email, several: false });
  if (outcome.kind === 'refused') {
    const said = errorSentences(visit.locale, outcome.errors, wordsFor(visit.locale, refusalWords).errors);
    const detail = said.errors[0]?.message;
    return problem({ status: outcome.status, code: 'too-many', title: words.notSent, detail });
  }
  return list(visit, 201);
}

async function list(visit: SignedInVisit, status: number): Promise<Outcome> {
  const open = await openInvitations(await visit.transaction(), placeOf(visit), visit.now);
  const items = open.map(({ invitedBy: _, ...one }) => one);
  return json({ items }, status);
}

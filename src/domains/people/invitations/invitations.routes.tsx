import { bySession, dayInWords } from '#/domains/people/account/account-door.routes.tsx';
import * as administrationWords from '#/domains/people/administration/administration.words.ts';
import { shownOnce } from '#/domains/people/shown-once.actions.ts';
import { paths } from '#/paths.ts';
import { type FieldError, Form, parseForm } from '#/platform/form.ts';
import { isId } from '#/platform/ids.ts';
import { missing, type Outcome, page, seeOther } from '#/platform/outcome.ts';
import { administrator, get, member, type PageRoute, post } from '#/platform/route.ts';
import { type SignedInVisit, wordsFor } from '#/platform/visit.ts';
import { type InvitationAsked, invite, revokeInvitation } from './invitation.actions.ts';
import { instanceInvitationForm, spaceInvitationForm } from './invitation.form.ts';
import { openInvitations } from './invitation.store.ts';
import { InvitationsPage } from './invitations.pages.tsx';
import { en, fr } from './invitations.words.ts';

const wordsOf = (visit: SignedInVisit) => wordsFor(visit.locale, { fr, en });

/** Where the invitations of a page lead: a space, or the instance (null). */
const spaceOf = (visit: SignedInVisit) => visit.params.espace ?? null;

export const invitationsRoutes: PageRoute[] = [
  get(paths.spaceInvitations(':espace'), {
    access: member('facilitator'),
    handle: bySession(showInvitations),
  }),
  post(paths.spaceInvitations(':espace'), { access: member('facilitator'), handle: bySession(postToSpace) }),
  post(paths.spaceInvitationEnd(':espace', ':invitation'), {
    access: member('facilitator'),
    handle: bySession(endInvitation),
  }),
  get(paths.administrationInvitations, { access: administrator, handle: bySession(showInvitations) }),
  post(paths.administrationInvitations, { access: administrator, handle: bySession(postToInstance) }),
  post(paths.administrationInvitationEnd(':invitation'), {
    access: administrator,
    handle: bySession(endInvitation),
  }),
];

function showInvitations(visit: SignedInVisit): Promise<Outcome> {
  return invitationsPage(visit, Form.of({}), [], 200);
}

/** The page of a space's invitations, or of the instance's. */
function placeOf(visit: SignedInVisit) {
  const words = wordsOf(visit);
  const spaceId = spaceOf(visit);
  if (spaceId === null) {
    const label = wordsFor(visit.locale, administrationWords).title;
    return {
      title: words.title,
      lead: words.lead,
      trail: [{ label, href: paths.administration }],
      address: paths.administrationInvitations,
      endAction: paths.administrationInvitationEnd,
    };
  }
  return {
    title: words.spaceTitle,
    lead: words.spaceLead,
    trail: [
      { label: words.space, href: paths.space(spaceId) },
      { label: words.members, href: paths.spaceMembers(spaceId) },
    ],
    address: paths.spaceInvitations(spaceId),
    endAction: (invitation: string) => paths.spaceInvitationEnd(spaceId, invitation),
  };
}

async function invitationsPage(
  visit: SignedInVisit,
  form: Form,
  errors: readonly FieldError[],
  status: number,
): Promise<Outcome> {
  const { publicUrl, mailEnabled } = visit.services.settings;
  const { title, lead, trail, address, endAction } = placeOf(visit);
  const token = shownOnce(visit, 'invitation');
  const body = (
    <InvitationsPage
      words={wordsOf(visit)}
      lead={lead}
      invitations={await openInvitations(await visit.transaction(), spaceOf(visit), visit.now)}
      typed={{ form, errors, locale: visit.locale }}
      shownLink={token === null ? null : publicUrl + paths.invitation(token)}
      mailEnabled={mailEnabled}
      withRole={spaceOf(visit) !== null}
      makeAction={address}
      endAction={endAction}
      day={(instant) => dayInWords(visit, instant)}
    />
  );
  return page({ title, trail, body }, status);
}

async function postToSpace(visit: SignedInVisit): Promise<Outcome> {
  const form = await visit.form();
  const parsed = parseForm(spaceInvitationForm, form);
  if (!parsed.ok) return invitationsPage(visit, form, parsed.errors, 422);
  const { email = null, ...asked } = parsed.values;
  return make(visit, form, { ...asked, email, spaceId: spaceOf(visit) });
}

async function postToInstance(visit: SignedInVisit): Promise<Outcome> {
  const form = await visit.form();
  const parsed = parseForm(instanceInvitationForm, form);
  if (!parsed.ok) return invitationsPage(visit, form, parsed.errors, 422);
  const { email = null, ...asked } = parsed.values;
  return make(visit, form, { ...asked, email, spaceId: null, role: null });
}

async function make(visit: SignedInVisit, form: Form, asked: InvitationAsked): Promise<Outcome> {
  const outcome = await invite(visit, asked);
  if (outcome.kind === 'refused') return invitationsPage(visit, form, outcome.errors, outcome.status);
  const words = wordsOf(visit);
  return seeOther(placeOf(visit).address, outcome.kind === 'sent' ? words.sent : words.made);
}

async function endInvitation(visit: SignedInVisit): Promise<Outcome> {
  const id = visit.params.invitation;
  if (!isId(id) || !(await revokeInvitation(visit, id, spaceOf(visit)))) return missing;
  return seeOther(placeOf(visit).address, wordsOf(visit).ended);
}

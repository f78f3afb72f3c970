import { newAccountForm } from '#/domains/people/account.form.ts';
import { ownAccount } from '#/domains/people/person.store.ts';
import { formatDate } from '#/french/dates.ts';
import { paths } from '#/paths.ts';
import { dayIn } from '#/platform/clock.ts';
import { type FieldError, Form, parseForm } from '#/platform/form.ts';
import { type Outcome, page, seeOther } from '#/platform/outcome.ts';
import { anyone, get, type PageRoute, post, signedIn } from '#/platform/route.ts';
import { type Visit, wordsFor } from '#/platform/visit.ts';
import { acceptInvitation, invitationBehind, openAccountByInvitation } from './invitation.actions.ts';
import { AcceptancePage, NewcomerPage } from './invitation.pages.tsx';
import type { InvitationBehind } from './invitation.ts';
import { en, fr } from './invitation.words.ts';

export const invitationRoutes: PageRoute[] = [
  get(paths.invitation(':token'), {
    access: anyone,
    handle: async (visit) => invitationPage(visit, visit.params.token!, Form.of({}), [], 200),
  }),
  post(paths.invitation(':token'), {
    access: signedIn,
    handle: async (visit) => {
      const accepted = await acceptInvitation(visit, visit.params.token!);
      if (!accepted) return invitationPage(visit, visit.params.token!, Form.of({}), [], 422);
      return seeOther(placeOf(accepted.spaceId), wordsFor(visit.locale, { fr, en }).accepted);
    },
  }),
  post(paths.invitationAccount(':token'), {
    access: anyone,
    handle: async (visit) => {
      const token = visit.params.token!;
      const form = await visit.form();
      const parsed = parseForm(newAccountForm, form);
      if (!parsed.ok) return invitationPage(visit, token, form, parsed.errors, 422);
      const outcome = await openAccountByInvitation(visit, token, parsed.values);
      if (outcome.kind === 'over') return invitationPage(visit, token, form, [], 422);
      if (outcome.kind === 'refused')
        return invitationPage(visit, token, form, outcome.errors, outcome.status);
      return seeOther(placeOf(outcome.spaceId), wordsFor(visit.locale, { fr, en }).accepted);
    },
  }),
];

const placeOf = (spaceId: string | null) => (spaceId === null ? paths.today : paths.space(spaceId));

async function invitationPage(
  visit: Visit,
  token: string,
  form: Form,
  errors: readonly FieldError[],
  status: number,
): Promise<Outcome> {
  const words = wordsFor(visit.locale, { fr, en });
  const invitation = await invitationBehind(visit, token);
  if (!invitation) return sentencePage(words.over, words.overText, 410);
  const isStoryViewer = (await ownAccount(await visit.transaction()))?.isOfTheStory ?? false;
  if (invitation.isOfTheStory && !isStoryViewer) {
    return sentencePage(words.ofTheStory, words.ofTheStoryText, 403);
  }
  if (isStoryViewer && !invitation.isOfTheStory) {
    return sentencePage(words.notForTheStory, words.notForTheStoryText, 403);
  }
  return page({ title: words.title, body: bodyOf(visit, invitation, token, { form, errors }) }, status);
}

function bodyOf(
  visit: Visit,
  invitation: InvitationBehind,
  token: string,
  typed: { form: Form; errors: readonly FieldError[] },
) {
  const { timeZone, instanceName } = visit.services.settings;
  const props = {
    words: wordsFor(visit.locale, { fr, en }),
    invitation,
    instanceName,
    until: formatDate(dayIn(timeZone, invitation.expiresAt), visit.locale),
    token,
  };
  if (visit.viewer.kind === 'person') return <AcceptancePage {...props} viewerName={visit.viewer.name} />;
  const form = typed.form.has('email') ? typed.form : Form.of({ email: invitation.email ?? undefined });
  return <NewcomerPage {...props} typed={{ form, errors: typed.errors, locale: visit.locale }} />;
}

function sentencePage(title: string, text: string, status: number): Outcome {
  return page({ title, body: <p class="lead">{text}</p> }, status);
}

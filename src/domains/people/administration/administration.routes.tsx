import { bySession, dayInWords } from '#/domains/people/account/account-door.routes.tsx';
import { invite, revokeInvitation } from '#/domains/people/invitations/invitation.actions.ts';
import { instanceInvitationForm } from '#/domains/people/invitations/invitation.form.ts';
import { openInvitations } from '#/domains/people/invitations/invitation.store.ts';
import { shownOnce } from '#/domains/people/shown-once.actions.ts';
import { sortedFrench } from '#/french/collation.ts';
import { paths } from '#/paths.ts';
import { type FieldError, Form, parseForm } from '#/platform/form.ts';
import { isId } from '#/platform/ids.ts';
import { missing, type Outcome, page, seeOther } from '#/platform/outcome.ts';
import { administrator, get, type PageRoute, post } from '#/platform/route.ts';
import { type SignedInVisit, wordsFor } from '#/platform/visit.ts';
import {
  type AdministrationOutcome,
  changeAccess,
  changePowers,
  givePasswordLink,
} from './administration.actions.ts';
import { AdministrationPage, PeoplePage } from './administration.pages.tsx';
import { administeredPeople, administeredPerson } from './administration.store.ts';
import { en, fr } from './administration.words.ts';
import { InstanceInvitationsPage } from './instance-invitations.pages.tsx';

const wordsOf = (visit: SignedInVisit) => wordsFor(visit.locale, { fr, en });

export const administrationRoutes: PageRoute[] = [
  get(paths.administration, {
    access: administrator,
    handle: bySession(async (visit) => {
      const words = wordsOf(visit);
      return page({ title: words.title, body: <AdministrationPage words={words} /> });
    }),
  }),
  get(paths.administrationPeople, {
    access: administrator,
    handle: bySession((visit) => peoplePage(visit, null, 200)),
  }),
  post(paths.administrationPersonAccess(':personne'), {
    access: administrator,
    handle: bySession(postAccess),
  }),
  post(paths.administrationPersonPowers(':personne'), {
    access: administrator,
    handle: bySession(postPowers),
  }),
  post(paths.administrationPersonLink(':personne'), { access: administrator, handle: bySession(postLink) }),
  get(paths.administrationInvitations, {
    access: administrator,
    handle: bySession((visit) => invitationsPage(visit, Form.of({}), [], 200)),
  }),
  post(paths.administrationInvitations, { access: administrator, handle: bySession(postInvitation) }),
  post(paths.administrationInvitationEnd(':invitation'), {
    access: administrator,
    handle: bySession(async (visit) => {
      const id = visit.params.invitation;
      if (!isId(id) || !(await revokeInvitation(visit, id, null))) return missing;
      return seeOther(paths.administrationInvitations, wordsOf(visit).invitations.ended);
    }),
  }),
];

async function peoplePage(visit: SignedInVisit, refusal: string | null, status: number): Promise<Outcome> {
  const words = wordsOf(visit);
  const search = (visit.query.get('nom') ?? '').trim().slice(0, 100);
  const people = await administeredPeople(await visit.transaction(), search);
  const token = shownOnce(visit, 'password-link');
  const body = (
    <PeoplePage
      words={words.people}
      people={sortedFrench(people, (person) => person.name)}
      search={search}
      shownLink={token === null ? null : visit.services.settings.publicUrl + paths.newPassword(token)}
      refusal={refusal}
      day={(instant) => dayInWords(visit, instant)}
    />
  );
  return page({ title: words.people.title, trail: trailOf(visit), body, wide: true }, status);
}

const trailOf = (visit: SignedInVisit) => [{ label: wordsOf(visit).title, href: paths.administration }];

async function postAccess(visit: SignedInVisit): Promise<Outcome> {
  const isOpen = (await visit.form()).text('etat') === 'ouvert';
  const words = wordsOf(visit).people;
  return carriedOut(visit, isOpen ? words.enabledDone : words.disabledDone, (id) =>
    changeAccess(visit, id, isOpen),
  );
}

async function postPowers(visit: SignedInVisit): Promise<Outcome> {
  const administers = (await visit.form()).text('etat') === 'oui';
  const words = wordsOf(visit).people;
  return carriedOut(visit, administers ? words.promoted : words.demoted, (id) =>
    changePowers(visit, id, administers),
  );
}

async function carriedOut(
  visit: SignedInVisit,
  done: (name: string) => string,
  act: (personId: string) => Promise<AdministrationOutcome>,
): Promise<Outcome> {
  const id = visit.params.personne;
  const person = isId(id) ? await administeredPerson(await visit.transaction(), id) : null;
  const outcome = person && (await act(person.id));
  if (!person || outcome === null) return missing;
  if (outcome !== 'done') return peoplePage(visit, wordsOf(visit).people[outcome], 422);
  return seeOther(paths.administrationPeople, done(person.name));
}

async function postLink(visit: SignedInVisit): Promise<Outcome> {
  const id = visit.params.personne;
  const person = isId(id) ? await administeredPerson(await visit.transaction(), id) : null;
  const outcome = person && (await givePasswordLink(visit, person.id));
  if (!person || outcome === null) return missing;
  const words = wordsOf(visit).people;
  if (outcome === 'notTheirs') return peoplePage(visit, words.notTheirs, 422);
  return seeOther(paths.administrationPeople, words[outcome](person.name));
}

async function invitationsPage(
  visit: SignedInVisit,
  form: Form,
  errors: readonly FieldError[],
  status: number,
): Promise<Outcome> {
  const words = wordsOf(visit).invitations;
  const { publicUrl, mailEnabled } = visit.services.settings;
  const token = shownOnce(visit, 'invitation');
  const body = (
    <InstanceInvitationsPage
      words={words}
      invitations={await openInvitations(await visit.transaction(), null, visit.now)}
      typed={{ form, errors, locale: visit.locale }}
      shownLink={token === null ? null : publicUrl + paths.invitation(token)}
      mailEnabled={mailEnabled}
      day={(instant) => dayInWords(visit, instant)}
    />
  );
  return page({ title: words.title, trail: trailOf(visit), body }, status);
}

async function postInvitation(visit: SignedInVisit): Promise<Outcome> {
  const form = await visit.form();
  const parsed = parseForm(instanceInvitationForm, form);
  if (!parsed.ok) return invitationsPage(visit, form, parsed.errors, 422);
  const { email = null, days, several } = parsed.values;
  const outcome = await invite(visit, { spaceId: null, role: null, email, days, several });
  if (outcome.kind === 'refused') return invitationsPage(visit, form, outcome.errors, outcome.status);
  const words = wordsOf(visit).invitations;
  return seeOther(paths.administrationInvitations, outcome.kind === 'sent' ? words.sent : words.made);
}

import { bySession, dayInWords } from '#/domains/people/account/account-door.routes.tsx';
import { shownOnce } from '#/domains/people/shown-once.actions.ts';
import { sortedFrench } from '#/french/collation.ts';
import { paths } from '#/paths.ts';
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

const wordsOf = (visit: SignedInVisit) => wordsFor(visit.locale, { fr, en });

export const administrationRoutes: PageRoute[] = [
  get(paths.administration, {
    access: administrator,
    handle: bySession(async (visit) => {
      const words = wordsOf(visit);
      return page({
        title: words.title,
        body: <AdministrationPage words={words} unnamedProxy={visit.unnamedProxy} />,
      });
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

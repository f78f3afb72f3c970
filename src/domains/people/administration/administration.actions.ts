import { insertLink } from '#/domains/people/links/link.store.ts';
import { linkJobs } from '#/domains/people/links/link.ts';
import { showOnce } from '#/domains/people/shown-once.actions.ts';
import { logHappening } from '#/platform/happenings.ts';
import { addJob } from '#/platform/jobs.ts';
import type { SignedInVisit } from '#/platform/visit.ts';
import { administeredPerson, othersAdminister, saveAccess, savePowers } from './administration.store.ts';
import type { AdministeredPerson } from './administration.ts';

/** `lastOne`: nobody would be left to administer. `notTheirs`: somebody of the story. Null: there is no such person. */
export type AdministrationOutcome = 'done' | 'lastOne' | 'notTheirs' | null;

/** Stops or gives back somebody's access. */
export function changeAccess(
  visit: SignedInVisit,
  personId: string,
  isOpen: boolean,
): Promise<AdministrationOutcome> {
  return change(
    visit,
    personId,
    isOpen ? 'person.enabled' : 'person.disabled',
    async (transaction, person) => {
      if (!isOpen && person.isAdministrator && !(await othersAdminister(transaction, personId)))
        return 'lastOne';
      await saveAccess(transaction, personId, isOpen ? null : visit.now);
      return 'done';
    },
  );
}

/** Lets somebody administer, or no longer. */
export function changePowers(
  visit: SignedInVisit,
  personId: string,
  administers: boolean,
): Promise<AdministrationOutcome> {
  const kind = administers ? 'person.made-administrator' : 'person.no-longer-administrator';
  return change(visit, personId, kind, async (transaction) => {
    if (!administers && !(await othersAdminister(transaction, personId))) return 'lastOne';
    await savePowers(transaction, personId, administers ? visit.now : null);
    return 'done';
  });
}

/**
 * Gives a way to choose another password: by mail where it leaves and the person has an address, else a link
 * shown once on the next page.
 */
export async function givePasswordLink(
  visit: SignedInVisit,
  personId: string,
): Promise<'sent' | 'shown' | 'notTheirs' | null> {
  const transaction = await visit.transaction();
  const person = await administeredPerson(transaction, personId);
  if (!person) return null;
  if (person.isOfTheStory || person.isDisabled) return 'notTheirs';
  await log(visit, personId, 'password-link.made');
  if (visit.services.settings.mailEnabled && person.email !== null) {
    await addJob(transaction, linkJobs.password, { personId, email: person.email });
    return 'sent';
  }
  const link = { purpose: 'password', personId, email: null, returnTo: '', now: visit.now } as const;
  const token = await visit.services.database.asSystem((system) => insertLink(system, link));
  showOnce(visit, 'password-link', token);
  return 'shown';
}

type Transaction = Awaited<ReturnType<SignedInVisit['transaction']>>;

async function change(
  visit: SignedInVisit,
  personId: string,
  kind: string,
  act: (transaction: Transaction, person: AdministeredPerson) => Promise<AdministrationOutcome>,
): Promise<AdministrationOutcome> {
  const transaction = await visit.transaction();
  const person = await administeredPerson(transaction, personId);
  if (!person) return null;
  if (person.isOfTheStory) return 'notTheirs';
  const outcome = await act(transaction, person);
  if (outcome === 'done') await log(visit, personId, kind);
  return outcome;
}

async function log(visit: SignedInVisit, subjectId: string, kind: string): Promise<void> {
  await logHappening(await visit.transaction(), {
    personId: visit.viewer.personId,
    spaceId: null,
    kind,
    subjectKind: 'person',
    subjectId,
  });
}

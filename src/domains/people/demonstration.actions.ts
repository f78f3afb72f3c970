import type { Visit } from '#/platform/visit.ts';
import { storyPeoplePresent } from './demonstration.store.ts';
import { openSession } from './session.actions.ts';
import { type StoryPerson, storyPeople } from './story-people.data.ts';

/** People of the story as whom anybody may enter now: nobody when the demonstration is closed. */
export async function enterablePeople(visit: Visit): Promise<StoryPerson[]> {
  if (!visit.services.settings.demonstration) return [];
  const present = await visit.services.database.asSystem(storyPeoplePresent);
  return storyPeople.filter((person) => present.has(person.key));
}

/** Enters as somebody of the story; false when that is not somebody one may enter as. */
export async function enterAs(visit: Visit, key: string): Promise<boolean> {
  const person = (await enterablePeople(visit)).find((candidate) => candidate.key === key);
  if (!person) return false;
  await visit.services.database.asSystem((transaction) =>
    openSession(visit, transaction, { personId: person.id, locale: visit.locale }, 'demonstration'),
  );
  return true;
}

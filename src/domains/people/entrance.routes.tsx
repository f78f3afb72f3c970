import type { ComponentChildren } from 'preact';
import { paths } from '#/paths.ts';
import { missing, seeOther } from '#/platform/outcome.ts';
import { anyone, type PageRoute, post } from '#/platform/route.ts';
import { type Visit, wordsFor } from '#/platform/visit.ts';
import { enterAs, enterablePeople } from './demonstration.actions.ts';
import { Entrance } from './entrance.pages.tsx';
import { en, fr } from './entrance.words.ts';
import { noAccountYet } from './person.store.ts';
import { storyPeople } from './story-people.data.ts';

export const entranceRoutes: PageRoute[] = [
  post(paths.demonstration, {
    access: anyone,
    handle: async (visit) => {
      const key = (await visit.form()).text('personne');
      if (!(await enterAs(visit, key))) return missing;
      const name = storyPeople.find((person) => person.key === key)!.name;
      return seeOther(paths.today, wordsFor(visit.locale, { fr, en }).entered(name));
    },
  }),
];

/** The part of the first page that lets a stranger in. */
export async function entrance(visit: Visit): Promise<ComponentChildren> {
  return (
    <Entrance
      words={wordsFor(visit.locale, { fr, en })}
      locale={visit.locale}
      people={await enterablePeople(visit)}
      firstAccount={await visit.services.database.asSystem(noAccountYet)}
    />
  );
}

import { paths } from '#/paths.ts';
import type { Locale } from '#/platform/visit.ts';
import { Button, LinkButton } from '#/ui/button.tsx';
import type { fr } from './entrance.words.ts';
import type { StoryPerson } from './story-people.data.ts';

interface EntranceProps {
  words: typeof fr;
  locale: Locale;
  people: readonly StoryPerson[];
  firstAccount: boolean;
}

/** What a stranger may do from the first page: look around, or begin. */
export function Entrance({ words, locale, people, firstAccount }: EntranceProps) {
  return (
    <>
      {people.length === 0 ? null : (
        <section>
          <h2>{words.demonstration}</h2>
          <p>{words.demonstrationLead}</p>
          <form method="post" action={paths.demonstration}>
            <ul class="linked-list">
              {people.map((person, position) => (
                <li key={person.key}>
                  <Button look={position === 0 ? 'primary' : 'quiet'} name="personne" value={person.key}>
                    {words.enterAs(person.name)}
                  </Button>
                  <p class="hint">{person.role[locale]}</p>
                </li>
              ))}
            </ul>
          </form>
        </section>
      )}
      <section>
        <h2>{words.own}</h2>
        {firstAccount ? null : <p>{words.invitation}</p>}
        <p>
          {firstAccount ? (
            <LinkButton href={paths.firstAccount}>{words.firstAccount}</LinkButton>
          ) : (
            <LinkButton href={paths.signIn}>{words.signIn}</LinkButton>
          )}
        </p>
      </section>
    </>
  );
}

import { paths } from '#/paths.ts';
import type { Locale } from '#/platform/visit.ts';
import { Button, LinkButton } from '#/ui/button.tsx';
import { Disclosure } from '#/ui/disclosure.tsx';
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
      {people.length === 0 ? null : <Visit words={words} locale={locale} people={people} />}
      <section>
        <h2>{words.own}</h2>
        <p>{firstAccount ? words.ownLead : words.invitation}</p>
        <p>
          {firstAccount ? (
            <LinkButton href={paths.firstAccount} look={people.length === 0 ? 'primary' : 'quiet'}>
              {words.firstAccount}
            </LinkButton>
          ) : (
            <LinkButton href={paths.signIn}>{words.signIn}</LinkButton>
          )}
        </p>
      </section>
    </>
  );
}

/** One click enters as the first person of the story; the others wait behind a fold. */
function Visit({ words, locale, people }: Omit<EntranceProps, 'firstAccount'>) {
  const [first, ...others] = people;
  return (
    <section>
      <h2>{words.demonstration}</h2>
      <p>{words.demonstrationLead}</p>
      <form method="post" action={paths.demonstration}>
        <Button name="personne" value={first!.key} describedBy="demonstration-person">
          {words.enter}
        </Button>
        <p class="hint under-button" id="demonstration-person">
          {words.enterFirst(first!.name, first!.role[locale])}
        </p>
        {others.length === 0 ? null : (
          <Disclosure summary={words.others}>
            <ul class="people-to-be">
              {others.map((person) => (
                <li key={person.key}>
                  <Button look="quiet" name="personne" value={person.key}>
                    {words.enterAs(person.name)}
                  </Button>
                  <span class="hint">{person.role[locale]}</span>
                </li>
              ))}
            </ul>
          </Disclosure>
        )}
      </form>
    </section>
  );
}

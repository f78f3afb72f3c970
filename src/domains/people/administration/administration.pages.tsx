import type { ComponentChildren } from 'preact';
import { ShownSecret } from '#/domains/people/shown-secret.pages.tsx';
import { paths } from '#/paths.ts';
import { Button } from '#/ui/button.tsx';
import { Notice } from '#/ui/notice.tsx';
import { PostForm } from '#/ui/post-form.tsx';
import { Table } from '#/ui/table.tsx';
import { VisuallyHidden } from '#/ui/visually-hidden.tsx';
import { type AdministeredPerson, peopleShown } from './administration.ts';
import type { fr } from './administration.words.ts';

type Words = typeof fr;

export function AdministrationPage({ words, unnamedProxy }: { words: Words; unnamedProxy: boolean }) {
  const parts = [
    [paths.administrationPeople, words.parts.people, words.parts.peopleHint],
    [paths.administrationInvitations, words.parts.invitations, words.parts.invitationsHint],
    [paths.administrationThresholds, words.parts.thresholds, words.parts.thresholdsHint],
    [paths.administrationIncidents, words.parts.incidents, words.parts.incidentsHint],
  ] as const;
  return (
    <>
      <p class="lead">{words.lead}</p>
      {unnamedProxy ? (
        <Notice kind="warning" title={words.proxy.title}>
          <p>{words.proxy.text}</p>
        </Notice>
      ) : null}
      <ul class="linked-list">
        {parts.map(([href, label, hint]) => (
          <li key={href}>
            <a href={href}>{label}</a>
            <p class="hint">{hint}</p>
          </li>
        ))}
      </ul>
    </>
  );
}

interface PeopleProps {
  words: Words['people'];
  people: readonly AdministeredPerson[];
  search: string;
  shownLink: string | null;
  refusal: string | null;
  /** A day in words. */
  day(instant: Date): string;
}

export function PeoplePage(props: PeopleProps) {
  const { words, people, search } = props;
  return (
    <>
      <p class="lead">{words.lead}</p>
      {props.refusal === null ? null : (
        <Notice kind="refusal" title={words.refused}>
          <p>{props.refusal}</p>
        </Notice>
      )}
      <ShownSecret title={words.shownTitle} text={words.shownText} secret={props.shownLink} />
      <search>
        <form action={paths.administrationPeople} method="get" class="quick-line">
          <label for="person-search">{words.search}</label>
          <input id="person-search" type="search" name="nom" value={search} autocomplete="off" />
          <Button look="quiet">{words.searchButton}</Button>
        </form>
      </search>
      {people.length === 0 ? <p>{words.none}</p> : <PeopleTable {...props} />}
    </>
  );
}

function PeopleTable({ words, people, day }: PeopleProps) {
  return (
    <Table
      caption={words.list}
      note={people.length >= peopleShown ? words.more(peopleShown) : undefined}
      rows={people}
      rowKey={(person) => person.id}
      columns={[
        { key: 'name', heading: words.name, cell: (person) => person.name },
        { key: 'email', heading: words.email, cell: (person) => person.email ?? '–' },
        { key: 'joined', heading: words.joined, cell: (person) => day(person.joinedAt) },
        { key: 'state', heading: words.state, cell: (person) => stateOf(words, person) },
        { key: 'action', heading: words.action, cell: (person) => <Acts words={words} person={person} /> },
      ]}
    />
  );
}

function stateOf(words: Words['people'], person: AdministeredPerson): string {
  const states = [
    person.isDisabled ? words.disabled : words.open,
    person.isAdministrator ? words.administers : null,
    person.isOfTheStory ? words.ofTheStory : null,
  ];
  return states.filter((state) => state !== null).join(', ');
}

function Acts({ words, person }: { words: Words['people']; person: AdministeredPerson }) {
  if (person.isOfTheStory) return <>–</>;
  const named = (act: string) => words.of(act, person.name);
  return (
    <div>
      <Act
        action={paths.administrationPersonAccess(person.id)}
        value={person.isDisabled ? 'ouvert' : 'arrete'}
        says={named}
      >
        {person.isDisabled ? words.enable : words.disable}
      </Act>
      {person.isDisabled ? null : (
        <>
          <Act
            action={paths.administrationPersonPowers(person.id)}
            value={person.isAdministrator ? 'non' : 'oui'}
            says={named}
          >
            {person.isAdministrator ? words.demote : words.promote}
          </Act>
          <Act action={paths.administrationPersonLink(person.id)} value="oui" says={named}>
            {words.link}
          </Act>
        </>
      )}
    </div>
  );
}

interface ActProps {
  action: string;
  value: string;
  /** The act with the name of whom it is about, for those who hear the page. */
  says(act: string): string;
  children: string;
}

function Act({ action, value, says, children }: ActProps): ComponentChildren {
  return (
    <PostForm action={action}>
      <Button look="quiet" name="etat" value={value}>
        <span aria-hidden="true">{children}</span>
        <VisuallyHidden>{says(children)}</VisuallyHidden>
      </Button>
    </PostForm>
  );
}

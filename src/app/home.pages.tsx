import type { ComponentChildren } from 'preact';
import { paths } from '#/paths.ts';
import type { TodayEntry } from '#/platform/domain.ts';
import type { SignedInVisit } from '#/platform/visit.ts';
import type { fr } from './home.words.ts';

type Words = typeof fr;

export function WelcomePage({
  words,
  siteName,
  entrance,
}: {
  words: Words;
  siteName: string;
  entrance: ComponentChildren[];
}) {
  return (
    <>
      <h1>{siteName}</h1>
      <p class="lead">{words.lead}</p>
      {entrance}
    </>
  );
}

interface TodayProps {
  words: Words;
  visit: SignedInVisit;
  entries: readonly TodayEntry[];
  quickEntry: ComponentChildren;
}

/** One question: what moved today, and what awaits me? */
export function TodayPage({ words, visit, entries, quickEntry }: TodayProps) {
  if (visit.viewer.memberships.length === 0) {
    return (
      <>
        <p class="lead">{words.noSpace}</p>
        <p>
          <a class="button" href={paths.newSpace}>
            {words.newSpace}
          </a>
        </p>
      </>
    );
  }
  return (
    <>
      {quickEntry}
      <EntryList
        title={words.awaits}
        nothing={words.nothingAwaits}
        entries={entries.filter((entry) => entry.kind === 'awaits')}
      />
      <EntryList
        title={words.moved}
        nothing={words.nothingMoved}
        entries={entries.filter((entry) => entry.kind === 'moved')}
      />
    </>
  );
}

function EntryList({
  title,
  nothing,
  entries,
}: {
  title: string;
  nothing: string;
  entries: readonly TodayEntry[];
}) {
  return (
    <section>
      <h2>{title}</h2>
      {entries.length === 0 ? (
        <p>{nothing}</p>
      ) : (
        <ul class="linked-list">
          {entries.map((entry) => (
            <li key={entry.href}>
              <a href={entry.href}>{entry.label}</a>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

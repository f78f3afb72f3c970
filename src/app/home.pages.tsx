import type { ComponentChildren } from 'preact';
import { formatDate, formatWeekdayAndDate } from '#/french/dates.ts';
import { paths } from '#/paths.ts';
import { dayIn } from '#/platform/clock.ts';
import type { TodayEntry } from '#/platform/domain.ts';
import type { SignedInVisit } from '#/platform/visit.ts';
import { LinkButton } from '#/ui/button.tsx';
import { LinkedList } from '#/ui/linked-list.tsx';
import { Thread } from '#/ui/thread.tsx';
import { type Tie, Ties } from '#/ui/ties.tsx';
import type { fr } from './home.words.ts';

type Words = typeof fr;

/** Why this exists, how to come in, and what a trace becomes. */
export function WelcomePage({ words, entrance }: { words: Words; entrance: ComponentChildren[] }) {
  return (
    <div class="welcome">
      <div class="welcome-why">
        <h1>{words.why}</h1>
        <p class="lead">{words.lead}</p>
      </div>
      <div class="welcome-doors">{entrance}</div>
      <Becoming words={words.becomes} />
    </div>
  );
}

/** One trace, and the threads that leave it. */
function Becoming({ words }: { words: Words['becomes'] }) {
  return (
    <section class="becoming">
      <h2>{words.title}</h2>
      <blockquote class="becoming-trace">
        <p>{words.trace}</p>
      </blockquote>
      <p class="hint">{words.noted}</p>
      <ul class="ties becoming-ties">
        {words.ties.map((tie) => (
          <li key={tie.name}>
            <strong>{tie.name}</strong>
            <span>{tie.text}</span>
          </li>
        ))}
      </ul>
      <p>{words.promise}</p>
    </section>
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
  const moved = entries.filter((entry) => entry.kind === 'moved');
  if (visit.viewer.memberships.length === 0) return <NoSpaceYet words={words} visit={visit} moved={moved} />;
  const awaiting = entries.filter((entry) => entry.kind === 'awaits');
  return (
    <>
      <p class="day">{formatWeekdayAndDate(visit.today, visit.locale)}</p>
      {quickEntry}
      <section>
        <h2>{words.awaits}</h2>
        {awaiting.length === 0 ? (
          <p class="hint">{words.nothingAwaits}</p>
        ) : (
          <LinkedList lines={awaiting.map(({ label, href }) => ({ label, href }))} />
        )}
      </section>
      <section>
        <h2>{words.moved}</h2>
        <Moves words={words} visit={visit} entries={moved} />
      </section>
    </>
  );
}

/** Without a space: how to have one; whoever left theirs still reads what came of their work. */
function NoSpaceYet({
  words,
  visit,
  moved,
}: Pick<TodayProps, 'words' | 'visit'> & { moved: readonly TodayEntry[] }) {
  return (
    <>
      <p class="lead">{words.noSpace}</p>
      <p>
        <LinkButton href={paths.newSpace} look="primary">
          {words.newSpace}
        </LinkButton>
      </p>
      {moved.length === 0 ? null : (
        <section>
          <h2>{words.moved}</h2>
          <Moves words={words} visit={visit} entries={moved} />
        </section>
      )}
    </>
  );
}

/** What moved, the latest first, on one thread; what has no moment comes after, without a knot. */
function Moves({ words, visit, entries }: Pick<TodayProps, 'words' | 'visit' | 'entries'>) {
  if (entries.length === 0) return <p class="hint">{words.nothingMoved}</p>;
  const dated = entries
    .flatMap((entry) => (entry.at ? [{ ...entry, at: entry.at }] : []))
    .sort((left, right) => right.at.getTime() - left.at.getTime());
  const undated = entries.filter((entry) => !entry.at);
  return (
    <>
      {dated.length === 0 ? null : (
        <Thread
          entries={dated.map((entry) => {
            const day = dayIn(visit.services.settings.timeZone, entry.at);
            return {
              key: `${entry.href} ${entry.at.toISOString()}`,
              dateTime: day,
              when: day === visit.today ? words.today : formatDate(day, visit.locale),
              title: entry.label,
              href: entry.href,
            };
          })}
        />
      )}
      {undated.length === 0 ? null : (
        <LinkedList lines={undated.map(({ label, href }) => ({ label, href }))} />
      )}
    </>
  );
}

/** What else one may begin from « Aujourd’hui »: the second column. Only addresses that exist are offered. */
export function AlsoHere({ words, exists }: { words: Words; exists: (path: string) => boolean }) {
  const { fullTrace, week, agenda, sheet, statement } = words.also;
  const offered: [string, string[]][] = [
    [paths.newTrace, fullTrace],
    [paths.traceWeek, week],
    [paths.newAgendaImport, agenda],
    [paths.newSpreadsheetImport, sheet],
    [paths.newStatement, statement],
  ];
  const ties: Tie[] = offered
    .filter(([href]) => exists(href))
    .map(([href, [label, note]]) => ({ href, label: label!, note }));
  return (
    <>
      <h2>{words.alsoHere}</h2>
      <Ties ties={ties} />
    </>
  );
}

import type { ComponentChildren } from 'preact';
import {
  type DossierStory,
  DossierTabs,
  type DossierWords,
  type StateChange,
} from '#/domains/dossiers/dossiers.public.ts';
import {
  entryOfTrace,
  type TraceSummary,
  type TraceWords,
  tracesAddress,
} from '#/domains/traces/traces.public.ts';
import { formatDate } from '#/french/dates.ts';
import { paths } from '#/paths.ts';
import type { Locale } from '#/platform/visit.ts';
import { Pagination } from '#/ui/pagination.tsx';
import { Tags } from '#/ui/tag.tsx';
import { Thread, type ThreadEntry } from '#/ui/thread.tsx';
import { type ChronicleWords, eventEntry, Sources } from './marked-event.pages.tsx';
import type { MarkedEvent } from './marked-event.ts';
import type { ObservedChange } from './observed-change.ts';

export interface ThreadProps {
  words: ChronicleWords;
  dossierWords: DossierWords;
  traceWords: TraceWords;
  locale: Locale;
  story: DossierStory;
  events: readonly MarkedEvent[];
  changes: readonly ObservedChange[];
  traces: readonly TraceSummary[];
}

/** An entry with its day; on one day the lower rank stands above. */
interface Placed {
  day: string;
  rank: number;
  entry: ThreadEntry;
}

const latestFirst = (placed: readonly Placed[]): ThreadEntry[] =>
  [...placed]
    .sort((left, right) => (left.day === right.day ? left.rank - right.rank : left.day < right.day ? 1 : -1))
    .map(({ entry }) => entry);

/** The turning points alone: states, events that count, observed changes. */
export function turningPoints(props: ThreadProps): ThreadEntry[] {
  return latestFirst([...statesPlaced(props), ...eventsPlaced(props, props.events), ...changesPlaced(props)]);
}

function statesPlaced(props: ThreadProps): Placed[] {
  const { story } = props;
  return story.states.map((state, at) => ({
    day: state.sinceOn,
    rank: story.states.length - at,
    entry: stateEntry(props, state),
  }));
}

function stateEntry(props: ThreadProps, state: StateChange): ThreadEntry {
  const { words, dossierWords, locale } = props;
  return {
    key: state.id,
    dateTime: state.sinceOn,
    when: formatDate(state.sinceOn, locale),
    title: words.stateEntry(dossierWords.states[state.state]),
    strong: true,
    body: (
      <>
        <p>{state.reason || dossierWords.noReason}</p>
        {state.notedBy ? <p class="hint">{dossierWords.notedBy(state.notedBy)}</p> : null}
      </>
    ),
  };
}

function eventsPlaced({ words, locale }: ThreadProps, events: readonly MarkedEvent[]): Placed[] {
  return events.map((event) => ({
    day: event.happenedOn,
    rank: -1,
    entry: eventEntry(words, event, locale, <Tags tags={[words.event]} />),
  }));
}

function changesPlaced({ words, locale, changes }: ThreadProps): Placed[] {
  return changes.map((change) => ({
    day: change.observedOn,
    rank: -2,
    entry: {
      key: change.id,
      dateTime: change.observedOn,
      when: formatDate(change.observedOn, locale),
      title: firstWords(change.groupChange),
      href: `${paths.dossierObservedChanges(change.dossierId)}#${change.id}`,
      strong: true,
      body: <Tags tags={[words.change]} />,
    },
  }));
}

/** The first sentence, or what of it makes a title. */
export function firstWords(text: string): string {
  const sentence = /^[^\n]*?[.!?…](?=\s|$)/.exec(text)?.[0] ?? text.split('\n')[0] ?? '';
  if (sentence.length <= 160) return sentence.replace(/\.$/, '');
  return `${sentence.slice(0, 157).replace(/\s\S*$/, '')}…`;
}

export interface ThreadPageProps extends ThreadProps {
  /** Cursor of the traces further back, or null. */
  next: string | null;
  isFirstPage: boolean;
  quick: ComponentChildren;
}

/** Every trace, with the turning points among them, the latest first. */
export function ThreadPage(props: ThreadPageProps) {
  const { words, story, traces, next, isFirstPage, quick } = props;
  const { dossier } = story;
  const address = `${paths.dossierThread(dossier.id)}?suite=${encodeURIComponent(next ?? '')}`;
  return (
    <>
      <DossierTabs words={props.dossierWords} dossierId={dossier.id} current="thread" />
      {isFirstPage ? quick : null}
      <Thread level={2} label={words.thread} entries={entriesOf(props)} />
      <Pagination label={words.thread} next={next ? { label: words.older, href: address } : undefined} />
      {traces.length === 0 ? (
        <p>{words.noTrace}</p>
      ) : (
        <p>
          <a href={tracesAddress({ espace: dossier.spaceId, dossier: dossier.id })}>{words.listOfTraces}</a>
        </p>
      )}
    </>
  );
}

/** Traces of this page, and what falls among them; what is further back waits for its page. */
function entriesOf(props: ThreadPageProps): ThreadEntry[] {
  const { events, traces, next, isFirstPage } = props;
  const newest = isFirstPage ? '9999-12-31' : (traces[0]?.eventOn ?? '9999-12-31');
  const oldest = next === null ? '0000-01-01' : (traces.at(-1)?.eventOn ?? '0000-01-01');
  const shown = new Set(traces.map((trace) => trace.id));
  const told = traces.map((trace) => ({ day: trace.eventOn, rank: 0, entry: traceEntry(props, trace) }));
  const rest = events.filter((event) => !event.traceId || !shown.has(event.traceId));
  const among = [...statesPlaced(props), ...eventsPlaced(props, rest), ...changesPlaced(props)].filter(
    ({ day }) => day <= newest && (next === null || day > oldest),
  );
  return latestFirst([...among, ...told]);
}

/** A trace; marked, it says why it counts, and otherwise it can be. */
function traceEntry(props: ThreadProps, trace: TraceSummary): ThreadEntry {
  const { words, traceWords, locale, events, story } = props;
  const entry = entryOfTrace(traceWords, trace, locale);
  const event = events.find((one) => one.traceId === trace.id);
  if (!event) return story.mayChange ? markable(words, entry, trace) : entry;
  return {
    ...entry,
    strong: true,
    body: (
      <>
        <p>{event.why}</p>
        <Sources words={words} sources={event.sources} />
        <Tags tags={[words.event]} />
        {entry.body}
      </>
    ),
  };
}

function markable(words: ChronicleWords, entry: ThreadEntry, trace: TraceSummary): ThreadEntry {
  return {
    ...entry,
    body: (
      <>
        {entry.body}
        <p class="thread-act">
          <a href={paths.traceEvents(trace.id)} aria-label={words.markLabel(trace.title)}>
            {words.mark}
          </a>
        </p>
      </>
    ),
  };
}

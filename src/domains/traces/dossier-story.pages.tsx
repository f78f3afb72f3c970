import type { ComponentChildren } from 'preact';
import type { DossierStory } from '#/domains/dossiers/dossiers.public.ts';
import { formatDate } from '#/french/dates.ts';
import { paths } from '#/paths.ts';
import { renderMarkdown } from '#/platform/markdown.ts';
import type { Locale } from '#/platform/visit.ts';
import { FormActions, LinkButton } from '#/ui/button.tsx';
import { Pagination } from '#/ui/pagination.tsx';
import { SafeHtml } from '#/ui/safe-html.tsx';
import { Thread, type ThreadEntry } from '#/ui/thread.tsx';
import type { TraceWords } from './quick-trace.pages.tsx';
import type { TraceSummary } from './trace.ts';
import { noFilters } from './trace-filters.form.ts';
import { entryOf, listAddress } from './trace-list.pages.tsx';

export interface DossierStoryProps {
  words: TraceWords;
  locale: Locale;
  story: DossierStory;
  /** Names of the states in the reader's language. */
  states: Readonly<Record<string, string>>;
  /** What is said of the first state, which has no reason. */
  openingReason: string;
  notedBy(name: string): string;
  traces: readonly TraceSummary[];
  /** Cursor of the traces further back, or null. */
  next: string | null;
  /** First day shown here, so that states further back wait for their page. */
  isFirstPage: boolean;
  quick: ComponentChildren;
}

/** What is this story so far? States and traces on one thread, the latest first. */
export function DossierStoryPage(props: DossierStoryProps) {
  const { words, story, traces, next, isFirstPage, quick } = props;
  const { dossier, mayChange } = story;
  return (
    <>
      {dossier.summary === '' ? null : <SafeHtml html={renderMarkdown(dossier.summary)} />}
      {mayChange ? (
        <FormActions>
          <LinkButton href={paths.dossierState(dossier.id)}>{words.story.move}</LinkButton>
          <LinkButton href={paths.dossierChange(dossier.id)}>{words.story.change}</LinkButton>
        </FormActions>
      ) : null}
      <h2>{words.story.title}</h2>
      {isFirstPage ? quick : null}
      <Thread label={words.story.title} entries={entriesOf(props)} />
      <Pagination
        label={words.story.title}
        next={
          next
            ? {
                label: words.story.older,
                href: `${paths.dossier(dossier.id)}?suite=${encodeURIComponent(next)}`,
              }
            : undefined
        }
      />
      {traces.length === 0 ? null : (
        <p>
          <a href={listAddress({ ...noFilters, espace: dossier.spaceId, dossier: dossier.id })}>
            {words.story.traces}
          </a>
        </p>
      )}
    </>
  );
}

/** Traces of this page, and the states that fall among them; on one day the state comes after its traces. */
function entriesOf(props: DossierStoryProps): ThreadEntry[] {
  const { words, locale, story, traces, next, isFirstPage } = props;
  const newest = isFirstPage ? '9999-12-31' : (traces[0]?.eventOn ?? '9999-12-31');
  const oldest = next === null ? '0000-01-01' : (traces.at(-1)?.eventOn ?? '0000-01-01');
  const told = [...traces].map((trace) => ({
    day: trace.eventOn,
    rank: 0,
    entry: entryOf(words, trace, locale),
  }));
  const states = story.states
    .map((state, at) => ({
      day: state.sinceOn,
      rank: story.states.length - at,
      entry: stateEntry(props, at),
    }))
    .filter(({ day }) => day <= newest && (next === null || day > oldest));
  return [...states, ...told]
    .sort((left, right) => (left.day === right.day ? left.rank - right.rank : left.day < right.day ? 1 : -1))
    .map(({ entry }) => entry);
}

function stateEntry(props: DossierStoryProps, at: number): ThreadEntry {
  const { words, locale, story, states, openingReason } = props;
  const state = story.states[at]!;
  return {
    key: state.id,
    dateTime: state.sinceOn,
    when: formatDate(state.sinceOn, locale),
    title: words.story.state(states[state.state] ?? state.state),
    strong: true,
    body: (
      <>
        <p>{state.reason || openingReason}</p>
        {state.notedBy ? <p class="hint">{props.notedBy(state.notedBy)}</p> : null}
      </>
    ),
  };
}

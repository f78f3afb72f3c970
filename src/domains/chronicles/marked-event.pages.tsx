import type { ComponentChildren } from 'preact';
import { formatDate } from '#/french/dates.ts';
import { paths } from '#/paths.ts';
import type { Form } from '#/platform/form.ts';
import type { ErrorSentences } from '#/platform/form-errors.ts';
import { renderMarkdown } from '#/platform/markdown.ts';
import type { Locale } from '#/platform/visit.ts';
import { Button, FormActions, LinkButton } from '#/ui/button.tsx';
import { ErrorSummary } from '#/ui/error-summary.tsx';
import { DateField, TextArea, TextField } from '#/ui/fields.tsx';
import { PostForm } from '#/ui/post-form.tsx';
import { SafeHtml } from '#/ui/safe-html.tsx';
import { SavedMeanwhile } from '#/ui/saved-meanwhile.tsx';
import { Thread, type ThreadEntry } from '#/ui/thread.tsx';
import type { fr } from './chronicle.words.ts';
import type { EventContent, MarkedEvent } from './marked-event.ts';
import { ConflictNotice, RemovedList, Versions } from './written.pages.tsx';
import type { WrittenVersion } from './written-version.ts';

export type ChronicleWords = typeof fr;

/** What an event is called: the title of its trace, or the fact. */
export function titleOfEvent(words: ChronicleWords, event: MarkedEvent): string {
  return event.fact || (event.traceTitle ?? words.hiddenTrace);
}

/** An event on a thread: what happened, why it counts, how one knows. */
export function eventEntry(
  words: ChronicleWords,
  event: MarkedEvent,
  locale: Locale,
  more?: ComponentChildren,
): ThreadEntry {
  return {
    key: event.id,
    dateTime: event.happenedOn,
    when: formatDate(event.happenedOn, locale),
    title: titleOfEvent(words, event),
    href: event.traceTitle === null || !event.traceId ? undefined : paths.trace(event.traceId),
    strong: true,
    body: (
      <>
        <p>{event.why}</p>
        <Sources words={words} sources={event.sources} />
        {more}
      </>
    ),
  };
}

/** How one knows, softly, after what it supports. */
export function Sources({ words, sources }: { words: ChronicleWords; sources: string }) {
  if (sources === '') return null;
  const isOneLine = !sources.includes('\n') && !/[*_[\]`<>#]/.test(sources);
  if (isOneLine) return <p class="hint">{words.sourcesSaid(sources)}</p>;
  return (
    <div class="hint">
      <SafeHtml html={renderMarkdown(sources, { headingLevel: 4 })} />
    </div>
  );
}

export interface EventsPageProps {
  words: ChronicleWords;
  locale: Locale;
  dossierId: string;
  events: readonly MarkedEvent[];
  removed: readonly MarkedEvent[];
  mayWrite: boolean;
  form: Form;
  refusal: ErrorSentences;
}

/** Every event that counts, and the form for a fact that no trace says. */
export function EventsPage(props: EventsPageProps) {
  const { words, locale, dossierId, events, removed, mayWrite } = props;
  const acts = (event: MarkedEvent) =>
    mayWrite ? (
      <p class="inline-form">
        <a href={paths.dossierEvent(dossierId, event.id)}>{words.rewrite}</a>
      </p>
    ) : null;
  return (
    <>
      <p class="lead">{words.eventsLead}</p>
      {events.length === 0 ? (
        <p>{words.noEvent}</p>
      ) : (
        <Thread
          label={words.events}
          level={2}
          entries={[...events].reverse().map((event) => eventEntry(words, event, locale, acts(event)))}
        />
      )}
      {mayWrite ? <FactForm {...props} /> : null}
      <RemovedList
        words={words}
        lines={removed.map((event) => ({
          id: event.id,
          title: titleOfEvent(words, event),
          restoreAddress: paths.dossierEventRestoration(dossierId, event.id),
        }))}
      />
    </>
  );
}

function FactForm({ words, dossierId, form, refusal }: EventsPageProps) {
  return (
    <section>
      <h2>{words.addFact}</h2>
      <ErrorSummary title={refusal.title} errors={refusal.errors} />
      <PostForm
        action={paths.dossierEvents(dossierId)}
        submissionKey={form.text('_key')}
        draft={`evenement-${dossierId}`}
      >
        <FactFields words={words} form={form} refusal={refusal} />
        <WhyFields words={words} form={form} refusal={refusal} />
        <FormActions>
          <Button>{words.mark}</Button>
          <LinkButton href={paths.dossier(dossierId)}>{words.cancel}</LinkButton>
        </FormActions>
      </PostForm>
    </section>
  );
}

export interface EventFieldsProps {
  words: ChronicleWords;
  form: Form;
  refusal: ErrorSentences;
  /** What is saved now, when somebody saved meanwhile. */
  saved?: EventContent;
}

function FactFields({ words, form, refusal, saved }: EventFieldsProps) {
  return (
    <>
      <TextField
        name="fact"
        label={words.fact}
        hint={words.factHint}
        value={form.text('fact')}
        error={refusal.of('fact')}
        maxLength={300}
        required={words.required}
      />
      <SavedMeanwhile heading={words.savedNow} mine={form.text('fact')} saved={saved?.fact} />
      <DateField
        name="happenedOn"
        label={words.happenedOn}
        hint={words.emptyIsToday}
        value={form.text('happenedOn')}
        error={refusal.of('happenedOn')}
      />
      <SavedMeanwhile heading={words.savedNow} mine={form.text('happenedOn')} saved={saved?.happenedOn} />
    </>
  );
}

/** Why it counts, and how one knows. */
export function WhyFields({ words, form, refusal, saved }: EventFieldsProps) {
  return (
    <>
      <TextArea
        name="why"
        label={words.why}
        hint={words.whyHint}
        value={form.text('why')}
        error={refusal.of('why')}
        maxLength={500}
        rows={2}
        required={words.required}
      />
      <SavedMeanwhile heading={words.savedNow} mine={form.text('why')} saved={saved?.why} />
      <TextArea
        name="sources"
        label={words.sources}
        hint={words.sourcesHint}
        value={form.text('sources')}
        error={refusal.of('sources')}
        maxLength={4000}
        rows={2}
      />
      <SavedMeanwhile heading={words.savedNow} mine={form.text('sources')} saved={saved?.sources} />
    </>
  );
}

export interface EventPageProps {
  words: ChronicleWords;
  locale: Locale;
  event: MarkedEvent;
  versions: readonly (WrittenVersion<EventContent> & { day: string })[];
  form: Form;
  refusal: ErrorSentences;
  conflict: boolean;
}

/** One event: written again, taken off, and the texts it had. */
export function EventPage(props: EventPageProps) {
  const { words, locale, event, form, refusal, conflict } = props;
  const saved = conflict ? event : undefined;
  return (
    <>
      {event.fact === '' ? <p class="lead">{titleOfEvent(words, event)}</p> : null}
      {conflict ? <ConflictNotice words={words} /> : null}
      <ErrorSummary title={refusal.title} errors={refusal.errors} />
      <PostForm action={paths.dossierEvent(event.dossierId, event.id)} submissionKey={form.text('_key')}>
        <input type="hidden" name="version" value={conflict ? event.version : form.text('version')} />
        {event.traceId ? null : <FactFields {...{ words, form, refusal, saved }} />}
        <WhyFields {...{ words, form, refusal, saved }} />
        <FormActions>
          <Button>{words.save}</Button>
          <LinkButton href={paths.dossierEvents(event.dossierId)}>{words.cancel}</LinkButton>
        </FormActions>
      </PostForm>
      <PostForm action={paths.dossierEventRemoval(event.dossierId, event.id)}>
        <Button look="quiet">{words.remove}</Button>
      </PostForm>
      <Versions
        words={words}
        locale={locale}
        versions={props.versions}
        text={({ content }) => (
          <>
            <p>
              {content.fact === '' ? null : `${content.fact}, `}
              {formatDate(content.happenedOn, locale)}
            </p>
            <p>{content.why}</p>
            <Sources words={words} sources={content.sources} />
          </>
        )}
      />
    </>
  );
}

import type { ComponentChildren } from 'preact';
import { formatDate } from '#/french/dates.ts';
import { paths } from '#/paths.ts';
import type { Form } from '#/platform/form.ts';
import type { ErrorSentences } from '#/platform/form-errors.ts';
import type { Locale } from '#/platform/visit.ts';
import { Button, FormActions, LinkButton } from '#/ui/button.tsx';
import { CheckboxGroup } from '#/ui/choices.tsx';
import { ErrorSummary } from '#/ui/error-summary.tsx';
import { Select, TextField } from '#/ui/fields.tsx';
import { Notice } from '#/ui/notice.tsx';
import { PostForm } from '#/ui/post-form.tsx';
import { modeChoices, placeKindChoices } from './choices.data.ts';
import { natures } from './natures.data.ts';
import { dossierOptions, type TraceWords } from './quick-trace.pages.tsx';
import type { Trace } from './trace.ts';
import type { DossierChoice } from './trace-material.ts';

export interface NotedProps {
  words: TraceWords;
  locale: Locale;
  trace: Trace;
  dossiers: readonly { id: string; title: string }[];
  offered: readonly DossierChoice[];
  spaces: readonly { id: string; name: string }[];
  form: Form;
  refusal: ErrorSentences;
  /** What becomes of it: given back before anything is asked. */
  became: ComponentChildren;
  /** The text just noted, after what may be added. */
  children: ComponentChildren;
}

/** What a note gives back at once: the line it adds to its thread, who sees it, and what may be added. */
export function Noted(props: NotedProps) {
  const { words, locale, trace, dossiers } = props;
  const day = formatDate(trace.eventOn, locale);
  const dossier = dossiers[0];
  return (
    <>
      <Notice kind="success" title={words.noted.title}>
        <p>
          {dossier ? words.noted.line(day, dossier.title) : words.noted.alone(day)}{' '}
          {words.noted.whoSees[trace.visibility]}
        </p>
        <FormActions>
          <LinkButton href={`#${completionId}`}>{words.noted.complete}</LinkButton>
          <LinkButton href={paths.quickTrace}>{words.noted.another}</LinkButton>
          {dossier ? (
            <LinkButton href={paths.dossierThread(dossier.id)}>{words.noted.thread}</LinkButton>
          ) : null}
        </FormActions>
      </Notice>
      {props.became}
      <Completion {...props} />
      {props.children}
    </>
  );
}

const completionId = 'completer';

function Completion(props: NotedProps) {
  const { words, trace, form, refusal } = props;
  return (
    <section>
      <h2 id={completionId}>{words.noted.completeTitle}</h2>
      <p class="hint">{words.noted.completeHint}</p>
      <ErrorSummary title={refusal.title} errors={refusal.errors} />
      <PostForm action={paths.traceCompletion(trace.id)} submissionKey={form.text('_key')}>
        <input type="hidden" name="version" value={trace.version} />
        <CompletionFields {...props} />
        <FormActions>
          <Button>{words.save}</Button>
          <LinkButton href={paths.tracePlanItems(trace.id)}>{words.plans}</LinkButton>
          <LinkButton href={paths.traceChange(trace.id)}>{words.noted.full}</LinkButton>
        </FormActions>
      </PostForm>
    </section>
  );
}

function CompletionFields(props: NotedProps) {
  const { words, locale, offered, spaces, form, refusal } = props;
  return (
    <>
      <TextField
        name="duration"
        label={words.form.duration}
        hint={words.form.durationHint}
        value={form.text('duration')}
        error={refusal.of('duration')}
        width="short"
      />
      <CheckboxGroup
        name="natures"
        label={words.form.natures}
        hint={words.form.naturesHint}
        choices={natures.map((nature) => ({ value: nature.id, label: nature.label[locale] }))}
        values={form.all('natures')}
        error={refusal.of('natures')}
        columns
      />
      <Select
        name="dossierId"
        label={words.bulk.dossier}
        emptyLabel={words.week.noDossier}
        options={dossierOptions(offered, spaces)}
        value={form.text('dossierId')}
        error={refusal.of('dossierIds')}
      />
      <WhereFields {...props} />
    </>
  );
}

function WhereFields({ words, locale, form, refusal }: NotedProps) {
  return (
    <>
      <Select
        name="mode"
        label={words.form.mode}
        emptyLabel={words.form.notSaid}
        options={modeChoices.map((mode) => ({ value: mode.id, label: mode.label[locale] }))}
        value={form.text('mode')}
        error={refusal.of('mode')}
        width="medium"
      />
      <Select
        name="placeKind"
        label={words.form.placeKind}
        emptyLabel={words.form.notSaid}
        options={placeKindChoices.map((kind) => ({ value: kind.id, label: kind.label[locale] }))}
        value={form.text('placeKind')}
        error={refusal.of('placeKind')}
        width="medium"
      />
      <TextField
        name="placeText"
        label={words.form.placeText}
        value={form.text('placeText')}
        error={refusal.of('placeText')}
        maxLength={300}
      />
    </>
  );
}

import { formatDate } from '#/french/dates.ts';
import { paths } from '#/paths.ts';
import type { Form } from '#/platform/form.ts';
import type { ErrorSentences } from '#/platform/form-errors.ts';
import type { Locale } from '#/platform/visit.ts';
import { Button, FormActions, LinkButton } from '#/ui/button.tsx';
import { CheckboxGroup } from '#/ui/choices.tsx';
import { Disclosure } from '#/ui/disclosure.tsx';
import { ErrorSummary } from '#/ui/error-summary.tsx';
import { DateField, TextArea } from '#/ui/fields.tsx';
import { PostForm } from '#/ui/post-form.tsx';
import { SavedMeanwhile } from '#/ui/saved-meanwhile.tsx';
import { type ChronicleWords, Sources } from './marked-event.pages.tsx';
import { type ChangeContent, changeParts, type ObservedChange, type SourceTrace } from './observed-change.ts';
import { ConflictNotice, type DatedVersion, Versions } from './written.pages.tsx';

export interface ChangeFormProps {
  words: ChronicleWords;
  locale: Locale;
  dossierId: string;
  /** Null while it is new. */
  change: ObservedChange | null;
  /** Traces of the dossier to choose from. */
  traces: readonly SourceTrace[];
  versions: readonly DatedVersion<ChangeContent>[];
  form: Form;
  refusal: ErrorSentences;
  conflict: boolean;
}

/** Four questions, kept apart: the group, those who accompany, the others, how one knows. */
export function ChangeFormPage(props: ChangeFormProps) {
  const { words, dossierId, change, form, refusal, conflict } = props;
  const address = change
    ? paths.dossierObservedChange(dossierId, change.id)
    : paths.dossierObservedChanges(dossierId);
  return (
    <>
      <p class="lead">{words.noteChangeLead}</p>
      {conflict ? <ConflictNotice words={words} /> : null}
      <ErrorSummary title={refusal.title} errors={refusal.errors} />
      <PostForm
        action={address}
        submissionKey={form.text('_key')}
        draft={`changement-${change?.id ?? dossierId}`}
      >
        {change ? (
          <input type="hidden" name="version" value={conflict ? change.version : form.text('version')} />
        ) : null}
        <Parts {...props} saved={conflict && change ? change : undefined} />
        <TraceChoices {...props} />
        <DateField
          name="observedOn"
          label={words.observedOn}
          hint={words.observedOnHint}
          value={form.text('observedOn')}
          error={refusal.of('observedOn')}
        />
        <FormActions>
          <Button>{words.save}</Button>
          <LinkButton href={paths.dossierObservedChanges(dossierId)}>{words.cancel}</LinkButton>
        </FormActions>
      </PostForm>
      {change ? <Rest {...props} change={change} /> : null}
    </>
  );
}

function Parts({ words, form, refusal, saved }: ChangeFormProps & { saved: ObservedChange | undefined }) {
  return (
    <>
      {changeParts.map((part) => (
        <div key={part}>
          <TextArea
            name={part}
            label={words.parts[part]}
            hint={words.partHints[part]}
            value={form.text(part)}
            error={refusal.of(part)}
            maxLength={4000}
            rows={part === 'sources' ? 2 : 4}
            required={part === 'groupChange' ? words.required : undefined}
          />
          <SavedMeanwhile heading={words.savedNow} mine={form.text(part)} saved={saved?.[part]} />
        </div>
      ))}
    </>
  );
}

function TraceChoices({ words, locale, traces, form }: ChangeFormProps) {
  if (traces.length === 0) return null;
  const chosen = form.all('traceIds');
  return (
    <Disclosure summary={words.sourceTraces} open={chosen.length > 0}>
      <CheckboxGroup
        name="traceIds"
        label={words.sourceTraces}
        hint={words.sourceTracesHint}
        choices={traces.map((trace) => ({
          value: trace.id,
          label: trace.title,
          hint: formatDate(trace.eventOn, locale),
        }))}
        values={chosen}
      />
    </Disclosure>
  );
}

function Rest({ words, locale, dossierId, change, versions }: ChangeFormProps & { change: ObservedChange }) {
  return (
    <>
      <PostForm action={paths.dossierObservedChangeRemoval(dossierId, change.id)}>
        <Button look="quiet">{words.remove}</Button>
      </PostForm>
      <Versions
        words={words}
        locale={locale}
        versions={versions}
        text={({ content }) => (
          <dl class="change-parts">
            {changeParts
              .filter((part) => content[part] !== '')
              .map((part) => (
                <div key={part}>
                  <dt>{words.parts[part]}</dt>
                  <dd class="pre-line">
                    {part === 'sources' ? <Sources words={words} sources={content[part]} /> : content[part]}
                  </dd>
                </div>
              ))}
          </dl>
        )}
      />
    </>
  );
}

import { paths } from '#/paths.ts';
import type { Form } from '#/platform/form.ts';
import type { ErrorSentences } from '#/platform/form-errors.ts';
import { Button, FormActions, LinkButton } from '#/ui/button.tsx';
import { RadioGroup } from '#/ui/choices.tsx';
import { ErrorSummary } from '#/ui/error-summary.tsx';
import { PostForm } from '#/ui/post-form.tsx';
import { type ChronicleWords, type EventFieldsProps, WhyFields } from './marked-event.pages.tsx';
import type { TraceToMark } from './marked-event.ts';

export interface TraceEventsPageProps {
  words: ChronicleWords;
  trace: TraceToMark;
  /** Dossiers of the trace where it may still be marked. */
  dossiers: readonly { id: string; title: string }[];
  /** Where it is marked: title of the dossier, address of the event. */
  marked: readonly { dossier: string; href: string; why: string }[];
  form: Form;
  refusal: ErrorSentences;
}

/** From a trace: the dossiers where it counts, and why. */
export function TraceEventsPage(props: TraceEventsPageProps) {
  const { words, trace, dossiers, marked, form, refusal } = props;
  return (
    <>
      <p class="lead">{words.markTraceLead}</p>
      {marked.map((one) => (
        <p key={one.href}>
          <a href={one.href}>{words.markedIn(one.dossier)}</a> <span class="hint">{one.why}</span>
        </p>
      ))}
      <ErrorSummary title={refusal.title} errors={refusal.errors} />
      {dossiers.length === 0 ? (
        marked.length > 0 ? null : (
          <p>
            {words.traceWithoutDossier} <a href={paths.traceChange(trace.id)}>{words.attachTrace}</a>
          </p>
        )
      ) : (
        <PostForm action={paths.traceEvents(trace.id)} submissionKey={form.text('_key')}>
          <DossierField words={words} dossiers={dossiers} form={form} refusal={refusal} />
          <WhyFields words={words} form={form} refusal={refusal} />
          <FormActions>
            <Button>{words.mark}</Button>
            <LinkButton href={paths.trace(trace.id)}>{words.cancel}</LinkButton>
          </FormActions>
        </PostForm>
      )}
    </>
  );
}

type DossierFieldProps = EventFieldsProps & { dossiers: readonly { id: string; title: string }[] };

function DossierField({ words, dossiers, form, refusal }: DossierFieldProps) {
  const [only] = dossiers;
  if (dossiers.length === 1 && only && refusal.of('dossierId') === undefined) {
    return <input type="hidden" name="dossierId" value={only.id} />;
  }
  return (
    <RadioGroup
      name="dossierId"
      label={words.inDossier}
      choices={dossiers.map((dossier) => ({ value: dossier.id, label: dossier.title }))}
      value={form.text('dossierId') || only?.id}
      error={refusal.of('dossierId')}
    />
  );
}

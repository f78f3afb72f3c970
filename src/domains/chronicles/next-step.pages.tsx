import { formatDate } from '#/french/dates.ts';
import { paths } from '#/paths.ts';
import type { Form } from '#/platform/form.ts';
import type { ErrorSentences } from '#/platform/form-errors.ts';
import type { Locale } from '#/platform/visit.ts';
import { Button, FormActions } from '#/ui/button.tsx';
import { Disclosure } from '#/ui/disclosure.tsx';
import { ErrorSummary } from '#/ui/error-summary.tsx';
import { DateField, TextField } from '#/ui/fields.tsx';
import { PostForm } from '#/ui/post-form.tsx';
import type { ChronicleWords } from './marked-event.pages.tsx';
import { type NextStep, type StepContent, type StepEnd, stepEnds } from './next-step.ts';
import type { DatedVersion } from './written.pages.tsx';

export interface StepListProps {
  words: ChronicleWords;
  locale: Locale;
  steps: readonly NextStep[];
  /** What may be said of a step that is not over; nothing for who only reads. */
  acts: readonly StepEnd[];
}

/** Steps, one a line: what, who carries it, until when, and the way to say that it is done. */
export function StepList({ words, locale, steps, acts }: StepListProps) {
  return (
    <ul class="next-steps">
      {steps.map((step) => (
        <li key={step.id}>
          <span class="next-step">
            {step.text}
            <span class="tie-note">{factsOf(words, step, locale).join(', ')}</span>
          </span>
          {acts.length > 0 ? <StepActs words={words} step={step} acts={acts} /> : null}
        </li>
      ))}
    </ul>
  );
}

/** Who carries a step, and until when or since when. */
export function factsOf(
  words: ChronicleWords,
  step: StepContent & Partial<Pick<NextStep, 'endedAs' | 'endedOn'>>,
  locale: Locale,
): string[] {
  const said = (day: string | null | undefined) => (day ? formatDate(day, locale) : '');
  return [
    step.carriedBy,
    step.endedAs
      ? words.endedAs[step.endedAs](said(step.endedOn))
      : step.dueOn
        ? words.due(said(step.dueOn))
        : '',
  ].filter((fact) => fact !== '');
}

function StepActs(props: { words: ChronicleWords; step: NextStep; acts: readonly StepEnd[] }) {
  const { words, step } = props;
  const ends = {
    done: { act: 'done', label: words.stepDone, says: words.stepDoneLabel(step.text) },
    'let-go': { act: 'let-go', label: words.letGo, says: words.letGoLabel(step.text) },
  };
  const acts = step.endedAs
    ? [{ act: 'reopen', label: words.reopenStep, says: words.reopenStepLabel(step.text) }]
    : props.acts.map((end) => ends[end]);
  return (
    <PostForm action={paths.dossierStep(step.dossierId, step.id)} class="inline-form">
      <input type="hidden" name="version" value={step.version} />
      {acts.map(({ act, label, says }) => (
        <button key={act} class="button button-quiet" type="submit" name="act" value={act} aria-label={says}>
          {label}
        </button>
      ))}
    </PostForm>
  );
}

export interface StepFormProps {
  words: ChronicleWords;
  dossierId: string;
  /** The step that is written again, or null for a new one. */
  step: NextStep | null;
  form: Form;
  refusal: ErrorSentences;
}

export function StepForm({ words, dossierId, step, form, refusal }: StepFormProps) {
  const named = (name: 'text' | 'carriedBy' | 'dueOn') => ({
    id: step ? `${name}-${step.id}` : name,
    name,
    value: form.text(name),
    error: refusal.of(name),
  });
  return (
    <PostForm
      action={step ? paths.dossierStep(dossierId, step.id) : paths.dossierSteps(dossierId)}
      submissionKey={form.text('_key')}
    >
      {step ? <input type="hidden" name="version" value={step.version} /> : null}
      {step ? <input type="hidden" name="act" value="rewrite" /> : null}
      <TextField {...named('text')} label={words.step} hint={words.stepHint} maxLength={500} />
      <div class="fields-row">
        <TextField {...named('carriedBy')} label={words.carriedBy} maxLength={300} width="medium" />
        <DateField {...named('dueOn')} label={words.dueOn} />
      </div>
      <p class="hint">{words.carriedByHint}</p>
      <FormActions>
        <Button>{step ? words.saveStep : words.addStep}</Button>
      </FormActions>
    </PostForm>
  );
}

export interface StepsPageProps extends Omit<StepFormProps, 'step'> {
  locale: Locale;
  steps: readonly NextStep[];
  mayWrite: boolean;
  /** What steps said before they were written again, the last one first. */
  earlier: readonly DatedVersion<StepContent>[];
  /** A form for each step that may be written again, by id. */
  formOf(step: NextStep): Form;
  noRefusal: ErrorSentences;
}

/** What comes next, what was done or let go, and one step more. */
export function StepsPage(props: StepsPageProps) {
  const { words, steps, mayWrite, refusal } = props;
  const open = steps.filter((step) => step.endedAs === null);
  const over = steps.filter((step) => step.endedAs !== null);
  const acts = mayWrite ? stepEnds : [];
  return (
    <>
      <ErrorSummary title={refusal.title} errors={refusal.errors} />
      {open.length === 0 ? <p>{words.noStep}</p> : <StepList {...props} steps={open} acts={acts} />}
      {mayWrite ? (
        <section>
          <h2>{words.addStep}</h2>
          <StepForm {...props} step={null} />
        </section>
      ) : null}
      {mayWrite && open.length > 0 ? (
        <Disclosure summary={words.rewriteStep}>
          {open.map((step) => (
            <StepForm
              key={step.id}
              {...props}
              step={step}
              form={props.formOf(step)}
              refusal={props.noRefusal}
            />
          ))}
        </Disclosure>
      ) : null}
      {over.length === 0 ? null : (
        <section>
          <h2>{words.endedSteps}</h2>
          <StepList {...props} steps={over} acts={acts} />
        </section>
      )}
      <EarlierSteps {...props} />
    </>
  );
}

function EarlierSteps({ words, locale, earlier }: Pick<StepsPageProps, 'words' | 'locale' | 'earlier'>) {
  if (earlier.length === 0) return null;
  return (
    <Disclosure summary={words.versions}>
      <ul>
        {earlier.map((version) => (
          <li key={`${version.day}-${version.version}-${version.content.text}`}>
            {[version.content.text, ...factsOf(words, version.content, locale)].join(', ')}
            <span class="hint">
              {' '}
              {words.stepWritten(formatDate(version.day, locale))}
              {version.writtenBy ? `, ${words.writtenBy(version.writtenBy)}` : ''}
            </span>
          </li>
        ))}
      </ul>
    </Disclosure>
  );
}

import { formatDate } from '#/french/dates.ts';
import { paths } from '#/paths.ts';
import type { Form } from '#/platform/form.ts';
import type { ErrorSentences } from '#/platform/form-errors.ts';
import type { Locale } from '#/platform/visit.ts';
import { Button, FormActions, LinkButton } from '#/ui/button.tsx';
import { ErrorSummary } from '#/ui/error-summary.tsx';
import { DateField, TextArea } from '#/ui/fields.tsx';
import { PostForm } from '#/ui/post-form.tsx';
import type { Plan, PlanClosing } from './plan.ts';
import type { PlanWords } from './plan-frame.pages.tsx';

export interface PlanClosingProps {
  words: PlanWords;
  locale: Locale;
  plan: Plan;
  closings: readonly PlanClosing[];
  today: string;
  form: Form;
  refusal: ErrorSentences;
}

/** Closing a plan, or taking it up again; with what was said of it the other times. */
export function PlanClosingPage(props: PlanClosingProps) {
  const { words, locale, plan, closings } = props;
  return (
    <>
      <p class="lead">{plan.closedOn === null ? words.closeLead : words.reopenLead}</p>
      <ClosingForm {...props} />
      {closings.length === 0 ? null : (
        <section>
          <h2>{words.closings}</h2>
          <ol>
            {closings.map((closing, at) => (
              <li key={`${closing.onDay} ${closings.length - at}`}>
                {words.closingDay(closing.kind, formatDate(closing.onDay, locale))}
                <p class="pre-line">{closing.reason}</p>
              </li>
            ))}
          </ol>
        </section>
      )}
    </>
  );
}

function ClosingForm({ words, plan, today, form, refusal }: PlanClosingProps) {
  return (
    <>
      <ErrorSummary title={refusal.title} errors={refusal.errors} />
      <PostForm action={paths.planClosing(plan.id)} submissionKey={form.text('_key')}>
        <input type="hidden" name="act" value={plan.closedOn === null ? 'closed' : 'reopened'} />
        <DateField
          name="onDay"
          label={words.closingOn}
          value={form.has('onDay') ? form.text('onDay') : today}
          latest={today}
          error={refusal.of('onDay')}
          required={words.required}
        />
        <TextArea
          name="reason"
          label={words.closingReason}
          hint={words.closingReasonHint}
          value={form.text('reason')}
          error={refusal.of('reason')}
          maxLength={4000}
          rows={3}
          required={words.required}
        />
        <FormActions>
          <Button>{plan.closedOn === null ? words.close : words.reopen}</Button>
          <LinkButton href={paths.plan(plan.id)}>{words.cancel}</LinkButton>
        </FormActions>
      </PostForm>
    </>
  );
}

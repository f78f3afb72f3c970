import { formatDate } from '#/french/dates.ts';
import { paths } from '#/paths.ts';
import type { Form } from '#/platform/form.ts';
import type { ErrorSentences } from '#/platform/form-errors.ts';
import type { Locale } from '#/platform/visit.ts';
import { Button, FormActions, LinkButton } from '#/ui/button.tsx';
import { Checkbox, RadioGroup } from '#/ui/choices.tsx';
import { ErrorSummary } from '#/ui/error-summary.tsx';
import { DateField, TextArea } from '#/ui/fields.tsx';
import { PostForm } from '#/ui/post-form.tsx';
import type { DossierWords } from './dossier.pages.tsx';
import { isReopening, nextStates } from './dossier.rules.ts';
import { type Dossier, type DossierState, dossierVisibilities } from './dossier.ts';
import type { WithdrawalWords } from './withdrawals/withdrawal.pages.tsx';
import { bySide } from './withdrawals/withdrawal.rules.ts';
import type { Withdrawal } from './withdrawals/withdrawal.ts';

export interface DossierStateProps {
  words: DossierWords;
  withdrawalWords: WithdrawalWords;
  /** The plan of withdrawal that stands, when one is written. */
  withdrawal: Withdrawal | null;
  locale: Locale;
  dossier: Dossier;
  sinceOn: string;
  form: Form;
  refusal: ErrorSentences;
  today: string;
}

/** The only way a dossier moves: to where it may go, on a day, for a reason. */
export function DossierStatePage(props: DossierStateProps) {
  const { words, locale, dossier, sinceOn, form, refusal } = props;
  return (
    <>
      <p class="lead">{words.moveLead(words.states[dossier.state], formatDate(sinceOn, locale))}</p>
      <ErrorSummary title={refusal.title} errors={refusal.errors} />
      <PostForm action={paths.dossierState(dossier.id)} submissionKey={form.text('_key')}>
        <MoveFields {...props} />
        <TextArea
          name="reason"
          label={words.reason}
          hint={words.reasonHint}
          value={form.text('reason')}
          error={refusal.of('reason')}
          rows={3}
          required={words.required}
        />
        <FormActions>
          <Button>{words.move}</Button>
          <LinkButton href={paths.dossier(dossier.id)}>{words.cancel}</LinkButton>
        </FormActions>
      </PostForm>
    </>
  );
}

/** What one should know before taking a state: that it reopens, or what the plan of withdrawal says. */
function hintOf(props: DossierStateProps, state: DossierState): string | undefined {
  const { words, withdrawalWords, withdrawal, dossier } = props;
  if (isReopening(dossier.state, state)) return words.reopeningHint;
  if (state !== 'closed' && state !== 'withdrawal-prepared') return undefined;
  if (!withdrawal) return dossier.state === 'accepted' ? undefined : withdrawalWords.nothingPlanned;
  const { remains } = bySide(withdrawal.lines);
  if (remains.length === 0) return withdrawalWords.noneOnSide.remains;
  return withdrawalWords.remainsOnClosing(remains.map((line) => line.what).join(' ; '));
}

function MoveFields(props: DossierStateProps) {
  const { words, dossier, sinceOn, form, refusal, today } = props;
  return (
    <>
      <RadioGroup
        name="state"
        label={words.nextState}
        choices={nextStates(dossier.state).map((state) => ({
          value: state,
          label: words.states[state],
          hint: hintOf(props, state),
        }))}
        value={form.text('state')}
        error={refusal.of('state')}
      />
      <DateField
        name="onDay"
        label={words.onDay}
        value={form.has('onDay') ? form.text('onDay') : today}
        earliest={sinceOn}
        latest={today}
        error={refusal.of('onDay')}
      />
    </>
  );
}

export function DossierVisibilityPage(props: {
  words: DossierWords;
  dossier: Dossier;
  form: Form;
  refusal: ErrorSentences;
}) {
  const { words, dossier, form, refusal } = props;
  return (
    <>
      <p class="lead">{words.visibilityLead}</p>
      <ErrorSummary title={refusal.title} errors={refusal.errors} />
      <PostForm action={paths.dossierVisibility(dossier.id)} submissionKey={form.text('_key')}>
        <RadioGroup
          name="visibility"
          label={words.visibility}
          choices={dossierVisibilities.map((visibility) => ({
            value: visibility,
            label: words.visibilities[visibility],
          }))}
          value={form.text('visibility') || dossier.visibility}
          error={refusal.of('visibility')}
        />
        <Checkbox
          name="widen"
          value="yes"
          label={words.widen}
          hint={words.widenHint}
          checked={form.text('widen') === 'yes'}
          error={refusal.of('widen')}
        />
        <FormActions>
          <Button>{words.save}</Button>
          <LinkButton href={paths.dossier(dossier.id)}>{words.cancel}</LinkButton>
        </FormActions>
      </PostForm>
    </>
  );
}

import type { ExportLayout } from '#/domains/codebooks/codebooks.public.ts';
import { isSingular, writtenNumber } from '#/domains/statements/amount.rules.ts';
import { paths } from '#/paths.ts';
import type { Form } from '#/platform/form.ts';
import type { ErrorSentences } from '#/platform/form-errors.ts';
import type { Locale } from '#/platform/visit.ts';
import { Button, FormActions, LinkButton } from '#/ui/button.tsx';
import { RadioGroup } from '#/ui/choices.tsx';
import { ErrorSummary } from '#/ui/error-summary.tsx';
import { DateField, Select, TextArea, TextField } from '#/ui/fields.tsx';
import { Notice } from '#/ui/notice.tsx';
import { PostForm } from '#/ui/post-form.tsx';
import type { Words } from './transmission.pages.tsx';
import { purposeKinds, type Transmission } from './transmission.ts';

interface FormPageProps {
  words: Words;
  locale: Locale;
  form: Form;
  refusal: ErrorSentences;
}

export interface TransmissionFormProps extends FormPageProps {
  statementId: string;
  recipients: readonly { id: string; name: string }[];
  /** Layouts by which declarations may leave one by one. */
  layouts: readonly ExportLayout[];
  /** How many figures would leave, how many hidden, and how many of those what left before binds too closely. */
  preview: { figureCount: number; hiddenCount: number; exposedCount: number } | { notReady: string };
  isPeriodOver: boolean;
}

/** To whom, and what for: without it nothing leaves. */
export function TransmissionFormPage(props: TransmissionFormProps) {
  const { words, locale, statementId, form, refusal, preview } = props;
  const written = (count: number) => writtenNumber(count, locale);
  return (
    <>
      <p class="lead">{words.formLead}</p>
      <ErrorSummary title={refusal.title} errors={refusal.errors} />
      <Notice kind="information" title={words.preview}>
        <p>
          {'notReady' in preview
            ? preview.notReady
            : words.previewLead(written(preview.hiddenCount), written(preview.figureCount))}
        </p>
        {'notReady' in preview || preview.exposedCount === 0 ? null : (
          <p>
            {words.previewExposed(written(preview.exposedCount), isSingular(preview.exposedCount, locale))}
          </p>
        )}
        {props.isPeriodOver ? null : <p>{words.periodNotOver}</p>}
      </Notice>
      <PostForm action={paths.statementTransmission(statementId)} submissionKey={form.text('_key')}>
        <RecipientFields {...props} />
        <PurposeFields {...props} />
        <LayoutField {...props} />
        <FormActions>
          <Button>{words.send}</Button>
          <LinkButton href={paths.statement(statementId)}>{words.cancel}</LinkButton>
        </FormActions>
      </PostForm>
    </>
  );
}

function RecipientFields({ words, form, refusal, recipients }: TransmissionFormProps) {
  return (
    <>
      <Select
        name="recipient"
        label={words.recipient}
        hint={words.recipientHint}
        emptyLabel={words.chooseRecipient}
        options={[
          ...recipients.map(({ id, name }) => ({ value: id, label: name })),
          { value: 'outside', label: words.outside },
        ]}
        value={form.text('recipient')}
        error={refusal.of('recipient')}
        required={words.required}
      />
      <TextField
        name="outsideName"
        label={words.outsideName}
        hint={words.outsideHint}
        value={form.text('outsideName')}
        error={refusal.of('outsideName')}
        maxLength={300}
        spellcheck={false}
      />
    </>
  );
}

function PurposeFields({ words, form, refusal }: TransmissionFormProps) {
  return (
    <>
      <RadioGroup
        name="purposeKind"
        label={words.purposeKind}
        choices={purposeKinds.map((kind) => ({ value: kind, label: words.purposeKinds[kind] }))}
        value={form.text('purposeKind')}
        error={refusal.of('purposeKind')}
        required={words.required}
      />
      <TextArea
        name="purpose"
        label={words.purpose}
        hint={words.purposeHint}
        value={form.text('purpose')}
        error={refusal.of('purpose')}
        rows={2}
        maxLength={2000}
        required={words.required}
      />
    </>
  );
}

function LayoutField({ words, locale, form, refusal, layouts }: TransmissionFormProps) {
  if (layouts.length === 0) return null;
  return (
    <RadioGroup
      name="layout"
      label={words.layout}
      hint={words.layoutHint}
      choices={[
        { value: '', label: words.noLayout },
        ...layouts.map(({ id, label }) => ({ value: id, label: label[locale] })),
      ]}
      value={form.text('layout')}
      error={refusal.of('layout')}
    />
  );
}

export interface AnswerPageProps extends FormPageProps {
  transmission: Transmission;
}

/** Accept, or return with reasons. */
export function AnswerPage({ words, form, refusal, transmission }: AnswerPageProps) {
  return (
    <>
      <p class="lead">{words.answerLead}</p>
      <ErrorSummary title={refusal.title} errors={refusal.errors} />
      <PostForm action={paths.transmissionAnswer(transmission.id)} submissionKey={form.text('_key')}>
        <RadioGroup
          name="answer"
          label={words.standing}
          choices={(['accepted', 'returned'] as const).map((answer) => ({
            value: answer,
            label: words.answers[answer],
          }))}
          value={form.text('answer')}
          error={refusal.of('answer')}
          required={words.required}
        />
        <TextArea
          name="reason"
          label={words.reason}
          hint={words.reasonHint}
          value={form.text('reason')}
          error={refusal.of('reason')}
          rows={3}
          maxLength={4000}
        />
        <FormActions>
          <Button>{words.sendAnswer}</Button>
          <LinkButton href={paths.transmission(transmission.id)}>{words.cancel}</LinkButton>
        </FormActions>
      </PostForm>
    </>
  );
}

/** What was decided with the figures, told back to those who produced them. */
export function FeedbackPage(props: AnswerPageProps & { today: string }) {
  const { words, form, refusal, transmission, today } = props;
  return (
    <>
      <p class="lead">{words.feedbackLead}</p>
      <ErrorSummary title={refusal.title} errors={refusal.errors} />
      <PostForm action={paths.transmissionFeedback(transmission.id)} submissionKey={form.text('_key')}>
        <TextArea
          name="text"
          label={words.feedbackText}
          value={form.text('text')}
          error={refusal.of('text')}
          rows={5}
          maxLength={8000}
          required={words.required}
        />
        <DateField
          name="decidedOn"
          label={words.decidedOn}
          value={form.has('decidedOn') ? form.text('decidedOn') : today}
          latest={today}
          error={refusal.of('decidedOn')}
          required={words.required}
        />
        <FormActions>
          <Button>{words.saveFeedback}</Button>
          <LinkButton href={paths.transmission(transmission.id)}>{words.cancel}</LinkButton>
        </FormActions>
      </PostForm>
    </>
  );
}

import { paths } from '#/paths.ts';
import type { Form } from '#/platform/form.ts';
import type { ErrorSentences } from '#/platform/form-errors.ts';
import type { Locale } from '#/platform/visit.ts';
import { Button, FormActions, LinkButton } from '#/ui/button.tsx';
import { Fieldset } from '#/ui/choices.tsx';
import { ErrorSummary } from '#/ui/error-summary.tsx';
import { DateField, Select, TextArea, TextField } from '#/ui/fields.tsx';
import { Notice } from '#/ui/notice.tsx';
import { PostForm } from '#/ui/post-form.tsx';
import type { Dossier } from '../dossier.ts';
import { WithdrawalText, type WithdrawalWords } from './withdrawal.pages.tsx';
import type { TypedLine } from './withdrawal.rules.ts';
import { lineStandings, type Withdrawal } from './withdrawal.ts';

export interface WithdrawalFormProps {
  words: WithdrawalWords;
  locale: Locale;
  dossier: Dossier;
  form: Form;
  /** Lines as typed, and the empty ones offered. */
  lines: readonly TypedLine[];
  refusal: ErrorSentences;
  /** The revision that somebody kept meanwhile. */
  conflict: Withdrawal | null;
}

/** One form for the whole plan: its lines, its days, its words. */
export function WithdrawalFormPage(props: WithdrawalFormProps) {
  const { words, locale, dossier, form, refusal, conflict } = props;
  return (
    <>
      <p class="lead">{words.reviseLead}</p>
      {conflict ? (
        <Notice kind="warning" title={words.conflictTitle}>
          <p>{words.conflict}</p>
        </Notice>
      ) : null}
      <ErrorSummary title={refusal.title} errors={refusal.errors} />
      <PostForm
        action={paths.dossierWithdrawalChange(dossier.id)}
        submissionKey={form.text('_key')}
        draft={`retrait-${dossier.id}`}
      >
        <input type="hidden" name="revision" value={conflict ? conflict.revision : form.text('revision')} />
        <h2>{words.linesTitle}</h2>
        <p class="hint">{words.linesHint}</p>
        {props.lines.map((line, at) => (
          <Line key={line.id || `new-${at}`} {...props} line={line} at={at} />
        ))}
        <Rest {...props} />
        <FormActions>
          <Button>{words.save}</Button>
          <LinkButton href={paths.dossierWithdrawal(dossier.id)}>{words.cancel}</LinkButton>
        </FormActions>
      </PostForm>
      {conflict ? (
        <section>
          <h2>{words.savedNow}</h2>
          <WithdrawalText words={words} locale={locale} content={conflict} level={3} />
        </section>
      ) : null}
    </>
  );
}

function Line({ words, line, at, refusal }: WithdrawalFormProps & { line: TypedLine; at: number }) {
  const named = (name: string) => (at === 0 ? name : `${name}-${at}`);
  return (
    <Fieldset legend={words.lineLegend(at + 1)}>
      <input type="hidden" name="lineId" value={line.id} />
      <div class="withdrawal-line">
        <TextField
          id={named('what')}
          name="what"
          label={words.what}
          value={line.what}
          error={at === 0 ? refusal.of('what') : undefined}
          maxLength={500}
        />
        <Select
          id={named('stands')}
          name="stands"
          label={words.stands}
          options={lineStandings.map((value) => ({ value, label: words.lineStandings[value] }))}
          value={line.stands || 'remains'}
        />
        <TextField
          id={named('withWhom')}
          name="withWhom"
          label={words.withWhom}
          value={line.withWhom}
          maxLength={300}
        />
        <DateField
          id={named('lineDay')}
          name="lineDay"
          label={words.onDay}
          value={line.onDay ?? ''}
          error={refusal.of(`lineDay.${at}`)}
        />
      </div>
    </Fieldset>
  );
}

function Rest({ words, form, refusal }: WithdrawalFormProps) {
  const boxes = [
    { name: 'signs', label: words.signs, hint: words.signsHint, rows: 4, maximum: 4000 },
    { name: 'afterwards', label: words.afterwards, hint: words.afterwardsHint, rows: 3, maximum: 4000 },
    { name: 'reason', label: words.reason, hint: words.reasonHint, rows: 2, maximum: 1000 },
  ] as const;
  return (
    <>
      <div class="fields-row">
        {(['aimedOn', 'reviewOn'] as const).map((name) => (
          <DateField
            key={name}
            name={name}
            label={words[name]}
            value={form.text(name)}
            error={refusal.of(name)}
          />
        ))}
      </div>
      {boxes.map((box) => (
        <TextArea
          key={box.name}
          name={box.name}
          label={box.label}
          hint={box.hint}
          value={form.text(box.name)}
          error={refusal.of(box.name)}
          maxLength={box.maximum}
          rows={box.rows}
        />
      ))}
    </>
  );
}

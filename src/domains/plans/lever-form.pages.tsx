import { paths } from '#/paths.ts';
import type { Form } from '#/platform/form.ts';
import type { ErrorSentences } from '#/platform/form-errors.ts';
import { Button, FormActions, LinkButton } from '#/ui/button.tsx';
import { RadioGroup } from '#/ui/choices.tsx';
import { ErrorSummary } from '#/ui/error-summary.tsx';
import { DateField, NumberField, Select, TextArea, TextField } from '#/ui/fields.tsx';
import { Notice } from '#/ui/notice.tsx';
import { PostForm } from '#/ui/post-form.tsx';
import { leverStandings, moneyKinds } from './lever.ts';
import type { LeverWords } from './lever-saying.pages.tsx';

interface Choice {
  value: string;
  label: string;
}

export interface MoneyFormProps {
  kind: 'need' | 'lever';
  words: LeverWords;
  planId: string;
  /** Null for a new one. */
  id: string | null;
  version: number;
  form: Form;
  refusal: ErrorSentences;
  /** What somebody saved meanwhile, in words; null when nobody did. */
  conflict: string | null;
  items: readonly Choice[];
  needs: readonly Choice[];
  funders: readonly string[];
  required: string;
}

/** A need or a lever, new or to be written again. */
export function MoneyFormPage(props: MoneyFormProps) {
  const { kind, words, planId, id, form, refusal, conflict } = props;
  const isNeed = kind === 'need';
  const fresh = isNeed ? paths.newPlanNeed(planId) : paths.newPlanLever(planId);
  const known = id && (isNeed ? paths.planNeed(planId, id) : paths.planLever(planId, id));
  return (
    <>
      {conflict ? <Notice kind="refusal" title={conflict} /> : null}
      <ErrorSummary title={refusal.title} errors={refusal.errors} />
      <PostForm action={known || fresh} submissionKey={form.text('_key')}>
        {id ? <input type="hidden" name="version" value={props.version} /> : null}
        {isNeed ? <NeedFields {...props} /> : <LeverFields {...props} />}
        <FormActions>
          <Button>{words.save}</Button>
          <LinkButton href={paths.planLevers(planId)}>{words.cancel}</LinkButton>
        </FormActions>
      </PostForm>
      {id ? (
        <PostForm action={isNeed ? paths.planNeedRemoval(planId, id) : paths.planLeverRemoval(planId, id)}>
          <p class="hint">{words.removeHint}</p>
          <Button look="quiet">{words.remove}</Button>
        </PostForm>
      ) : null}
    </>
  );
}

const fieldsOf =
  ({ form, refusal }: MoneyFormProps) =>
  (name: string) => ({ name, value: form.text(name), error: refusal.of(name) });

function NeedFields(props: MoneyFormProps) {
  const { words, required } = props;
  const field = fieldsOf(props);
  return (
    <>
      <TextField {...field('title')} label={words.needTitle} maxLength={300} required={required} />
      <ItemField {...props} />
      <AmountFields {...props} />
    </>
  );
}

function ItemField(props: MoneyFormProps) {
  const { words, items } = props;
  return (
    <Select {...fieldsOf(props)('itemId')} label={words.item} emptyLabel={words.wholePlan} options={items} />
  );
}

function LeverFields(props: MoneyFormProps) {
  const { words, needs, funders, required } = props;
  const field = fieldsOf(props);
  return (
    <>
      <TextField
        {...field('funderName')}
        label={words.funder}
        suggestions={funders}
        maxLength={300}
        spellcheck={false}
        required={required}
      />
      <TextField {...field('recipient')} label={words.recipient} maxLength={300} />
      <Select {...field('needId')} label={words.need} emptyLabel={words.noNeed} options={needs} />
      <ItemField {...props} />
      <AmountFields {...props} />
      <NumberField
        {...field('reportingHours')}
        label={words.reportingHours}
        hint={words.reportingHoursHint}
        unit="h"
      />
      <Select
        {...field('standing')}
        label={words.standing}
        options={leverStandings.map((value) => ({ value, label: words.standings[value] }))}
        width="medium"
      />
      <TextArea {...field('note')} label={words.note} rows={2} />
    </>
  );
}

function AmountFields(props: MoneyFormProps) {
  const { words, required } = props;
  const field = fieldsOf(props);
  return (
    <>
      <RadioGroup
        {...field('money')}
        label={words.money}
        choices={moneyKinds.map((value) => ({
          value,
          label: words.moneys[value],
          hint: words.moneyHints[value],
        }))}
      />
      <RadioGroup
        {...field('recurring')}
        label={words.recurring}
        choices={(['yes', 'no'] as const).map((value) => ({ value, label: words.recurrings[value] }))}
      />
      <NumberField {...field('amount')} label={words.amount} unit={words.dollars} required={required} />
      <DateField {...field('startsOn')} label={words.startsOn} />
      <DateField {...field('untilOn')} label={words.until} />
    </>
  );
}

import { paths } from '#/paths.ts';
import type { Form } from '#/platform/form.ts';
import type { ErrorSentences } from '#/platform/form-errors.ts';
import { Button, FormActions, LinkButton } from '#/ui/button.tsx';
import { CheckboxGroup, RadioGroup } from '#/ui/choices.tsx';
import { ErrorSummary } from '#/ui/error-summary.tsx';
import { DateField, TextArea } from '#/ui/fields.tsx';
import { PostForm } from '#/ui/post-form.tsx';
import type { Plan } from './plan.ts';
import type { PlanWords } from './plan-frame.pages.tsx';
import { type PlanItem, severalKinds } from './plan-item.ts';
import type { ItemWords } from './plan-item-form.pages.tsx';
import { Choices, type GroupChoice } from './plan-views.pages.tsx';

export interface SeveralItemsProps {
  words: ItemWords;
  planWords: PlanWords;
  plan: Plan;
  /** Items that are not over, with their place in the outline. */
  items: readonly { item: PlanItem; number: string }[];
  /** Branches of a large plan, one of which is shown. */
  choices: readonly GroupChoice[];
  /** The branch shown, or the empty text. */
  branchId: string;
  form: Form;
  refusal: ErrorSentences;
}

/** One change, one reason, for several items: what a crisis asks of a plan. */
export function SeveralItemsPage(props: SeveralItemsProps) {
  const { words, planWords, plan, items, choices, branchId, form, refusal } = props;
  return (
    <>
      <p class="lead">{words.severalLead}</p>
      <Choices label={planWords.outline} choices={choices} />
      <ErrorSummary title={refusal.title} errors={refusal.errors} />
      {items.length === 0 ? (
        <p>{words.severalNone}</p>
      ) : (
        <PostForm action={paths.planReplanning(plan.id)} submissionKey={form.text('_key')}>
          <input type="hidden" name="branche" value={branchId} />
          <CheckboxGroup
            name="itemIds"
            label={words.severalItems}
            choices={items.map(({ item, number }) => ({
              value: item.id,
              label: `${number} ${item.title}`,
              hint: [planWords.states[item.state], ...item.holders.map((one) => one.name)].join(' · '),
            }))}
            values={form.all('itemIds')}
            error={refusal.of('itemIds')}
          />
          <WhatHappens {...props} />
          <FormActions>
            <Button>{words.severalButton}</Button>
            <LinkButton href={paths.plan(plan.id)}>{planWords.cancel}</LinkButton>
          </FormActions>
        </PostForm>
      )}
    </>
  );
}

function WhatHappens({ words, form, refusal }: SeveralItemsProps) {
  return (
    <>
      <RadioGroup
        name="kind"
        label={words.kind}
        choices={severalKinds.map((kind) => ({ value: kind, label: words.kinds[kind] }))}
        value={form.text('kind') || 'paused'}
        error={refusal.of('kind')}
      />
      <TextArea
        name="reason"
        label={words.reason}
        hint={words.severalReasonHint}
        value={form.text('reason')}
        error={refusal.of('reason')}
        maxLength={4000}
        rows={3}
      />
      <DateField
        name="onDay"
        label={words.onDay}
        hint={words.onDayHint}
        value={form.text('onDay')}
        error={refusal.of('onDay')}
      />
    </>
  );
}

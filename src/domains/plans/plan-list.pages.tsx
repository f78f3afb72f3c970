import { formatDate } from '#/french/dates.ts';
import { paths } from '#/paths.ts';
import type { Form } from '#/platform/form.ts';
import type { ErrorSentences } from '#/platform/form-errors.ts';
import type { Locale } from '#/platform/visit.ts';
import { Button, FormActions, LinkButton } from '#/ui/button.tsx';
import { Empty } from '#/ui/empty.tsx';
import { ErrorSummary } from '#/ui/error-summary.tsx';
import { DateField, Select, TextArea, TextField } from '#/ui/fields.tsx';
import { LinkedList } from '#/ui/linked-list.tsx';
import { Notice } from '#/ui/notice.tsx';
import { PostForm } from '#/ui/post-form.tsx';
import { type Plan, type PlanSummary, planKinds } from './plan.ts';
import type { PlanWords } from './plan-frame.pages.tsx';

export interface PlansPageProps {
  words: PlanWords;
  locale: Locale;
  plans: readonly PlanSummary[];
  others: readonly PlanSummary[];
  mayOpen: boolean;
}

/** Plans of the viewer's spaces, then those that others let be read. */
export function PlansPage(props: PlansPageProps) {
  const { words, plans, others } = props;
  return (
    <>
      <p class="lead">{words.lead}</p>
      {props.mayOpen ? (
        <p>
          <LinkButton href={paths.newPlan} look="primary">
            {words.open}
          </LinkButton>
        </p>
      ) : null}
      {plans.length === 0 ? (
        <Empty title={words.emptyTitle}>
          <p>{words.empty}</p>
        </Empty>
      ) : (
        <PlanLines {...props} lines={plans} />
      )}
      {others.length === 0 ? null : (
        <>
          <h2>{words.otherPlans}</h2>
          <PlanLines {...props} lines={others} />
        </>
      )}
    </>
  );
}

function PlanLines({ words, locale, lines }: PlansPageProps & { lines: readonly PlanSummary[] }) {
  return (
    <LinkedList
      lines={lines.map((plan) => ({
        label: plan.title,
        href: paths.plan(plan.id),
        note: [
          words.kinds[plan.kind],
          words.period(formatDate(plan.startsOn, locale), formatDate(plan.endsOn, locale)),
          ...(plan.closedOn ? [words.closedSince(formatDate(plan.closedOn, locale))] : []),
        ]
          .map((fact) => `${fact}.`)
          .join(' '),
      }))}
    />
  );
}

export interface PlanFormProps {
  words: PlanWords;
  form: Form;
  refusal: ErrorSentences;
}

/** A new plan: a title and a first day will do. */
export function NewPlanPage(props: PlanFormProps & { spaces: readonly { id: string; name: string }[] }) {
  const { words, form, refusal, spaces } = props;
  return (
    <>
      <p class="lead">{words.openLead}</p>
      <ErrorSummary title={refusal.title} errors={refusal.errors} />
      <PostForm action={paths.plans} submissionKey={form.text('_key')} draft="plan-nouveau">
        <Select
          name="spaceId"
          label={words.space}
          options={spaces.map((space) => ({ value: space.id, label: space.name }))}
          value={form.text('spaceId') || spaces[0]?.id}
          error={refusal.of('spaceId')}
        />
        <PlanFields {...props} isNew />
        <FormActions>
          <Button>{words.open}</Button>
          <LinkButton href={paths.plans}>{words.cancel}</LinkButton>
        </FormActions>
      </PostForm>
    </>
  );
}

/** What is said of a plan, to be changed; with both texts when somebody saved meanwhile. */
export function ChangePlanPage(props: PlanFormProps & { plan: Plan; conflict: boolean; locale: Locale }) {
  const { words, form, refusal, plan, conflict, locale } = props;
  return (
    <>
      {conflict ? (
        <Notice kind="refusal" title={words.conflictTitle}>
          <p>{words.conflictText}</p>
        </Notice>
      ) : null}
      <ErrorSummary title={refusal.title} errors={refusal.errors} />
      <PostForm action={paths.planChange(plan.id)} submissionKey={form.text('_key')}>
        <input
          type="hidden"
          name="version"
          value={conflict ? plan.version : form.text('version') || plan.version}
        />
        <PlanFields {...props} />
        <FormActions>
          <Button>{words.save}</Button>
          <LinkButton href={paths.plan(plan.id)}>{words.cancel}</LinkButton>
        </FormActions>
      </PostForm>
      {conflict ? (
        <section>
          <h2>{words.conflictOther}</h2>
          <p>
            <strong>{plan.title}</strong>
          </p>
          <p>{words.period(formatDate(plan.startsOn, locale), formatDate(plan.endsOn, locale))}</p>
          <p class="pre-line">{plan.portrait}</p>
        </section>
      ) : null}
    </>
  );
}

function PlanFields({ words, form, refusal, isNew }: PlanFormProps & { isNew?: boolean }) {
  return (
    <>
      <TextField
        name="title"
        label={words.planTitle}
        hint={words.planTitleHint}
        value={form.text('title')}
        error={refusal.of('title')}
        maxLength={300}
        required={words.required}
      />
      <Select
        name="kind"
        label={words.kind}
        options={planKinds.map((kind) => ({ value: kind, label: words.kinds[kind] }))}
        value={form.text('kind') || 'triennial'}
        error={refusal.of('kind')}
        width="medium"
      />
      <PlanDays {...{ words, form, refusal, isNew }} />
      <TextArea
        name="portrait"
        label={words.portrait}
        hint={words.portraitHint}
        value={form.text('portrait')}
        error={refusal.of('portrait')}
        rows={6}
      />
    </>
  );
}

function PlanDays({ words, form, refusal, isNew }: PlanFormProps & { isNew?: boolean }) {
  return (
    <>
      <DateField
        name="startsOn"
        label={words.planStartsOn}
        value={form.text('startsOn')}
        error={refusal.of('startsOn')}
        required={words.required}
      />
      <DateField
        name="endsOn"
        label={words.planEndsOn}
        hint={isNew ? words.planEndsOnHint : undefined}
        value={form.text('endsOn')}
        error={refusal.of('endsOn')}
      />
    </>
  );
}

import { paths } from '#/paths.ts';
import type { Form } from '#/platform/form.ts';
import type { ErrorSentences } from '#/platform/form-errors.ts';
import { Button, FormActions, LinkButton } from '#/ui/button.tsx';
import { CheckboxGroup, RadioGroup } from '#/ui/choices.tsx';
import { Disclosure } from '#/ui/disclosure.tsx';
import { ErrorSummary } from '#/ui/error-summary.tsx';
import { DateField, Select, TextArea, TextField } from '#/ui/fields.tsx';
import { Notice } from '#/ui/notice.tsx';
import { PostForm } from '#/ui/post-form.tsx';
import type { Plan } from './plan.ts';
import type { PlanWords } from './plan-frame.pages.tsx';
import { changesFrom } from './plan-item.rules.ts';
import type { Carrier, PlanItem } from './plan-item.ts';
import type { fr } from './plan-item.words.ts';

export type ItemWords = typeof fr;

interface Choice {
  value: string;
  label: string;
}

export interface ItemFormProps {
  words: ItemWords;
  planWords: PlanWords;
  plan: Plan;
  form: Form;
  refusal: ErrorSentences;
  /** Items one may be put under, as they stand in the outline. */
  parents: readonly Choice[];
  axes: readonly Choice[];
  dossiers: readonly Choice[];
  cancelHref: string;
}

/** A new item: what we mean to do, and where it stands. */
export function NewItemPage(props: ItemFormProps) {
  const { words, plan, form, refusal, parents } = props;
  return (
    <>
      <ErrorSummary title={refusal.title} errors={refusal.errors} />
      <PostForm
        action={paths.newPlanItem(plan.id)}
        submissionKey={form.text('_key')}
        draft={`plan-${plan.id}`}
      >
        <Select
          name="parentId"
          label={words.under}
          emptyLabel={words.atTop}
          options={parents}
          value={form.text('parentId')}
          error={refusal.of('parentId')}
        />
        <ItemFields {...props} />
        <FormActions>
          <Button>{words.create}</Button>
          <LinkButton href={props.cancelHref}>{words.cancel}</LinkButton>
        </FormActions>
      </PostForm>
    </>
  );
}

/** An item to change; with what was saved meanwhile when it was. */
export function ChangeItemPage(
  props: ItemFormProps & { item: PlanItem; isAdopted: boolean; conflict: boolean },
) {
  const { words, planWords, plan, form, refusal, item, conflict } = props;
  return (
    <>
      {props.isAdopted && changesFrom(item.state).includes('adapted') ? (
        <p>
          {words.adoptedNote} <a href={paths.planItemState(plan.id, item.id)}>{words.adoptedLink}</a>
        </p>
      ) : null}
      {conflict ? <ConflictNotice planWords={planWords} /> : null}
      <ErrorSummary title={refusal.title} errors={refusal.errors} />
      <PostForm action={paths.planItemChange(plan.id, item.id)} submissionKey={form.text('_key')}>
        <input
          type="hidden"
          name="version"
          value={conflict ? item.version : form.text('version') || item.version}
        />
        <ItemFields {...props} />
        <FormActions>
          <Button>{words.save}</Button>
          <LinkButton href={props.cancelHref}>{words.cancel}</LinkButton>
        </FormActions>
      </PostForm>
      {conflict ? <SavedMeanwhile planWords={planWords} item={item} /> : null}
    </>
  );
}

function ConflictNotice({ planWords }: { planWords: PlanWords }) {
  return (
    <Notice kind="refusal" title={planWords.conflictTitle}>
      <p>{planWords.conflictText}</p>
    </Notice>
  );
}

function SavedMeanwhile({ planWords, item }: { planWords: PlanWords; item: PlanItem }) {
  const texts = [item.description, item.resources, item.results].filter((text) => text !== '');
  return (
    <section>
      <h2>{planWords.conflictOther}</h2>
      <p>
        <strong>{item.title}</strong>
      </p>
      <p>{[item.startsOn, item.dueOn].filter(Boolean).join(' – ')}</p>
      <p>{[...item.holders, ...item.partners].map((one) => one.name).join(', ')}</p>
      {texts.map((text) => (
        <p key={text} class="pre-line">
          {text}
        </p>
      ))}
    </section>
  );
}

function ItemFields(props: ItemFormProps) {
  const { words, planWords, plan, form, refusal } = props;
  const text = (name: string) => ({ name, value: form.text(name), error: refusal.of(name) });
  return (
    <>
      <TextField {...text('title')} label={words.title} maxLength={500} required={planWords.required} />
      <Select
        {...text('level')}
        label={words.level}
        options={plan.levels.map((level) => ({ value: level.id, label: level.label }))}
        width="medium"
      />
      <TextArea {...text('holders')} label={words.holders} hint={words.namesHint} rows={2} />
      <TextArea {...text('partners')} label={words.partners} rows={2} />
      <DateField {...text('startsOn')} label={words.startsOn} />
      <DateField {...text('dueOn')} label={words.dueOn} />
      <TextArea {...text('description')} label={words.description} hint={words.markdown} rows={4} />
      <TextArea {...text('resources')} label={words.resources} hint={words.resourcesHint} rows={2} />
      <TextArea {...text('results')} label={words.results} hint={words.resultsHint} rows={3} />
      <CheckboxGroup
        name="serviceAxes"
        label={words.serviceAxes}
        hint={words.serviceAxesHint}
        choices={props.axes}
        values={form.all('serviceAxes')}
        error={refusal.of('serviceAxes')}
      />
      <Select
        {...text('dossierId')}
        label={words.dossier}
        emptyLabel={words.noDossier}
        options={props.dossiers}
      />
    </>
  );
}

export interface ReplanProps {
  words: ItemWords;
  planWords: PlanWords;
  plan: Plan;
  item: PlanItem;
  form: Form;
  refusal: ErrorSentences;
  conflict: boolean;
  /** Other items of the same level, to take the place. */
  others: readonly Choice[];
}

/** What happens to an item: begun, paused, adapted, replaced… with its day and its reason. */
export function ReplanPage(props: ReplanProps) {
  const { words, planWords, plan, item, form, refusal, conflict } = props;
  const kinds = changesFrom(item.state);
  const text = (name: string) => ({ name, value: form.text(name), error: refusal.of(name) });
  return (
    <>
      <p class="lead">{words.followLead}</p>
      <p>
        <strong>{item.title}</strong> ({planWords.states[item.state]})
      </p>
      {conflict ? <ConflictNotice planWords={planWords} /> : null}
      <ErrorSummary title={refusal.title} errors={refusal.errors} />
      <PostForm action={paths.planItemState(plan.id, item.id)} submissionKey={form.text('_key')}>
        <input type="hidden" name="version" value={item.version} />
        <RadioGroup
          name="kind"
          label={words.kind}
          choices={kinds.map((kind) => ({ value: kind, label: words.kinds[kind] }))}
          value={form.text('kind')}
          error={refusal.of('kind')}
        />
        <DateField {...text('onDay')} label={words.onDay} hint={words.onDayHint} />
        <TextArea {...text('reason')} label={words.reason} hint={words.reasonHint} rows={3} />
        {kinds.includes('adapted') ? <NewReading {...props} /> : null}
        <FormActions>
          <Button>{words.save}</Button>
          <LinkButton href={paths.planItem(plan.id, item.id)}>{words.cancel}</LinkButton>
        </FormActions>
      </PostForm>
    </>
  );
}

/** Carriers as a box holds them, a name a line. */
export const namesOf = (carriers: readonly Carrier[]) => carriers.map(({ name }) => name).join('\n');

const adaptedFields = ['holders', 'partners', 'startsOn', 'dueOn', 'description', 'resources'];

function NewReading({ words, form, refusal, others, item }: ReplanProps) {
  const text = (name: string, now = '') => ({
    name,
    value: form.has(name) ? form.text(name) : now,
    error: refusal.of(name),
  });
  // Sent back with something else to mend, what an adaptation alone changes stays out of the way.
  const isOpen =
    form.text('kind') === 'adapted' || adaptedFields.some((field) => refusal.of(field) !== undefined);
  return (
    <>
      <TextField {...text('newTitle')} label={words.newTitle} hint={words.newTitleHint} maxLength={500} />
      {others.length > 0 ? (
        <Select
          {...text('replacedBy')}
          label={words.replacedBy}
          emptyLabel={words.replacedByNone}
          options={others}
        />
      ) : null}
      <Disclosure summary={words.adaptedFields} open={isOpen}>
        <TextArea
          {...text('holders', namesOf(item.holders))}
          label={words.holders}
          hint={words.namesHint}
          rows={2}
        />
        <TextArea {...text('partners', namesOf(item.partners))} label={words.partners} rows={2} />
        <DateField {...text('startsOn', item.startsOn ?? '')} label={words.startsOn} />
        <DateField {...text('dueOn', item.dueOn ?? '')} label={words.dueOn} />
        <TextArea {...text('description', item.description)} label={words.description} rows={4} />
        <TextArea {...text('resources', item.resources)} label={words.resources} rows={2} />
      </Disclosure>
    </>
  );
}

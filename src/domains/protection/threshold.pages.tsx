import { sortedFrench } from '#/french/collation.ts';
import { paths } from '#/paths.ts';
import type { Form } from '#/platform/form.ts';
import type { ErrorSentences } from '#/platform/form-errors.ts';
import { Button, FormActions } from '#/ui/button.tsx';
import { RadioGroup } from '#/ui/choices.tsx';
import { ErrorSummary } from '#/ui/error-summary.tsx';
import { TextField } from '#/ui/fields.tsx';
import { PostForm } from '#/ui/post-form.tsx';
import { Table } from '#/ui/table.tsx';
import { VisuallyHidden } from '#/ui/visually-hidden.tsx';
import type { fr } from './protection.words.ts';
import { type Policy, type Thresholds, zerosPolicies } from './publication.ts';

type Words = (typeof fr)['thresholds'];

interface ThresholdsProps {
  words: Words;
  policy: Policy;
  form: Form;
  refusal: ErrorSentences;
}

/** The rule of the instance, and of its delicate topics. */
export function ThresholdsPage({ words, policy, form, refusal }: ThresholdsProps) {
  return (
    <>
      <p class="lead">{words.lead}</p>
      <p>
        <a href={paths.protection}>{words.how}</a>
      </p>
      <ErrorSummary title={refusal.title} errors={refusal.errors} />
      <h2>{words.instance}</h2>
      <InstanceForm words={words} form={form} refusal={refusal} />
      <h2>{words.topics}</h2>
      <p>{words.topicsLead}</p>
      <Topics words={words} policy={policy} />
      <h3>{words.addTopic}</h3>
      <TopicForm words={words} form={form} refusal={refusal} />
    </>
  );
}

type FormProps = Omit<ThresholdsProps, 'policy'>;

function InstanceForm({ words, form, refusal }: FormProps) {
  return (
    <PostForm action={paths.administrationThresholds}>
      <Threshold name="people" label={words.people} hint={words.peopleHint} form={form} refusal={refusal} />
      <Threshold
        name="organisations"
        label={words.organisations}
        hint={words.organisationsHint}
        form={form}
        refusal={refusal}
      />
      <RadioGroup
        name="zeros"
        label={words.zeros}
        choices={zerosPolicies.map((value) => ({ value, label: words.zerosChoices[value] }))}
        value={form.text('zeros')}
        error={refusal.of('zeros')}
      />
      <FormActions>
        <Button>{words.save}</Button>
      </FormActions>
    </PostForm>
  );
}

function TopicForm({ words, form, refusal }: FormProps) {
  return (
    <PostForm action={paths.administrationThresholds}>
      <TextField
        name="topic"
        label={words.topic}
        hint={words.topicHint}
        value={form.text('topic')}
        error={refusal.of('topic')}
        maxLength={61}
        width="medium"
        spellcheck={false}
      />
      <Threshold name="topicPeople" label={words.people} form={form} refusal={refusal} />
      <Threshold name="topicOrganisations" label={words.organisations} form={form} refusal={refusal} />
      <FormActions>
        <Button look="quiet">{words.addTopic}</Button>
      </FormActions>
    </PostForm>
  );
}

function Threshold(props: {
  name: string;
  label: string;
  hint?: string;
  form: Form;
  refusal: ErrorSentences;
}) {
  return (
    <TextField
      name={props.name}
      label={props.label}
      hint={props.hint}
      value={props.form.text(props.name)}
      error={props.refusal.of(props.name)}
      inputMode="numeric"
      maxLength={3}
      width="short"
    />
  );
}

function Topics({ words, policy }: { words: Words; policy: Policy }) {
  const topics = sortedFrench(Object.entries(policy.topics), ([topic]) => topic);
  if (topics.length === 0) return <p>{words.noTopic}</p>;
  type Row = [string, Thresholds];
  return (
    <Table
      caption={words.topicList}
      columns={[
        { key: 'topic', heading: words.topic, cell: ([topic]: Row) => topic },
        { key: 'people', heading: words.people, numeric: true, cell: ([, own]) => own.people },
        {
          key: 'organisations',
          heading: words.organisations,
          numeric: true,
          cell: ([, own]) => own.organisations,
        },
        {
          key: 'removal',
          heading: words.removal,
          cell: ([topic]) => (
            <PostForm action={paths.administrationThresholdRemoval} class="inline-form">
              <input type="hidden" name="topic" value={topic} />
              <Button look="quiet">
                {words.removal}
                <VisuallyHidden> ({topic})</VisuallyHidden>
              </Button>
            </PostForm>
          ),
        },
      ]}
      rows={topics}
      rowKey={([topic]) => topic}
    />
  );
}

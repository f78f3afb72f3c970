import {
  type Clause,
  type ConditionSubject,
  conditionSubjects,
  readCondition,
} from '#/domains/codebooks/codebooks.public.ts';
import { Button, FormActions } from '#/ui/button.tsx';
import { Fieldset, RadioGroup } from '#/ui/choices.tsx';
import { Disclosure } from '#/ui/disclosure.tsx';
import { Select, TextField } from '#/ui/fields.tsx';
import type { DraftView } from './draft-frame.pages.tsx';
import { PickedValues } from './picked-values.pages.tsx';

/** A condition asked for and not filled yet: of which attribute, and about what. */
export interface WantedClause {
  attribute: string;
  subject: string;
}

export interface ConditionPickerProps {
  view: DraftView;
  name: string;
  label: string;
  /** The condition in FEEL. */
  text: string;
  wanted: WantedClause | null;
}

/** A condition of a field or of a validation: always, never, picked clause by clause, or typed. */
export function ConditionPicker(props: ConditionPickerProps) {
  const { view, name, label, text, wanted } = props;
  const { words } = view;
  const read = readCondition(text);
  const isWanted = wanted?.attribute === name;
  const kept = read.kind === 'picked' ? read.clauses : [];
  const how = isWanted && read.kind !== 'typed' ? 'picked' : read.kind;
  // Only a validation looks at what is declared.
  const of = name === 'failsWhen' ? 'validation' : 'field';
  const subjects = conditionSubjects(view.draft.book, of);
  const asked = isWanted ? subjects.find((subject) => subject.name === wanted.subject) : undefined;
  const clauses = asked ? [...kept, blankClause(asked)] : kept;
  return (
    <Fieldset legend={label}>
      <Standing view={view} name={name} how={how} join={read.kind === 'picked' ? read.join : 'and'} />
      <Clauses view={view} name={name} clauses={clauses} subjects={subjects} />
      <MoreClauses view={view} name={name} subjects={subjects} />
      <Disclosure summary={words.byHand} open={read.kind === 'typed'}>
        <TextField
          name={name}
          label={words.formula}
          hint={words.conditionTypedHint}
          value={read.kind === 'typed' ? read.text : ''}
          spellcheck={false}
        />
      </Disclosure>
    </Fieldset>
  );
}

const kinds = ['always', 'never', 'picked', 'typed'] as const;

interface StandingProps {
  view: DraftView;
  name: string;
  how: (typeof kinds)[number];
  join: 'and' | 'or';
}

/** When the condition holds, and how its clauses stand together. */
function Standing({ view: { words }, name, how, join }: StandingProps) {
  return (
    <>
      <RadioGroup
        name={`${name}-how`}
        label={words.conditionStands}
        choices={kinds.map((value) => ({ value, label: words.conditionKinds[value] }))}
        value={how}
      />
      <RadioGroup
        name={`${name}-join`}
        label={words.joining}
        choices={[
          { value: 'and', label: words.joins.and },
          { value: 'or', label: words.joins.or },
        ]}
        value={join}
      />
    </>
  );
}

interface ClausesProps {
  view: DraftView;
  name: string;
  clauses: readonly Clause[];
  subjects: readonly ConditionSubject[];
}

/** The clauses of a condition, each with its choices. */
export function Clauses({ view, name, clauses, subjects }: ClausesProps) {
  return (
    <>
      {clauses.map((clause, position) => (
        <ClauseFields
          key={`${position} ${clause.subject}`}
          view={view}
          name={`${name}-${position}`}
          subject={subjects.find((subject) => subject.name === clause.subject) ?? strayed(clause)}
          clause={clause}
        />
      ))}
    </>
  );
}

export const blankClause = ({ name, modes }: ConditionSubject): Clause => ({
  subject: name,
  mode: modes[0] ?? 'yes',
  values: [],
});

/** What the codebook no longer has, shown as it is written, so that it can be taken out. */
const strayed = ({ subject, mode, values }: Clause): ConditionSubject => ({
  name: subject,
  label: { fr: subject, en: subject },
  modes: [mode],
  choices: values.map((value) => ({ value, label: { fr: value, en: value } })),
  valuesTyped: null,
});

interface ClauseProps {
  view: Pick<DraftView, 'words' | 'locale'>;
  name: string;
  subject: ConditionSubject;
  clause: Clause;
}

function ClauseFields({ view: { words, locale }, name, subject, clause }: ClauseProps) {
  return (
    <Fieldset legend={words.condition(subject.label[locale])}>
      <RadioGroup
        name={`${name}-mode`}
        label={words.clauseHow}
        choices={[
          { value: 'any', label: words.modes.any },
          ...subject.modes.map((value) => ({ value, label: words.clauseModes[value] })),
        ]}
        value={clause.mode}
      />
      <PickedValues
        words={words}
        locale={locale}
        name={name}
        choices={choicesOf(subject, clause)}
        valuesTyped={subject.valuesTyped}
        values={clause.values}
      />
      <input type="hidden" name={`${name}-subject`} value={subject.name} />
    </Fieldset>
  );
}

/** A value that the codebook no longer has stays among the choices. */
function choicesOf({ choices }: ConditionSubject, { values }: Clause): ConditionSubject['choices'] {
  if (choices === null || choices.length === 0) return null;
  const gone = values.filter((value) => !choices.some((choice) => choice.value === value));
  return [...choices, ...gone.map((value) => ({ value, label: { fr: value, en: value } }))];
}

export interface MoreClausesProps {
  view: Pick<DraftView, 'words' | 'locale'>;
  name: string;
  subjects: readonly ConditionSubject[];
  label?: string;
}

export function MoreClauses({ view: { words, locale }, name, subjects, label }: MoreClausesProps) {
  return (
    <>
      <Select
        name={`${name}-plus`}
        label={label ?? words.addCondition}
        emptyLabel={words.chooseInput}
        options={subjects.map((subject) => ({ value: subject.name, label: subject.label[locale] }))}
      />
      <FormActions>
        <Button look="quiet" name="suite" value={name}>
          {words.more}
        </Button>
      </FormActions>
    </>
  );
}

import {
  type CaseValue,
  type Clause,
  type Code,
  type ConditionSubject,
  conditionSubjects,
} from '#/domains/codebooks/codebooks.public.ts';
import { Fieldset, RadioGroup } from '#/ui/choices.tsx';
import { Disclosure } from '#/ui/disclosure.tsx';
import { Select, TextField } from '#/ui/fields.tsx';
import { blankClause, Clauses, MoreClauses } from './condition-picker.pages.tsx';
import type { DraftView } from './draft-frame.pages.tsx';
import { type PickedCase, readCases } from './output-cases.rules.ts';
import type { OutputFieldsProps } from './output-fields.pages.tsx';

interface CasesProps extends OutputFieldsProps {
  /** Null where values are typed. */
  codes: readonly Code[] | null;
  isOpen: boolean;
}

const noCase: PickedCase = { join: 'and', clauses: [], value: null };

/** A value by cases: the first whose conditions hold gives it, and one more says what stands otherwise. */
export function CasesFields(props: CasesProps) {
  const { view, name, output, wanted, codes, isOpen } = props;
  const { words } = view;
  const read = readCases(output);
  const subjects = conditionSubjects(view.draft.book, 'output');
  const cases = [...(read?.cases ?? []), ...(wanted?.attribute === name ? [noCase] : [])];
  return (
    <Disclosure summary={words.outputs.cases} open={isOpen}>
      {cases.map((one, position) => (
        <CaseFields
          key={String(position)}
          view={view}
          name={`${name}-cas-${position}`}
          title={words.caseTitle(position + 1)}
          one={one}
          subjects={subjects}
          codes={codes}
          asked={askedIn(props, position, cases.length)}
        />
      ))}
      <MoreClauses view={view} name={name} subjects={subjects} label={words.addCase} />
      <ValueField
        view={view}
        name={`${name}-sinon`}
        label={words.otherCases}
        codes={codes}
        value={read?.otherwise ?? null}
      />
    </Disclosure>
  );
}

/** What a condition was asked on, in this case: a new case is the last. */
function askedIn({ name, wanted }: CasesProps, position: number, count: number): string | null {
  const isNew = wanted?.attribute === name && position === count - 1;
  return wanted && (isNew || wanted.attribute === `${name}-cas-${position}`) ? wanted.subject : null;
}

interface CaseProps {
  view: DraftView;
  name: string;
  title: string;
  one: PickedCase;
  subjects: readonly ConditionSubject[];
  codes: readonly Code[] | null;
  asked: string | null;
}

function CaseFields({ view, name, title, one, subjects, codes, asked }: CaseProps) {
  const { words } = view;
  const subject = subjects.find((found) => found.name === asked);
  const clauses: Clause[] = [...one.clauses, ...(subject ? [blankClause(subject)] : [])];
  return (
    <Fieldset legend={title}>
      <Clauses view={view} name={name} clauses={clauses} subjects={subjects} />
      {clauses.length > 1 ? (
        <RadioGroup
          name={`${name}-join`}
          label={words.joining}
          choices={[
            { value: 'and', label: words.joins.and },
            { value: 'or', label: words.joins.or },
          ]}
          value={one.join}
        />
      ) : null}
      <MoreClauses view={view} name={name} subjects={subjects} />
      <ValueField view={view} name={name} label={words.caseValue} codes={codes} value={one.value} />
    </Fieldset>
  );
}

interface ValueProps {
  view: DraftView;
  name: string;
  label: string;
  codes: readonly Code[] | null;
  value: CaseValue;
}

function ValueField({ view: { words, locale }, name, label, codes, value }: ValueProps) {
  const given = value === null ? '' : String(value);
  if (!codes) return <TextField name={`${name}-gives`} label={label} value={given} />;
  const isKnown = given === '' || codes.some(({ id }) => id === given);
  return (
    <Select
      name={`${name}-gives`}
      label={label}
      emptyLabel={words.leftEmpty}
      options={[
        ...codes.map((code) => ({
          value: code.id,
          label: code.code === null ? code.label[locale] : `${code.code} – ${code.label[locale]}`,
        })),
        ...(isKnown ? [] : [{ value: given, label: given }]),
      ]}
      value={given}
    />
  );
}

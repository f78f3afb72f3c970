import type { ComponentChildren } from 'preact';
import type { DataAttributes } from './button.tsx';
import { FieldNotes, type FieldProps, FieldWord, fieldId, fieldTies } from './field-frame.tsx';

export interface Choice {
  value: string;
  label: string;
  hint?: string;
}

interface ChoicesProps extends FieldProps {
  choices: readonly Choice[];
  /** Two columns on wide screens, for short and numerous choices. */
  columns?: boolean;
}

export interface CheckboxGroupProps extends ChoicesProps {
  values?: readonly string[];
}

/** Any number of choices, all posted under the same name. */
export function CheckboxGroup(props: CheckboxGroupProps) {
  return <ChoiceGroup field={props} type="checkbox" chosen={props.values ?? []} />;
}

export interface RadioGroupProps extends ChoicesProps {
  value?: string;
}

/** One choice among a few. */
export function RadioGroup(props: RadioGroupProps) {
  return <ChoiceGroup field={props} type="radio" chosen={props.value === undefined ? [] : [props.value]} />;
}

function ChoiceGroup(props: { field: ChoicesProps; type: 'checkbox' | 'radio'; chosen: readonly string[] }) {
  const { field, type, chosen } = props;
  const id = fieldId(field);
  const ties = fieldTies(field);
  return (
    <fieldset
      class={field.error ? 'field field-refused' : 'field'}
      aria-describedby={ties['aria-describedby']}
    >
      <legend>
        {field.label}
        <FieldWord field={field} />
      </legend>
      <FieldNotes field={field} />
      <div class={field.columns ? 'choices-columns' : undefined}>
        {field.choices.map((choice, position) => (
          <ChoiceLine
            key={choice.value}
            choice={choice}
            type={type}
            name={field.name}
            // The error summary links to the group's id: its first choice answers.
            id={position === 0 ? id : `${id}-${position + 1}`}
            checked={chosen.includes(choice.value)}
            data={field.data}
          />
        ))}
      </div>
    </fieldset>
  );
}

interface ChoiceLineProps {
  choice: Choice;
  type: 'checkbox' | 'radio';
  name: string;
  id: string;
  checked: boolean;
  data?: DataAttributes;
}

function ChoiceLine({ choice, type, name, id, checked, data }: ChoiceLineProps) {
  return (
    <label class="choice">
      <input id={id} type={type} name={name} value={choice.value} checked={checked} {...data} />
      <span>
        {choice.label}
        {choice.hint ? <span class="hint">{choice.hint}</span> : null}
      </span>
    </label>
  );
}

export interface CheckboxProps {
  name: string;
  label: string;
  /** Posted when ticked; `1` when left out. */
  value?: string;
  checked?: boolean;
  hint?: string;
  id?: string;
  error?: string;
  data?: DataAttributes;
}

/** One box to tick, alone: a consent, a switch. */
export function Checkbox(props: CheckboxProps) {
  const id = fieldId(props);
  return (
    <div class={props.error ? 'field field-refused' : 'field'}>
      <FieldNotes field={{ ...props, hint: undefined }} />
      <label class="choice">
        <input
          id={id}
          type="checkbox"
          name={props.name}
          value={props.value ?? '1'}
          checked={props.checked}
          {...fieldTies({ ...props, hint: undefined })}
          {...props.data}
        />
        <span>
          {props.label}
          {props.hint ? <span class="hint">{props.hint}</span> : null}
        </span>
      </label>
    </div>
  );
}

export interface FieldsetProps {
  legend: string;
  hint?: string;
  children: ComponentChildren;
  id?: string;
}

/** Several fields that answer one question. */
export function Fieldset({ legend, hint, children, id }: FieldsetProps) {
  return (
    <fieldset class="group" id={id}>
      <legend>{legend}</legend>
      {hint ? <p class="hint">{hint}</p> : null}
      {children}
    </fieldset>
  );
}

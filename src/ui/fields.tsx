import { FieldFrame, type FieldProps, fieldId, fieldTies } from './field-frame.tsx';

type Width = 'short' | 'medium' | 'full';

const widthClass = (width: Width = 'full') => (width === 'full' ? undefined : `field-${width}`);

export interface TextFieldProps extends FieldProps {
  /** As typed, whatever it is worth. */
  value?: string;
  type?: 'text' | 'email' | 'tel' | 'url' | 'search' | 'password';
  /** Standard purpose of the field (`email`, `name`, `current-password`), for those who let the browser fill it. */
  autocomplete?: string;
  inputMode?: 'text' | 'numeric' | 'decimal' | 'email' | 'tel' | 'url' | 'search';
  maxLength?: number;
  width?: Width;
  /** False for names and addresses, which no dictionary knows. */
  spellcheck?: boolean;
  /** Offered while typing, never imposed. */
  suggestions?: readonly string[];
  /** Id of another field of the page, whose suggestions are offered here too: a long list is sent once. */
  suggestionsOf?: string;
}

/** One line of text. */
export function TextField(props: TextFieldProps) {
  const id = fieldId(props);
  return (
    <FieldFrame field={props}>
      <input
        id={id}
        name={props.name}
        // Preact's types know one shape of input a type; the attributes given here suit them all.
        type={(props.type ?? 'text') as 'text'}
        value={props.value}
        class={widthClass(props.width)}
        autocomplete={props.autocomplete}
        inputMode={props.inputMode}
        maxLength={props.maxLength}
        spellcheck={props.spellcheck}
        list={
          props.suggestions || props.suggestionsOf ? `${props.suggestionsOf ?? id}-suggestions` : undefined
        }
        {...fieldTies(props)}
        {...props.data}
      />
      {props.suggestions ? (
        <datalist id={`${id}-suggestions`}>
          {props.suggestions.map((suggestion) => (
            <option key={suggestion} value={suggestion} />
          ))}
        </datalist>
      ) : null}
    </FieldFrame>
  );
}

export interface TextAreaProps extends FieldProps {
  value?: string;
  rows?: number;
  maxLength?: number;
}

/**
 * Several lines of text. The box grows with what is written where the browser can. Given a `maxLength`, browsers cut without
 * a word what is pasted past it: better let it come, be refused with a sentence, and be there still.
 */
export function TextArea(props: TextAreaProps) {
  return (
    <FieldFrame field={props}>
      <textarea
        id={fieldId(props)}
        name={props.name}
        rows={props.rows ?? 4}
        maxLength={props.maxLength}
        {...fieldTies(props)}
        {...props.data}
      >
        {/* A browser drops the first line break of a textarea: give it one to drop. */}
        {props.value?.startsWith('\n') ? `\n${props.value}` : props.value}
      </textarea>
    </FieldFrame>
  );
}

export interface SelectOption {
  value: string;
  label: string;
}

/** Options under a common title. */
export interface SelectGroup {
  label: string;
  options: readonly SelectOption[];
}

export interface SelectProps extends FieldProps {
  options: readonly (SelectOption | SelectGroup)[];
  value?: string;
  /** First, empty choice: « Choisir un dossier ». */
  emptyLabel?: string;
  width?: Width;
}

/** One choice in a long list. Under six choices, prefer `RadioGroup`. */
export function Select(props: SelectProps) {
  const { options, value = '', emptyLabel } = props;
  const all = options.flatMap((option) => ('options' in option ? option.options : [option]));
  const isKnown = value === '' || all.some((option) => option.value === value);
  return (
    <FieldFrame field={props}>
      <select
        id={fieldId(props)}
        name={props.name}
        class={widthClass(props.width)}
        {...fieldTies(props)}
        {...props.data}
      >
        {emptyLabel !== undefined ? <option value="">{emptyLabel}</option> : null}
        {isKnown ? null : (
          <option value={value} selected>
            {value}
          </option>
        )}
        {options.map((option) =>
          'options' in option ? (
            <optgroup key={option.label} label={option.label}>
              {option.options.map((inner) => (
                <Option key={inner.value} option={inner} chosen={value} />
              ))}
            </optgroup>
          ) : (
            <Option key={option.value} option={option} chosen={value} />
          ),
        )}
      </select>
    </FieldFrame>
  );
}

function Option({ option, chosen }: { option: SelectOption; chosen: string }) {
  return (
    <option value={option.value} selected={chosen !== '' && option.value === chosen}>
      {option.label}
    </option>
  );
}

export interface DateFieldProps extends FieldProps {
  /** `YYYY-MM-DD`, or whatever was typed. */
  value?: string;
  earliest?: string;
  latest?: string;
}

/** A calendar day. What a date box would silently drop (« 31/02 ») comes back in a text box. */
export function DateField(props: DateFieldProps) {
  return <MomentField field={props} type="date" shape={/^\d{4}-\d{2}-\d{2}$/} />;
}

export interface TimeFieldProps extends FieldProps {
  /** `HH:MM`, or whatever was typed. */
  value?: string;
  earliest?: string;
  latest?: string;
}

/** A time of day. */
export function TimeField(props: TimeFieldProps) {
  return <MomentField field={props} type="time" shape={/^\d{2}:\d{2}(:\d{2})?$/} />;
}

function MomentField(props: {
  field: DateFieldProps | TimeFieldProps;
  type: 'date' | 'time';
  shape: RegExp;
}) {
  const { field, type, shape } = props;
  const value = field.value ?? '';
  const isShown = value === '' || (shape.test(value) && !Number.isNaN(Date.parse(asInstant(value, type))));
  return (
    <FieldFrame field={field}>
      <input
        id={fieldId(field)}
        name={field.name}
        type={(isShown ? type : 'text') as 'date'}
        value={value}
        min={isShown ? field.earliest : undefined}
        max={isShown ? field.latest : undefined}
        class="field-medium"
        {...fieldTies(field)}
        {...field.data}
      />
    </FieldFrame>
  );
}

/** An instant that exists only if the day or the hour does: 30 February is not one in any engine of ours. */
function asInstant(value: string, type: 'date' | 'time'): string {
  if (type === 'time') return `2000-01-01T${value}`;
  const [year = 0, month = 0, day = 0] = value.split('-').map(Number);
  const exists = day <= new Date(Date.UTC(year, month, 0)).getUTCDate();
  return exists ? `${value}T00:00` : '';
}

export interface NumberFieldProps extends FieldProps {
  /** As typed: « 1 250,5 » comes back as it was. */
  value?: string;
  /** Written after the box: « minutes », « personnes ». */
  unit?: string;
  wholeNumber?: boolean;
}

/** A number, in a text box that takes the comma and shows the number pad on a phone. */
export function NumberField(props: NumberFieldProps) {
  const id = fieldId(props);
  const ties = fieldTies(props);
  const describedBy = [props.unit && `${id}-unit`, ties['aria-describedby']].filter(Boolean).join(' ');
  return (
    <FieldFrame field={props}>
      <div class="field-with-unit">
        <input
          id={id}
          name={props.name}
          type="text"
          inputMode={props.wholeNumber ? 'numeric' : 'decimal'}
          value={props.value}
          class="field-short"
          autocomplete="off"
          {...ties}
          aria-describedby={describedBy || undefined}
          {...props.data}
        />
        {props.unit ? <span id={`${id}-unit`}>{props.unit}</span> : null}
      </div>
    </FieldFrame>
  );
}

export interface FileFieldProps extends FieldProps {
  /** What the chooser shows first, for instance `.ics,.csv`; the server decides by the content. */
  accept?: string;
  multiple?: boolean;
}

/** A file to send. A browser cannot keep it after a refusal: say so in the error. */
export function FileField(props: FileFieldProps) {
  return (
    <FieldFrame field={props}>
      <input
        id={fieldId(props)}
        name={props.name}
        type="file"
        accept={props.accept}
        multiple={props.multiple}
        {...fieldTies(props)}
        {...props.data}
      />
    </FieldFrame>
  );
}

import type { ComponentChildren } from 'preact';
import type { DataAttributes } from './button.tsx';
import { Icon } from './icon.tsx';

/** What every field takes. All texts are sentences already in the reader's language. */
export interface FieldProps {
  name: string;
  label: string;
  /** Unique in the page; the name when left out. The error summary links to it. */
  id?: string;
  /** What helps to answer, before the box. */
  hint?: string;
  /** What must change, and how. Its presence marks the field as refused. */
  error?: string;
  /** The word that says so (« obligatoire »); left out when the field may stay empty. */
  required?: string;
  /** The word that says so (« facultatif »), where most fields of the form are required. */
  optional?: string;
  data?: DataAttributes;
}

/** Identifier of a field, as its label, its hint, its error and the error summary know it. */
export function fieldId({ id, name }: { id?: string; name: string }): string {
  return id ?? name.replace(/[^\w-]+/g, '-');
}

/** The attributes that tie a control to its hint and its error. */
export function fieldTies(props: FieldProps) {
  const id = fieldId(props);
  const notes = [props.hint && `${id}-hint`, props.error && `${id}-error`].filter(Boolean);
  return {
    'aria-describedby': notes.length > 0 ? notes.join(' ') : undefined,
    'aria-invalid': props.error ? ('true' as const) : undefined,
  };
}

/** Label, hint, error, then the control: the order in which they are read. */
export function FieldFrame({ field, children }: { field: FieldProps; children: ComponentChildren }) {
  const id = fieldId(field);
  return (
    <div class={field.error ? 'field field-refused' : 'field'}>
      <label for={id}>
        {field.label}
        <FieldWord field={field} />
      </label>
      <FieldNotes field={field} />
      {children}
    </div>
  );
}

/** Whether an answer is expected, in words. */
export function FieldWord({ field }: { field: Pick<FieldProps, 'required' | 'optional'> }) {
  const word = field.required ?? field.optional;
  return word ? <span class="field-note"> ({word})</span> : null;
}

export function FieldNotes({ field }: { field: FieldProps }) {
  const id = fieldId(field);
  return (
    <>
      {field.hint ? (
        <p class="hint" id={`${id}-hint`}>
          {field.hint}
        </p>
      ) : null}
      {field.error ? (
        <p class="field-error" id={`${id}-error`}>
          <Icon name="refusal" />
          <span>{field.error}</span>
        </p>
      ) : null}
    </>
  );
}

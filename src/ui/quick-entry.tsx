import type { ComponentChildren } from 'preact';
import type { DataAttributes } from './button.tsx';
import { Button } from './button.tsx';
import { FieldNotes, fieldTies } from './field-frame.tsx';

export interface QuickEntryProps {
  name: string;
  /** The question: « Que s’est-il passé ? » */
  label: string;
  buttonLabel: string;
  value?: string;
  /** What will be kept without being asked: « Aujourd’hui, dossier Relance du comptoir ». */
  hint?: string;
  error?: string;
  id?: string;
  data?: DataAttributes;
  /** What may be said besides, folded or short. */
  children?: ComponentChildren;
}

/** One big box, one line is enough. To be put inside a form; a `Thread` just after it is tied to it. */
export function QuickEntry(props: QuickEntryProps) {
  const id = props.id ?? props.name;
  const field = { name: props.name, id, label: props.label, hint: props.hint, error: props.error };
  return (
    <div class="quick-entry">
      <label class="quick-label" for={id}>
        {props.label}
      </label>
      {props.error ? <FieldNotes field={{ ...field, hint: undefined }} /> : null}
      <div class="quick-line">
        <textarea id={id} name={props.name} rows={1} {...fieldTies(field)} {...props.data}>
          {props.value?.startsWith('\n') ? `\n${props.value}` : props.value}
        </textarea>
        <Button>{props.buttonLabel}</Button>
      </div>
      {props.hint ? (
        <p class="hint" id={`${id}-hint`}>
          {props.hint}
        </p>
      ) : null}
      {props.children}
    </div>
  );
}

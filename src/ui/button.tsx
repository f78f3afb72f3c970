import type { ComponentChildren } from 'preact';
import { Icon, type IconName } from './icon.tsx';

/** `primary`: the act the page is for, one a form. `quiet`: the others. `danger`: what cannot be undone. */
export type ButtonLook = 'primary' | 'quiet' | 'danger';

export interface ButtonProps {
  children: ComponentChildren;
  look?: ButtonLook;
  type?: 'submit' | 'button' | 'reset';
  name?: string;
  value?: string;
  icon?: IconName;
  /** Posts the form to another address than its own. */
  formAction?: string;
  /** Lets a half-filled form go, to save a draft or step back. */
  formNoValidate?: boolean;
  /** Identifier of the form when the button stands outside it. */
  form?: string;
  disabled?: boolean;
  /** Identifier of what explains the button. */
  describedBy?: string;
  data?: DataAttributes;
}

/** `data-…` attributes for the page's script: `{ 'data-draft': 'trace' }`. */
export type DataAttributes = Record<`data-${string}`, string>;

export function Button(props: ButtonProps) {
  const { look = 'primary', type = 'submit', icon } = props;
  return (
    <button
      class={`button button-${look}`}
      type={type}
      name={props.name}
      value={props.value}
      formAction={props.formAction}
      formNoValidate={props.formNoValidate}
      form={props.form}
      disabled={props.disabled}
      aria-describedby={props.describedBy}
      {...props.data}
    >
      {icon ? <Icon name={icon} /> : null}
      {props.children}
    </button>
  );
}

export interface LinkButtonProps {
  href: string;
  children: ComponentChildren;
  look?: ButtonLook;
  icon?: IconName;
  /** Name of the file when the link gives one. */
  download?: string;
}

/** A link that looks like a button, when following it is the next thing to do. */
export function LinkButton({ href, children, look = 'quiet', icon, download }: LinkButtonProps) {
  return (
    <a class={`button button-${look}`} href={href} download={download}>
      {icon ? <Icon name={icon} /> : null}
      {children}
    </a>
  );
}

/** Buttons and links of a form, in reading order: the main act first. */
export function FormActions({ children }: { children: ComponentChildren }) {
  return <div class="form-actions">{children}</div>;
}

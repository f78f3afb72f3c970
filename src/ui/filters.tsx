import type { ComponentChildren } from 'preact';
import { Button, FormActions } from './button.tsx';
import { Icon } from './icon.tsx';
import { VisuallyHidden } from './visually-hidden.tsx';

/** A filter in force. `removeHref` is the same list without it. */
export interface ChosenFilter {
  label: string;
  removeHref: string;
}

export interface FiltersProps {
  action: string;
  /** « Filtrer la liste ». */
  summary: string;
  submitLabel: string;
  chosen?: readonly ChosenFilter[];
  /** Name of the list of filters in force. */
  chosenLabel?: string;
  /** « Retirer », said before each filter in force. */
  removeLabel?: string;
  open?: boolean;
  /** Fields, whose values stand in the address. */
  children: ComponentChildren;
}

/** A GET form that narrows a list: its choices stand in the address, and can be removed one by one. */
export function Filters(props: FiltersProps) {
  const { chosen = [] } = props;
  return (
    <>
      <details class="filters" open={props.open}>
        <summary>{props.summary}</summary>
        <form class="filters-sheet" action={props.action} method="get">
          <div class="filters-fields">{props.children}</div>
          <FormActions>
            <Button>{props.submitLabel}</Button>
          </FormActions>
        </form>
      </details>
      {chosen.length > 0 ? (
        <ul class="chosen" aria-label={props.chosenLabel}>
          {chosen.map((filter) => (
            <li key={filter.removeHref}>
              <a href={filter.removeHref}>
                {props.removeLabel ? <VisuallyHidden>{props.removeLabel} </VisuallyHidden> : null}
                {filter.label}
                <Icon name="close" />
              </a>
            </li>
          ))}
        </ul>
      ) : null}
    </>
  );
}

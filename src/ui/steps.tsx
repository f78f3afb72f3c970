import { VisuallyHidden } from './visually-hidden.tsx';

export interface StepsProps {
  /** Name of the list: « Étapes de l’import ». */
  label: string;
  steps: readonly string[];
  /** Position of the step one is at, from 0. */
  current: number;
  /** Word for screen readers beside what is finished: « fait ». */
  doneWord: string;
}

/** The few steps of a long act; the thread is drawn up to where one stands. */
export function Steps({ label, steps, current, doneWord }: StepsProps) {
  return (
    <ol class="steps" aria-label={label}>
      {steps.map((step, position) => (
        <li
          key={step}
          class={position < current ? 'step-done' : undefined}
          aria-current={position === current ? 'step' : undefined}
        >
          {step}
          {position < current ? <VisuallyHidden> ({doneWord})</VisuallyHidden> : null}
        </li>
      ))}
    </ol>
  );
}
